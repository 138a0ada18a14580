"""Posts, members and residents by what stands beside a name, and what tells of nobody named."""

import pytest

from kg.model import HOLDINGS, Predicate
from tests.extraction.conftest import Extract, facts_of

HERE = "歌手周远山、歌手沈清禾来了。"
SCHOOL, BUREAU = "云栖区第三小学", "云栖区审计局"


def told(extract: Extract, text: str, predicate: Predicate) -> set[tuple[str, str]]:
    """Who and what, without the two whom the first sentence names."""
    extraction = extract(HERE + text)
    predicates = HOLDINGS if predicate in HOLDINGS else (predicate,)
    return {(person, body) for one in predicates for person, _, body in facts_of(extraction, one)}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (f"周远山，{BUREAU}副局长，管内审。", {("周远山", BUREAU)}),
        (f"周远山，男，1968年生，中共党员，{BUREAU}副局长。", {("周远山", BUREAU)}),
        (f"周远山，{BUREAU}副局长沈清禾，都来了。", {("沈清禾", BUREAU)}),  # of the next
        (f"周远山、沈清禾，{BUREAU}副局长，都来了。", set()),  # of which of them
        (f"作为{SCHOOL}校长，沈清禾要求很严。", {("沈清禾", SCHOOL)}),
        (f"沈清禾要求很严。作为{SCHOOL}校长，她每天到校。", {("沈清禾", SCHOOL)}),
        (f"作为{SCHOOL}校长，要求很严，沈清禾说。", set()),
        (f"曾任{BUREAU}局长的沈清禾讲了历史。", {("沈清禾", BUREAU)}),
        (f"见过{BUREAU}局长的沈清禾讲了历史。", set()),
        (f"{SCHOOL}校长由沈清禾兼任。", {("沈清禾", SCHOOL)}),
        (f"{SCHOOL}校长由沈清禾陪同。", set()),
        (f"周远山2019年起任{BUREAU}局长。", {("周远山", BUREAU)}),
        (f"周远山接任{BUREAU}局长。", {("周远山", BUREAU)}),
        (f"周远山希望担任{BUREAU}局长。", set()),
        (f"周远山的父亲是{BUREAU}局长。", set()),
        (f"周远山还是{BUREAU}局长。", {("周远山", BUREAU)}),
        (f"{SCHOOL}聘请周远山担任法治副校长。", {("周远山", SCHOOL)}),
        (f"{SCHOOL}聘请周远山为义务监督员。", {("周远山", SCHOOL)}),
        (f"{SCHOOL}认为周远山为义务监督员。", set()),
        ("云栖区音乐家协会换届，周远山连任主席。", {("周远山", "云栖区音乐家协会")}),
        ("云栖区音乐家协会换届，云栖区诗词学会来贺，周远山连任主席。", set()),
    ],
)
def test_posts(extract: Extract, text: str, held: set[tuple[str, str]]) -> None:
    assert told(extract, text, Predicate.HOLDS_POSITION) == held


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("周远山，云栖区诗词学会的一员，写诗。", {("周远山", "云栖区诗词学会")}),
        (f"作为{SCHOOL}的一名学生，沈清禾从不迟到。", {("沈清禾", SCHOOL)}),
        (f"沈清禾毕业于{SCHOOL}。", {("沈清禾", SCHOOL)}),
        (f"沈清禾进入{SCHOOL}工作。", {("沈清禾", SCHOOL)}),
        (f"沈清禾进入{SCHOOL}参观。", set()),
        (f"周远山、沈清禾来自{SCHOOL}，都写诗。", {("周远山", SCHOOL), ("沈清禾", SCHOOL)}),
        ("由周远山、沈清禾等人组成的槐序合唱队来了。", {("周远山", "槐序合唱队"), ("沈清禾", "槐序合唱队")}),
        (f"周远山、沈清禾等人参观的{SCHOOL}很美。", set()),
        (f"{SCHOOL}选派周远山参赛。", {("周远山", SCHOOL)}),
        ("周远山没有加入云栖区诗词学会。", set()),
        ("青禾社区选手周远山获奖。", {("周远山", "青禾社区")}),
        ("青禾社区慰问选手周远山。", set()),
    ],
)
def test_members(extract: Extract, text: str, members: set[tuple[str, str]]) -> None:
    assert told(extract, text, Predicate.AFFILIATED_WITH) == members


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("作为柳湾村村民，沈清禾深有感触。", {("沈清禾", "柳湾村")}),
        ("作为柳湾村的客人，沈清禾深有感触。", set()),
        ("沈清禾，柳湾村村民，养蜂二十年。", {("沈清禾", "柳湾村")}),
        ("沈清禾是柳湾村的一位普通村民。", {("沈清禾", "柳湾村")}),
        ("沈清禾在柳湾村住了三十多年。", {("沈清禾", "柳湾村")}),
        ("沈清禾在柳湾村走了三十多里。", set()),
        ("沈清禾和老伴一直住在柳湾村。", {("沈清禾", "柳湾村")}),
        ("沈清禾打算搬到柳湾村。", set()),
        ("沈清禾的父母住在柳湾村。", set()),
        ("柳湾村86岁的沈清禾来了。", {("沈清禾", "柳湾村")}),
    ],
)
def test_residents(extract: Extract, text: str, homes: set[tuple[str, str]]) -> None:
    assert told(extract, text, Predicate.RESIDENT_OF) == homes
