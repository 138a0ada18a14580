"""What a store lives through: random sequences of changes, kills, full disks, want of memory, readers beside a writer.

python -m benchmarks.soak [--write]: prints the table, and writes it into docs/store.md.  POSIX only.

A writer makes the changes of one seed (`benchmarks.changes`) in a process of its own and says after each that it is
done.  Whatever happens to it, the store must open and be, byte for byte, what the changes it acknowledged make, or
those and the one it was at; the rest of the changes, made then, must lead where they lead undisturbed.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from random import Random

import pyoxigraph as ox

from benchmarks.changes import SOURCES, Change, Held, differing, digest, sequence, states, there_and_back
from benchmarks.tables import put_table
from kg.errors import KgError
from kg.graph import ledger, store
from kg.graph.store import Store

ROOT = Path(__file__).resolve().parents[1]
LENGTH = 30
"""Changes of a writer that is disturbed."""
LONG = 100
"""Changes of a writer that is killed at random, and of one that has readers beside it."""


@dataclass(frozen=True)
class Ended:
    """How a writer ended: its exit code, how many changes it acknowledged, and what it said on standard error."""

    code: int
    done: int
    error: str
    sizes: tuple[int, ...] = ()


@cache
def expected(seed: int, length: int) -> tuple[tuple[Change, ...], list[str]]:
    """The changes of a seed and the digests before and after each."""
    changes = tuple(sequence(seed, length))
    return changes, states(changes)


def writer(folder: Path, seed: int, length: int, *options: object) -> "subprocess.Popen[str]":
    """Start a process that makes the changes of a seed and prints a line after each."""
    command = [sys.executable, "-m", "benchmarks.soak", "writer", folder, seed, length, *options]
    return subprocess.Popen(
        [*map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )


def ended(process: "subprocess.Popen[str]") -> Ended:
    """Wait for a writer."""
    out, error = process.communicate()
    lines = [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
    return Ended(process.returncode, len(lines), error, tuple(int(line) for line in lines))


def fault(folder: Path, seed: int, length: int, done: int) -> str:
    """What is wrong with a store whose writer ended after ``done`` changes or in the one after, or ""."""
    changes, digests = expected(seed, length)
    if not done:
        # It may have come to its end before there was a store.
        Store.open(folder, create=True).close()
    with Store.open(folder, read_only=True) as opened:
        found = digest(opened)
    at = next((at for at in (done, done + 1) if at < len(digests) and digests[at] == found), None)
    if at is None:
        others = [place for place, one in enumerate(digests) if one == found]
        return f"seed {seed}: after {done} acknowledged changes the graph is that of none, or of {others}"
    held: Held = frozenset()
    for change in changes[:at]:
        held = change.after(held)
    with Store.open(folder) as opened:
        # The change that it was at is made again, as a build would.
        for change in changes[min(done, at) :]:
            held = change.apply(opened, held)
        if digest(opened) != digests[-1]:
            return f"seed {seed}: what is done after {done} changes ends elsewhere"
        for source in SOURCES:
            opened.drop_missing(source, ())
        return "" if not list(opened.quads()) else f"seed {seed}: killed after {done}, something stays for good"


def kill_at_random(seed: int) -> str:
    """Kill a writer (SIGKILL) at some moment; say what is wrong with the store, or ""."""
    random = Random(seed)
    after, delay = random.randrange(LONG), random.uniform(0, 0.006)
    with tempfile.TemporaryDirectory() as folder:
        process = writer(Path(folder) / "graph", seed % 4, LONG)
        assert process.stdout
        seen = [process.stdout.readline() for _ in range(after)]
        time.sleep(delay)
        process.kill()
        # What was read ahead is in the stream alone; `communicate` would pass it over.
        seen += process.stdout.readlines()
        ended(process)
        done = sum(line.endswith("\n") for line in seen)
        return fault(Path(folder) / "graph", seed % 4, LONG, done)


def kill_at_each_write(seed: int, length: int) -> Iterator[str]:
    """Kill a writer before and after each transaction of graph and ledger; say each time what is wrong, or ""."""
    for moment in count(1):
        with tempfile.TemporaryDirectory() as folder:
            how = ended(writer(Path(folder) / "graph", seed, length, "die", moment))
            if how.code == 0:
                return
            assert how.code == -signal.SIGKILL, how
            yield fault(Path(folder) / "graph", seed, length, how.done)


def limits(seed: int, length: int, each: int) -> list[int]:
    """Sizes of the longest file at which a writer is to be stopped: ``each`` places within each change's write."""
    with tempfile.TemporaryDirectory() as folder:
        sizes = ended(writer(Path(folder) / "graph", seed, length)).sizes
    random = Random(seed)
    # The engine's diary is about 140 kB from the start; no limit below that lets a store open.
    steps = [(before, after) for before, after in pairwise(sizes) if before > 160_000 and after > before]
    return [random.randrange(before, after) for before, after in steps for _ in range(each)]


def torn_write(seed: int, length: int, limit: int) -> str:
    """Kill a writer in the middle of a write to the log: no file may grow beyond ``limit``, and SIGXFSZ kills."""
    with tempfile.TemporaryDirectory() as folder:
        how = ended(writer(Path(folder) / "graph", seed, length, "torn", limit))
        assert how.code == -signal.SIGXFSZ, how
        return fault(Path(folder) / "graph", seed, length, how.done)


