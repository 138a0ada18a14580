"""Scores the output of ``kg extract`` against annotated files: entities, mentions, relations, relations with qualifier.

Gold is a folder of ``NAME.txt`` beside ``NAME.json``.  What counts as found:

- **entities**: the types agree, and the two share a mention or a name (an initiative: spans that
  share half of their union); one to one, the most alike first.
- **mentions**: the same span and type; those nested in another, in a title or of an optional entity are free.
- **relations**: the predicate, and both ends through the entities above; dates as written.
- **relations+q**: the same, and one title, role or kin term agrees where the gold has one.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.model import EntityType, Predicate
from kg.pipeline import QUALIFIERS

_TYPES = frozenset(EntityType)
_PREDICATES = frozenset(Predicate)
_ARTICLE = "article"
_MARKS = re.compile(r"[\s“”\"'‘’《》「」『』]")
_HALF = 0.5

Range = tuple[int, int]
Link = tuple[str, str, str]


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
class Thing:
    """A thing of one file, with its folded names and the ranges of the file that name it."""

    id: str
    type: str
    names: frozenset[str]
    spans: frozenset[Range]
    optional: bool = False

    def __str__(self) -> str:
        return "|".join(sorted(self.names))


@dataclass(frozen=True, slots=True)
class _Fact:
    link: Link
    qualifiers: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says, by the gold or by the system; ``free`` mentions need not be found."""

    things: Mapping[str, Thing]
    facts: tuple[_Fact, ...]
    free: frozenset[tuple[Range, str]] = frozenset()

    def mentions(self) -> frozenset[tuple[Range, str]]:
        """The ranges that name something, with its type."""
        return frozenset((span, thing.type) for thing in self.things.values() for span in thing.spans)

    def name(self, ident: str) -> str:
        """The names of a thing, for a reader; of what is none, its id (a date)."""
        return str(self.things.get(ident, ident))


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


def align(gold: Document, found: Document) -> dict[str, str]:
    """The gold entity of each found one that has a partner, one to one."""
    likeness = [(_likeness(g, f), g.id, f.id) for g in gold.things.values() for f in found.things.values()]
    partner: dict[str, str] = {}
    taken: set[str] = set()
    for _, wanted, got in sorted((p for p in likeness if p[0] > 0), key=lambda p: (-p[0], p[1], p[2])):
        if wanted not in taken and got not in partner:
            partner[got] = wanted
            taken.add(wanted)
    return partner


def _likeness(gold: Thing, found: Thing) -> float:
    if gold.type != found.type:
        return 0.0
    alike = len(gold.spans & found.spans) + (_HALF if gold.names & found.names else 0.0)
    if alike or gold.type != EntityType.INITIATIVE:
        return alike
    closest = max((_common_share(a, b) for a in gold.spans for b in found.spans), default=0.0)
    return closest if closest >= _HALF else 0.0


def _common_share(one: Range, other: Range) -> float:
    """The shared characters as a share of those in either."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


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


def _judge_found(wanted: _Fact, qualifiers: frozenset[str]) -> Iterator[_Verdict]:
    kind = wanted.link[1]
    if wanted.optional:
        return
    yield _Verdict("relations", kind, "right")
    if not wanted.qualifiers or {*map(_fold, wanted.qualifiers)} & {*map(_fold, qualifiers)}:
        yield _Verdict("relations+q", kind, "right")
        return
    said = f"{'|'.join(sorted(wanted.qualifiers))} ≠ {'|'.join(sorted(qualifiers))}"
    yield _Verdict("relations+q", kind, "wrong", f"qualifier\t{kind}\t{said}")
    yield _Verdict("relations+q", kind, "missed")


def _both(link: Link, outcome: str, error: str) -> Iterator[_Verdict]:
    yield _Verdict("relations", link[1], outcome, error)
    yield _Verdict("relations+q", link[1], outcome)


def _fold(name: str) -> str:
    """A name without spaces, quotation marks and differences of width."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name))


