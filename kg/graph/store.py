"""The graph on disk: pages go in whole, and what they said goes out with them.

A store is a folder with a marker file, the graph (`graph/`, a pyoxigraph
store that holds exactly what users see) and a side table (`ledger/`, see
`kg.graph.ledger`).  A page is written in one transaction of the graph.  The
ledger is widened before it and narrowed after it, so that a crash in between
leaves a ledger that holds too much, never too little; the next build of the
page sets it right.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.config import Config
from kg.errors import StoreError
from kg.graph.changes import facts_of, find_change, nodes_of
from kg.graph.folder import copy_parts, open_parts, remove_old, require_store
from kg.graph.forgetting import forgotten_entities, notes_without, without_forgotten
from kg.graph.iris import entity_iri
from kg.graph.joins import Joins, joined_nodes, renamed
from kg.graph.ledger import Ledger, replace_quads, source_node
from kg.graph.memory import TO_WRITE, require_memory
from kg.graph.rdf import record_quads
from kg.graph.terms import Vocabulary
from kg.graph.texts import one_line
from kg.graph.tombstones import Tombstones, read_tombstones, write_tombstones
from kg.linking.joining import apart_in, block, block_of, join
from kg.linking.judgements import Decisions
from kg.model import PageRecord, Profile

_PAGES_AT_ONCE = 200
"""How many pages go in one transaction at most; each takes about 450 quads along."""
_QUADS_HELD = 100_000
"""Quads after which what was written goes from memory and the log (about 1 kB a quad each) into the engine's tables."""


