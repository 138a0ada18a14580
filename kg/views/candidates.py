"""The pairs of a stored graph that a person should judge, with the sentences that speak for and against."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.reader import EntityRow, EvidenceRow, FactRow, read_entities, read_facts, read_mentions
from kg.graph.store import Store
from kg.linking.candidates import Candidate, Thing, find_candidates
from kg.linking.judgements import Judgement, side
from kg.model import EntityType
from kg.reading.markup import as_seen
from kg.views.plain import visible

_EVIDENCE_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A pair to judge: the IRIs, names and evidence of both sides, the score and the reason."""

    left: str
    right: str
    type: str
    names: tuple[tuple[str, ...], tuple[str, ...]]
    score: float
    reason: str
    evidence: tuple[tuple[EvidenceRow, ...], tuple[EvidenceRow, ...]]

    def __str__(self) -> str:
        sides = zip("AB", (self.left, self.right), self.names, self.evidence, strict=True)
        lines = [f"{self.type}, score {self.score:.2f}: {visible(self.reason)}"]
        for letter, iri, names, evidence in sides:
            lines.append(f"  {letter}  {visible('、'.join(names))}  {iri}")
            lines += [
                f"     “{visible(as_seen(row.quote, row.file))}” {visible(row.file)}:{row.line}" for row in evidence
            ]
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """Return the question as plain values."""
        sides = zip((self.left, self.right), self.names, self.evidence, strict=True)
        left, right = (
            {"iri": iri, "names": list(names), "evidence": [_shown(row) for row in evidence]}
            for iri, names, evidence in sides
        )
        return {"type": self.type, "score": self.score, "reason": self.reason, "left": left, "right": right}


def find_questions(store: Store, judgements: tuple[Judgement, ...] = (), limit: int = 20) -> tuple[Question, ...]:
    """Return at most ``limit`` pairs that the judgements do not decide, the likeliest first.

    >>> find_questions(Store.memory())
    ()
    """
    rows = read_entities(store)
    facts: dict[str, list[FactRow]] = defaultdict(list)
    for fact in read_facts(store):
        facts[fact.subject].append(fact)
        facts[fact.object].append(fact)
    names = {row.iri: row.name for row in rows}
    things = [_thing(row, facts[row.iri], names, _codes(store, row)) for row in rows]
    judged = {one.pair for one in judgements}
    found = find_candidates(things, judged)[:limit]
    iris = {side(row.iri): row.iri for row in rows}
    return tuple(_question(store, candidate, iris, facts) for candidate in found)


def _thing(row: EntityRow, facts: list[FactRow], names: dict[str, str], codes: frozenset[str]) -> Thing:
    ends = {end for fact in facts for end in (fact.subject, fact.object)} - {row.iri}
    neighbours = frozenset(names[end] for end in ends if end in names)
    return Thing(side(row.iri), EntityType(row.type), row.names, neighbours, codes)


def _codes(store: Store, row: EntityRow) -> frozenset[str]:
    if row.type != EntityType.ADMINISTRATIVE_UNIT:
        return frozenset()
    quads = store.graph.quads_for_pattern(ox.NamedNode(row.iri), store.vocabulary.term("adminCode"), None)
    return frozenset(quad.object.value for quad in quads if isinstance(quad.object, ox.Literal))


def _question(store: Store, found: Candidate, iris: dict[str, str], facts: dict[str, list[FactRow]]) -> Question:
    left, right = iris[found.left.id], iris[found.right.id]
    evidence = tuple(_evidence(store, iri, facts[iri]) for iri in (left, right))
    names = (found.left.names, found.right.names)
    return Question(left, right, found.left.type.value, names, found.score, found.reason, (evidence[0], evidence[1]))


def _evidence(store: Store, iri: str, facts: list[FactRow]) -> tuple[EvidenceRow, ...]:
    """The sentences of its statements; where it has none, its mentions."""
    rows = {(row.file, row.start, row.end): row for row in (fact.evidence for fact in facts)}
    found = [rows[key] for key in sorted(rows)] or list(read_mentions(store, iri))
    return tuple(found[:_EVIDENCE_SHOWN])


def _shown(row: EvidenceRow) -> dict[str, Any]:
    return {"quote": row.quote, "file": row.file, "start": row.start, "end": row.end, "article": row.article}
