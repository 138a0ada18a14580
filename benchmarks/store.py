"""How fast a store loads and answers, how large it is, and what building and checking a large one takes.

python -m benchmarks.store [--write] [QUADS]: loads 1,000,000 quads of fictional pages unless told, rdflib beside it.
python -m benchmarks.store [--write] build FILE: builds FILE (JSON Lines) with one worker and with two.
"""

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph as ox
import rdflib

from benchmarks.tables import put_table
from kg.config import Config
from kg.graph.query import named_queries, query
from kg.graph.rdf import record_quads
from kg.graph.store import Store
from kg.graph.terms import ALT_LABEL, PREF_LABEL, chinese
from kg.graph.validate import validate
from kg.model import PageRecord
from kg.pipeline import run

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
QUADS = 1_000_000
BATCH = 100_000
TIMES = 5
_NAMES = (PREF_LABEL, ALT_LABEL)


def fictional(number: int) -> Iterator[ox.Quad]:
    """Quads of the sample pages, again and again; every copy has things and names of its own."""
    config = Config(published="2024-11-05")
    records = [record for record in run([str(SAMPLES)], config) if isinstance(record, PageRecord)]
    quads = [quad for record in records for quad in record_quads(record, config)]
    base = Config().base

    def quads_of(copy: int) -> Iterator[ox.Quad]:
        known: dict[object, Any] = {}
        for quad in quads:
            nodes = [_own(term, copy, base, known) for term in (quad.subject, quad.object, quad.graph_name)]
            if quad.predicate in _NAMES:
                nodes[1] = chinese(f"{quad.object.value}{copy}")
            yield ox.Quad(nodes[0], quad.predicate, nodes[1], nodes[2])

    copies = (quad for copy in range(number // len(quads) + 1) for quad in quads_of(copy))
    return islice(copies, number)


def _own(term: object, copy: int, base: str, known: dict[object, Any]) -> Any:
    if not isinstance(term, ox.NamedNode) or not term.value.startswith(base):
        return term
    if term not in known:
        known[term] = ox.NamedNode(f"{term.value}{copy:05x}")
    return known[term]


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds that something takes, all threads of this process together."""
    started = time.process_time()
    work()
    return time.process_time() - started


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def memory() -> int:
    """The largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def load(number: int, folder: Path) -> list[list[object]]:
    """Load the quads into a store's folder, in transactions and in bulk, and a tenth of them into rdflib."""
    quads = list(fictional(number))
    ways = {
        "kg, in transactions": lambda graph: [graph.extend(quads[at : at + BATCH]) for at in range(0, number, BATCH)],
        "kg, in bulk": lambda graph: graph.bulk_extend(quads),
    }
    rows = []
    for at, (way, work) in enumerate(ways.items()):
        here = folder if at else folder.with_name("first")
        with Store.open(here, create=True) as store:
            taken = cpu(partial(work, store.graph)) + cpu(store.graph.flush)
        Store.open(here).close()
        rows.append([way, f"{number:,}", f"{taken:.1f}", f"{number / taken:,.0f}", f"{size_of(here) / number:.0f}"])
    few = Path(folder, "..", "few.nq")
    few.write_bytes(ox.serialize(quads[: number // 10], format=ox.RdfFormat.N_QUADS) or b"")
    dataset = rdflib.Dataset()
    theirs = cpu(lambda: dataset.parse(few, format="nquads"))
    rows.append(["rdflib", f"{number // 10:,}", f"{theirs:.1f}", f"{number / 10 / theirs:,.0f}", "in memory"])
    return rows


def asked(folder: Path) -> Iterator[list[object]]:
    """Each named query, from a bound node where it can be, beside the engine alone: median CPU milliseconds."""
    with Store.open(folder, read_only=True) as store:
        for named in named_queries():
            columns = [column for column, kind in named.settings if kind == "name"]
            values = _likely(store, named.sparql, columns[0]) if columns else {}
            ours = _median(partial(query, store, named.sparql, values, rows=10_000))
            engine = _median(partial(_alone, store, named.sparql, values))
            times = ours / max(engine, 0.1)
            yield [named.name, ", ".join(values) or "-", f"{ours:.1f}", f"{engine:.1f}", f"{times:.1f}"]


def _median(work: Callable[[], object]) -> float:
    """Milliseconds; what takes long is not done often."""
    times = [cpu(work)]
    while len(times) < TIMES and sum(times) < 20:
        times.append(cpu(work))
    return median(times) * 1000


def _likely(store: Store, sparql: str, column: str) -> dict[str, ox.NamedNode | ox.Literal]:
    """A value that the column has, if it has one."""
    found = query(store, sparql, rows=1)
    row = dict(zip(found.columns, found.rows[0], strict=True)) if found.rows else {}
    return {column: row[column]} if isinstance(row.get(column), ox.Literal) else {}


def _alone(store: Store, sparql: str, values: dict[str, ox.NamedNode | ox.Literal]) -> object:
    bound = {ox.Variable(name): term for name, term in values.items()} or None
    found = store.graph.query(sparql, substitutions=bound, prefixes=store.vocabulary.prefixes)
    return list(islice(found, 10_001)) if isinstance(found, ox.QuerySolutions) else found


def built(file: Path, workers: int) -> tuple[list[object], str]:
    """Build a file in a process of its own: CPU and wall seconds, memory, size, and a digest of the graph."""
    with tempfile.TemporaryDirectory() as name:
        store, before = Path(name) / "graph", resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        command = [sys.executable, "-m", "kg", "build", str(file), "--store", str(store), "--workers", str(workers)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        most = after.ru_maxrss >> 10
        Store.open(store).close()
        with Store.open(store, read_only=True) as opened:
            number, digest = len(opened.graph), _digest(opened, Path(name) / "nq")
            checking = cpu(lambda: validate(opened))
        row = [workers, f"{seconds:.0f}", f"{wall:.0f}", f"{most:,}", f"{number:,}", f"{size_of(store) / 1e6:,.0f}"]
        return [*row, f"{checking:.0f}", f"{memory():,}", digest[:12]], digest


def _digest(store: Store, scratch: Path) -> str:
    store.graph.dump(str(scratch), ox.RdfFormat.N_QUADS)
    with scratch.open("rb") as lines:
        total = sum(int.from_bytes(hashlib.sha256(line).digest()[:16], "big") for line in lines)
    return f"{total % (1 << 128):032x}"


def main() -> None:
    """Run what the arguments say."""
    rest = [part for part in sys.argv[1:] if part != "--write"]
    write = "--write" in sys.argv
    if rest[:1] == ["build"]:
        rows = [built(Path(rest[1]), workers)[0] for workers in (1, 2)]
        header = ["workers", "CPU s", "wall s", "MB a process", "quads", "MB on disk", "validate, CPU s", "MB", "graph"]
        put_table("build", header, rows, write=write)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "graph"
        loaded = load(int(rest[0]) if rest else QUADS, folder)
        put_table("load", ["", "quads", "CPU s", "quads a CPU second", "bytes a quad on disk"], loaded, write=write)
        put_table("named", ["query", "bound", "ms", "engine alone, ms", "times"], asked(folder), write=write)


if __name__ == "__main__":
    main()
