"""The values that flow through the house, and nothing else.

    bytes → Page → Article → Sentence → Mention → Relation → Entity → Statement → Store

All are frozen and slotted; collections are tuples.  Offsets count Unicode code
points and are half-open.  Two texts have offsets: the *source* (the file as
decoded, never changed) and the *article's text* (its lines joined).  Stages
below the linker work in the article's text; `Article.locate` leads back to the
source, and everything that leaves the house (`Evidence`) is in the source.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """The five types of thing that the graph knows."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    ADMINISTRATIVE_UNIT = "AdministrativeUnit"
    PLACE = "Place"
    INITIATIVE = "Initiative"


class Predicate(StrEnum):
    """The relations, subject → object: between two things, or of an initiative and what a text says of it."""

    HOLDS_POSITION = "holdsPosition"
    HELD_POSITION = "heldPosition"  # told as past: 原局长, 曾任局长, 免去…局长职务
    AFFILIATED_WITH = "affiliatedWith"
    RESIDENT_OF = "residentOf"
    KIN_OF = "kinOf"
    ORGANIZES = "organizes"
    PARTICIPATES_IN = "participatesIn"
    SUPPORTS = "supports"
    HELD_AT = "heldAt"
    OCCURS_ON = "occursOn"
    PART_OF = "partOf"
    SUB_UNIT_OF = "subUnitOf"
    LOCATED_IN = "locatedIn"
    AUTHORED_BY = "authoredBy"
    THEME = "theme"
    TARGET_GROUP = "targetGroup"
    QUANTITY = "quantity"
    STAGE = "stage"


DETAILS = frozenset({Predicate.THEME, Predicate.TARGET_GROUP, Predicate.QUANTITY, Predicate.STAGE})
"""Of an initiative, with words for an object: its theme, whom it is for, what is counted of it, how far it is."""

HOLDINGS = frozenset({Predicate.HOLDS_POSITION, Predicate.HELD_POSITION})
"""The relations that tell of a post, with its title."""


class Factuality(StrEnum):
    """How the article vouches for a statement; exhortations and negations make none."""

    STATED = "stated"
    QUOTED = "quoted"
    HEARSAY = "hearsay"
    PLANNED = "planned"
    INFERRED = "inferred"


class BlockKind(StrEnum):
    """What a block of an article's layout is."""

    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SECTION = "section"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of characters: ``start`` inclusive, ``end`` exclusive.

    >>> Span(2, 4).cut("区长陈望舒出席活动")
    '陈望'
    >>> Span(2, 4) in Span(0, 9)
    True
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Written out, since there are a hundred spans an article: the dataclass's own takes thrice as long.
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """True where the two share a character."""
        return self.start < other.end and other.start < self.end

    def cut(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]


