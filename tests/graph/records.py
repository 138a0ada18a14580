"""Two fictional pages as records, made by hand, and builders for more."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from kg.graph.store import Store
from kg.model import (
    Article,
    Entity,
    EntityType,
    Evidence,
    Factuality,
    Metadata,
    OffsetMap,
    Page,
    PageRecord,
    Predicate,
    Span,
    Statement,
)
from kg.views.export import export

MEETING_PAGE = (
    "云栖区召开秋季安全推进会\n"
    "11月2日，云栖区召开秋季安全推进会，区长周远山主持，副区长沈清禾讲话。\n"
    "临溪街道协办。会议在云栖会堂举行。周远山的舅舅周望舒也到会。\n"
    "明年将举办“桂香”邻里节。\n"
)
FAIR_PAGE = (
    "“桂香”邻里节开幕\n"
    "临溪街道和青禾社区联合举办“桂香”邻里节，沈清禾出席，家住青禾社区的陆晚舟表演。\n"
)  # fmt: skip


def hexid(*parts: object) -> str:
    return sha256("\n".join(map(str, parts)).encode("utf-8")).hexdigest()[:16]


class RecordBuilder:
    """Builds a record from a text by quoting it."""

    def __init__(self, text: str, *, name: str = "a.txt", source: str = "/somewhere/a.txt") -> None:
        self.text = text
        self.page = Page(hexid("page", text), name, source, text, "utf-8", "default")
        metadata = Metadata("2024-11-05", "given", publisher="云栖日报")
        title = text.partition("\n")[0]
        offsets = OffsetMap(((0, 0),))
        self.article = Article(
            hexid("article", self.page.id, 0),
            self.page.id,
            0,
            Span(0, len(text)),
            title,
            "安全 · 一线",
            ("林见秋", "苏白榆"),
            text,
            offsets,
            (),
            metadata,
        )
        self.entities: dict[str, Entity] = {}
        self.statements: list[Statement] = []

    def evidence(self, quote: str, rule: str = "rule-a", confidence: float = 0.9) -> Evidence:
        start = self.text.index(quote)
        return Evidence(self.article.id, Span(start, start + len(quote)), quote, rule, confidence)

    def entity(self, type_: EntityType, kind: str, *names: str) -> str:
        id_ = hexid(type_, names[0])
        found = tuple(self.evidence(name, "name-rule") for name in names if name in self.text)
        self.entities[id_] = Entity(id_, type_, kind, names, found)
        return id_

    def say(
        self,
        subject: str,
        predicate: Predicate,
        object_: str,
        quote: str,
        qualifier: str = "",
        factuality: Factuality = Factuality.STATED,
    ) -> None:
        evidence = self.evidence(quote)
        id_ = hexid("statement", self.article.id, subject, predicate, object_, qualifier, quote)
        self.statements.append(Statement(id_, subject, predicate, object_, qualifier, factuality, evidence))

    def record(self) -> PageRecord:
        return PageRecord(self.page, (self.article,), tuple(self.entities.values()), tuple(self.statements))


def meeting_record() -> PageRecord:
    builder = RecordBuilder(MEETING_PAGE)
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    street = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Street", "临溪街道")
    chair = builder.entity(EntityType.PERSON, "", "周远山")
    speaker = builder.entity(EntityType.PERSON, "", "沈清禾")
    uncle = builder.entity(EntityType.PERSON, "", "周望舒")
    meeting = builder.entity(EntityType.INITIATIVE, "Meeting", "秋季安全推进会", "会议")
    fair = builder.entity(EntityType.INITIATIVE, "Festival", "“桂香”邻里节")
    hall = builder.entity(EntityType.PLACE, "Facility", "云栖会堂")
    author = builder.entity(EntityType.PERSON, "", "林见秋")
    builder.say(unit, Predicate.ORGANIZES, meeting, "云栖区召开秋季安全推进会")
    builder.say(chair, Predicate.PARTICIPATES_IN, meeting, "区长周远山主持", "presides")
    builder.say(speaker, Predicate.PARTICIPATES_IN, meeting, "副区长沈清禾讲话", "speaks")
    builder.say(chair, Predicate.HOLDS_POSITION, unit, "区长周远山", "区长")
    builder.say(speaker, Predicate.HOLDS_POSITION, unit, "副区长沈清禾", "副区长")
    builder.say(street, Predicate.SUPPORTS, meeting, "临溪街道协办")
    builder.say(meeting, Predicate.HELD_AT, hall, "会议在云栖会堂举行")
    builder.say(meeting, Predicate.OCCURS_ON, "2024-11-02", "11月2日，云栖区召开秋季安全推进会")
    builder.say(chair, Predicate.KIN_OF, uncle, "周远山的舅舅周望舒", "舅舅")
    builder.say(unit, Predicate.ORGANIZES, fair, "明年将举办“桂香”邻里节", factuality=Factuality.PLANNED)
    builder.say(builder.article.id, Predicate.AUTHORED_BY, author, "云栖区召开秋季安全推进会\n")
    return builder.record()


def fair_record() -> PageRecord:
    builder = RecordBuilder(FAIR_PAGE, name="b.txt", source="/somewhere/b.txt")
    street = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Street", "临溪街道")
    community = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Community", "青禾社区")
    speaker = builder.entity(EntityType.PERSON, "", "沈清禾")
    resident = builder.entity(EntityType.PERSON, "", "陆晚舟")
    fair = builder.entity(EntityType.INITIATIVE, "Festival", "“桂香”邻里节")
    clause = "临溪街道和青禾社区联合举办“桂香”邻里节"
    builder.say(street, Predicate.ORGANIZES, fair, clause)
    builder.say(community, Predicate.ORGANIZES, fair, clause)
    builder.say(speaker, Predicate.PARTICIPATES_IN, fair, "沈清禾出席", "attends")
    builder.say(resident, Predicate.PARTICIPATES_IN, fair, "陆晚舟表演", "performs")
    builder.say(resident, Predicate.RESIDENT_OF, community, "家住青禾社区的陆晚舟")
    return builder.record()


def from_source(record: PageRecord, source: str, name: str | None = None) -> PageRecord:
    """The same page, read from another file."""
    return replace(record, page=replace(record.page, source=source, name=name or record.page.name))


def nquads(store: Store) -> bytes:
    """Everything that users see, byte for byte."""
    out = BytesIO()
    export(store, "nq", out)
    return out.getvalue()
