"""The explorer in a browser: surroundings, paths, filters, further views, its address, what it saves, large graphs."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from benchmarks.graphs import fictional_graph
from kg.graph.reader import ArticleRow, EntityRow, EvidenceRow, FactRow
from kg.views.geography import Land
from kg.views.geojson import Feature
from kg.views.page import page_of

from ..views.rows import Rows
from .conftest import OpenPage
from .test_page import FAIR, choose, panel


def shown(page: Any) -> int:
    return int(page.get_attribute("#stage", "data-shown"))


def address(page: Any) -> str:
    return unquote(page.url.partition("#")[2])


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Wait for something that no element shows; the page's policy lets no text be run as a test."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come about in five seconds")


def neighbours(rows: Rows, name: str) -> set[str]:
    """Those that a statement links with an entity, by the rows alone."""
    iri = f"urn:{name}"
    ends = [{fact.subject, fact.object} for fact in rows[2] if iri in (fact.subject, fact.object)]
    known = {entity.iri for entity in rows[0]}
    return {end for pair in ends for end in pair if end != iri and end in known}


def listed(page: Any) -> list[str]:
    page.click("#as-list")
    return list(page.locator("#list tbody tr td:first-child").all_inner_texts())


def _evidence(rows: Rows) -> EvidenceRow:
    return rows[2][0].evidence


def step(page: Any, word: str) -> None:
    page.click(f"#panel .tools[role=group] button:has-text('{word}')")


def slide(page: Any, selector: str, value: object) -> None:
    """Set a slider as its keys would."""
    page.locator(selector).evaluate("(slider, value) => { slider.value = value; }", str(value))
    page.locator(selector).dispatch_event("change")


# Surroundings and paths


def test_one_step_around_holds_the_neighbours_and_no_one_else(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, FAIR)
    assert {f"urn:{name}" for name in listed(page)} == neighbours(rows, FAIR) | {f"urn:{FAIR}"}


def test_two_steps_around_hold_the_neighbours_of_neighbours(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, FAIR)
    step(page, "两步邻域")
    near = neighbours(rows, FAIR)
    far = set().union(*(neighbours(rows, iri.removeprefix("urn:")) for iri in near))
    assert {f"urn:{name}" for name in listed(page)} == near | far | {f"urn:{FAIR}"}
    page.click("#as-network")
    step(page, "全图")
    assert shown(page) == len(rows[0])


def test_a_path_is_the_shortest_with_the_sentences_of_each_step(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, "许星河")
    step(page, "到…的路径")
    choose(page, "澄川医药公司")
    assert page.get_attribute("#stage", "data-kind") == "path"
    assert "许星河 与 澄川医药公司 之间经过 3 步" in panel(page)
    assert page.locator("#panel h3").all_inner_texts() == [
        "许星河 → 临溪街道社区卫生服务中心",
        "临溪街道社区卫生服务中心 → “云药柜”项目",
        "“云药柜”项目 → 澄川医药公司",
    ]
    assert page.locator("#panel blockquote").count() == 3
    page.click("#panel .tools button:has-text('概览')")
    assert shown(page) == len(rows[0])


def test_where_there_is_no_path_the_page_says_so(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, "许星河")
    step(page, "到…的路径")
    choose(page, "叶知秋")
    assert "没有路径" in panel(page)
    assert shown(page) == len(rows[0])


def _hub(rows: Rows, others: int) -> Rows:
    """An initiative with so many participants, a third of them bodies, and each of those linked with one more."""
    kinds = ["Person", "Person", "Organization"]
    near = [EntityRow(f"urn:{n}", kinds[n % 3], "", f"居民第{n}号", (f"居民第{n}号",), 1) for n in range(others)]
    far = [EntityRow(f"urn:far{n}", "Place", "", f"小区第{n}号", (f"小区第{n}号",), 1) for n in range(others * 2)]
    hub = EntityRow("urn:hub", "Initiative", "", "读书会", ("读书会",), 1)
    facts = [FactRow(row.iri, "participatesIn", hub.iri, False, (), "stated", _evidence(rows)) for row in near]
    facts += [
        FactRow(near[n // 2].iri, "residentOf", row.iri, False, (), "stated", _evidence(rows))
        for n, row in enumerate(far)
    ]
    return [hub, *near, *far], rows[1], facts


def test_a_hub_with_more_than_120_neighbours_groups_them_by_type(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*_hub(rows, 300)))
    choose(page, "读书会")
    assert shown(page) == 301
    page.wait_for_selector("#stage[data-drawn='73']")
    assert "屏上 73 / 共 301 个实体（全部 901 个） · 其中 228 个收在气泡里" in page.inner_text("#shown")
    listed(page)
    page.click("#list button:has-text('再显示 101 项')")
    assert page.locator("#list tbody tr").count() == 301


def test_a_bubble_is_reached_by_key_and_lists_what_it_holds(open_page: OpenPage, rows: Rows) -> None:
    html = page_of(*_hub(rows, 300))
    page = open_page(html)
    choose(page, "读书会")
    page.focus("#network")
    page.keyboard.press("p")
    assert page.inner_text("#panel h2") == "与 读书会 有联系的其余 76 个单位"
    page.keyboard.press("p")
    assert page.inner_text("#panel h2") == "与 读书会 有联系的其余 152 个人物"
    assert page.locator("#panel .ranking li").count() == 12
    assert "group=rest:Person" in address(page)
    again = open_page(html, address=page.url.partition("#")[2])
    assert panel(again) == panel(page)
    again.click("#panel .ranking .link >> nth=0")
    assert again.inner_text("#panel h2").startswith("居民第")


def test_two_steps_around_a_hub_each_neighbour_s_own_are_bubbles(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*_hub(rows, 300)))
    choose(page, "读书会")
    step(page, "两步邻域")
    assert shown(page) == 301 + 2 * 72
    page.wait_for_selector("#stage[data-drawn='73']")


def test_no_more_than_120_neighbours_are_all_drawn(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*_hub(rows, 120)))
    choose(page, "读书会")
    page.wait_for_selector("#stage[data-drawn='121']")
    assert "气泡" not in page.inner_text("#shown")


# Search


@pytest.mark.parametrize("query", ["周远山", "zhouyuanshan", "zhou yuan shan", "zys", "ZYS", "yuanshan", "zhouys"])
def test_a_name_is_found_by_characters_pinyin_and_initials(open_page: OpenPage, rows: Rows, query: str) -> None:
    page = open_page(page_of(*rows))
    page.fill("#query", query)
    assert page.locator("#hits [role=option] .name").first.inner_text() == "周远山"


def test_letters_that_spell_no_name_find_nothing(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.fill("#query", "zhouyuanshanx")
    assert page.inner_text("#hits") == "没有找到"


def test_the_slash_key_goes_to_the_search(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.focus("#network")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    assert page.input_value("#query") == ""


# Filters


def test_counts_in_the_legend_are_those_of_the_graph(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    for kind in {entity.type for entity in rows[0]}:
        count = len([entity for entity in rows[0] if entity.type == kind])
        assert page.inner_text(f"#types [data-type={kind}] .count") == str(count)
    for relation in {fact.predicate for fact in rows[2]}:
        count = len([fact for fact in rows[2] if fact.predicate == relation])
        assert page.inner_text(f"#relations [data-relation={relation}] .count") == str(count)


def test_a_relation_can_be_left_out(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    for relation in {fact.predicate for fact in rows[2]} - {"kinOf"}:
        page.click(f"#relations [data-relation={relation}]")
    assert sorted(listed(page)) == ["梁书亭", "梁守田"]
    page.click("#reset")
    assert sorted(listed(page)) == sorted(entity.name for entity in rows[0])


def test_confidence_and_number_of_sources_filter(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    sure = replace(facts[0], evidence=replace(facts[0].evidence, confidence=0.99))
    twice = replace(sure, evidence=replace(sure.evidence, article=articles[1].iri))
    page = open_page(page_of(entities, articles, [sure, twice, *facts[1:]]))
    slide(page, "#confidence", 0.95)
    assert sorted(listed(page)) == ["区委", "周远山"]
    slide(page, "#confidence", 0)
    assert shown(page) == len(entities)
    slide(page, "#evidence", 2)
    assert sorted(listed(page)) == ["区委", "周远山"]


def test_the_time_brush_keeps_what_was_reported_then(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.locator("#time-until").focus()
    page.keyboard.press("Home")
    kept = [fact for fact in rows[2] if fact.evidence.published == "2024-11-01"]
    known = {entity.iri: entity.name for entity in rows[0]}
    assert set(listed(page)) == {known[end] for fact in kept for end in (fact.subject, fact.object) if end in known}
    assert page.inner_text("#span") == "2024-11-01 \u2013 2024-11-01"
    page.click("#all-time")
    assert shown(page) == len(rows[0])


def test_a_panel_says_how_many_facts_the_filters_hide(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, FAIR)
    page.click("#relations [data-relation=supports]")
    assert "另有 1 条事实不符合筛选条件" in panel(page)
    assert "赞助了全部工具" not in panel(page)


# Further views


def test_the_list_is_sorted_by_its_heads(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    facts = [int(text) for text in (listed(page), page.locator("#list td:nth-child(4)").all_inner_texts())[1]]
    assert facts == sorted(facts, reverse=True)
    page.click("#list th button:has-text('事实')")
    assert page.get_attribute("#list th:nth-child(4)", "aria-sort") == "ascending"
    assert [int(text) for text in page.locator("#list td:nth-child(4)").all_inner_texts()] == sorted(facts)


def test_what_is_said_of_an_initiative_stands_in_its_panel_and_its_table(open_page: OpenPage, rows: Rows) -> None:
    said = {"theme": "水清岸绿", "quantity": "200多名居民", "stage": "launched"}
    more = tuple(
        FactRow(f"urn:{FAIR}", predicate, words, True, (), "stated", _evidence(rows))
        for predicate, words in said.items()
    )
    page = open_page(page_of(rows[0], rows[1], (*rows[2], *more)))
    choose(page, FAIR)
    text = panel(page)
    assert all(word in text for word in ("主题", "水清岸绿", "数量", "200多名居民", "进展", "已启动"))
    assert "launched" not in text


def test_the_timeline_holds_each_initiative_on_its_day(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.click("#as-timeline")
    text = page.inner_text("#timeline")
    initiatives = [entity.name for entity in rows[0] if entity.type == "Initiative"]
    assert page.locator("#timeline .event").count() == len(initiatives)
    assert text.index("2024-11-01") < text.index("2024-11-02") < text.index("2024-11-03") < text.index("原文未写明日期")
    fair = page.locator(f"#timeline .event:has-text('{FAIR}')").inner_text()
    assert "2024-11-02" in fair
    assert "望榆街道" in fair
    assert "听潮社区文化广场" in fair


def test_the_tree_holds_each_body_below_its_unit(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.click("#as-tree")
    street = page.locator("#tree li:has(> .branch bdi:text-is('临溪街道'))")
    below = street.locator(".link").all_inner_texts()
    assert below[0] == "临溪街道"
    assert set(below) >= {"青禾社区", "青禾社区关工委", "临溪街道社区卫生服务中心"}
    names = page.locator("#tree .link").all_inner_texts()
    assert len(names) == len(set(names))


def test_a_circle_of_units_ends(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    circle = [
        replace(facts[0], subject=f"urn:{one}", predicate="subUnitOf", object=f"urn:{other}", qualifiers=())
        for one, other in [("云栖区", "枫浦街道"), ("枫浦街道", "桐荫社区"), ("桐荫社区", "云栖区")]
    ]
    page = open_page(page_of(entities, articles, circle))
    page.click("#as-tree")
    assert page.locator("#tree .link").count() == 3


# The address


def test_a_view_comes_back_by_its_address(open_page: OpenPage, rows: Rows) -> None:
    html = page_of(*rows)
    page = open_page(html)
    choose(page, FAIR)
    step(page, "两步邻域")
    page.click("#relations [data-relation=supports]")
    page.click("#types [data-type=Organization]")
    page.click("#as-timeline")
    page.click("#language")
    before = (panel(page), shown(page), page.inner_text("#timeline"))
    again = open_page(html, address=page.url.partition("#")[2])
    assert (panel(again), shown(again), again.inner_text("#timeline")) == before
    assert again.get_attribute("html", "lang") == "en"
    assert again.is_visible("#timeline")


def test_a_path_comes_back_by_its_address(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), address="path=许星河&to=澄川医药公司&theme=dark")
    assert "之间经过 3 步" in panel(page)
    assert page.get_attribute("html", "data-theme") == "dark"


def is_at_rest(page: Any) -> bool:
    """The address and what is drawn stay as they are for a quarter of a second."""
    before = address(page), page.get_attribute("#stage", "data-drawn")
    page.wait_for_timeout(250)
    return before == (address(page), page.get_attribute("#stage", "data-drawn"))


def test_what_part_is_shown_and_how_large_comes_back_by_its_address(open_page: OpenPage, rows: Rows) -> None:
    html = page_of(*rows)
    page = open_page(html)
    assert "at=" not in address(page)
    page.focus("#network")
    for key in ("+", "+", "+", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    until(page, lambda: "at=" in address(page) and is_at_rest(page))
    drawn = page.get_attribute("#stage", "data-drawn")
    assert int(drawn) < len(rows[0])
    again = open_page(html, address=page.url.partition("#")[2])
    again.wait_for_selector(f"#stage[data-drawn='{drawn}']")
    assert address(again) == address(page)
    again.click("#zoom-all")
    until(again, lambda: "at=" not in address(again))


def test_dragging_and_the_wheel_are_written_into_the_address(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    box = page.locator("#network").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 300)
    page.mouse.wheel(0, -240)
    until(page, lambda: "at=" in address(page))
    before = address(page)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 340, steps=4)
    page.mouse.up()
    until(page, lambda: address(page) != before)


def test_an_address_is_kept_by_a_frame_that_has_no_size_yet(open_page: OpenPage, rows: Rows) -> None:
    html = page_of(*rows)
    where = "at=10.0,-20.0,2"
    page = open_page(html, address=where, viewport={"width": 1, "height": 1})
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(200)
    expected = open_page(html, address=where)
    expected.wait_for_timeout(200)
    assert page.locator("#network").screenshot() == expected.locator("#network").screenshot()


def test_entities_of_one_name_have_addresses_of_their_own(open_page: OpenPage, rows: Rows) -> None:
    entities, articles, facts = rows
    second = replace(entities[0], iri="urn:another", name="沈清禾", names=("沈清禾",))
    page = open_page(page_of([*entities, second], articles, facts), address="entity=沈清禾~2")
    assert "没有抽取到" in panel(page)
    assert address(page) == "entity=沈清禾~2"


@pytest.mark.parametrize(
    "nonsense",
    [
        "entity=无此人",
        "at=1,2",
        "at=NaN,0,1",
        "at=0,0,-1",
        "at=9e9,0,1",
        "view=map",
        "group=community:无",
        "view=__proto__",
        "hops=9&around=x",
        "from=never&sort=99",
        "%%%",
        "path=周远山",
        "sources=1e9",
    ],
)
def test_a_wrong_address_does_no_harm(open_page: OpenPage, rows: Rows, nonsense: str) -> None:
    page = open_page(page_of(*rows), address=nonsense)
    assert page.is_visible("#stage") or page.is_visible("#list")
    assert page.locator("#panel h2").count() == 1


# What is saved


def save(page: Any, button: str) -> bytes:
    page.click("#saving summary")
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes()


def test_the_table_of_facts_holds_every_fact_with_its_quotation(open_page: OpenPage, rows: Rows) -> None:
    raw = save(open_page(page_of(*rows)), "#save-facts")
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert sorted(line["引文"] for line in lines) == sorted(fact.evidence.quote for fact in rows[2])
    assert {line["关系"] for line in lines} >= {"任职", "举办", "日期"}


def test_the_table_of_entities_is_the_list(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    raw = save(page, "#save-entities").decode("utf-8-sig")
    assert [line["名称"] for line in csv.DictReader(io.StringIO(raw, newline=""))] == listed(page)


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", '="a,b"'])
def test_no_cell_is_a_formula(open_page: OpenPage, rows: Rows, name: str) -> None:
    entity = EntityRow("urn:1", "Person", "", name, (name,), 1)
    raw = save(open_page(page_of([entity], [], [])), "#save-entities").decode("utf-8-sig")
    (line,) = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert line["名称"] == "'" + name


def test_the_drawing_is_saved_as_svg_and_as_a_picture(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    svg = ET.fromstring(save(page, "#save-svg"))  # noqa: S314 - made by the page under test
    texts = {element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"沈清禾", "四季度重点项目推进会"} <= texts
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}circle"))) >= 10
    assert save(page, "#save-png").startswith(b"\x89PNG")


# Sizes and places


def _wheel(page: Any, turns: int) -> None:
    box = page.locator("#network").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(turns):
        page.mouse.wheel(0, -240)


def test_communities_are_bubbles_that_unfold_on_zoom(open_page: OpenPage) -> None:
    page = open_page(page_of(*fictional_graph(1000)))
    closed = int(page.get_attribute("#stage", "data-closed"))
    assert closed > 10
    assert re.fullmatch(r"屏上 \d+ 个实体、\d+ 个群组 / 共 1,000 个实体 · 放大可见更多", page.inner_text("#shown"))
    _wheel(page, 8)
    page.wait_for_selector("#stage[data-closed='0']")
    assert 0 < int(page.get_attribute("#stage", "data-drawn")) < 300
    assert "放大可见更多" not in page.inner_text("#shown")
    assert shown(page) == 1000


def test_no_more_than_six_hundred_are_drawn_at_a_time(open_page: OpenPage) -> None:
    page = open_page(page_of(*fictional_graph(3000)))
    _wheel(page, 3)
    page.wait_for_selector("#stage[data-drawn='600']")
    assert page.inner_text("#shown").startswith("屏上 600")
    assert "/ 共 3,000 个实体" in page.inner_text("#shown")


def test_a_community_is_chosen_in_the_panel_and_by_its_address(open_page: OpenPage) -> None:
    html = page_of(*fictional_graph(1000))
    page = open_page(html)
    row = page.locator("#panel h3:has-text('群组') + div li").first
    name, count = row.locator(".link").inner_text(), row.locator(".count").inner_text()
    row.locator(".link").click()
    assert page.inner_text("#panel h2") == f"{name} 等 {count} 个"
    assert page.inner_text("#panel h3 >> nth=0") == f"其中的实体 · {count}"
    assert f"group=community:{name}" in address(page)
    again = open_page(html, address=page.url.partition("#")[2])
    assert panel(again) == panel(page)


def test_a_page_of_large_data_opens_and_answers(open_page: OpenPage) -> None:
    rows = fictional_graph(3000)
    html = page_of(*rows)
    assert 'data-packed="gzip"' in html
    page = open_page(html)
    assert shown(page) == 3000
    facts = max(rows[2], key=lambda fact: len(fact.evidence.quote))
    name = next(entity.name for entity in rows[0] if entity.iri == facts.subject)
    choose(page, name)
    assert page.locator("#panel blockquote").count() > 0


def test_a_frame_without_size_opens_and_draws_once_it_has_one(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), viewport={"width": 1, "height": 1})
    assert shown(page) == len(rows[0])
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_selector(f"#stage[data-drawn='{len(rows[0])}']")


def test_dragging_moves_and_pinching_zooms(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    box = page.locator("#network").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)

    def points(spread: float) -> list[dict[str, float]]:
        return [{"x": x - spread, "y": y, "id": 0}, {"x": x + spread, "y": y, "id": 1}]

    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points(20)})
    for spread in range(30, 150, 20):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points(spread)})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(f"Number(document.querySelector('#stage').dataset.drawn) < {len(rows[0])}", timeout=5000)
    page.click("#zoom-all")
    page.wait_for_selector(f"#stage[data-drawn='{len(rows[0])}']")


def test_on_a_phone_the_filters_open_and_close(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    assert not page.is_visible("#types")
    page.click("#show-filters")
    page.click("#types [data-type=Person]")
    assert shown(page) < len(rows[0])
    page.click("#show-filters")
    assert not page.is_visible("#types")


def test_the_theme_can_be_chosen(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != ground
    assert address(page) == "theme=dark"


def test_print_shows_the_facts_and_no_controls(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    choose(page, FAIR)
    page.emulate_media(media="print")
    assert page.is_visible("#panel blockquote >> nth=0")
    assert not page.is_visible("#legend")
    assert not page.is_visible("#query")


_PARTS = ["<b>", '"', "'", "`", "\\", "]]>", "<!--", "{{title}}", "%3c", "&#60;", "\u2028", "\u202e", "\x00", "﷽"]
_PARTS += ["\ud800"]
_HOSTILE = [f"{one}{other}<img src=x onerror=alert(1)>" for one in _PARTS for other in _PARTS]
_HOSTILE += [f"javascript:alert({number})//</script><svg onload=alert({number})>" for number in range(100)]


def _hostile_rows(rows: Rows) -> Rows:
    """Each hostile string in every field of the page that holds text."""
    names = [f"{text}{number}" for number, text in enumerate(_HOSTILE)]
    types = ["Person", "Organization", "AdministrativeUnit", "Place", "Initiative"]
    entities = [
        EntityRow(f"urn:{n}", types[n % 5] if n % 10 else name, name, name, (name, name * 2), 1)
        for n, name in enumerate(names)
    ]
    articles = [
        ArticleRow(f"urn:article:{n}", name, name, (name,), name, name, name, 0, 9) for n, name in enumerate(names)
    ]
    facts = []
    for n, name in enumerate(names):
        evidence = replace(
            _evidence(rows), article=articles[n].iri, title=name, file=name, published=name, quote=name, rule=name
        )
        relation = "partOf" if n % 4 else name
        facts.append(FactRow(f"urn:{n}", relation, f"urn:{n // 3}", False, (name,), name, evidence))
        facts.append(FactRow(f"urn:{n}", "occursOn", name, True, (), "quoted", evidence))
    return entities, articles, facts


def test_three_hundred_hostile_strings_in_every_field_stay_text(open_page: OpenPage, rows: Rows) -> None:
    hostile = _hostile_rows(rows)
    names = [entity.name for entity in hostile[0]]
    features = [Feature("", f"urn:{n}", name, points=((150 + n / 1e4, 25.0),)) for n, name in enumerate(names)]
    page = open_page(page_of(*hostile, title=names[0], land=Land(features, {}, Path(f"{names[7].strip('/')}"))))
    assert shown(page) == len(names) > 300
    for language in ("en", "zh"):
        for view in ("list", "timeline", "tree", "map", "network"):
            page.click(f"#as-{view}")
        page.click("#language")
        assert page.get_attribute("html", "lang") == {"en": "en", "zh": "zh-Hans"}[language]
    page.focus("#network")
    for _ in range(40):
        page.keyboard.press("n")
    page.click("#as-map")
    for _ in range(5):
        page.keyboard.press("n")
    assert page.locator("img, iframe, a, svg[onload], b:has(b)").count() == 0
    assert page.locator("script").count() == 2
    assert len(save(page, "#save-facts")) > 10_000
    save(page, "#save-svg")


def test_it_works_in_a_notebook_s_frame(open_page: OpenPage, rows: Rows) -> None:
    inner = escape(page_of(*rows, limit=20))
    frame = f'<iframe sandbox="allow-scripts allow-downloads" srcdoc="{inner}" width="1200" height="640"></iframe>'
    page = open_page(f'<!doctype html><html data-ready="true"><meta charset="utf-8">{frame}')
    inside = page.frame_locator("iframe")
    inside.locator("#stage[data-drawn='20']").wait_for()
    inside.locator("#query").fill("llxxr")
    inside.locator("#query").press("Enter")
    assert inside.locator("#panel h2").inner_text() == FAIR
    assert f"联系较少的 {len(rows[0]) - 20} 个未收入本页" in inside.locator("#shown").inner_text()


def test_dragging_over_the_bars_chooses_days(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    box = page.locator("#bars").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 10, steps=3)
    page.mouse.up()
    assert page.inner_text("#span") == "2024-11-01 \u2013 2024-11-02"
    assert shown(page) < len(rows[0])
    assert "until=2024-11-02" in address(page)


def test_on_paper_the_picture_is_light(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), address="theme=dark")
    corner = """() => {
      const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      pen.drawImage(document.querySelector("#network canvas"), 0, 0);
      return pen.getImageData(2, 2, 1, 1).data[0];
    }"""
    assert page.evaluate(corner) < 60
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(corner) > 200
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(corner) < 60
    assert page.get_attribute("html", "data-theme") == "dark"
