"""What people decided on who is who: a file of judgements, replayed on each build.

A line says that two things are the same or different, who says so, when and
why.  A thing is an entity's id, or ``id@article`` for what one article says of
it, so that a wrong merger can be split.  Judgements change ids alone: every
mention and statement keeps its characters.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from kg.errors import DataError, reason
from kg.linking.identity import digest
from kg.model import Entity, Evidence, PageRecord, Statement
from kg.patterns import late

HEADER = "# left\tright\tjudgement\twho\twhen\twhy\n"
SAME, DIFFERENT = "same", "different"

_SIDE = late(r"(?:[^\s@]*/)?(?P<id>[0-9a-f]{8,64})(?:@(?:[^\s@]*/)?(?P<article>[0-9a-f]{8,64}))?")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: ``left`` and ``right`` are ids, each with ``@article`` where it is of one article only.

    >>> Judgement("0a1b2c3d", "4e5f6a7b", "same", "沈清禾", "2024-11-05", "同一份名单").line()
    '0a1b2c3d\\t4e5f6a7b\\tsame\\t沈清禾\\t2024-11-05\\t同一份名单\\n'
    """

    left: str
    right: str
    judgement: str
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """Both sides, in no order."""
        return frozenset((self.left, self.right))

    def line(self) -> str:
        """The line of the file, without tabs or line breaks inside a column."""
        columns = (self.left, self.right, self.judgement, self.who, self.when, self.why)
        return "\t".join(" ".join(column.split()) for column in columns) + "\n"


def side(text: str) -> str:
    """Return a side as the file has it, from an id or IRI, with ``@`` and an article's where it has one.

    Raises `DataError` for what is neither.

    >>> side("https://w3id.org/civic-kg/id/person/0a1b2c3d4e5f6a7b@article/00112233")
    '0a1b2c3d4e5f6a7b@00112233'
    """
    found = _SIDE.fullmatch(text.strip())
    if not found:
        raise DataError(f"{text!r} is not an entity; write its id or IRI, and @ARTICLE after it for one article alone")
    return found["id"] + (f"@{found['article']}" if found["article"] else "")


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements of a file, in its order; a missing file holds none.

    Raises `DataError` naming file and line where one is malformed.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text: {reason(error)}") from None
    return tuple(_parse(path, text))


def _parse(path: Path, text: str) -> Iterator[Judgement]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        left, right, judgement, *rest = [*line.split("\t"), "", "", ""][:6]
        if judgement not in (SAME, DIFFERENT):
            raise DataError(f"{path}:{number}: write left, right, and same or different, with tabs between")
        try:
            sides = side(left), side(right)
        except DataError as error:
            raise DataError(f"{path}:{number}: {error}") from None
        if sides[0] == sides[1]:
            raise DataError(f"{path}:{number}: both sides are {sides[0]}; name two things")
        yield Judgement(*sides, judgement, *(column.strip() for column in rest))


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write the file anew, whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(HEADER + "".join(one.line() for one in judgements), "utf-8", newline="\n")
    part.replace(path)


