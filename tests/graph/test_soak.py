"""What a store lives through, at lowered numbers; `python -m benchmarks.soak` has the full ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("kills and limits of processes are POSIX", allow_module_level=True)

import resource

from benchmarks import soak
from benchmarks.changes import differing, digest
from kg.graph.store import Store

PAGE = "青禾社区举办邻里节\n11月2日，临溪街道青禾社区举办“邻里同乐”活动，社区书记周远山出席。\n"


def test_random_changes_give_what_one_build_of_what_is_left_gives() -> None:
    assert [fault for seed in range(120) if (fault := differing(seed, 12))] == []


@pytest.mark.parametrize("seed", range(5))
def test_a_kill_at_a_random_moment_loses_nothing(seed: int) -> None:
    assert soak.kill_at_random(seed) == ""


def test_a_kill_before_or_after_any_transaction_loses_nothing() -> None:
    faults = list(soak.kill_at_each_write(3, 2))
    assert len(faults) > 8
    assert not any(faults)


def test_a_write_that_ends_in_the_middle_loses_nothing() -> None:
    places = soak.limits(4, 40, 1)[:3]
    assert len(places) == 3
    assert [soak.torn_write(4, 40, place) for place in places] == [""] * 3
    assert [soak.full_disk(4, 40, place) for place in places] == [""] * 3


def test_readers_beside_a_writer_see_whole_pages() -> None:
    changes, looks, odd = soak.readers_beside_a_writer(2.0, 3)
    assert odd == []
    assert changes
    assert looks


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def limited_build(page: Path, store: Path, limit: int = 0, size: int = 0) -> "subprocess.CompletedProcess[str]":
    def restrict() -> None:
        resource.setrlimit(limit, (size, resource.RLIM_INFINITY))

    command = [sys.executable, "-m", "kg", "build", str(page), "--store", str(store)]
    return subprocess.run(command, preexec_fn=restrict if size else None, capture_output=True, text=True, check=False)


def seen(store: Path) -> str:
    with Store.open(store, read_only=True) as opened:
        return digest(opened)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps this limit")
@pytest.mark.parametrize("megabytes", [400, 700, 1000])
def test_want_of_memory_is_said_in_a_line_and_takes_nothing(page: Path, tmp_path: Path, megabytes: int) -> None:
    store = tmp_path / "graph"
    assert limited_build(page, store).returncode == 0
    before = seen(store)
    page.write_text(PAGE * 2, "utf-8")
    run = limited_build(page, store, resource.RLIMIT_AS, megabytes << 20)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1), run.stderr
    assert "out of memory" in run.stderr
    assert seen(store) == before


def test_a_full_disk_is_said_in_a_line_and_takes_nothing(page: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    run = limited_build(page, store, resource.RLIMIT_FSIZE, 2_000)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1), run.stderr
    assert str(store) in run.stderr
    assert limited_build(page, store).returncode == 0


def test_a_second_build_is_told_that_the_store_is_being_written(page: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with Store.open(store, create=True):
        run = limited_build(page, store)
    assert run.returncode == 1
    assert "another process is writing this store; wait until it has finished" in run.stderr
