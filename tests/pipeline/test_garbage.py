"""Python's search for garbage: what a run holds on to is looked through as seldom as can be."""

import subprocess
import sys

import pytest

KEPT = "import gc\nfrom kg.garbage import keep, rare_searches_for_garbage as ours\n"


@pytest.mark.parametrize(
    ("lines", "frozen"),
    [
        ("with ours():\n    keep()\n    print(gc.get_freeze_count() > 0)", "True"),
        ("keep()\nprint(gc.get_freeze_count() > 0)", "False"),
    ],
)
def test_what_is_kept_is_put_out_of_reach_only_in_a_process_of_our_own(lines: str, frozen: str) -> None:
    done = subprocess.run([sys.executable, "-c", KEPT + lines], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == frozen
