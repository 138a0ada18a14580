"""The graph as a NetworkX network: entities are nodes, statements between them are edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.reader import EntityRow, FactRow, read_entities, read_facts
from kg.graph.store import Store

if TYPE_CHECKING:
    from networkx import MultiDiGraph

UNCERTAIN = ("planned", "inferred")
"""Statements of this factuality are no plain facts."""


def to_networkx(store: Store) -> MultiDiGraph[str]:
    """Return a store's entities and the statements between them, in one order for one store.

    Nodes are keyed by IRI, with ``label``, ``type``, ``kind`` and ``mentions``,
    and ``dates`` or ``uncertain_dates`` (planned, inferred) where they occur on
    any.  Each edge is one statement with its evidence: ``predicate``,
    ``qualifier``, ``factuality``, ``published``, ``quote``, ``file``,
    ``start_char`` and ``end_char`` (code points of the file; NetworkX takes
    ``start`` and ``end`` for times), ``rule``, ``confidence``.  Its key is
    its own (``e0``, ``e1``), since formats take keys for ids.  Attributes are
    strings and numbers only, never None, and dates ISO 8601, so that every
    format of NetworkX takes them.  Bylines (``authoredBy``) are left out: an article is no entity.

    >>> to_networkx(Store.memory()).is_directed()
    True
    """
    return network_of(read_entities(store), read_facts(store))


def network_of(entities: Iterable[EntityRow], facts: Iterable[FactRow]) -> MultiDiGraph[str]:
    """Return the network of rows, as `to_networkx` does of a store.

    >>> network = network_of([EntityRow("urn:1", "Person", "", "周远山", ("周远山",), 2)], [])
    >>> network.nodes["urn:1"]
    {'label': '周远山', 'type': 'Person', 'kind': '', 'mentions': 2}
    """
    from networkx import MultiDiGraph

    network: MultiDiGraph[str] = MultiDiGraph()
    for entity in sorted(entities):
        network.add_node(entity.iri, label=entity.name, type=entity.type, kind=entity.kind, mentions=entity.mentions)
    facts = sorted(facts)
    between = (fact for fact in facts if fact.subject in network and fact.object in network and not fact.literal)
    for number, fact in enumerate(between):
        network.add_edge(fact.subject, fact.object, key=f"e{number}", **_edge(fact))
    for (node, attribute), dates in _dates(facts).items():
        if node in network:
            network.nodes[node][attribute] = "; ".join(sorted(dates))
    return network


def _edge(fact: FactRow) -> dict[str, str | int | float]:
    evidence = fact.evidence
    return {
        "predicate": fact.predicate,
        "qualifier": "; ".join(fact.qualifiers),
        "factuality": fact.factuality,
        "published": evidence.published or "",
        "quote": evidence.quote,
        "file": evidence.file,
        "start_char": evidence.start,
        "end_char": evidence.end,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def _dates(facts: Iterable[FactRow]) -> dict[tuple[str, str], set[str]]:
    dates: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.date:
            dates[fact.subject, "uncertain_dates" if fact.factuality in UNCERTAIN else "dates"].add(fact.date)
    return dates
