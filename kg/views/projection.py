"""Who is linked with whom by what they take part in: persons, or bodies, that share initiatives.

statements (a person or body → an initiative) → members of each initiative → a link for each pair of them
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError
from kg.graph.reader import EntityRow, FactRow, read_entities, read_facts
from kg.graph.store import Store
from kg.model import EntityType, Predicate
from kg.views.network import UNCERTAIN
from kg.views.spells import Spell, finest, overlaps, spell_of, window_of

if TYPE_CHECKING:
    from networkx import Graph

PROJECTIONS = {
    "person": frozenset({EntityType.PERSON}),
    # A district or a street that runs something is a body too.
    "organization": frozenset({EntityType.ORGANIZATION, EntityType.ADMINISTRATIVE_UNIT}),
}
RELATIONS = (Predicate.ORGANIZES.value, Predicate.PARTICIPATES_IN.value, Predicate.SUPPORTS.value)
"""The relations that lead from a person or a body to an initiative."""

_APART = "; "
NOTE = (
    "A link is what articles say, as it was read from them: no allegation, and it can be wrong. "
    "What no article names is missing, and who is often in the news has many links."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What counts for a projection: relations, days, and confidence from which on."""

    relations: Sequence[str] = RELATIONS
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0

    def attributes(self) -> dict[str, str | float]:
        """The choice as flat attributes of a network."""
        texts = {"relations": _APART.join(self.relations), "since": self.since or "", "until": self.until or ""}
        return texts | {"least_confidence": self.confidence}


def project(store: Store, projection: str, **choice: Any) -> Graph[str]:
    """Return the persons, or the organizations and units, of a store, linked where they share an initiative.

    >>> project(Store.memory(), "person").graph["projection"]
    'person'
    """
    return projection_of(read_entities(store), read_facts(store), projection, **choice)


def projection_of(
    entities: Iterable[EntityRow], facts: Iterable[FactRow], projection: str, **choice: Any
) -> Graph[str]:
    """Return the projection of rows, as `project` does of a store.

    ``projection`` is ``person`` or ``organization``; the further arguments are
    those of `Choice`.  Only statements of these ``relations`` count that are
    not planned or inferred, have this ``confidence`` or more, and, of a time
    window, whose initiative (or, where its day is not known, whose article) is
    of a day in it.

    A link has ``weight``, the number of shared initiatives, ``newman``, the
    same with each of k members counted as 1 / (k - 1), so that a meeting of
    forty does not outweigh what two do together, ``initiatives`` (their IRIs,
    for `explain`), ``initiative_labels``, ``dates``, and ``evidence``: where
    the words stand, as ``file:start-end``.  The network's own ``undated`` says
    how many statements no window can let through.  Raises `ConfigError` for
    another projection, relation or date.

    >>> rows = [EntityRow(f"urn:{name}", "Person", "", name, (name,), 1) for name in ("周远山", "陈望舒")]
    >>> len(projection_of(rows, [], "person"))
    0
    """
    from networkx import Graph

    chosen = Choice(**choice)
    _check(projection, chosen)
    rows, facts = {row.iri: row for row in entities}, sorted(facts)
    dates = _days(facts, rows)
    bindings = [fact for fact in facts if fact.object in dates and _binds(fact, chosen, PROJECTIONS[projection], rows)]
    window = window_of(chosen.since, chosen.until)
    members = _members(fact for fact in bindings if window is None or _is_in(window, _days_of(fact, dates)))
    undated = sum(not any(map(spell_of, _days_of(fact, dates))) for fact in bindings)
    network: Graph[str] = Graph(projection=projection, **chosen.attributes(), undated=undated, note=NOTE)
    joins = Counter(member for group in members.values() for member in group)
    for iri in sorted(joins):
        row = rows[iri]
        known = {"label": row.name, "type": row.type, "kind": row.kind, "mentions": row.mentions}
        network.add_node(iri, **known, initiative_count=joins[iri])
    for (one, other), shared in _shared(members).items():
        network.add_edge(one, other, **_edge(one, other, shared, members, rows, dates))
    return network


def _binds(fact: FactRow, chosen: Choice, types: frozenset[EntityType], rows: Mapping[str, EntityRow]) -> bool:
    return (
        fact.predicate in chosen.relations
        and fact.subject in rows
        and rows[fact.subject].type in types
        and fact.factuality not in UNCERTAIN
        and fact.evidence.confidence >= chosen.confidence
    )


def _days_of(fact: FactRow, dates: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The days of a statement's initiative, or, where they are not known, that of its article."""
    return dates[fact.object] or ([fact.evidence.published] if fact.evidence.published else [])


def _check(projection: str, chosen: Choice) -> None:
    if projection not in PROJECTIONS:
        said = f"{projection!r} is unknown" if projection else "none is given"
        raise ConfigError(f"projection: {said}; write one of {', '.join(PROJECTIONS)}")
    for relation in chosen.relations:
        if relation not in RELATIONS:
            raise ConfigError(f"relations: {relation!r} leads to no initiative; write any of {', '.join(RELATIONS)}")


def _days(facts: Iterable[FactRow], rows: Mapping[str, EntityRow]) -> dict[str, list[str]]:
    """For each initiative, the dates on which it is said to occur and to which a year is known."""
    days: dict[str, set[str]] = {iri: set() for iri, row in rows.items() if row.type == EntityType.INITIATIVE}
    for fact in facts:
        if fact.date and fact.subject in days and fact.factuality not in UNCERTAIN and spell_of(fact.date):
            days[fact.subject].add(fact.date)
    return {iri: finest(found) for iri, found in days.items()}


def _is_in(window: Spell, days: Iterable[str]) -> bool:
    return any(overlaps(window, spell) for spell in map(spell_of, days) if spell)


def _members(facts: Iterable[FactRow]) -> dict[str, dict[str, list[FactRow]]]:
    """For each initiative its members, and for each of these the statements that say so."""
    members: dict[str, dict[str, list[FactRow]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        members[fact.object][fact.subject].append(fact)
    return {initiative: members[initiative] for initiative in sorted(members)}


def _shared(members: Mapping[str, Mapping[str, object]]) -> dict[tuple[str, str], list[str]]:
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for initiative, group in members.items():
        for pair in combinations(sorted(group), 2):
            pairs[pair].append(initiative)
    return {pair: pairs[pair] for pair in sorted(pairs)}


def _edge(
    one: str,
    other: str,
    shared: Sequence[str],
    members: Mapping[str, Mapping[str, list[FactRow]]],
    rows: Mapping[str, EntityRow],
    dates: Mapping[str, Sequence[str]],
) -> dict[str, str | int | float]:
    parts = [[*members[initiative][one], *members[initiative][other]] for initiative in shared]
    facts = [fact for part in parts for fact in part]
    places = dict.fromkeys(f"{fact.evidence.file}:{fact.evidence.start}-{fact.evidence.end}" for fact in facts)
    return {
        "weight": len(shared),
        "newman": round(sum(1 / (len(members[initiative]) - 1) for initiative in shared), 6),
        "initiatives": " ".join(shared),
        "initiative_labels": _APART.join(rows[initiative].name for initiative in shared),
        "dates": _APART.join(
            sorted({day for part in parts for day in finest(day for fact in part for day in _days_of(fact, dates))})
        ),
        "evidence": _APART.join(places),
    }
