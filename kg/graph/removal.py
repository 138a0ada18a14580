"""Taking things out: the pages of a file or an issue date, and people who are to be forgotten."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.forgetting import page_name
from kg.graph.rdf import date_literal
from kg.graph.reader import EntityRow, find_entities, read_entity
from kg.graph.store import Store
from kg.graph.terms import ALT_LABEL, ISSUED, PREF_LABEL, TYPE, XSD
from kg.graph.texts import plain
from kg.graph.tombstones import ENTITY, HERE, NAME, Tombstone, here
from kg.model import Predicate
from kg.reading.pages import file_identity

_ISSUES = frozenset(f"{XSD}{name}" for name in ("date", "gYearMonth", "gYear"))
_LISTED = 5
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Retracted:
    """What went: the files of the pages, the number of articles, and of plain facts that went or stay.

    A fact stays where another page supports it.
    """

    files: tuple[str, ...]
    pages: int
    articles: int
    gone: int
    kept: int

    def to_json(self) -> dict[str, Any]:
        """The same as plain values."""
        facts = {"gone": self.gone, "kept": self.kept}
        return {"files": list(self.files), "pages": self.pages, "articles": self.articles, "facts": facts}

    def __str__(self) -> str:
        more = f" and {len(self.files) - _LISTED} more" if len(self.files) > _LISTED else ""
        stay = f"; {self.kept} stay, since other pages support them" if self.kept else ""
        counted = f"{_counted(self.pages, 'page')} with {_counted(self.articles, 'article')}"
        return (
            f"Retracted {', '.join(self.files[:_LISTED])}{more}: {counted}. {_counted(self.gone, 'fact')} went{stay}."
        )


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A decision that was carried out: its name, and how many entities went from how many pages."""

    decision: str
    entities: int
    pages: int

    def to_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {"decision": self.decision, "entities": self.entities, "pages": self.pages}

    def __str__(self) -> str:
        entities = "1 entity" if self.entities == 1 else f"{self.entities} entities"
        return f"Forgotten ({self.decision}): {entities}; {_counted(self.pages, 'page')} changed. Builds obey it."


def retract(store: Store, what: str) -> Retracted:
    """Take out the pages of a file, or those issued on a date, and return what went.

    A file is meant by its path, or by the name that the graph has for its page
    (``news.jsonl#3``).  Raises `StoreError` where nothing is called so, or
    pages of several files are.

    >>> retract(Store.memory(), "2024-11-05")
    Traceback (most recent call last):
    kg.errors.StoreError: 2024-11-05: no article was issued on this date
    """
    holders = _found(store, what)
    claims = set().union(*map(store.ledger.claims, holders))
    said, file = store.vocabulary.term, store.vocabulary.term("file")
    relations = {said(predicate.value) for predicate in Predicate}
    pages = {fact.subject for fact in claims if fact.predicate == TYPE and fact.object == said("Page")}
    articles = sum(fact.predicate == TYPE and fact.object == said("Article") for fact in claims)
    files = {_value(fact) for fact in claims if fact.predicate == file and fact.subject in pages}
    facts = [fact for fact in claims if fact.predicate in relations]
    store.withdraw(holders)
    kept = sum(fact in store.graph for fact in facts)
    return Retracted(tuple(sorted(files)), len(pages), articles, len(facts) - kept, kept)


def forget(store: Store, who: str, *, why: str, when: str, everybody: bool = False) -> Forgotten:
    """Take out an entity (an IRI), or whoever has a name, and leave them out of all later builds.

    A name is forgotten wherever it stands; an entity of an IRI with its names
    on the pages that it was read from.  Raises `StoreError` where the name is
    that of several or of nobody, unless ``everybody`` of that name is meant,
    and where the reason names who is to be forgotten.

    >>> forget(Store.memory(), "陆晚舟", why="her wish", when="2024-11-05")
    Traceback (most recent call last):
    kg.errors.StoreError: nothing in the graph is called 陆晚舟; --all forgets the name for later builds
    """
    rows = _meant(store, who, everybody=everybody)
    names = {plain(name) for row in rows for name in row.names} | ({plain(who)} if not _is_iri(who) else set())
    if any(name in plain(why) for name in names):
        raise StoreError("the reason names who is to be forgotten; say it without the name")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        raise StoreError(f"{when!r} is no day; write one such as 2024-11-05")
    stones = store.forgotten.deciding(when, _line(why), _to_forget(store, who, rows))
    (decision,) = {row.decision for row in stones.rows} - {row.decision for row in store.forgotten.rows} or {""}
    return Forgotten(decision, len(rows), store.forget(stones))


