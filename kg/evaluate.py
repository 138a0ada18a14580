"""Scores the output of ``kg extract`` against annotated files: entities, mentions, relations, relations with qualifier.

Gold is a folder of ``NAME.txt`` beside ``NAME.json``.  What counts as found:

- **entities**: the types agree, and the two share a mention or a name (an initiative: spans that
  share half of their union); one to one, the most alike first.
- **mentions**: the same span and type; those nested in another, in a title or of an optional entity are free.
- **relations**: the predicate, and both ends through the entities above; dates as written.
- **relations+q**: the same, and one title, role or kin term agrees where the gold has one.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError, reason
from kg.gold import PREDICATES, TYPES, Document, Fact, Link, Thing, align, fold, qualifiers_of, read_gold
from kg.model import Predicate

_ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Score:
    """How often something was right, wrong and missed.

    >>> Score(right=3, wrong=1, missed=3).f1
    0.6
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, float]:
        """The figures under the benchmark's keys."""
        counts = {"tp": self.right, "fp": self.wrong, "fn": self.missed}
        return {"p": self.precision, "r": self.recall, "f1": self.f1, **counts}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a run by ``table/kind`` (``entities/all``, ``relations/heldAt``), and each error in a line."""

    files: int
    scores: Mapping[str, Score]
    errors: tuple[str, ...]

    def to_json(self) -> dict[str, dict[str, float]]:
        """The scores under the benchmark's keys."""
        return {name: score.to_json() for name, score in self.scores.items()}

    def __str__(self) -> str:
        rows = [f"{self.files} files"]
        for name, score in self.scores.items():
            figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
            rows.append(f"{name:36} {figures}  ({score.right} right, {score.wrong} wrong, {score.missed} missed)")
        return "\n".join(rows)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """``outcome`` is a field of `Score`; ``error`` is the line for a reader, where there is one."""

    table: str
    kind: str
    outcome: str
    error: str = ""


def evaluate(gold: Path, output: Path) -> Evaluation:
    """Return the scores of the JSON Lines in ``output`` against the gold files in the folder ``gold``.

    A gold file that the output does not mention counts as missed whole; lines
    about other files count nothing.  Raises `ReadError` where a file cannot be
    read or contradicts itself, naming it.
    """
    documents = {path.stem + ".txt": read_gold(path) for path in sorted(gold.glob("*.json"))}
    if not documents:
        raise ReadError(f"{gold}: no gold files; give a folder that holds NAME.json beside NAME.txt")
    found = _read_output(output)
    nothing = Document({}, ())
    verdicts = [
        (name, verdict) for name, wanted in documents.items() for verdict in _judge(wanted, found.get(name, nothing))
    ]
    errors = tuple(f"{name}\t{verdict.error}" for name, verdict in verdicts if verdict.error)
    return Evaluation(len(documents), _tally(verdict for _, verdict in verdicts), errors)


def _tally(verdicts: Iterable[_Verdict]) -> dict[str, Score]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        counts[verdict.table, "all"][verdict.outcome] += 1
        counts[verdict.table, verdict.kind][verdict.outcome] += 1
    ordered = sorted(counts, key=lambda key: (key[0], key[1] != "all", key[1]))
    return {f"{table}/{kind}": Score(**counts[table, kind]) for table, kind in ordered}


def _judge(gold: Document, found: Document) -> Iterator[_Verdict]:
    partner = align(gold, found)
    yield from _judge_entities(gold, found, partner)
    yield from _judge_mentions(gold, found)
    yield from _judge_relations(gold, found, partner)


def _judge_entities(gold: Document, found: Document, partner: Mapping[str, str]) -> Iterator[_Verdict]:
    for thing in found.things.values():
        wanted = gold.things.get(partner.get(thing.id, ""))
        if wanted is None:
            yield _Verdict("entities", thing.type, "wrong", f"entity+\t{thing.type}\t{thing}")
        elif not wanted.optional:
            yield _Verdict("entities", thing.type, "right")
    reached = set(partner.values())
    for thing in gold.things.values():
        if thing.id not in reached and not thing.optional:
            yield _Verdict("entities", thing.type, "missed", f"entity-\t{thing.type}\t{thing}")


