"""Six thousand fuzzed pages (`make bench`: ten), the whole way: no defect shows, none is slower than linear."""

import pytest

from benchmarks.fuzz import cut, fuzz, lines

PARTS = 4


@pytest.mark.parametrize("seed", range(PARTS))
def test_fuzzed_pages_are_read_stored_and_given_out(seed: int) -> None:
    found = fuzz(6_000 // PARTS, seed, slowest=7)
    assert found.faults == []
    assert found.read + found.left_out >= 6_000 // PARTS
    assert found.read > found.left_out


def test_a_line_may_end_anywhere() -> None:
    assert cut(lines()[-1500:], cuts=1) == []  # usual sentences
