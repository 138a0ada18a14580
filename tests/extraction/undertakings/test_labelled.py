"""Who gives the event of a line that begins with a body and a colon."""

import pytest

from kg.model import BlockKind, Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("line", "givers"),
    [
        ("1.望榆中学：4月17日，“清风行”活动开幕，96人参加。", {"望榆中学"}),
        ("青禾社区：“清风行”活动昨日启动。", {"青禾社区"}),
        ("云栖区：“清风行”活动昨日启动。", set()),
        ("望榆中学：云栖区教育局举办“清风行”活动。", {"云栖区教育局"}),
        ("望榆中学很热闹，“清风行”活动开幕。", set()),
    ],
)
def test_the_label_of_a_line_gives_its_event(extract: Extract, line: str, givers: set[str]) -> None:
    assert {agent for agent, *_ in facts_of(extract(line), Predicate.ORGANIZES)} == givers


def test_the_label_of_a_title_gives_what_the_article_is_about(extract: Extract) -> None:
    body = "\n“清风行”活动昨日在泊云公园启动。"
    kinds = {0: BlockKind.TITLE}
    told = facts_of(extract("望榆中学：走出校门" + body, kinds=kinds), Predicate.ORGANIZES)
    assert told == {("望榆中学", "", "“清风行”活动")}
    assert facts_of(extract("青禾社区：走出家门" + body, kinds=kinds), Predicate.ORGANIZES) == set()
