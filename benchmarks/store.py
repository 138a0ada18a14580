"""How fast a store loads and answers, how large it is, and what building and checking a large one takes.

python -m benchmarks.store [--write] [QUADS]: loads 1,000,000 quads of fictional pages unless told, rdflib beside it.
python -m benchmarks.store [--write] build FILE: builds FILE (JSON Lines) with one worker and with two.
"""

import hashlib
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph as ox
import rdflib

from benchmarks.tables import put_table
from kg.config import Config
from kg.graph.query import NamedQuery, named_queries, query
from kg.graph.rdf import date_literal, record_quads
from kg.graph.results import ResultTable
from kg.graph.sparql import bind
from kg.graph.store import Store
from kg.graph.terms import ALT_LABEL, PREF_LABEL, TITLE, XSD, Vocabulary
from kg.graph.validate import validate
from kg.model import PageRecord
from kg.pipeline import run
from kg.views.export import export

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
QUADS = 1_000_000
CHECKED = 100_000
SMALL = 20_000
LATE = 20
BATCH = 20_000
ROWS = 10_000
TIMES = 5
VALUES = 9
SHARED = 10
_BASE = Config().base
_OF_A_PAGE = {"article", "graph", "mention", "page", "statement"}
_WORDS = Vocabulary(Config().namespace, _BASE)
_SHARED = {PREF_LABEL, ALT_LABEL, _WORDS.term("releaseKey")}
_OWN = {TITLE, _WORDS.term("file")}
_PREDICATE = _WORDS.term("predicate")
_DATE = ox.NamedNode(XSD + "date")


# Run by a small process, since Linux counts the memory of the process that begins another as the other's too.
_RUN = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def fictional(number: int) -> Iterator[ox.Quad]:
    """Quads of the sample pages, again and again, each copy as a page of its own, of a day of its own.

    Ten copies in turn tell of the same people, bodies, places and initiatives and
    print the same releases, so that each of them is met in ten times as many
    articles as in the samples; the next ten tell of others.
    """
    return islice(chain.from_iterable(tens()), number)


def tens() -> Iterator[list[ox.Quad]]:
    """The quads of ten copies in turn, each quad once."""
    config = Config(published="2024-11-05")
    records = [record for record in run([str(SAMPLES)], config) if isinstance(record, PageRecord)]
    quads = [quad for record in records for quad in record_quads(record, config)]
    for first in count(0, SHARED):
        copies = map(_Copy, range(first, first + SHARED))
        yield list(dict.fromkeys(copy.quad(quad) for copy in copies for quad in quads))