def _judge_mentions(gold: Document, found: Document) -> Iterator[_Verdict]:
    wanted, got = gold.mentions(), found.mentions()
    for mention in sorted(got - gold.free):
        yield _Verdict("mentions", mention[1], "right" if mention in wanted else "wrong")
    for mention in sorted(wanted - got - gold.free):
        yield _Verdict("mentions", mention[1], "missed")


def _judge_relations(gold: Document, found: Document, partner: Mapping[str, str]) -> Iterator[_Verdict]:
    wanted = {fact.link: fact for fact in gold.facts}
    got = _found_links(found, partner)
    for link, qualifiers in got.items():
        if link in wanted:
            yield from _judge_found(wanted[link], qualifiers)
        else:
            ends = " → ".join(found.name(end[1:]) if end[:1] == "?" else gold.name(end) for end in (link[0], link[2]))
            yield from _both(link, "wrong", f"relation+\t{link[1]}\t{ends}")
    for link, fact in wanted.items():
        if link not in got and not fact.optional:
            yield from _both(link, "missed", f"relation-\t{link[1]}\t{gold.name(link[0])} → {gold.name(link[2])}")


def _found_links(found: Document, partner: Mapping[str, str]) -> dict[Link, frozenset[str]]:
    """The found relations in the gold's terms, ends without a partner as ``?id``, with all their qualifiers."""
    links: dict[Link, frozenset[str]] = {}
    for fact in found.facts:
        subject, predicate, target = fact.link
        if subject != _ARTICLE and subject not in found.things:
            continue
        if subject != _ARTICLE or subject in partner:
            subject = partner.get(subject, f"?{subject}")
        if predicate != Predicate.OCCURS_ON:
            target = partner.get(target, f"?{target}")
        link = (subject, predicate, target)
        links[link] = links.get(link, frozenset()) | fact.qualifiers
    return links


def _judge_found(wanted: Fact, qualifiers: frozenset[str]) -> Iterator[_Verdict]:
    kind = wanted.link[1]
    if wanted.optional:
        return
    yield _Verdict("relations", kind, "right")
    if not wanted.qualifiers or {*map(fold, wanted.qualifiers)} & {*map(fold, qualifiers)}:
        yield _Verdict("relations+q", kind, "right")
        return
    said = f"{'|'.join(sorted(wanted.qualifiers))} ≠ {'|'.join(sorted(qualifiers))}"
    yield _Verdict("relations+q", kind, "wrong", f"qualifier\t{kind}\t{said}")
    yield _Verdict("relations+q", kind, "missed")


def _both(link: Link, outcome: str, error: str) -> Iterator[_Verdict]:
    yield _Verdict("relations", link[1], outcome, error)
    yield _Verdict("relations+q", link[1], outcome)


def _read_output(path: Path) -> dict[str, Document]:
    """The documents of the output, all lines of a file together."""
    things: dict[str, dict[str, Thing]] = defaultdict(dict)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            name = Path(raw["file"]).name
            _collect(raw["entities"], things[name])
            facts[name] += _found_facts(raw["relations"])
        except (KeyError, TypeError, ValueError) as error:
            raise ReadError(f"{path}: line {number} is not output of kg extract: {error}") from None
    return {name: Document(things[name], tuple(facts[name])) for name in things}


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read: {reason(error)}") from None


def _collect(entities: Iterable[Mapping[str, Any]], things: dict[str, Thing]) -> None:
    """Add a line's entities to those known; one that stands in several lines has the mentions of all."""
    for entity in entities:
        if entity["type"] not in TYPES:
            continue
        ident, name = entity["id"], fold(entity["name"])
        spans = frozenset((mention["start"], mention["end"]) for mention in entity["mentions"])
        known = things.get(ident, Thing(ident, entity["type"], frozenset(), frozenset()))
        things[ident] = Thing(ident, known.type, known.names | {name}, known.spans | spans)


def _found_facts(relations: Iterable[Mapping[str, Any]]) -> list[Fact]:
    return [
        Fact(
            (_ARTICLE if predicate == Predicate.AUTHORED_BY else relation["subject"], predicate, relation["object"]),
            qualifiers_of(relation, predicate),
        )
        for relation in relations
        if (predicate := relation["predicate"]) in PREDICATES
    ]
