"""Long articles: four times the text costs about four times the time, and odd ones do not hang."""

import time
from collections.abc import Callable

import pytest

from benchmarks.linear import TEXTS, growth
from kg.config import Config
from kg.extraction.extractor import Extractor
from kg.pipeline import new_extractor
from tests.extraction.conftest import article_of

NAMES = [a + b + c for a in "周沈顾韩陆傅梁骆" for b in "远清砚江知静守书" for c in "山禾秋月夏言田亭"]
TIMES_LONGER = 4
TIMES_SLOWER = 6.5  # of a text four times as long; more is not linear


def is_linear(extractor: Extractor, make: Callable[[int], str], size: int) -> bool:
    """True where the text of four times the size costs about four times as much."""
    little, much = (article_of(make(length)) for length in (size, size * TIMES_LONGER))
    cost = growth(lambda: extractor.extract(little), lambda: extractor.extract(much), enough=TIMES_SLOWER)
    return cost < TIMES_SLOWER


def news(size: int, end: str) -> str:
    """Sentences of different people and events, ``size`` characters in all."""
    sentences, length = list[str](), 0
    while length < size:
        number = len(sentences)
        sentences.append(
            f"临溪街道青禾社区联合云栖区志愿服务协会在泊云公园开展“邻里{number}号”活动，"
            f"区长{NAMES[number % len(NAMES)]}出席活动并讲话，居民{NAMES[number * 7 % len(NAMES)]}参加{end}"
        )
        length += len(sentences[-1])
    return "".join(sentences)[:size]


def test_a_long_article_is_read_in_linear_time(extractor: Extractor) -> None:
    assert is_linear(extractor, lambda size: news(size, "。\n"), 3_000)


def test_an_article_of_ever_new_names_is_read_in_linear_time(extractor: Extractor) -> None:
    assert is_linear(extractor, new_names, 10_000)


def new_names(size: int) -> str:
    """Sentences each with other people, bodies, places and events."""
    sentences, length = list[str](), 0
    while length < size:
        number = len(sentences)
        name = "".join(chr(0x4E00 + (number * 7 + place * 131) % 3000) for place in range(3))
        sentences.append(
            f"临溪街道{name}社区{name}志愿服务协会主办“{name}”活动，区长周{name[:2]}、副主任沈{name[1:]}出席并讲话，"
            f"周局长、青阳一中{name}中学校长陈{name[:2]}参加，{name}局党委书记发言。"
            f"11月{number % 28 + 1}日，次日，今天在{name}小区启动。\n"
        )
        length += len(sentences[-1])
    return "".join(sentences)[:size]


def test_what_the_models_are_asked_of_is_read_in_linear_time() -> None:
    assert is_linear(new_extractor(Config()), names_that_the_tagger_sees, 25_000)


def names_that_the_tagger_sees(size: int) -> str:
    """Sentences each with other bodies, places and estates of names that no list has."""
    sentences, length = list[str](), 0
    while length < size:
        number = len(sentences)
        name = chr(0x4E00 + number * 7 % 3000) + chr(0x4E00 + number * 131 % 3000)
        sentences.append(f"昨天，{name}合唱团在{name}花园演出，{name}山庄的居民都来了。")
        length += len(sentences[-1])
    return "".join(sentences)[:size]


@pytest.mark.parametrize("end", ["，", ""], ids=["no stop", "no comma either"])
def test_a_sentence_without_end_is_read_in_linear_time(extractor: Extractor, end: str) -> None:
    assert is_linear(extractor, lambda size: news(size, end), 1_500)


@pytest.mark.parametrize(
    "unit",
    [
        "出席",
        "局长周",
        "校长周远山",
        "区委书记",
        "“邻里节”",
        "党委",
        "周远山、",
        "青禾社区",
        "开展活动",
        "由主办",
        "次日，",
    ],
)
def test_one_word_over_and_over_is_read_in_linear_time(extractor: Extractor, unit: str) -> None:
    assert is_linear(extractor, lambda size: unit * (size // len(unit)), 1_500)


@pytest.mark.parametrize(
    "name",
    ["“「《（ nested", "a list of names", "a list of names after a title", "digits", "events without a mark between"],
)
def test_a_text_of_the_benchmark_is_read_in_linear_time(extractor: Extractor, name: str) -> None:
    assert is_linear(extractor, TEXTS[name], 4_000)


def test_where_people_of_a_long_list_live_is_asked_near_their_names_only(extractor: Extractor) -> None:
    many = "、".join(f"青禾花园{name}、{name}志愿者协会" for name in NAMES)
    assert is_linear(extractor, lambda size: (many * (size // len(many) + 1))[:size], 2_000)


@pytest.mark.parametrize(
    ("unit", "number"),
    [
        ("”", 100_000),
        ("“", 100_000),
        ('"', 100_000),
        ("“”", 50_000),
        ("、", 100_000),
        ("，", 100_000),
        ("（", 100_000),
        ("·", 100_000),
        ("汉", 100_000),
        ("1", 100_000),
        ("周", 100_000),
        ("社区", 25_000),
        ("\u3000", 100_000),
        ("\n", 100_000),
        ("的", 100_000),
    ],
)
def test_an_odd_text_does_not_hang(extractor: Extractor, unit: str, number: int) -> None:
    started = time.process_time()
    extractor.extract(article_of(unit * number))
    assert time.process_time() - started < 8


@pytest.mark.parametrize("marks", ["，", "，，", "，；", "，，，，"])
def test_marks_in_a_row_and_at_an_end_are_gone_past(extractor: Extractor, marks: str) -> None:
    held = "青禾社区举行“清风行”活动启动仪式。"
    told = f"{held}启动仪式上{marks}\n启动仪式上{marks}{marks}区长周远山出席{marks}居民到场{marks}\n{held}"
    text = f"{told}居民{marks}{marks}得到了青禾社区居委会的大力支持。"
    assert extractor.extract(article_of(text)).article.text == text
