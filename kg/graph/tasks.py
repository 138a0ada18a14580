"""What a worker process does: reads a request from standard input, answers on standard output, until the input ends.

Run as a module (``python -m kg.graph.tasks STORE``) by `kg.graph.worker`.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.graph.folder import graph_folder
from kg.graph.query import query, update
from kg.graph.results import Result, ResultGraph, boolean_xml, format_result
from kg.graph.sparql import Dataset, read_term
from kg.graph.store import Store
from kg.graph.terms import Vocabulary
from kg.graph.worker import MEMORY, ROWS, Answer

_MEMORY = 4 << 30
"""Bytes of address space that a process may use, where the system keeps such limits."""

GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""The RDF formats by the names that requests use."""


class Snapshot:
    """The store of a folder as it is now: opened for reading, and opened again where its files have changed.

    ``screen`` tells what of it is let through.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     snapshot = Snapshot(Path(folder))
    ...     snapshot.store is snapshot.store
    True
    """

    def __init__(self, path: Path, screen: Callable[[Store], Store] | None = None) -> None:
        self.path = path
        self._screen = screen
        self._seen: object = None
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The store; raises `StoreError` where there is none."""
        now = self._files()
        if self._store is None or now != self._seen:
            opened = Store.open(self.path, read_only=True)
            self._store = self._screen(opened) if self._screen else opened
            self._seen = now
        return self._store

    def forget(self) -> None:
        """Let the store be opened again when it is next asked for."""
        self._store = None

    def _files(self) -> object:
        # A writer appends to these or makes new ones; LOG files are the engine's diary.
        try:
            files = [file for file in os.scandir(graph_folder(self.path)) if not file.name.startswith("LOG")]
            return sorted((file.path, file.stat().st_size, file.stat().st_mtime_ns) for file in files)
        except OSError:
            return None


class Given(Snapshot):
    """A store that does not change.

    >>> Given(Store.memory()).store.vocabulary.base
    'https://w3id.org/civic-kg/id/'
    """

    def __init__(self, store: Store) -> None:
        super().__init__(Path(MEMORY))
        self._given = store

    @property
    def store(self) -> Store:
        """The store."""
        return self._given


def packed(store: Store) -> bytes:
    """Return a store's graph as a process reads it from its input: a line of JSON, then N-Quads.

    >>> packed(Store.of_quads([], Vocabulary("urn:n#", "urn:b/")))
    b'{"length": 0, "namespace": "urn:n#", "base": "urn:b/"}\\n'
    """
    words = store.vocabulary
    body = ox.serialize(store.quads(), format=ox.RdfFormat.N_QUADS) or b""
    head = {"length": len(body), "namespace": words.namespace, "base": words.base}
    return json.dumps(head).encode("utf-8") + b"\n" + body


def read_packed(source: BinaryIO) -> Store:
    """Return the store that `packed` gave the bytes of.

    >>> from io import BytesIO
    >>> list(read_packed(BytesIO(packed(Store.memory()))).quads())
    []
    """
    head = json.loads(source.readline())
    quads = ox.parse(source.read(head["length"]), format=ox.RdfFormat.N_QUADS)
    return Store.of_quads(quads, Vocabulary(head["namespace"], head["base"]))


Task = Callable[..., Answer]


def answer_query(
    snapshot: Snapshot,
    *,
    sparql: str,
    formats: tuple[str | None, str | None],
    values: Mapping[str, str] | None = None,
    default: tuple[str, ...] = (),
    named: tuple[str, ...] = (),
    base: str | None = None,
    rows: int | None = ROWS,
) -> Answer:
    """Return the answer of a query in the first format, or in the second where it is a graph.

    ``values`` are terms in the notation of N-Triples.  A format of None is one
    that the client cannot read; the answer then only says so (``unread``).
    Raises `QueryError` as `query` does.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     answer_query(Snapshot(Path(folder)), sparql="ASK {}", formats=("json", None)).body
    b'{"head": {}, "boolean": true}\\n'
    """
    terms = {name: read_term(text) for name, text in (values or {}).items()}
    dataset = Dataset(tuple(default), tuple(named))
    result = query(snapshot.store, sparql, values=terms, dataset=dataset, base=base, rows=rows)
    format_ = formats[isinstance(result, ResultGraph)]
    if format_ is None:
        return Answer(notes={"unread": True})
    cut = not isinstance(result, bool) and result.truncated
    notes = {"format": format_, "graph": isinstance(result, ResultGraph), "truncated": rows if cut else 0}
    return Answer(_text(result, format_).encode("utf-8", "replace"), notes)


def answer_update(
    snapshot: Snapshot, *, sparql: str, default: tuple[str, ...] = (), named: tuple[str, ...] = (), base: str | None
) -> Answer:
    """Change the graph as an update says, and let go of the store again.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     snapshot = Snapshot(Path(folder))
    ...     _ = answer_update(snapshot, sparql="INSERT DATA { <urn:a> <urn:b> '青禾' }", base=None)
    ...     len(snapshot.store.graph)
    1
    """
    with Store.open(snapshot.path) as store:
        update(store, sparql, dataset=Dataset(tuple(default), tuple(named)), base=base)
    return Answer()


def answer_graph(snapshot: Snapshot, *, graph: str | None, format: str) -> Answer:  # noqa: A002 - the request's word
    """Return a named graph, or the default one, in an RDF format; the answer says where there is none (``absent``).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     answer_graph(Snapshot(Path(folder)), graph="urn:a", format="ttl").notes["absent"]
    True
    """
    store = snapshot.store
    try:
        node = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
    except ValueError:
        raise QueryError(f"{graph!r} is not an IRI") from None
    if isinstance(node, ox.NamedNode) and not store.graph.contains_named_graph(node):
        return Answer(notes={"absent": True})
    triples = tuple(sorted((quad.triple for quad in store.graph.quads_for_pattern(None, None, None, node)), key=str))
    return Answer(ResultGraph(triples, store.vocabulary.prefixes).serialize(GRAPHS[format]).encode("utf-8"))


def answer_remote(_: Snapshot, *, question: dict[str, Any]) -> Answer:
    """Return the answer of another server, as `ask_endpoint` gives it; what it sends may be made to break a parser."""
    from kg.graph.remote import ask_endpoint

    text, cut = ask_endpoint(**question)
    return Answer(text.encode("utf-8", "replace"), {"truncated": cut})


TASKS: Mapping[str, Task] = {
    "query": answer_query,
    "update": answer_update,
    "graph": answer_graph,
    "remote": answer_remote,
}


def work(tasks: Mapping[str, Task], screen: Callable[[Store], Store] | None = None) -> None:
    """Answer requests, one after the other, and end with the input, in the middle of a task too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    requests: SimpleQueue[bytes] = SimpleQueue()
    # What a task prints must not get between the answers.
    target, sys.stdout = sys.stdout.buffer, sys.stderr
    snapshot = Given(read_packed(sys.stdin.buffer)) if sys.argv[1] == MEMORY else Snapshot(Path(sys.argv[1]), screen)
    Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    with suppress(KgError):
        _ = snapshot.store
    _send(target, Answer())
    while True:
        _send(target, _answer(tasks, snapshot, json.loads(requests.get())))


