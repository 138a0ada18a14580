"""Prizes and contracts: at which event, if at any."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

GAMES = "11月2日，青禾社区举办第三届居民象棋赛。"
FAIR = "11月2日，青禾社区举办“邻里同乐”活动。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{GAMES}居民沈清禾获得优秀奖。", {("沈清禾", "other", "第三届居民象棋赛")}),
        (f"{GAMES}居民沈清禾获得“清风奖”。", {("沈清禾", "other", "第三届居民象棋赛")}),
        (f"{GAMES}居民沈清禾获奖学金。", set()),
        (f"{FAIR}经过角逐，居民沈清禾获得一等奖。", {("沈清禾", "other", "“邻里同乐”活动")}),
        (f"{FAIR}居民沈清禾获得一等奖。", set()),  # nothing was contended for
        (f"{GAMES}居民沈清禾获得书法赛一等奖。", {("沈清禾", "other", "书法赛")}),  # another contest
    ],
)
def test_what_is_won_at_the_event(extract: Extract, text: str, expected: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.PARTICIPATES_IN) == expected


def test_a_prize_given_out_at_a_ceremony_was_won_at_the_contest(extract: Extract) -> None:
    text = f"{GAMES}11月3日举行的颁奖会上，居民沈清禾获得一等奖。"
    found = facts_of(extract(text), Predicate.PARTICIPATES_IN)
    assert ("沈清禾", "other", "第三届居民象棋赛") in found
