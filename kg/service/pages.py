"""The page of one entity, for people as HTML and for programs as RDF, both with its evidence."""

import re
from collections.abc import Iterable, Iterator
from html import escape

import pyoxigraph as ox

from kg.graph.reader import EntityRow, EvidenceRow, FactRow, read_entity, read_facts, read_mentions
from kg.graph.results import ResultGraph
from kg.graph.store import Store
from kg.knowledge.ontology import Ontology, load_ontology
from kg.model import Predicate
from kg.reading.markup import as_seen
from kg.views.plain import visible, words_of

_KINDS = ("person", "organization", "unit", "place", "initiative")
_ID = re.compile(r"[0-9a-f]{1,64}")


def find_entity(store: Store, id_: str) -> EntityRow | None:
    """Return the entity whose IRI ends in an id, or None.

    >>> find_entity(Store.memory(), "5f0c") is None
    True
    """
    if not _ID.fullmatch(id_):
        return None
    found = (read_entity(store, f"{store.vocabulary.base}{kind}/{id_}") for kind in _KINDS)
    return next(filter(None, found), None)


def entity_graph(store: Store, entity: EntityRow) -> ResultGraph:
    """Return all triples about an entity: its own, those that lead to it, and its statements and mentions.

    >>> entity_graph(Store.memory(), EntityRow("urn:a", "Person", "", "周远山", ("周远山",), 0)).triples
    ()
    """
    node, graph = ox.NamedNode(entity.iri), store.graph
    own = [*graph.quads_for_pattern(node, None, None), *graph.quads_for_pattern(None, None, node)]
    evidence = {quad.subject for quad in own if isinstance(quad.graph_name, ox.NamedNode) and quad.subject != node}
    around = [quad for subject in evidence for quad in graph.quads_for_pattern(subject, None, None)]
    return ResultGraph(tuple(sorted({quad.triple for quad in (*own, *around)}, key=str)), store.vocabulary.prefixes)


def entity_page(store: Store, entity: EntityRow) -> str:
    """Return the page of an entity: names, facts with their quotations, and where it is named.

    It needs no script; nothing read from news becomes markup.

    >>> page = entity_page(Store.memory(), EntityRow("urn:a", "Person", "", "<b>周远山", ("<b>周远山", "周书记"), 0))
    >>> "<b>周" in page, "<h1>&lt;b&gt;周远山</h1>" in page, "周书记" in page
    (False, True, True)
    """
    return _Page(store, entity).text()


class _Page:
    """Writes one page; knows the names of the entities at the other ends."""

    def __init__(self, store: Store, entity: EntityRow) -> None:
        self._store = store
        self._entity = entity
        self._ontology: Ontology = load_ontology()
        self._rows: dict[str, EntityRow | None] = {entity.iri: entity}

    def text(self) -> str:
        entity, name = self._entity, _text(self._entity.name)
        facts, mentions = read_facts(self._store, entity.iri), read_mentions(self._store, entity.iri)
        return (
            f'<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n{_HEAD}'
            f"<title>{name}</title>\n{_alternates(entity)}</head>\n<body>\n{_HEADER}"
            f'<main class="entity">\n<h1>{name}</h1>\n{"".join(self._about(mentions))}'
            f"<h2>事实 <small>{len(facts)}</small></h2>\n{''.join(self._facts(facts))}"
            f"<h2>提及 <small>{len(mentions)}</small></h2>\n<ul>\n{''.join(map(_mention, mentions))}</ul>\n"
            "</main>\n</body>\n</html>\n"
        )

    def _about(self, mentions: Iterable[EvidenceRow]) -> Iterator[str]:
        entity = self._entity
        yield f'<p class="badge">{self._label(entity.kind or entity.type)}</p>\n'
        if len(entity.names) > 1:
            yield f"<p>又作：{'、'.join(map(_text, entity.names[1:]))}</p>\n"
        articles = len({mention.article for mention in mentions})
        yield f'<p class="quiet">{articles} 篇文章中出现 {entity.mentions} 次 · <code>{_text(entity.iri)}</code></p>\n'

    def _facts(self, facts: Iterable[FactRow]) -> Iterator[str]:
        for fact in facts:
            evidence = fact.evidence
            yield f'<article class="fact">\n<p class="what">{self._sentence(fact)}</p>\n'
            yield f"<blockquote>{_text(as_seen(evidence.quote, evidence.file))}</blockquote>\n"
            yield f'<p class="quiet">{_origin(evidence)} · 规则 <code>{_text(evidence.rule)}</code>'
            yield f"，置信度 {evidence.confidence:.2f}</p>\n</article>\n"

    def _sentence(self, fact: FactRow) -> str:
        said = "".join(f' <span class="tag">{self._qualifier(fact, term)}</span>' for term in fact.qualifiers)
        if fact.factuality != "stated":
            said += f' <span class="tag unsure">{self._label(fact.factuality)}</span>'
        subject = self._end(fact.subject, fact.evidence.title)
        object_ = _text(words_of(fact)) if fact.literal else self._end(fact.object, fact.object)
        return f'{subject} <span class="relation">{self._label(fact.predicate)}</span>{said} {object_}'

    def _qualifier(self, fact: FactRow, term: str) -> str:
        if fact.predicate != Predicate.PARTICIPATES_IN:
            return _text(term)
        return self._label(f"{term}Role").removesuffix("Role")

    def _end(self, iri: str, otherwise: str) -> str:
        if iri not in self._rows:
            self._rows[iri] = read_entity(self._store, iri)
        row = self._rows[iri]
        if row is None:
            return f"《{_text(otherwise)}》"
        if row is self._entity:
            return f"<strong>{_text(row.name)}</strong>"
        return f'<a href="{_text(_path(row))}">{_text(row.name)}</a>'

    def _label(self, term: str) -> str:
        return _text(self._ontology.label(term, "zh"))


_HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
    '<link rel="stylesheet" href="/assets/page.css">\n'
)
_HEADER = '<header><nav><a href="/">查询</a> <a href="/page">关系网</a></nav></header>\n'


def _path(entity: EntityRow) -> str:
    return f"/entity/{entity.iri.rpartition('/')[2]}"


def _alternates(entity: EntityRow) -> str:
    forms = (("text/turtle", "ttl"), ("application/ld+json", "jsonld"))
    path = _text(_path(entity))
    return "".join(f'<link rel="alternate" type="{type_}" href="{path}.{form}">\n' for type_, form in forms)


def _mention(mention: EvidenceRow) -> str:
    return f"<li>“{_text(as_seen(mention.quote, mention.file))}” {_origin(mention)}</li>\n"


def _origin(evidence: EvidenceRow) -> str:
    date = f"，{_text(evidence.published)}" if evidence.published else ""
    place = f"{_text(evidence.file)}:{evidence.start}-{evidence.end}（第 {evidence.line} 行）"
    return f'<span class="quiet">{place}《{_text(evidence.title)}》{date}</span>'


def _text(text: str) -> str:
    """The text as text of HTML, in an attribute too; what would hide or turn around others is written out."""
    return escape(visible(text), quote=True)
