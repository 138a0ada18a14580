"""Who is at an event by what is done there and seldom elsewhere; who gives a talk; bodies that are listed."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

FAIR = "11月2日，青禾社区举办第四届邻里节。"
MEETING = "云栖区召开四季度项目推进会。"


def who(extract: Extract, text: str) -> set[tuple[str, str]]:
    return {(agent, event) for agent, _, event in facts_of(extract(text), Predicate.PARTICIPATES_IN)}


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("剪纸艺人周远山手把手教大家剪窗花。", {"周远山"}),
        ("居民周远山、居民沈清禾先后提问。", {"周远山", "沈清禾"}),
        ("居民周远山领到一副春联。", {"周远山"}),
        ("居民周远山抱着孙子赶来。", {"周远山"}),
        ("剪纸艺人周远山住在城东。", set()),
        ("2016年，居民周远山讲了一段故事。", set()),  # of another time
        ("居民周远山提问题的本事不小。", set()),
    ],
)
def test_deeds_of_those_who_are_there(extract: Extract, sentence: str, people: set[str]) -> None:
    assert {agent for agent, _ in who(extract, FAIR + sentence)} == people


def test_a_deed_says_nothing_of_an_event_after_which_another_was_told(extract: Extract) -> None:
    later = "\n学校还准备明年的第五届读书节。\n居民周远山领到一副春联。"
    assert who(extract, FAIR + "居民周远山领到一副春联。") == {("周远山", "第四届邻里节")}
    assert who(extract, FAIR + later) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("律师周远山给居民上了一堂法治课。", {("周远山", "法治课")}),
        ("教授周远山作了题为《一粒米》的科普讲座。", {("周远山", "科普讲座")}),
        ("律师周远山听了一堂法治课。", set()),
        ("教授周远山宣讲党的二十大精神。", set()),
    ],
)
def test_who_gives_a_talk(extract: Extract, text: str, found: set[tuple[str, str]]) -> None:
    assert who(extract, text) == found


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("云栖区教育局、云栖区民政局等18家单位参与。", {"云栖区教育局", "云栖区民政局"}),
        ("泊云街道作经验介绍。", {"泊云街道"}),
        ("云栖区教育局参与。", set()),
        ("云栖区教育局、云栖区民政局领导班子参加。", set()),  # their heads
    ],
)
def test_bodies_that_are_listed_or_speak(extract: Extract, sentence: str, bodies: set[str]) -> None:
    assert {agent for agent, _ in who(extract, MEETING + sentence)} == bodies


def test_the_event_that_the_sentence_names_before_the_deed(extract: Extract) -> None:
    there = who(extract, FAIR + "下月的第五届读书节上，居民周远山领取奖杯。")
    assert {event for agent, event in there if agent == "周远山"} == {"第五届读书节"}
    assert who(extract, FAIR + "居民周远山领取奖杯。") == {("周远山", "第四届邻里节")}


def test_a_name_asks_for_nothing(extract: Extract) -> None:
    assert who(extract, FAIR + "区领导应青禾、沈清禾参加活动。") == {
        (name, "第四届邻里节") for name in ("应青禾", "沈清禾")
    }
    assert who(extract, FAIR + "各校应让沈清禾参加活动。") == set()


def test_what_a_speech_looks_back_on_is_not_where_it_is_made(extract: Extract) -> None:
    back = who(extract, FAIR + "区长周远山致辞回顾“清风行”主题活动。")
    assert ("周远山", "“清风行”主题活动") not in back
    assert ("周远山", "“清风行”主题活动") in who(extract, "区长周远山出席“清风行”主题活动。")