def full_disk(seed: int, length: int, limit: int) -> str:
    """Let a write fail in the middle, as on a full disk; say what is wrong with the error or the store, or ""."""
    with tempfile.TemporaryDirectory() as folder:
        how = ended(writer(Path(folder) / "graph", seed, length, "full", limit))
        if how.code != 1 or "cannot be written" not in how.error or how.error.count("\n") != 1:
            return f"seed {seed}, {limit} bytes: exit code {how.code}: {how.error}"
        return fault(Path(folder) / "graph", seed, length, how.done)


def readers_beside_a_writer(seconds: float, readers: int) -> tuple[int, int, list[str]]:
    """Let readers open the store again and again beside a writer; return its changes, their looks, and what was odd."""
    with tempfile.TemporaryDirectory() as name:
        folder, allowed = Path(name) / "graph", Path(name) / "states"
        allowed.write_text("\n".join(states(there_and_back(1, LONG))), "ascii")
        Store.open(folder, create=True).close()
        writing = writer(folder, 1, LONG, "again", seconds)
        command = [sys.executable, "-m", "benchmarks.soak", "reader", str(folder), str(allowed), str(seconds)]
        reading = [
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(readers)
        ]
        with ThreadPoolExecutor(readers + 1) as pool:
            how = pool.submit(ended, writing)
            said = list(pool.map(lambda process: process.communicate(), reading))
        odd = [error for _, error in said if error] + ([how.result().error] if how.result().code else [])
        return how.result().done, sum(int(out or 0) for out, _ in said), odd


def main() -> None:
    """Run everything at full size."""
    with ThreadPoolExecutor(2) as pool:
        rows = list(_rows(pool))
    put_table("soak", ["what", "how often", "faults", "CPU seconds"], rows, write="--write" in sys.argv)


def _rows(pool: ThreadPoolExecutor) -> Iterator[list[object]]:
    yield _row(
        "random sequences of 12 changes, against one build of what is left", (differing(s, 12) for s in range(2000))
    )
    yield _row("`kill -9` at a random moment", pool.map(kill_at_random, range(200)))
    yield _row("`kill -9` before and after each transaction", kill_at_each_write(3, LENGTH))
    places = limits(4, 2 * LENGTH, 1)
    yield _row("killed in the middle of a write", pool.map(lambda at: torn_write(4, 2 * LENGTH, at), places))
    yield _row("disk full in the middle of a write", pool.map(lambda at: full_disk(4, 2 * LENGTH, at), places))
    started = _cpu()
    done, looks, odd = readers_beside_a_writer(60, 16)
    print(*odd, sep="\n", file=sys.stderr)
    yield [
        f"16 readers for 60 s beside a writer ({done:,} changes)",
        f"{looks:,} looks",
        len(odd),
        f"{_cpu() - started:.0f}",
    ]


def _row(what: str, found: "Iterator[str]") -> list[object]:
    started = _cpu()
    said = list(found)
    faults = list(filter(None, said))
    print(f"{what}: {len(said)}", *faults[:20], sep="\n", file=sys.stderr, flush=True)
    return [what, f"{len(said):,}", len(faults), f"{_cpu() - started:.0f}"]


def _cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _write(folder: str, seed: str, length: str, mode: str = "", number: str = "0") -> None:
    """The writer: makes the changes; ``mode`` says what befalls it."""
    _BEFALL.get(mode, lambda _: None)(float(number))
    until = time.monotonic() + float(number) if mode == "again" else 0
    try:
        with Store.open(folder, create=True) as opened:
            if not until:
                _change(opened, sequence(int(seed), int(length)))
            while time.monotonic() < until:
                _change(opened, there_and_back(int(seed), int(length)))
                opened.wipe()
    except KgError as error:
        sys.exit(f"kg: {error}")


def _change(opened: Store, changes: Iterable[Change]) -> None:
    held: Held = frozenset()
    for change in changes:
        held = change.apply(opened, held)
        os.write(1, f"{_longest(opened.folder or Path())}\n".encode())


def _longest(folder: Path) -> int:
    return max((file.stat().st_size for file in folder.glob("*/*.log")), default=0)


def _die(moment: float) -> None:
    """Die before the n-th transaction (an odd moment, 2n - 1) or after it (2n)."""
    whole, calls = ledger.replace_quads, count(1)

    def replace(store_: ox.Store, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
        call = next(calls)
        if moment == 2 * call - 1:
            os.kill(os.getpid(), signal.SIGKILL)
        whole(store_, removed, added)
        if moment == 2 * call:
            os.kill(os.getpid(), signal.SIGKILL)

    ledger.replace_quads = store.replace_quads = replace


def _full(limit: float) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))


def _torn(limit: float) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    _full(limit)


_BEFALL: dict[str, Callable[[float], None]] = {"die": _die, "full": _full, "torn": _torn}


def _read(folder: str, allowed: str, seconds: str) -> None:
    """A reader: opens the store until its time is over; what it sees must be one of the states."""
    known, looks, until = set(Path(allowed).read_text("ascii").split()), 0, time.monotonic() + float(seconds)
    while time.monotonic() < until:
        with Store.open(folder, read_only=True) as opened:
            if digest(opened) not in known:
                sys.exit(f"look {looks}: the graph is that of no whole change")
        looks += 1
    print(looks)


if __name__ == "__main__":
    parts: Sequence[str] = sys.argv[1:]
    {"writer": _write, "reader": _read}.get(parts[0] if parts else "", lambda *_: main())(*parts[1:])