def _answer(tasks: Mapping[str, Task], snapshot: Snapshot, request: dict[str, Any]) -> Answer:
    task = tasks[request.pop("task")]
    try:
        try:
            return task(snapshot, **request)
        except RuntimeError:
            # The engine's word for files that a writer put away while they were opened; those of now are there.
            snapshot.forget()
            return task(snapshot, **request)
    except KgError as error:
        return Answer(notes={"error": type(error).__name__, "message": str(error)})
    except MemoryError:
        os._exit(1)
    except Exception as error:
        return Answer(notes={"error": "StoreError", "message": f"{type(error).__name__}: {error}"})


def _send(target: BinaryIO, answer: Answer) -> None:
    target.write(json.dumps({**answer.notes, "length": len(answer.body)}).encode("utf-8") + b"\n")
    target.write(answer.body)
    target.flush()


def _listen(source: BinaryIO, requests: "SimpleQueue[bytes]") -> None:
    for line in source:
        requests.put(line)
    os._exit(0)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY if most < 0 else min(_MEMORY, most), most))


def _text(result: Result, format_: str) -> str:
    if format_ == "xml" and not isinstance(result, ResultGraph):
        return boolean_xml(result) if isinstance(result, bool) else result.to_xml()
    if isinstance(result, ResultGraph) and format_ in GRAPHS:
        return result.serialize(GRAPHS[format_])
    return format_result(result, format_)


if __name__ == "__main__":
    work(TASKS)