def let_back(store: Store, decision: str) -> None:
    """Take a decision back, so that building again brings back who was forgotten; raises `StoreError` for none.

    >>> let_back(Store.memory(), "5f0c12ab")
    Traceback (most recent call last):
    kg.errors.StoreError: no decision is called 5f0c12ab; kg forget --list shows them
    """
    stones = store.forgotten.without(decision)
    if stones.rows == store.forgotten.rows:
        raise StoreError(f"no decision is called {decision}; kg forget --list shows them")
    store.let_back(stones)


def decisions(store: Store) -> tuple[dict[str, str], ...]:
    """Return the decisions on who is forgotten: each one's name, day, reason and reach.

    >>> decisions(Store.memory())
    ()
    """
    rows: dict[str, Tombstone] = {}
    for row in store.forgotten.rows:
        # The rows of a decision are sorted; a name reaches further than an entity.
        if row.decision not in rows or row.kind == NAME:
            rows[row.decision] = row
    return tuple(
        {
            "decision": row.decision,
            "when": row.when,
            "reach": "a name" if row.kind == NAME else "one entity",
            "why": row.why,
        }
        for row in sorted(rows.values(), key=lambda row: (row.when, row.decision))
    )


def _found(store: Store, what: str) -> Collection[ox.NamedNode]:
    date, ledger = date_literal(what), store.ledger
    if date.datatype.value in _ISSUES:
        if issued := ledger.holders_of(ISSUED, date):
            return issued
        raise StoreError(f"{what}: no article was issued on this date")
    if read := ledger.holders(file_identity(Path(what))):
        return read.values()
    named = ledger.holders_of(store.vocabulary.term("file"), ox.Literal(what))
    if len(sources := set(map(ledger.source_of, named))) > 1:
        raise StoreError(f"{what}: pages of {len(sources)} files are called so; give the path of one")
    if not named:
        raise StoreError(f"{what}: no page was read from this file; give its path as in kg build, its name or a date")
    return named


def _meant(store: Store, who: str, *, everybody: bool) -> tuple[EntityRow, ...]:
    if _is_iri(who):
        row = read_entity(store, who)
        if row is None:
            raise StoreError(f"{who}: the graph has no such entity")
        return (row,)
    if len(plain(who)) < _LEAST:
        raise StoreError(f"{who}: a name has {_LEAST} characters or more; name an entity by its IRI")
    rows = tuple(row for row in find_entities(store, who) if who in row.names)
    if everybody or len(rows) == 1:
        return rows
    if rows:
        listed = ", ".join(row.iri for row in rows[:_LISTED])
        raise StoreError(f"{who} is the name of {len(rows)} entities; name one, or forget --all: {listed}")
    raise StoreError(f"nothing in the graph is called {who}; --all forgets the name for later builds")


def _to_forget(store: Store, who: str, rows: Iterable[EntityRow]) -> Iterator[tuple[str, str]]:
    if not _is_iri(who):
        yield NAME, plain(who)
    for row in rows:
        yield ENTITY, row.iri
        for source, page, name in _names_by_page(store, row.iri):
            if len(plain(name)) >= _LEAST:
                yield HERE, here(source, page, name)


def _names_by_page(store: Store, iri: str) -> Iterator[tuple[str, str, str]]:
    """The sources, and the pages of them, that name an entity, with the name."""
    ledger, file = store.ledger, store.vocabulary.term("file")
    for label in (PREF_LABEL, ALT_LABEL):
        for quad in ledger.store.quads_for_pattern(ox.NamedNode(iri), label, None):
            if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                page = page_name(ledger.store.quads_for_pattern(None, file, None, quad.graph_name), file)
                yield ledger.source_of(quad.graph_name).value, page, quad.object.value


def _value(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _is_iri(who: str) -> bool:
    return re.match(r"https?://", who) is not None


def _line(text: str) -> str:
    return " ".join(text.split())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