class Store:
    """A graph of pages, in memory or on disk; use `open` or `memory`.

    One writer at a time; readers open a snapshot beside it.

    >>> with Store.memory() as store:
    ...     list(store.quads())
    []
    """

    def __init__(
        self, graph: ox.Store, ledger: ox.Store, *, folder: Path | None = None, read_only: bool = False
    ) -> None:
        self._parts: tuple[ox.Store, Ledger] | None = (graph, Ledger(ledger))
        self._folder = folder
        self._name = "memory" if folder is None else str(folder)
        self._read_only = read_only
        self._held = 0
        self._forgotten = Tombstones() if folder is None else read_tombstones(folder)

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
        require_store(folder, create=create and not read_only)
        graph, ledger = open_parts(folder, read_only=read_only)
        store = cls(graph, ledger, folder=folder, read_only=read_only)
        if not read_only:
            store._finish()
        return store

    @property
    def graph(self) -> ox.Store:
        """The pyoxigraph store of the graph, for queries; write through `put` alone."""
        return self._open_parts()[0]

    @property
    def vocabulary(self) -> Vocabulary:
        """The namespace and base that the graph is written in."""
        _, ledger = self._open_parts()
        return ledger.vocabulary() or Vocabulary(Config().namespace, Config().base)

    @property
    def folder(self) -> Path | None:
        """Where the store is, None in memory."""
        return self._folder

    @property
    def ledger(self) -> Ledger:
        """The side table, for reading."""
        return self._open_parts()[1]

    @property
    def forgotten(self) -> Tombstones:
        """Who is forgotten here."""
        return self._forgotten

    def put(self, record: PageRecord, config: Config) -> bool:
        """Replace what the page said before by what it says now; return True where the graph changed.

        Those who are forgotten are left out.  Raises `StoreError` where a
        quotation is not in the page, where the store uses another namespace or
        base, was written by hand, or cannot be written.
        """
        _, ledger = self._writable()
        quads = record_quads(record, config)
        self._require_vocabulary(config)
        self._require_pages()
        source = source_node(record.page.source)
        holder = ledger.holder(record.page.source, record.page.id)
        left = without_forgotten(quads, source, self._forgotten, self.vocabulary)
        with self._writing():
            gone = forgotten_entities(quads, source, self._forgotten, self.vocabulary)
            Joins(ledger.store).note(holder, self._known(record.profiles, left, gone.values()))
        return self._put_joined(holder, source, left)

    def join(self, decisions: Decisions | None = None) -> int:
        """Give one id to what is one person in several pages, by the names that changed; return how many pages did.

        ``decisions`` are the judgements that keep some apart.
        """
        _, ledger = self._writable()
        joins = Joins(ledger.store)
        names = joins.waiting()
        here = {holder: joins.profiles(holder) for holder in sorted(joins.holders(names), key=str)}
        profiles = [p for found in here.values() for p in found if block(p) in names]
        ids = join(profiles, apart_in(profiles, decisions)).ids
        changed = [holder for holder, found in here.items() if self._rejoin(holder, found, names, ids)]
        with self._writing():
            joins.done(names)
        return len(changed)

    def _rejoin(
        self, holder: ox.NamedNode, profiles: Iterable[Profile], names: Container[str], ids: Mapping[str, str]
    ) -> bool:
        """Give the things of one holder the ids that they have now; True where one changed."""
        _, ledger = self._writable()
        joins, profiles = Joins(ledger.store), tuple(profiles)
        before = joins.ids(holder)
        compared = {p.entity for p in profiles if block(p) in names}
        now = {old: new for old, new in before.items() if old not in compared}
        now |= {old: ids[old] for old in sorted(compared) if old in ids and ids[old] != old}
        if now == before:
            return False
        alone = joins.alone(holder) or self._said(holder)
        with self._writing():
            joins.set_ids(holder, now, alone)
        nodes = joined_nodes(now, profiles, self.vocabulary.base)
        return self._replace(holder, ledger.source_of(holder), renamed(alone, nodes))

    def _put_joined(self, holder: ox.NamedNode, source: ox.NamedNode, quads: Collection[ox.Quad]) -> bool:
        """Make the graph say what a page says, with the ids that its joined things have."""
        joins = Joins(self._writable()[1].store)
        profiles = joins.profiles(holder)
        known = {profile.entity for profile in profiles}
        ids = {old: new for old, new in joins.ids(holder).items() if old in known}
        with self._writing():
            joins.set_ids(holder, ids, quads)
        return self._replace(holder, source, renamed(quads, joined_nodes(ids, profiles, self.vocabulary.base)))

    def _known(
        self, profiles: Iterable[Profile], quads: Iterable[ox.Quad], gone: Iterable[Iterable[str]]
    ) -> list[Profile]:
        """The profiles of those whom quads still name, without traits that name who is gone."""
        named, base, names = {quad.subject for quad in quads}, self.vocabulary.base, {n for some in gone for n in some}
        kept = [one for one in profiles if ox.NamedNode(entity_iri(base, one.type, one.entity)) in named]
        return [replace(one, traits=tuple(t for t in one.traits if not self._tells(t, names))) for one in kept]

    def _tells(self, text: str, names: Iterable[str]) -> bool:
        return any(name in text for name in names) or bool(self._forgotten.names_in(text))

    def drop_missing(self, source: str, keep: Iterable[str]) -> int:
        """Withdraw the pages that a source held before and holds no longer; return how many.

        Call it after a source was read whole, with the ids of its pages.  What
        another page or another source supports stays.
        """
        _, ledger = self._writable()
        keep = set(keep)
        gone = [holder for page, holder in ledger.holders(source).items() if page not in keep]
        self.withdraw(gone)
        return len(gone)

    def withdraw(self, holders: Collection[ox.NamedNode]) -> None:
        """Take out pages, by their names in the ledger; what other pages support stays.

        All of them go in one transaction, some hundred in several.  Where the
        process is stopped in between, the next one that writes takes out the rest.
        """
        graph, ledger = self._writable()
        with self._writing():
            ledger.note_leaving(holders)
            for holder in holders:
                Joins(ledger.store).leave(holder)
            pages = sorted(holders, key=str)
            for start in range(0, len(pages), _PAGES_AT_ONCE):
                some = pages[start : start + _PAGES_AT_ONCE]
                change = find_change(graph, ledger, some, ())
                replace_quads(graph, change.removed, change.added)
                ledger.drop(some)
                self._hold(len(change.removed))

    def forget(self, stones: Tombstones) -> int:
        """Leave out, from now on, those whom the tombstones forget; return how many pages changed.

        When this returns, no file of the folder holds what went.  Where the
        process is stopped before, the next one that writes does the rest.
        """
        _, ledger = self._writable()
        with self._writing():
            ledger.note_clearing(True)
        self.let_back(stones)
        return self._clear()

    def let_back(self, stones: Tombstones) -> None:
        """Forget, from now on, only those whom the tombstones forget; builds bring the others back."""
        self._writable()
        if self._folder is not None:
            write_tombstones(self._folder, stones)
        self._forgotten = stones

    def wipe(self) -> None:
        """Write all files of the folder anew, since the engine keeps the texts that it removes."""
        graph, ledger = self._writable()
        if self._folder is None:
            return
        with self._writing():
            self._parts = None
            copies = copy_parts(self._folder, graph, ledger.store)
            del graph, ledger
            self._parts = (copies[0], Ledger(copies[1]))
            remove_old(self._folder)

    def quads(self) -> Iterator[ox.Quad]:
        """Return the quads of the graph, in no order."""
        return self.graph.quads_for_pattern(None, None, None, None)

    def close(self) -> None:
        """Write everything to disk and let the folder go; closing twice is no error."""
        try:
            if self._parts is not None and not self._read_only:
                self._flush()
        finally:
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
        require_memory(TO_WRITE, self._name)
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self._name}: the store cannot be written: {one_line(error)}") from None

    def _hold(self, quads: int) -> None:
        self._held += quads
        if self._held >= _QUADS_HELD:
            self._flush()

    def _flush(self) -> None:
        graph, ledger = self._open_parts()
        with self._writing():
            graph.flush()
            ledger.store.flush()
        self._held = 0

    def _finish(self) -> None:
        """Do what a process that was stopped had begun."""
        _, ledger = self._writable()
        if leaving := ledger.leaving():
            self.withdraw(leaving)
        if ledger.is_clearing():
            self._clear()

    def _clear(self) -> int:
        """Take those who are forgotten out of the pages, and out of what was written by hand."""
        graph, ledger = self._writable()
        gone: dict[ox.NamedNode, set[str]] = {}
        changed = []
        joins = Joins(ledger.store)
        for holder, source in ledger.all_holders().items():
            quads = self._said_alone(holder)
            for node, names in forgotten_entities(quads, source, self._forgotten, self.vocabulary).items():
                gone.setdefault(node, set()).update(names)
            if quads != without_forgotten(quads, source, self._forgotten, self.vocabulary):
                changed.append((holder, source))
        notes = [quad for name in self.own_graphs() for quad in graph.quads_for_pattern(None, None, None, name)]
        notes_left = notes_without(notes, gone, self._forgotten)
        with self._writing():
            replace_quads(graph, set(notes) - notes_left, notes_left - set(notes))
        for holder, source in changed:
            left = without_forgotten(self._said_alone(holder), source, self._forgotten, self.vocabulary)
            with self._writing():
                joins.keep(holder, self._known(joins.profiles(holder), left, gone.values()))
            self._put_joined(holder, source, left)
        with self._writing():
            joins.done({block_of(name) for names in gone.values() for name in names})
        del joins
        del graph, ledger
        self.wipe()
        with self._writing():
            self._writable()[1].note_clearing(False)
        return len(changed)

    def own_graphs(self) -> list[ox.NamedNode]:
        """The graphs that updates have written; no page has a part in them."""
        graphs = (name for name in self.graph.named_graphs() if isinstance(name, ox.NamedNode))
        return [name for name in graphs if not name.value.startswith(self.vocabulary.base)]

    def _said_alone(self, holder: ox.NamedNode) -> frozenset[ox.Quad]:
        """What a page says, before its things are joined to those of others."""
        return frozenset(Joins(self.ledger.store).alone(holder)) or self._said(holder)

    def _said(self, holder: ox.NamedNode) -> frozenset[ox.Quad]:
        """What the graph has of a page."""
        graph, ledger = self._open_parts()
        nodes = (graph.quads_for_pattern(node, None, None) for node in ledger.nodes(holder))
        return frozenset(ledger.claims(holder).union(*nodes))

    def _replace(self, holder: ox.NamedNode, source: ox.NamedNode, quads: Collection[ox.Quad]) -> bool:
        graph, ledger = self._writable()
        claims, nodes = facts_of(quads), nodes_of(quads)
        claims_before, nodes_before = ledger.claims(holder), ledger.nodes(holder)
        change = find_change(graph, ledger, {holder}, quads)
        with self._writing():
            ledger.add(holder, source, claims - claims_before, nodes - nodes_before)
            replace_quads(graph, change.removed, change.added)
            ledger.remove(holder, claims_before - claims, nodes_before - nodes)
        self._hold(len(change.removed) + len(change.added))
        return bool(change.removed or change.added)

    def _require_vocabulary(self, config: Config) -> None:
        _, ledger = self._open_parts()
        wanted, found = Vocabulary(config.namespace, config.base), ledger.vocabulary()
        if found is None:
            with self._writing():
                ledger.set_vocabulary(wanted)
        elif found != wanted:
            raise StoreError(
                f"{self._name}: the store is written in {found.namespace} and {found.base}, "
                f"not in {wanted.namespace} and {wanted.base}; use the same settings, or a new folder"
            )

    def _require_pages(self) -> None:
        graph, ledger = self._open_parts()
        if not ledger.has_pages() and next(graph.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
            raise StoreError(f"{self._name}: was written by hand; build pages into a folder of their own")
