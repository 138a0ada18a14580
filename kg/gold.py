"""What an annotated file says, and which of its things is which of the system's.

Gold is ``NAME.json`` beside ``NAME.txt``: entities with the surfaces that name them, and relations between them.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.model import DETAILS, EntityType, Predicate
from kg.pipeline import QUALIFIERS

TYPES = frozenset(EntityType)
PREDICATES = frozenset(Predicate) - DETAILS - {Predicate.HELD_POSITION}
"""What annotated files tell; a post that was held is a position there."""
_MARKS = re.compile(r"[\s“”\"'‘’《》「」『』]")
_HALF = 0.5

Range = tuple[int, int]
Link = tuple[str, str, str]


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
class Fact:
    """A relation by the ids of its ends, and what the gold takes for its title, role or kin term."""

    link: Link
    qualifiers: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says, by the gold or by the system; ``free`` mentions need not be found."""

    things: Mapping[str, Thing]
    facts: tuple[Fact, ...]
    free: frozenset[tuple[Range, str]] = frozenset()

    def mentions(self) -> frozenset[tuple[Range, str]]:
        """The ranges that name something, with its type."""
        return frozenset((span, thing.type) for thing in self.things.values() for span in thing.spans)

    def name(self, ident: str) -> str:
        """The names of a thing, for a reader; of what is none, its id (a date)."""
        return str(self.things.get(ident, ident))


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


def fold(name: str) -> str:
    """A name without spaces, quotation marks and differences of width.

    >>> fold("“柿柿如意”　迎暖冬")
    '柿柿如意迎暖冬'
    """
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
    if entity["type"] not in TYPES:
        raise ValueError(f"{entity['id']}: no such type {entity['type']}")
    names, spans = {fold(entity["name"])}, set()
    for surface in entity["surfaces"]:
        wanted = surface if isinstance(surface, str) else surface["text"]
        scopes = [(0, len(text))] if isinstance(surface, str) else _occurrences(surface["quote"], text)
        places = [place for scope in scopes for place in _occurrences(wanted, text, scope)]
        if not places:
            raise ValueError(f"{entity['id']}: {wanted!r} is not in the text")
        names.add(fold(wanted))
        spans.update(places)
    outer = frozenset(span for span in spans if not any(_inside(span, other) for other in spans if other != span))
    return Thing(entity["id"], entity["type"], frozenset(names), outer, bool(entity.get("optional")))


def _gold_fact(relation: dict[str, Any], things: Mapping[str, Thing], text: str) -> Fact:
    link = (relation["s"], relation["p"], relation["o"])
    if link[1] not in PREDICATES:
        raise ValueError(f"no such predicate {link[1]}")
    ends = [link[0]] * (link[1] != Predicate.AUTHORED_BY) + [link[2]] * (link[1] != Predicate.OCCURS_ON)
    for end in ends:
        if end not in things:
            raise ValueError(f"{link[1]}: no entity {end}")
    if relation.get("quote") and not _occurrences(relation["quote"], text):
        raise ValueError(f"{link[1]}: the quotation {relation['quote']!r} is not in the text")
    optional = bool(relation.get("optional")) or any(things[end].optional for end in ends)
    return Fact(link, qualifiers_of(relation, link[1]), optional)


def _free_mentions(things: Mapping[str, Thing], facts: Iterable[Fact], text: str) -> frozenset[tuple[Range, str]]:
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


def qualifiers_of(relation: Mapping[str, Any], predicate: str) -> frozenset[str]:
    """The titles, roles or kin terms that a relation may have."""
    value = relation.get(QUALIFIERS.get(Predicate(predicate), ""))
    if value is None:
        return frozenset()
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset([str(value)])