class _Copy:
    """One copy of the sample pages: what is its own has its number, what it shares the number of its ten."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._known: dict[ox.NamedNode, ox.NamedNode] = {}

    def quad(self, quad: ox.Quad) -> ox.Quad:
        terms = [self._term(term, quad.predicate) for term in (quad.subject, quad.object, quad.graph_name)]
        return ox.Quad(terms[0], quad.predicate, *terms[1:])

    def _term(self, term: Any, predicate: ox.NamedNode) -> Any:
        if isinstance(term, ox.NamedNode):
            return self._node(term)
        if not isinstance(term, ox.Literal):
            return term
        if predicate in _OWN or predicate in _SHARED:
            text = f"{term.value}{self._number // (SHARED if predicate in _SHARED else 1)}"
            return ox.Literal(text, language=term.language)
        if term.datatype == _DATE:
            moved = date.fromisoformat(term.value) + timedelta(self._number % SHARED)
            return date_literal(moved.isoformat())
        return term

    def _node(self, term: ox.NamedNode) -> ox.NamedNode:
        if term not in self._known:
            path, slash, _ = term.value.removeprefix(_BASE).partition("/")
            number = self._number if path in _OF_A_PAGE else self._number // SHARED
            inside = term.value.startswith(_BASE) and slash
            self._known[term] = ox.NamedNode(f"{term.value}{number:05x}") if inside else term
        return self._known[term]


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
    facts = sum(quad.predicate == _PREDICATE for quad in quads)
    ways = {
        f"kg, in transactions of {BATCH:,}": lambda graph: [
            graph.extend(quads[at : at + BATCH]) for at in range(0, number, BATCH)
        ],
        "kg, in bulk": lambda graph: graph.bulk_extend(quads),
    }
    rows = []
    for at, (way, work) in enumerate(ways.items()):
        here = folder if at else folder.with_name("first")
        with Store.open(here, create=True) as store:
            taken = cpu(partial(work, store.graph)) + cpu(store.graph.flush)
        Store.open(here).close()
        sizes = [f"{size_of(here) / number:.0f}", f"{size_of(here) / facts:,.0f}"]
        rows.append([way, f"{number:,}", f"{taken:.1f}", f"{number / taken:,.0f}", *sizes])
    few = Path(folder, "..", "few.nq")
    few.write_bytes(ox.serialize(quads[: number // 10], format=ox.RdfFormat.N_QUADS) or b"")
    dataset = rdflib.Dataset()
    theirs = cpu(lambda: dataset.parse(few, format="nquads"))
    rows.append(["rdflib", f"{number // 10:,}", f"{theirs:.1f}", f"{number / 10 / theirs:,.0f}", "in memory", ""])
    return rows


def asked(folder: Path) -> Iterator[list[object]]:
    """Each named query, beginning with values of its first column that can be set, beside the engine alone."""
    theirs = _Rdflib()
    with Store.open(folder, read_only=True) as store:
        for named in named_queries():
            column = named.settings[0][0] if named.settings else ""
            whole, values = _whole(store, named.sparql, column)
            bound = [{column: value} for value in values] or [{}] * TIMES
            ours = [1000 * cpu(partial(query, store, named.sparql, one, rows=ROWS)) for one in bound]
            engine = [1000 * cpu(partial(_alone, store, bind(named.sparql, one))) for one in bound]
            start = f"{len(values)} of {column}" if values else "whole graph"
            times = median(ours) / max(median(engine), 0.1)
            taken = [median(ours), max(ours), median(engine)]
            yield [
                named.name,
                start,
                *(f"{one:.1f}" for one in taken),
                f"{times:.1f}",
                f"{whole:.0f}",
                theirs.ms(named),
            ]


def _whole(store: Store, sparql: str, column: str) -> tuple[float, list[ox.Literal]]:
    """What the query takes where nothing is set, in CPU milliseconds, and values of the column all over its answer."""
    started = time.process_time()
    found = query(store, sparql, rows=ROWS)
    taken = 1000 * (time.process_time() - started)
    if not column or not isinstance(found, ResultTable):
        return taken, []
    at = found.columns.index(column)
    values = list(dict.fromkeys(row[at] for row in found.rows if isinstance(row[at], ox.Literal)))
    return taken, [values[len(values) * part // VALUES] for part in range(min(VALUES, len(values)))]


class _Rdflib:
    """The same queries on a small graph in rdflib's memory, each for one value."""

    def __init__(self) -> None:
        quads = list(fictional(SMALL))
        self._store = Store.of_quads(quads, _WORDS)
        self._dataset = rdflib.Dataset()
        self._dataset.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"", format="nquads")

    def ms(self, named: NamedQuery) -> str:
        """CPU milliseconds, or that it was stopped; with a mark where the answers are not as many as ours."""
        column = named.settings[0][0] if named.settings else ""
        _, values = _whole(self._store, named.sparql, column)
        sparql = bind(named.sparql, {column: values[len(values) // 2]} if values else {})
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, LATE)
        started = time.process_time()
        try:
            number = len(list(self._dataset.query(sparql, initNs=_WORDS.prefixes)))
        except TimeoutError:
            return f"> {LATE * 1000:,}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = f"{1000 * (time.process_time() - started):,.0f}"
        ours = len(list(self._store.graph.query(sparql, prefixes=_WORDS.prefixes)))  # type: ignore[arg-type]
        return taken if number == ours else f"{taken}, {number} rows for {ours}"


def _stop(*_: object) -> None:
    raise TimeoutError


def _alone(store: Store, sparql: str) -> object:
    found = store.graph.query(sparql, prefixes=store.vocabulary.prefixes)
    return found if isinstance(found, ox.QueryBoolean) else list(islice(found, ROWS + 1))


def checked() -> Iterator[list[object]]:
    """Check whole copies by the shapes, 100,000 quads and more."""
    quads: list[ox.Quad] = []
    for some in tens():
        quads += some
        if len(quads) >= CHECKED:
            break
    with Store.of_quads(quads, _WORDS) as store:
        started = time.process_time()
        report = validate(store)
        seconds = time.process_time() - started
    yield ["kg validate", f"{len(quads):,}", f"{seconds:.1f}", f"{seconds * 100_000 / len(quads):.1f}", report.conforms]


def ran(*arguments: str) -> tuple[float, float, int]:
    """Run `kg` in a process of its own: wall and CPU seconds, and the memory of its largest process in MB."""
    command, started = [sys.executable, "-m", "kg", *arguments], time.monotonic()
    told = subprocess.run([sys.executable, "-c", _RUN, *command], check=True, stdout=subprocess.PIPE).stdout
    code, seconds, most = map(float, told.split())
    if code:
        raise SystemExit(f"{' '.join(command)}: ended with {code:.0f}")
    return time.monotonic() - started, seconds, int(most) >> 10


def exported(folder: Path) -> Iterator[list[object]]:
    """Write the store as each sort of RDF, in a process of its own."""
    for form in ("nq", "trig"):
        out = folder.with_name(f"out.{form}")
        _, seconds, most = ran("export", "--store", str(folder), "--format", form, "-o", str(out))
        yield [f"kg export --format {form}", f"{seconds:.1f}", f"{most:,}", f"{out.stat().st_size / 1e6:,.0f}"]


def built(file: Path, workers: int) -> tuple[list[object], str]:
    """Build a file in a process of its own: CPU and wall seconds, memory, size, and a digest of the graph."""
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "graph"
        wall, seconds, most = ran("build", str(file), "--store", str(store), "--workers", str(workers))
        Store.open(store).close()
        with Store.open(store, read_only=True) as opened:
            number, digest = len(opened.graph), _digest(opened, Path(name) / "nq")
            checking = cpu(lambda: validate(opened))
        row = [workers, f"{seconds:.0f}", f"{wall:.0f}", f"{most:,}", f"{number:,}", f"{size_of(store) / 1e6:,.0f}"]
        return [*row, f"{checking:.0f}", f"{memory():,}", digest[:12]], digest


def _digest(store: Store, scratch: Path) -> str:
    export(store, "nq", scratch)
    with scratch.open("rb") as lines:
        return hashlib.file_digest(lines, "sha256").hexdigest()


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
        header = [
            "",
            "quads",
            "CPU s",
            "quads a CPU second",
            "bytes a quad on disk",
            "bytes a fact, its sentence included",
        ]
        put_table("load", header, loaded, write=write)
        put_table("export", ["", "CPU s", "MB a process", "MB written"], exported(folder), write=write)
        header = ["", "quads", "CPU s", "CPU s for 100,000", "conforms"]
        put_table("validate", header, checked(), write=write)
        header = ["query", "begins with", "ms", "slowest", "engine alone, ms", "times", "nothing set, ms"]
        header.append(f"rdflib on {SMALL:,} quads, ms")
        put_table("named", header, asked(folder), write=write)


if __name__ == "__main__":
    main()
