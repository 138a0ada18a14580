"""A page is read in simplified characters; offsets, quotations and names for show stay the page's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Page, Span
from kg.reading.articles import split_articles
from kg.reading.characters import simplify, to_read


def page_of(text: str) -> Page:
    return Page("0" * 16, "a.txt", "s", text, "utf-8", "given")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("雲棲區區長陳望舒", "云栖区区长陈望舒"),
        ("臺北市、台北市", "台北市、台北市"),
        ("他說：「開會。」", "他说：“开会。”"),
        ("會後，居民於廣場合影", "会后，居民于广场合影"),
        ("隨著著名學者乾隆研究", "随着著名学者乾隆研究"),
        ("衞生署答覆，覆蓋全港", "卫生署答复，覆盖全港"),
        ("⼈民⾸創", "人民首创"),  # radicals, as PDF files have them
        ("王\ue863出席", "王䶮出席"),  # a code point of one's own, as GBK fonts have it
        ("濛濛細雨裡，東門廣場擠滿了人", "蒙蒙细雨里，东门广场挤满了人"),
        ("阿依古丽．买买提、阿依古丽•买买提、阿依古丽・买买提", "阿依古丽·买买提、阿依古丽·买买提、阿依古丽·买买提"),
        ("阿依古丽·买买提到场。阿依古丽。买买提说", "阿依古丽·买买提到场。阿依古丽·买买提说"),
        ("王（氵+睿）、张(火＋华)、李⿰王其、赵（左王右其）、钱（上日下立）", "王濬、张烨、李琪、赵琪、钱昱"),
        ("周(钅\u2009+\u2009鑫)", "周(钅\u2009+\u2009鑫)"),  # parts of no character
    ],
)
def test_read_as(written: str, read: str) -> None:
    assert to_read(written).text == read


@pytest.mark.parametrize(
    "text",
    [
        "于建荣与於建荣",  # two surnames
        "后勤与後姓居民",
        "乾隆年间、著名学者、瞭望、慰藉、覆盖",
        "陈昇、张堃、王喆、李淼",  # characters of names in their own right
        "濛阳街道党工委书记王濛在氾水镇、洩湖镇、迴龙寺村参观",  # names that mainland text has so
        "特等奖（王其）、（上海）、（一+一）",
        "一．项目，二．活动",
        "周远山参加。王芳出席",
        "“清风行”活动",
    ],
)
def test_read_as_it_is(text: str) -> None:
    assert to_read(text).text == text


def test_offsets_lead_to_the_pages_own_characters() -> None:
    text = "雲棲區召開會議\n區長王（氵+\n睿）出席，隨後陳望舒講話。\n"
    (article,) = split_articles(page_of(text))
    for name, own in (
        ("王濬", "王（氵+\n睿）"),
        ("濬", "（氵+\n睿）"),
        ("陈望舒", "陳望舒"),
        ("濬出席", "（氵+\n睿）出席"),
    ):
        start = article.text.index(name)
        assert article.locate(Span(start, start + len(name))).cut(text) == own
    assert article.title == "雲棲區召開會議"
    assert len(article.written) == len(article.text)


TEXT = st.text(st.sampled_from("陳陈區后後於王（氵+睿）⿰。·．买提「」\n，說"), max_size=40)


@given(TEXT)
def test_a_text_is_read_in_step_with_the_source(text: str) -> None:
    reading = to_read(text)
    assert len(reading.text) == len(reading.written)
    for at in range(len(reading.text)):
        span = reading.offsets.source(Span(at, at + 1))
        assert span.cut(text) == reading.written[at] or len(span) > 1
    assert simplify(simplify(text)) == simplify(text)


def test_long_hostile_texts_are_read_in_time() -> None:
    text = "王（氵+睿）买买·提提。買買。提提" * 20_000
    reading = to_read(text)
    assert reading.text.count("濬") == 20_000


def test_radicals_of_a_pdf_file_are_the_characters_that_they_look_like():
    reading = to_read("⻘⽲社区⻓者⻝堂")
    assert reading.text == "青禾社区长者食堂"
    assert reading.written == "⻘⽲社区⻓者⻝堂"


@pytest.mark.parametrize("html", [False, True])
def test_what_shows_nothing_is_not_read_and_leads_back(html):
    text = "云栖区残\u00ad联举办手\u200b\u200b语比赛，王（氵+睿）出席"
    reading = to_read(text, html=html)
    assert reading.text == "云栖区残联举办手语比赛，王濬出席"
    at = reading.text.index("残联")
    assert reading.offsets.source(Span(at, at + 2)).cut(text) == "残\u00ad联"


def test_a_reference_to_what_shows_nothing_is_not_read():
    assert to_read("手语&shy;比赛&#8203;开幕", html=True).text == "手语比赛开幕"
    assert to_read("手语&shy;比赛").text == "手语&shy;比赛"