# By the slots themselves, which need no look-up of their names.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from a joined text back to the source it was joined from.

    ``segments`` are pairs (offset in the joined text, offset in the source),
    ascending; between two of them the texts run in step.  A joint character
    that the source lacks belongs to the segment before it.  ``wide`` are pairs
    (offset in the joined text, end in the source) of characters that stand for
    several of the source's.

    >>> joined = OffsetMap(((0, 10), (3, 15)))     # "就做好" + "下一阶段", cut by a column
    >>> joined.source(Span(1, 5))
    Span(start=11, end=17)
    """

    segments: tuple[tuple[int, int], ...]
    wide: tuple[tuple[int, int], ...] = ()

    def source_offset(self, offset: int) -> int:
        """The source offset of the character at ``offset`` of the joined text."""
        at = bisect_right(self.segments, (offset, 1 << 62)) - 1
        joined, source = self.segments[max(at, 0)]
        return source + offset - joined

    def source(self, span: Span) -> Span:
        """The source range from the span's first character to its last."""
        last = span.end - 1
        at = bisect_left(self.wide, (last, 0))
        is_wide = at < len(self.wide) and self.wide[at][0] == last
        return Span(self.source_offset(span.start), self.wide[at][1] if is_wide else self.source_offset(last) + 1)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page from outside its text, or worked out from it.

    ``published`` is an ISO 8601 date or a prefix of one (``2024-11-05``,
    ``2024-11``, ``2024``); ``published_basis`` says where it comes from:
    ``given`` (command line), ``sidecar``, ``record`` (JSON Lines), ``text``
    (worked out; ``published_note`` holds the words), or "" where unknown.
    ``place`` is the code of the home district (``320613``).
    """

    published: str | None = None
    published_basis: str = ""
    published_note: str = ""
    publisher: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One source as decoded: a newspaper page, a single article, or a line of JSON Lines.

    ``name`` is what users and ``kg extract`` call it (``2024-11.txt``,
    ``news.jsonl#3``); ``source`` identifies the file it came from, for
    replacement on a later build, and never leaves the store.  ``id`` is the
    hash of name-independent content.  ``title``, ``authors`` are set only
    where a record gives them; ``headings`` are where the layout of a PDF sets
    titles.
    """

    id: str
    name: str
    source: str
    text: str
    encoding: str
    encoding_basis: str
    metadata: Metadata = Metadata()
    title: str | None = None
    authors: tuple[str, ...] = ()
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's layout; ``span`` is in the article's text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page: its blocks, joined, one a line.

    ``span`` is its range in the source, from kicker to byline.  ``text`` is in
    simplified characters, ``written`` the same in the source's own, in step
    with it ("" where there is no difference).  ``title``,
    ``kicker`` (kicker or subtitle) and ``authors`` are plain strings, for show; their
    characters stand in the blocks.  ``authors`` without a BYLINE block come
    from the record's metadata.
    """

    id: str
    page_id: str
    index: int
    span: Span
    title: str
    kicker: str | None
    authors: tuple[str, ...]
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    written: str = ""

    def as_written(self, span: Span) -> str:
        """The characters of a range in the source's own form, without what a column cuts them by."""
        return span.cut(self.written or self.text)

    def locate(self, span: Span) -> Span:
        """The range in the source of a range in the article's text."""
        return self.offsets.source(span)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with quotations kept whole; ``span`` is in the article's text."""

    span: Span
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A range of an article's text that names something; ordered by place, then type, name and the rest.

    ``name`` is the characters without line breaks, ``kind`` the fine class
    (a local name of the ontology, such as ``Meeting``) or "", ``rule`` the
    name of the rule that found it, ``confidence`` from 0 to 1.
    """

    span: Span
    type: EntityType
    name: str
    kind: str = ""
    rule: str = ""
    confidence: float = 1.0

    def __lt__(self, other: "Mention") -> bool:
        # Written out, as is the hash: few mentions begin at one place, and tens of thousands are sorted and looked up.
        one, two = self.span, other.span
        return one.start < two.start if one.start != two.start else self._ordered() < other._ordered()

    def __hash__(self) -> int:
        return self.span.start << 8 ^ self.span.end

    def _ordered(self) -> tuple[int, EntityType, str, str, str, float]:
        return self.span.end, self.type, self.name, self.kind, self.rule, self.confidence


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation that an article's text states between mentions.

    ``subject`` is None for the article itself (``authoredBy``); ``object`` is
    an ISO date, or a prefix (``2024-11``, ``--11-02`` without a year), for
    ``occursOn``, and words of the text for `DETAILS` (for ``stage`` one of
    ``planned``, ``launched``, ``ongoing``, ``completed``).  ``qualifier`` is the
    title, role or kin term; ``evidence`` is the clause that says so, in the
    article's text.
    """

    subject: Mention | None
    predicate: Predicate
    object: Mention | str
    evidence: Span
    rule: str
    qualifier: str = ""
    factuality: Factuality = Factuality.STATED
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says: its mentions, who is who among them, and its relations.

    ``chains`` is a partition of ``mentions``: those in one chain name the same thing.
    """

    article: Article
    mentions: tuple[Mention, ...]
    chains: tuple[tuple[Mention, ...], ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The characters of the source that something was read from, and how.

    ``span`` is in the source and ``quote`` is exactly its characters, line
    breaks included.
    """

    article_id: str
    span: Span
    quote: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world, as a page names it.

    ``id`` is deterministic and opaque; ``kind`` is the fine class or "";
    ``names`` are all the forms in the page, the preferred one first;
    ``evidence`` is each mention.  Of an administrative unit, ``code`` is the
    one that the register gives it, or "" where it stays unresolved and may be
    any of ``candidates``; ``until`` is the year in which a former unit ended.
    """

    id: str
    type: EntityType
    kind: str
    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    code: str = ""
    until: int | None = None
    candidates: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation between entities, with the characters that state it.

    ``subject`` is an entity's id, or the article's for ``authoredBy``;
    ``object`` is an entity's id, or the date for ``occursOn``, or the words of
    one of `DETAILS`.
    """

    id: str
    subject: str
    predicate: Predicate
    object: str
    qualifier: str
    factuality: Factuality
    evidence: Evidence


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """What one article tells of an entity that other pages may know by another id.

    ``entity`` is the id that the page gives it, ``keyed`` where that is the same on
    every page; ``traits`` are words of the form ``kind:value`` (see `kg.linking.profiles`).
    """

    entity: str
    article: str
    type: EntityType
    name: str
    keyed: bool = False
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRecord:
    """Everything that one page says: what the store keeps and `kg extract` prints."""

    page: Page
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was left out, and why, in a line that says what to do."""

    source: str
    message: str
