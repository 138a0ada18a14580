"""The graph on disk: pages go in whole, and what they said goes out with them.

A store is a folder with a marker file, the graph (`graph/`, a pyoxigraph
store that holds exactly what users see) and a side table (`ledger/`, see
`kg.graph.ledger`).  A page is written in one transaction of the graph.  The
ledger is widened before it and narrowed after it, so that a crash in between
leaves a ledger that holds too much, never too little; the next build of the
page sets it right.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.config import Config
from kg.errors import StoreError
from kg.graph.changes import facts_of, find_change, nodes_of
from kg.graph.iris import entity_iri
from kg.graph.joins import Joins, renamed
from kg.graph.ledger import Ledger, replace_quads
from kg.graph.rdf import record_quads
from kg.graph.terms import Vocabulary
from kg.linking.joining import apart_in, block_of, join
from kg.linking.judgements import Decisions
from kg.model import PageRecord, Profile

_MARKER = "civic-kg-store.txt"
_MARK = "civic-kg store, format 1\n"
_GRAPH = "graph"
_LEDGER = "ledger"


class Store:
    """A graph of pages, in memory or on disk; use `open` or `memory`.

    One writer at a time; readers open a snapshot beside it.

    >>> with Store.memory() as store:
    ...     list(store.quads())
    []
    """

    def __init__(self, graph: ox.Store, ledger: ox.Store, *, name: str = "memory", read_only: bool = False) -> None:
        self._parts: tuple[ox.Store, Ledger] | None = (graph, Ledger(ledger))
        self._name = name
        self._read_only = read_only

    @classmethod
    def memory(cls) -> "Store":
        """Return an empty store that lives as long as the process.

        >>> Store.memory().put.__name__
        'put'
        """
        return cls(ox.Store(), ox.Store())

    @classmethod
    def of_quads(cls, quads: Iterable[ox.Quad], vocabulary: Vocabulary) -> "Store":
        """Return a store in memory that holds these quads and knows of no page; for reading.

        >>> Store.of_quads([], Vocabulary("https://example.org/ns#", "https://example.org/")).vocabulary.base
        'https://example.org/'
        """
        store = cls.memory()
        graph, ledger = store._open_parts()
        graph.extend(quads)
        ledger.set_vocabulary(vocabulary)
        return store

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, read_only: bool = False) -> "Store":
        """Return the store in a folder; with ``create``, a missing or empty folder becomes one.

        ``read_only`` opens a snapshot, beside a writer too.  Raises `StoreError`
        where the folder is missing, is not a store, or another process writes it.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with Store.open(folder, create=True) as store:
        ...         len(list(store.quads()))
        0
        """
        folder = Path(path)
        _require_store(folder, create=create and not read_only)
        try:
            if read_only:
                graph, ledger = (ox.Store.read_only(str(folder / name)) for name in (_GRAPH, _LEDGER))
            else:
                graph, ledger = (ox.Store(str(folder / name)) for name in (_GRAPH, _LEDGER))
        except OSError as error:
            raise StoreError(_why(folder, error)) from None
        return cls(graph, ledger, name=str(folder), read_only=read_only)

    @property
    def graph(self) -> ox.Store:
        """The pyoxigraph store of the graph, for queries; write through `put` alone."""
        return self._open_parts()[0]

    @property
    def vocabulary(self) -> Vocabulary:
        """The namespace and base that the graph is written in."""
        _, ledger = self._open_parts()
        return ledger.vocabulary() or Vocabulary(Config().namespace, Config().base)

    def put(self, record: PageRecord, config: Config) -> bool:
        """Replace what the page said before by what it says now; return True where the graph changed.

        Raises `StoreError` where a quotation is not in the page, where the store
        uses another namespace or base, or where it cannot be written.
        """
        quads = record_quads(record, config)
        _, ledger = self._writable()
        self._require_vocabulary(config)
        holder = ledger.holder(record.page.source, record.page.id)
        with self._writing():
            joins = Joins(ledger.store)
            joins.note(holder, record.profiles)
            known = {entity.id for entity in record.entities}
            ids = {old: new for old, new in joins.ids(holder).items() if old in known}
            joins.set_ids(holder, ids, quads)
        return self._write(holder, record.page.source, renamed(quads, _nodes(ids, record.profiles, config.base)))

    def join(self, decisions: Decisions | None = None) -> int:
        """Give one id to what is one person in several pages, by the names that changed; return how many pages did.

        ``decisions`` are the judgements that keep some apart.
        """
        _, ledger = self._writable()
        joins = Joins(ledger.store)
        names = joins.waiting()
        here = {holder: joins.profiles(holder) for holder in sorted(joins.holders(names), key=str)}
        profiles = [p for found in here.values() for p in found if block_of(p.name) in names]
        ids = join(profiles, apart_in(profiles, decisions)).ids
        changed = [holder for holder, found in here.items() if self._rejoin(holder, found, names, ids)]
        with self._writing():
            joins.done(names)
        return len(changed)

    def _rejoin(
        self, holder: ox.NamedNode, profiles: Iterable[Profile], names: Container[str], ids: Mapping[str, str]
    ) -> bool:
        """Give the things of one holder the ids that they have now; True where one changed."""
        graph, ledger = self._writable()
        joins, profiles = Joins(ledger.store), tuple(profiles)
        before = joins.ids(holder)
        compared = {p.entity for p in profiles if block_of(p.name) in names}
        now = {old: new for old, new in before.items() if old not in compared}
        now |= {old: ids[old] for old in sorted(compared) if old in ids and ids[old] != old}
        if now == before:
            return False
        alone = joins.alone(holder) or self._quads_of(graph, ledger, holder)
        with self._writing():
            joins.set_ids(holder, now, alone)
        return self._write(holder, None, renamed(alone, _nodes(now, profiles, self.vocabulary.base)))

    def _quads_of(self, graph: ox.Store, ledger: Ledger, holder: ox.NamedNode) -> tuple[ox.Quad, ...]:
        told = (quad for node in ledger.nodes(holder) for quad in graph.quads_for_pattern(node, None, None, None))
        return (*ledger.claims(holder), *(quad for quad in told if quad.graph_name != ox.DefaultGraph()))

    def _write(self, holder: ox.NamedNode, source: str | None, quads: Iterable[ox.Quad]) -> bool:
        """Make the graph say what a holder says now; True where it changed."""
        graph, ledger = self._writable()
        quads = tuple(quads)
        claims, nodes = facts_of(quads), nodes_of(quads)
        claims_before, nodes_before = ledger.claims(holder), ledger.nodes(holder)
        change = find_change(graph, ledger, holder, quads)
        with self._writing():
            ledger.add(holder, source, claims - claims_before, nodes - nodes_before)
            replace_quads(graph, change.removed, change.added)
            ledger.remove(holder, claims_before - claims, nodes_before - nodes)
        return bool(change.removed or change.added)

    def drop_missing(self, source: str, keep: Iterable[str]) -> int:
        """Withdraw the pages that a source held before and holds no longer; return how many.

        Call it after a source was read whole, with the ids of its pages.  What
        another page or another source supports stays.
        """
        (graph, ledger), keep = self._writable(), set(keep)
        gone = [holder for page, holder in ledger.holders(source).items() if page not in keep]
        for holder in gone:
            change = find_change(graph, ledger, holder, ())
            with self._writing():
                Joins(ledger.store).leave(holder)
                replace_quads(graph, change.removed, change.added)
                ledger.forget(holder)
        return len(gone)

    def quads(self) -> Iterator[ox.Quad]:
        """Return the quads of the graph, in no order."""
        return self.graph.quads_for_pattern(None, None, None, None)

    def close(self) -> None:
        """Write everything to disk and let the folder go; closing twice is no error."""
        if self._parts is not None and not self._read_only:
            graph, ledger = self._parts
            with self._writing():
                graph.flush()
                ledger.store.flush()
        self._parts = None

    def __enter__(self) -> "Store":
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _open_parts(self) -> tuple[ox.Store, Ledger]:
        if self._parts is None:
            raise StoreError(f"{self._name}: the store is closed; open it again")
        return self._parts

    def _writable(self) -> tuple[ox.Store, Ledger]:
        if self._read_only:
            raise StoreError(f"{self._name}: the store is open for reading only; open it for writing")
        return self._open_parts()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self._name}: the store cannot be written: {_one_line(error)}") from None

    def _require_vocabulary(self, config: Config) -> None:
        _, ledger = self._open_parts()
        wanted, found = Vocabulary(config.namespace, config.base), ledger.vocabulary()
        if found is None:
            ledger.set_vocabulary(wanted)
        elif found != wanted:
            raise StoreError(
                f"{self._name}: the store is written in {found.namespace} and {found.base}, "
                f"not in {wanted.namespace} and {wanted.base}; use the same settings, or a new folder"
            )


def _nodes(ids: Mapping[str, str], profiles: Iterable[Profile], base: str) -> dict[ox.NamedNode, ox.NamedNode]:
    types = {profile.entity: profile.type for profile in profiles}
    return {
        ox.NamedNode(entity_iri(base, types[old], old)): ox.NamedNode(entity_iri(base, types[old], new))
        for old, new in ids.items()
        if old in types
    }


def _require_store(folder: Path, *, create: bool) -> None:
    marker = folder / _MARKER
    try:
        if marker.is_file():
            _require_format(folder, marker.read_text("utf-8", errors="replace"))
        elif not create:
            raise StoreError(f"{folder}: {_absent(folder)}; kg build INPUT --store {folder} makes one")
        elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError(f"{folder}: not a civic-kg store and not empty; name a new or an empty folder")
        else:
            folder.mkdir(parents=True, exist_ok=True)
            marker.write_text(_MARK, "utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"{folder}: cannot be used as a store: {error.strerror or error}") from None


def _absent(folder: Path) -> str:
    return "is not a civic-kg store" if folder.exists() else "there is no store here"


def _require_format(folder: Path, mark: str) -> None:
    if mark != _MARK:
        first = mark.partition("\n")[0][:60]
        raise StoreError(f"{folder}: {first!r} is not a format that this version reads; build the store again")


def _why(folder: Path, error: OSError) -> str:
    if "lock" in str(error).lower():
        return f"{folder}: another process is writing this store; wait until it has finished"
    return f"{folder}: the store cannot be opened: {_one_line(error)}"


def _one_line(error: OSError) -> str:
    return " ".join(str(error).split())
