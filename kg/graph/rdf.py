"""From a page's record to RDF: facts in the default graph, statements and mentions in the article's graph.

docs/decisions/0002 shows the shape with an example.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.config import Config
from kg.errors import StoreError
from kg.extraction.text.quantities import find_quantities
from kg.graph.iris import article_iri, entity_iri, graph_iri, mention_iri, page_iri, statement_iri
from kg.graph.register import register_quads
from kg.graph.terms import (
    ALT_LABEL,
    DERIVED_FROM,
    IS_PART_OF,
    ISSUED,
    PREF_LABEL,
    TITLE,
    TYPE,
    XSD,
    Vocabulary,
    chinese,
    decimal,
    integer,
)
from kg.linking.releases import release_keys
from kg.model import DETAILS, HOLDINGS, Article, Entity, Evidence, Factuality, Page, PageRecord, Predicate, Statement

BYLINE_COMMA = "、"
_NO_FACT = frozenset({Factuality.PLANNED, Factuality.INFERRED})
_STATEMENT_CLASS = {
    **dict.fromkeys(HOLDINGS, "PostHolding"),
    Predicate.PARTICIPATES_IN: "Participation",
    Predicate.KIN_OF: "Kinship",
    Predicate.QUANTITY: "Quantity",
}
_QUALIFIERS = {Predicate.KIN_OF: "kinTerm", Predicate.QUANTITY: "measures"}
_INVERSES = {Predicate.ORGANIZES: ("organizedBy",), Predicate.SUPPORTS: ("supportedBy",)}
_ROLE_SHORTCUTS = {
    "presides": ("attendedBy", "chairedBy"),
    "attends": ("attendedBy",),
    "speaks": ("attendedBy",),
    "reports": ("attendedBy",),
}
_ROLES = frozenset({"presides", "attends", "speaks", "reports", "performs", "volunteers", "other"})
_LINE_END = re.compile(r"\r\n|\r|\n")
_KIND = re.compile(r"[A-Z][A-Za-z]*")
_MONTH, _DAY = r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_DATE_TYPES = (
    (re.compile(rf"\d{{4}}-{_MONTH}-{_DAY}"), "date"),
    (re.compile(rf"\d{{4}}-{_MONTH}"), "gYearMonth"),
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(rf"--{_MONTH}-{_DAY}"), "gMonthDay"),
    (re.compile(rf"--{_MONTH}"), "gMonth"),
)


def date_literal(text: str) -> ox.Literal:
    """Return a date of the XSD type that fits its precision; text that is no date stays a string.

    >>> str(date_literal("--11-02"))
    '"--11-02"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>'
    """
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(text):
            return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
    return ox.Literal(text)


def record_quads(record: PageRecord, config: Config) -> tuple[ox.Quad, ...]:
    """Return everything that a page says as quads, each once, sorted by their N-Quads lines.

    The default graph has the entities, the articles and each plain fact; the
    named graph of an article has its statements and mentions.  Planned and
    inferred statements make no plain fact.  Raises `StoreError` for a
    quotation that is not at its place in the page's text, or a statement about
    an unknown entity.

    >>> from kg.model import EntityType, Metadata, OffsetMap, Page, Span
    >>> page = Page("aa", "a.txt", "a.txt", "周远山", "utf-8", "bom")
    >>> article = Article("bb", "aa", 0, Span(0, 3), "", None, (), "周远山", OffsetMap(((0, 0),)), ())
    >>> person = Entity("cc", EntityType.PERSON, "", ("周远山",), (Evidence("bb", Span(0, 3), "周远山", "name"),))
    >>> [q.object.value for q in record_quads(PageRecord(page, (article,), (person,), ()), Config())
    ...  if q.predicate == PREF_LABEL]
    ['周远山']
    """
    return _Writer(record, config).quads()


class _Writer:
    """Writes one record: knows the IRIs of its entities and articles."""

    def __init__(self, record: PageRecord, config: Config) -> None:
        self._record = record
        self._base = config.base
        self._vocabulary = Vocabulary(config.namespace, config.base)
        self._articles = {item.id: ox.NamedNode(article_iri(self._base, item.id)) for item in record.articles}
        self._graphs = {item.id: ox.NamedNode(graph_iri(self._base, item.id)) for item in record.articles}
        self._entities = {item.id: ox.NamedNode(entity_iri(self._base, item.type, item.id)) for item in record.entities}
        self._line_ends = [match.end() for match in _LINE_END.finditer(record.page.text)]

    def quads(self) -> tuple[ox.Quad, ...]:
        found: set[ox.Quad] = set(self._page(self._record.page))
        for article in self._record.articles:
            found.update(self._article(article))
        for entity in self._record.entities:
            found.update(self._entity(entity))
        for statement in self._record.statements:
            found.update(self._statement(statement))
        return tuple(sorted(found, key=str))

    def _page(self, page: Page) -> Iterator[ox.Quad]:
        node = ox.NamedNode(page_iri(self._base, page.id))
        yield ox.Quad(node, TYPE, self._term("Page"))
        yield ox.Quad(node, self._term("file"), ox.Literal(page.name))

    def _article(self, article: Article) -> Iterator[ox.Quad]:
        node = self._articles[article.id]
        yield ox.Quad(node, TYPE, self._term("Article"))
        yield ox.Quad(node, IS_PART_OF, ox.NamedNode(page_iri(self._base, article.page_id)))
        yield ox.Quad(node, self._term("graph"), self._graphs[article.id])
        yield ox.Quad(node, self._term("file"), ox.Literal(self._record.page.name))
        yield ox.Quad(node, self._term("start"), integer(article.span.start))
        yield ox.Quad(node, self._term("end"), integer(article.span.end))
        yield from self._description(node, article)

    def _description(self, node: ox.NamedNode, article: Article) -> Iterator[ox.Quad]:
        metadata = article.metadata
        if article.title:
            yield ox.Quad(node, TITLE, chinese(article.title))
        if article.kicker:
            yield ox.Quad(node, self._term("kicker"), chinese(article.kicker))
        if metadata.published:
            yield ox.Quad(node, ISSUED, date_literal(metadata.published))
        texts = {
            "byline": BYLINE_COMMA.join(article.authors),
            "issuedBasis": metadata.published_basis,
            "issuedNote": metadata.published_note,
            "publisherName": metadata.publisher,
        }
        yield from (ox.Quad(node, self._term(name), ox.Literal(text)) for name, text in texts.items() if text)
        yield from (ox.Quad(node, self._term("releaseKey"), ox.Literal(key)) for key in release_keys(article.text))

    def _entity(self, entity: Entity) -> Iterator[ox.Quad]:
        node = self._entities[entity.id]
        yield ox.Quad(node, TYPE, self._term(entity.type.value))
        if entity.kind:
            yield ox.Quad(node, TYPE, self._kind(entity))
        yield ox.Quad(node, PREF_LABEL, chinese(entity.name))
        for name in entity.names[1:]:
            if name != entity.name:
                yield ox.Quad(node, ALT_LABEL, chinese(name))
        yield from register_quads(entity, self._vocabulary)
        for evidence in entity.evidence:
            yield from self._mention(entity, evidence)

    def _mention(self, entity: Entity, evidence: Evidence) -> Iterator[ox.Quad]:
        node = ox.NamedNode(mention_iri(self._base, entity.id, evidence))
        values = {
            TYPE: self._term("Mention"),
            self._term("mentionOf"): self._entities[entity.id],
            **self._evidence(evidence, f"mention of {entity.name!r}"),
        }
        yield from _node(node, values, self._graphs[evidence.article_id])

    def _statement(self, statement: Statement) -> Iterator[ox.Quad]:
        what = f"statement {statement.id}"
        subject, object_ = self._subject(statement, what), self._object(statement, what)
        yield from self._fact(subject, object_, statement)
        values = {
            TYPE: self._term(_STATEMENT_CLASS.get(statement.predicate, "Statement")),
            self._term("subject"): subject,
            self._term("predicate"): self._term(statement.predicate.value),
            self._term("object"): object_,
            self._term("factuality"): self._term(statement.factuality.value),
            **self._qualifier(statement),
            **self._measure(statement),
            **self._evidence(statement.evidence, what),
        }
        node = ox.NamedNode(statement_iri(self._base, statement.id))
        yield from _node(node, values, self._graphs[statement.evidence.article_id])

    def _fact(self, subject: ox.NamedNode, object_: ox.NamedNode | ox.Literal, said: Statement) -> Iterator[ox.Quad]:
        if said.factuality in _NO_FACT:
            return
        yield ox.Quad(subject, self._term(said.predicate.value), object_)
        if isinstance(object_, ox.NamedNode):
            for shortcut in _shortcuts(said):
                yield ox.Quad(object_, self._term(shortcut), subject)

    def _qualifier(self, statement: Statement) -> dict[ox.NamedNode, ox.NamedNode | ox.Literal]:
        if not statement.qualifier:
            return {}
        if statement.predicate is Predicate.PARTICIPATES_IN:
            role = statement.qualifier if statement.qualifier in _ROLES else "other"
            return {self._term("role"): self._term(f"{role}Role")}
        name = _QUALIFIERS.get(statement.predicate, "postTitle")
        return {self._term(name): chinese(statement.qualifier)}

    def _measure(self, statement: Statement) -> dict[ox.NamedNode, ox.NamedNode | ox.Literal]:
        """The number and the unit that a quantity's words (200多名居民) say; a range has two numbers."""
        read = find_quantities(statement.object) if statement.predicate is Predicate.QUANTITY else ()
        if len(read) != 1:
            return {}
        return {
            self._term("minValue"): decimal(read[0].low),
            self._term("maxValue"): decimal(read[0].high),
            self._term("unit"): chinese(read[0].unit),
            self._term("approximate"): ox.Literal(read[0].approximate),
        }

    def _evidence(self, evidence: Evidence, what: str) -> dict[ox.NamedNode, ox.NamedNode | ox.Literal]:
        self._check(evidence, what)
        return {
            DERIVED_FROM: self._articles[evidence.article_id],
            self._term("quote"): ox.Literal(evidence.quote),
            self._term("start"): integer(evidence.span.start),
            self._term("end"): integer(evidence.span.end),
            self._term("line"): integer(bisect_right(self._line_ends, evidence.span.start) + 1),
            self._term("rule"): ox.Literal(evidence.rule),
            self._term("confidence"): decimal(evidence.confidence),
        }

    def _check(self, evidence: Evidence, what: str) -> None:
        page, span = self._record.page, evidence.span
        if evidence.article_id not in self._articles:
            raise StoreError(f"{page.name}: {what}: article {evidence.article_id} is not of this page")
        if span.cut(page.text) != evidence.quote:
            raise StoreError(
                f"{page.name}: article {evidence.article_id}: {what}: its quotation is not at {span.start}..{span.end}"
            )

    def _subject(self, statement: Statement, what: str) -> ox.NamedNode:
        known = self._articles if statement.predicate is Predicate.AUTHORED_BY else self._entities
        return self._known(known, statement.subject, what)

    def _object(self, statement: Statement, what: str) -> ox.NamedNode | ox.Literal:
        if statement.predicate is Predicate.OCCURS_ON:
            return date_literal(statement.object)
        if statement.predicate is Predicate.STAGE:
            return ox.Literal(statement.object)
        if statement.predicate in DETAILS:
            return chinese(statement.object)
        return self._known(self._entities, statement.object, what)

    def _known(self, nodes: Mapping[str, ox.NamedNode], id_: str, what: str) -> ox.NamedNode:
        if id_ not in nodes:
            raise StoreError(f"{self._record.page.name}: {what}: {id_!r} is no entity or article of this page")
        return nodes[id_]

    def _kind(self, entity: Entity) -> ox.NamedNode:
        if not _KIND.fullmatch(entity.kind):
            raise StoreError(f"{self._record.page.name}: entity {entity.name!r}: {entity.kind!r} is not a kind")
        return self._term(entity.kind)

    def _term(self, name: str) -> ox.NamedNode:
        return self._vocabulary.term(name)


def _shortcuts(statement: Statement) -> Iterable[str]:
    if statement.predicate is Predicate.PARTICIPATES_IN:
        return _ROLE_SHORTCUTS.get(statement.qualifier, ())
    return _INVERSES.get(statement.predicate, ())


def _node(
    node: ox.NamedNode, values: Mapping[ox.NamedNode, ox.NamedNode | ox.Literal], graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    for predicate, value in values.items():
        yield ox.Quad(node, predicate, value, graph)
