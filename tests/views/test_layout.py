"""Where nodes stand: the same in every run, apart from each other, quickly."""

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.layout import place

_ROOT = Path(__file__).resolve().parents[2]
_STARS = [(hub * 12, hub * 12 + ray) for hub in range(5) for ray in range(1, 12)] + [(0, 12), (12, 24), (24, 36)]
_NAMES = [f"临溪街道第{number}居民小组" for number in range(60)]


def test_every_node_has_a_place_and_nothing_links_nothing() -> None:
    assert place([], []) == ()
    assert len(place(_NAMES, _STARS)) == 60


def test_direction_order_and_loops_of_links_do_not_matter() -> None:
    turned = [(end, start) for start, end in reversed(_STARS)]
    assert place(_NAMES, _STARS) == place(_NAMES, [*turned, (7, 7)])


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_hash_seed_does_not_matter(seed: str) -> None:
    code = f"from kg.views.layout import place; print(place({_NAMES!r}, {_STARS!r}))"
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=_ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout.strip() == str(place(_NAMES, _STARS))


def test_names_of_a_small_graph_do_not_overlap() -> None:
    spots = place(_NAMES, _STARS)
    width = 10 * 13
    close = [(a, b) for a, b in combinations(spots, 2) if abs(a[0] - b[0]) < width and abs(a[1] - b[1]) < 45]
    assert close == []


def test_linked_nodes_stand_nearer_than_others() -> None:
    spots = place(_NAMES, _STARS)

    def distance(one: int, other: int) -> float:
        return float(abs(spots[one][0] - spots[other][0]) + abs(spots[one][1] - spots[other][1]))

    every = [distance(one, other) for one, other in combinations(range(60), 2)]
    linked = [distance(one, other) for one, other in _STARS]
    assert sum(linked) / len(linked) < 0.5 * sum(every) / len(every)


def test_unlinked_nodes_stand_in_rows_below() -> None:
    spots = place([*_NAMES, "青禾社区", "拾木坊"], _STARS)
    assert min(y for _, y in spots[60:]) > max(y for _, y in spots[:60])
    assert spots[60][1] == spots[61][1]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_graph_has_a_layout_without_two_nodes_in_one_place(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.text(max_size=20), min_size=1, max_size=25))
    ends = st.integers(0, len(names) - 1)
    spots = place(names, data.draw(st.lists(st.tuples(ends, ends), max_size=60)))
    assert len(set(spots)) == len(names)