class Decisions:
    """The judgements worked out: which id each thing has.

    The last judgement on a pair holds.  Raises `DataError` where "same" ones
    join what another says is different.

    >>> joined = Decisions([Judgement("bbbbbbbb", "aaaaaaaa", "same")])
    >>> joined.id_of("bbbbbbbb", "00112233")
    'aaaaaaaa'
    >>> split = Decisions([Judgement("aaaaaaaa@00000001", "aaaaaaaa@00000002", "different")])
    >>> split.id_of("aaaaaaaa", "00000001"), split.id_of("aaaaaaaa", "00000002") == "aaaaaaaa"
    ('aaaaaaaa', False)
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        last = {one.pair: one for one in judgements}
        self._apart = {one.pair: one for one in last.values() if one.judgement == DIFFERENT}
        self._clusters: dict[str, set[str]] = {}
        for one in last.values():
            if one.judgement == SAME:
                self._join(one)
        for node in dict.fromkeys(node for one in last.values() for node in (one.left, one.right)):
            self._come_home(node)
        self._ids = {node: _id(cluster) for node, cluster in self._clusters.items()}

    @property
    def apart(self) -> Iterable[tuple[str, str]]:
        """The pairs that are judged different, in no order."""
        return [(one.left, one.right) for one in self._apart.values()]

    def id_of(self, entity: str, article: str) -> str:
        """The id of an entity in an article."""
        return self._ids.get(f"{entity}@{article}") or self._ids.get(entity, entity)

    def _cluster(self, node: str) -> set[str]:
        return self._clusters.setdefault(node, {node})

    def _conflict(self, one: set[str], other: set[str]) -> Judgement | None:
        apart = (said for pair, said in self._apart.items() if len(pair & one) == len(pair & other) == 1)
        return next(apart, None)

    def _unite(self, one: set[str], other: set[str]) -> None:
        if one is not other:
            one |= other
            self._clusters.update(dict.fromkeys(other, one))

    def _join(self, said: Judgement) -> None:
        one, other = self._cluster(said.left), self._cluster(said.right)
        if one is not other and (against := self._conflict(one, other)):
            raise DataError(
                f"judgements: {said.left} and {said.right} are said to be the same, but {against.left} and "
                f"{against.right} different; take one of the two lines back"
            )
        self._unite(one, other)

    def _come_home(self, node: str) -> None:
        """What one article says of a thing is of that thing, unless a judgement is against it."""
        entity, _, article = node.partition("@")
        one, other = self._cluster(node), self._cluster(entity)
        if article and one is not other and not self._conflict(one, other):
            self._unite(other, one)


def _id(cluster: set[str]) -> str:
    whole = [node for node in cluster if "@" not in node]
    return min(whole) if whole else digest("apart", min(cluster))


@lru_cache(maxsize=8)
def decisions_of(judgements: tuple[Judgement, ...]) -> Decisions:
    """Return the judgements worked out; see `Decisions`."""
    return Decisions(judgements)


class Ids(Protocol):
    """What says which id an entity has in an article: judgements, or the joining of several pages."""

    def id_of(self, entity: str, article: str) -> str:
        """The id of an entity in an article."""


def decide(record: PageRecord, decisions: Ids) -> PageRecord:
    """Return the record with the ids that the judgements give its entities; no evidence changes."""
    parts: dict[str, list[tuple[bool, Entity, list[Evidence]]]] = {}
    for entity in record.entities:
        for new, evidence in _by_id(entity, decisions).items():
            parts.setdefault(new, []).append((new != entity.id, entity, evidence))
    entities = tuple(_united(new, parts[new]) for new in sorted(parts))
    known = {entity.id for entity in record.entities}
    statements = tuple(_moved(statement, known, decisions) for statement in record.statements)
    profiles = tuple(sorted(replace(p, entity=decisions.id_of(p.entity, p.article)) for p in record.profiles))
    return replace(record, entities=entities, statements=statements, profiles=profiles)


def _by_id(entity: Entity, decisions: Ids) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for evidence in entity.evidence:
        found.setdefault(decisions.id_of(entity.id, evidence.article_id), []).append(evidence)
    return found or {decisions.id_of(entity.id, ""): []}


def _united(new: str, parts: list[tuple[bool, Entity, list[Evidence]]]) -> Entity:
    """One entity of all parts; the one whose id stays gives its type, names and code first."""
    ordered = sorted(parts, key=lambda part: (part[0], part[1].id))
    first = ordered[0][1]
    names = dict.fromkeys(name for _, entity, _ in ordered for name in entity.names)
    evidence = sorted({one for _, _, said in ordered for one in said})
    return replace(first, id=new, names=tuple(names), evidence=tuple(evidence))


def _moved(statement: Statement, known: set[str], decisions: Ids) -> Statement:
    article = statement.evidence.article_id
    ends = [decisions.id_of(end, article) if end in known else end for end in (statement.subject, statement.object)]
    return replace(statement, subject=ends[0], object=ends[1])