def read_gold(path: Path) -> Document:
    """What the gold file NAME.json says of NAME.txt beside it.

    Raises `ReadError` where it is none.
    """
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        raw = json.loads(path.read_text("utf-8"))
        things = {entity["id"]: _gold_thing(entity, text) for entity in raw["entities"]}
        facts = tuple(_gold_fact(relation, things, text) for relation in raw["relations"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ReadError(f"{path}: not a gold file: {error}") from None
    return Document(things, facts, _free_mentions(things, facts, text))


def _gold_thing(entity: dict[str, Any], text: str) -> Thing:
    if entity["type"] not in _TYPES:
        raise ValueError(f"{entity['id']}: no such type {entity['type']}")
    names, spans = {_fold(entity["name"])}, set()
    for surface in entity["surfaces"]:
        wanted = surface if isinstance(surface, str) else surface["text"]
        scopes = [(0, len(text))] if isinstance(surface, str) else _occurrences(surface["quote"], text)
        places = [place for scope in scopes for place in _occurrences(wanted, text, scope)]
        if not places:
            raise ValueError(f"{entity['id']}: {wanted!r} is not in the text")
        names.add(_fold(wanted))
        spans.update(places)
    outer = frozenset(span for span in spans if not any(_inside(span, other) for other in spans if other != span))
    return Thing(entity["id"], entity["type"], frozenset(names), outer, bool(entity.get("optional")))


def _gold_fact(relation: dict[str, Any], things: Mapping[str, Thing], text: str) -> _Fact:
    link = (relation["s"], relation["p"], relation["o"])
    if link[1] not in _PREDICATES:
        raise ValueError(f"no such predicate {link[1]}")
    ends = [link[0]] * (link[1] != Predicate.AUTHORED_BY) + [link[2]] * (link[1] != Predicate.OCCURS_ON)
    for end in ends:
        if end not in things:
            raise ValueError(f"{link[1]}: no entity {end}")
    if relation.get("quote") and not _occurrences(relation["quote"], text):
        raise ValueError(f"{link[1]}: the quotation {relation['quote']!r} is not in the text")
    optional = bool(relation.get("optional")) or any(things[end].optional for end in ends)
    return _Fact(link, _qualifiers(relation, link[1]), optional)


def _free_mentions(things: Mapping[str, Thing], facts: Iterable[_Fact], text: str) -> frozenset[tuple[Range, str]]:
    everything = {span for thing in things.values() for span in thing.spans}
    titles = {
        place
        for fact in facts
        if fact.link[1] == Predicate.HOLDS_POSITION
        for title in fact.qualifiers
        for place in _occurrences(title, text)
    }
    around = {
        span: any(_inside(span, outer) for outer in everything if outer != span)
        or any(_inside(span, title) for title in titles)
        for span in everything
    }
    return frozenset(
        (span, thing.type) for thing in things.values() for span in thing.spans if thing.optional or around[span]
    )


def _inside(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _occurrences(wanted: str, text: str, scope: Range | None = None) -> list[Range]:
    """Every place of ``wanted`` in the scope, whatever spaces and line breaks the text has between its characters."""
    pattern = re.compile(r"\s*".join(re.escape(character) for character in wanted if not character.isspace()))
    start, end = scope or (0, len(text))
    return [match.span() for match in pattern.finditer(text, start, end)]


def _qualifiers(relation: Mapping[str, Any], predicate: str) -> frozenset[str]:
    value = relation.get(QUALIFIERS.get(Predicate(predicate), ""))
    if value is None:
        return frozenset()
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset([str(value)])


def _read_output(path: Path) -> dict[str, Document]:
    """The documents of the output, all lines of a file together."""
    things: dict[str, dict[str, Thing]] = defaultdict(dict)
    facts: dict[str, list[_Fact]] = defaultdict(list)
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
        raise ReadError(f"{path}: cannot be read: {error}") from None


def _collect(entities: Iterable[Mapping[str, Any]], things: dict[str, Thing]) -> None:
    """Add a line's entities to those known; one that stands in several lines has the mentions of all."""
    for entity in entities:
        if entity["type"] not in _TYPES:
            continue
        ident, name = entity["id"], _fold(entity["name"])
        spans = frozenset((mention["start"], mention["end"]) for mention in entity["mentions"])
        known = things.get(ident, Thing(ident, entity["type"], frozenset(), frozenset()))
        things[ident] = Thing(ident, known.type, known.names | {name}, known.spans | spans)


def _found_facts(relations: Iterable[Mapping[str, Any]]) -> list[_Fact]:
    return [
        _Fact(
            (_ARTICLE if predicate == Predicate.AUTHORED_BY else relation["subject"], predicate, relation["object"]),
            _qualifiers(relation, predicate),
        )
        for relation in relations
        if (predicate := relation["predicate"]) in _PREDICATES
    ]
