"""The page in a browser: what a reader sees and does, and what hostile text does not do."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.graph.reader import ArticleRow, EntityRow, FactRow
from kg.resources import resource
from kg.views.page import page_of

from ..views.rows import Rows, article_text
from .conftest import OpenPage

WORDS = Path(str(resource("visualizations", "explorer", "words.js")))
FAIR = "“邻里小修日”便民服务活动"
_COLORS = """() => {
  const canvas = document.querySelector("#network canvas");
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return new Set(pixels).size;
}"""
_GROUND = "() => getComputedStyle(document.body).backgroundColor"
_TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "<a href='https://example.invalid/'>href</a>",
    "\u202e周远山\u2066",
    "\"'`${alert(1)}{{graph}}",
    "很长" * 5000,
    "周\x00远\x1b[2J山\ud800",
    "__proto__",
    "constructor",
]


def choose(page: Any, name: str) -> None:
    page.fill("#query", name)
    page.press("#query", "Enter")


def panel(page: Any) -> str:
    return str(page.inner_text("#panel"))


def test_it_opens_and_draws_every_entity(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows, title="云栖区新闻"))
    assert page.title() == "云栖区新闻"
    assert page.get_attribute("#stage", "data-drawn") == str(len(rows[0]))
    assert page.evaluate(_COLORS) > 50


def test_han_characters_are_drawn_and_not_boxes(open_page: OpenPage) -> None:
    def picture(name: str) -> bytes:
        entity = EntityRow("urn:1", "Person", "", name, (name,), 1)
        return bytes(
            open_page(page_of([entity], [], [])).screenshot(clip={"x": 0, "y": 110, "width": 860, "height": 650})
        )

    assert picture("周") != picture("沈")


_TOFU = """(letters) => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  Object.assign(canvas, { width: 40, height: 40 });
  const picture = (letter) => {
    pen.clearRect(0, 0, 40, 40);
    pen.font = "24px " + LABEL_FONT;
    pen.fillText(letter, 4, 30);
    return Array.from(pen.getImageData(0, 0, 40, 40).data).join();
  };
  const missing = [picture(String.fromCodePoint(0x10fffe)), picture(" ")];
  return letters.filter((letter) => missing.includes(picture(letter)));
}"""


def test_no_character_of_the_page_is_drawn_as_a_missing_glyph(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    words = "".join(WORDS.read_text("utf-8").split())
    letters = sorted({letter for text in (words, panel(page), *(row.name for row in rows[0])) for letter in text})
    assert page.evaluate(_TOFU, [letter for letter in letters if letter.strip()]) == []
    assert page.evaluate(_TOFU, ["\U0010fffd"]) == ["\U0010fffd"]


def test_both_ends_of_a_fact_are_marked_where_the_text_names_them(open_page: OpenPage, rows: Rows) -> None:
    """云栖区 is a part of 云栖区社区服务协会, and is marked there neither by name nor by place."""
    entities, articles, facts = rows
    (fact,) = [fact for fact in facts if fact.subject == "urn:云栖区社区服务协会"]
    evidence = fact.evidence
    named = [
        replace(evidence, start=evidence.start + evidence.quote.index(name), quote=name)
        for name in ("云栖区社区服务协会", FAIR)
    ]
    mentions = {f"urn:{one.quote}": [replace(one, end=one.start + len(one.quote))] for one in named}
    page = open_page(page_of(entities, articles, [fact], mentions))
    choose(page, "云栖区社区服务协会")
    assert page.locator("#panel mark").all_inner_texts() == ["云栖区社区服务协会", FAIR]
    assert page.inner_text("#panel blockquote") == evidence.quote


def test_what_stands_for_a_name_is_marked_by_its_place(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    fact = next(fact for fact in facts if fact.subject == "urn:陈望舒" and fact.object.startswith("urn:四季度"))
    start = fact.evidence.start + fact.evidence.quote.index("会议")
    mentions = {fact.object: [replace(fact.evidence, start=start, end=start + 2)]}
    page = open_page(page_of(entities, articles, [fact], mentions))
    choose(page, "陈望舒")
    assert page.locator("#panel mark").all_inner_texts() == ["陈望舒", "会议"]


def test_searching_shows_the_facts_with_their_sentences(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.fill("#query", "邻里")
    assert page.locator("#hits [role=option]").count() == 1
    page.press("#query", "Enter")
    assert page.get_attribute("#stage", "data-kind") == "ego"
    shown = panel(page)
    assert page.inner_text("#panel h2") == FAIR
    assert "澄川农村商业银行云栖支行赞助了全部工具" in shown
    assert "2.txt，第" in shown
    assert "by-hand" in shown
    assert "2024-11-02" in shown
    assert FAIR in page.locator("#panel mark").all_inner_texts()


def test_offsets_in_the_panel_lead_to_the_quotation(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, "许星河")
    start, end = (int(number) for number in panel(page).split("3.txt，第 ")[1].split(" 字")[0].split("\u2013"))
    assert page.locator("#panel blockquote").first.inner_text() == article_text(3)[start:end]


def test_entities_of_one_name_are_told_apart_by_their_file(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    second = replace(entities[0], iri="urn:another", name="沈清禾", names=("沈清禾",))
    mentions = {"urn:沈清禾": [facts[-1].evidence], "urn:another": [replace(facts[0].evidence, start=0, end=3)]}
    page = open_page(page_of([*entities, second], articles, facts, mentions))
    page.fill("#query", "沈清禾")
    hints = page.locator("#hits [role=option] small").all_inner_texts()
    assert sorted(hint.rpartition(" ")[2] for hint in hints) == ["0.txt", "1.txt"]


def test_arrow_keys_choose_among_the_hits(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.fill("#query", "望榆街道")
    second = page.locator("#hits [role=option]").nth(1).locator("bdi").inner_text()
    page.press("#query", "ArrowDown")
    assert page.get_attribute("#query", "aria-activedescendant") == "hit1"
    page.press("#query", "Enter")
    assert page.inner_text("#panel h2") == second


def test_clicking_a_node_shows_its_facts(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    dated = [fact for fact in facts if fact.subject == f"urn:{FAIR}" and fact.literal]
    page = open_page(page_of([entity for entity in entities if entity.name == FAIR], articles, dated))
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.inner_text("#panel h2") == FAIR
    page.mouse.click(box["x"] + 30, box["y"] + box["height"] - 30)
    assert page.inner_text("#panel h2") == "概览"


def test_clicking_a_line_shows_what_is_between_its_ends(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    ends = ("urn:梁书亭", "urn:梁守田")
    between = [fact for fact in facts if (fact.subject, fact.object) == ends]
    page = open_page(page_of([entity for entity in entities if entity.iri in ends], articles, between))
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "两者之间" in panel(page)
    assert page.locator("#panel .tag").all_inner_texts() == ["叔叔", "引述"]


def test_an_entity_without_facts_shows_where_it_is_named(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    start = article_text(1).index("巷口")
    evidence = replace(facts[-1].evidence, start=start, end=start + 2, quote="巷口")
    page = open_page(page_of(entities, articles, facts, {"urn:巷口": [evidence]}))
    choose(page, "巷口")
    assert "没有抽取到" in panel(page)
    assert f"1.txt，第 {start}\u2013{start + 2} 字" in panel(page)


def test_a_neighbour_s_name_leads_to_it_and_back(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, FAIR)
    page.click("#panel .link:has-text('沈清禾')")
    assert page.inner_text("#panel h2") == "沈清禾"
    assert "“周末学木工”活动" in panel(page)
    page.click("#panel .tools button:has-text('返回')")
    assert page.inner_text("#panel h2") == FAIR


def test_how_a_statement_is_vouched_for_is_shown(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, "“巷口故事会”项目")
    assert page.inner_text("#panel .tag.unsure") == "计划"


def test_an_author_s_articles_are_shown(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, "苏晚晴")
    assert "撰写的报道" in panel(page)
    assert "《老兵故事进课堂 少年听得入了神》" in panel(page)


def test_the_legend_filters_by_type(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    people = len([entity for entity in rows[0] if entity.type == "Person"])
    page.click("#types [data-type=Person]")
    assert page.get_attribute("#types [data-type=Person]", "aria-pressed") == "false"
    assert page.get_attribute("#stage", "data-shown") == str(len(rows[0]) - people)
    choose(page, "周远山")
    assert page.get_attribute("#types [data-type=Person]", "aria-pressed") == "true"


def test_the_list_holds_all_that_the_network_shows(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.click("#as-list")
    assert not page.is_visible("#stage")
    names = page.locator("#list tbody tr td:first-child").all_inner_texts()
    assert sorted(names) == sorted(entity.name for entity in rows[0])
    page.click("#list .link:has-text('拾木坊')")
    assert page.inner_text("#panel h2") == "拾木坊"


def test_it_speaks_english_too(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, "周远山")
    page.click("#language")
    assert page.get_attribute("html", "lang") == "en"
    assert "Holds position" in panel(page)
    assert "no allegation" in page.inner_text("footer")
    assert page.get_attribute("#panel blockquote >> nth=0", "lang") == "zh-Hans"
    page.click("#language")
    assert "可能有误" in page.inner_text("footer")


def test_what_is_not_in_the_page_is_counted(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows, limit=10))
    assert page.get_attribute("#stage", "data-drawn") == "10"
    assert f"联系较少的 {len(rows[0]) - 10} 个未收入本页" in page.inner_text("#shown")


def test_the_keyboard_goes_from_entity_to_entity(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.focus("#network")
    page.keyboard.press("n")
    first = page.inner_text("#panel h2")
    page.keyboard.press("n")
    assert page.inner_text("#panel h2") != first
    page.keyboard.press("p")
    assert page.inner_text("#panel h2") == first
    for key in ("ArrowLeft", "+", "-", "0", "Escape"):
        page.keyboard.press(key)
    assert page.inner_text("#panel h2") == "概览"


def test_a_phone_needs_no_sideways_scrolling(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    choose(page, FAIR)
    assert page.evaluate(_TOO_WIDE) == 0
    page.click("#as-list")
    assert page.evaluate(_TOO_WIDE) == 0


def test_dark_and_light_follow_the_reader_s_setting(open_page: OpenPage, rows: Rows) -> None:
    html = page_of(*rows)
    light, dark = (open_page(html, color_scheme=scheme) for scheme in ("light", "dark"))
    assert light.evaluate(_GROUND) != dark.evaluate(_GROUND)
    assert dark.evaluate(_COLORS) > 50


def test_an_empty_graph_opens(open_page: OpenPage) -> None:
    assert open_page(page_of([], [], [])).get_attribute("#stage", "data-drawn") == "0"


def hostile_rows(rows: Rows, text: str) -> Rows:
    """A small graph with the text in every field that holds text."""
    evidence = replace(
        rows[2][0].evidence, article="urn:a", title=text, file=text, published=text, quote=f"甲{text}\n乙", rule=text
    )
    entities = [
        EntityRow("urn:1", "Person", text, text, (text, f"又名{text}"), 1),
        EntityRow("urn:2", "Organization", "", f"单位{text}", (f"单位{text}",), 1),
        EntityRow("urn:3", text, "", f"其他{text}", (f"其他{text}",), 1),
    ]
    articles = [ArticleRow("urn:a", text, text, (text,), text, text, text, 0, 9)]
    facts = [
        FactRow("urn:1", "holdsPosition", "urn:2", False, (text,), "stated", evidence),
        FactRow("urn:1", text, "urn:3", False, (text,), text, evidence),
        FactRow("urn:2", "occursOn", text, True, (), "planned", evidence),
        FactRow("urn:a", "authoredBy", "urn:1", False, (), "stated", evidence),
    ]
    return entities, articles, facts


@pytest.mark.parametrize("text", _HOSTILE, ids=range(len(_HOSTILE)))
def test_hostile_text_stays_text(open_page: OpenPage, rows: Rows, text: str) -> None:
    page = open_page(page_of(*hostile_rows(rows, text), title=text))
    assert page.get_attribute("#stage", "data-drawn") == "3"
    page.focus("#network")
    for _ in range(3):
        page.keyboard.press("n")
        assert page.locator("#panel blockquote").count() > 0
    page.fill("#query", text[:50])
    page.keyboard.press("Escape")
    page.click("#as-list")
    page.click("#language")
    assert page.locator("img, iframe, a").count() == 0
    assert page.locator("script").count() == 2
    assert page.evaluate(_TOO_WIDE) == 0
