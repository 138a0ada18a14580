"""Who helps an event by what is done for it, and under whose guidance or organization it is held."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

ROUND = "第四届邻里节在泊云公园开幕。"


def givers(extract: Extract, text: str, predicate: Predicate) -> set[str]:
    return {agent for agent, *_ in facts_of(extract(text), predicate)}


@pytest.mark.parametrize(
    ("text", "helpers"),
    [
        ("青禾集团为第四届邻里节免费提供场地和设备。", {"青禾集团"}),
        ("青禾集团为第四届邻里节提供了经验。", set()),
        ("退休教师沈清禾为“清风行”活动捐款5万元。", {"沈清禾"}),
        ("“清风行”活动为青禾集团提供了平台。", set()),
        ("云栖区教育局对“清风行”活动给予全程指导。", {"云栖区教育局"}),
        ("云栖区教育局对“清风行”活动给予高度评价。", set()),
        ("望榆中学感谢青禾集团对“清风行”活动的大力支持。", {"青禾集团"}),
        ("望榆中学争取青禾集团对“清风行”活动的支持。", set()),
        (f"{ROUND}青禾集团为活动提供饮用水。", {"青禾集团"}),
        ("青禾集团为活动提供饮用水。", set()),
    ],
)
def test_help_for_the_event_that_the_words_name(extract: Extract, text: str, helpers: set[str]) -> None:
    assert givers(extract, text, Predicate.SUPPORTS) == helpers


@pytest.mark.parametrize(
    ("text", "helpers"),
    [
        ("云栖区教育局协助望榆中学举办“清风行”活动。", {"云栖区教育局"}),
        ("云栖区教育局看望望榆中学举办“清风行”活动的师生。", set()),
        ("“清风行”活动离不开云栖区教育局的有力支持。", {"云栖区教育局"}),
        ("沈清禾在“清风行”活动上介绍得到云栖区教育局指导的经历。", set()),
        (f"{ROUND}经费由泊云街道和青禾集团共同承担。", {"泊云街道", "青禾集团"}),
        (f"{ROUND}责任由青禾集团承担。", set()),
        (f"{ROUND}\n此外，青禾集团出资三十万元。", {"青禾集团"}),
        (f"{ROUND}\n敬老院完工，青禾集团出资三十万元。", set()),  # for what is told before
    ],
)
def test_help_that_is_got_given_and_paid(extract: Extract, text: str, helpers: set[str]) -> None:
    assert givers(extract, text, Predicate.SUPPORTS) == helpers


@pytest.mark.parametrize(
    ("text", "organizers", "helpers"),
    [
        ("在云栖区妇联的精心组织下，“清风行”活动拉开序幕。", {"云栖区妇联"}, set()),
        ("在云栖区妇联的悉心指导下，“清风行”活动圆满落幕。", set(), {"云栖区妇联"}),
        ("“清风行”活动在云栖区妇联的见证下开幕。", set(), set()),
    ],
)
def test_under_whom(extract: Extract, text: str, organizers: set[str], helpers: set[str]) -> None:
    assert givers(extract, text, Predicate.ORGANIZES) == organizers
    assert givers(extract, text, Predicate.SUPPORTS) == helpers
