"""A page without the articles that a defect of the program shows in: they are left out, the others stay."""

from collections.abc import Collection
from dataclasses import replace

import pyoxigraph as ox

from kg.config import Config
from kg.graph.iris import article_iri, graph_iri
from kg.graph.rdf import record_quads
from kg.graph.validate import find_violation
from kg.model import Article, Entity, PageRecord


def without_faults(record: PageRecord) -> tuple[PageRecord, tuple[tuple[Article, str], ...]]:
    """Return what a page says without its articles at fault, and these, each with what is wrong.

    An article is at fault where a quotation is not what stands at its place, or
    where its graph, with the facts that it supports, has not the shapes.

    >>> from kg.model import Page
    >>> without_faults(PageRecord(Page("aa", "a.txt", "a.txt", "", "utf-8", "bom"), (), (), ()))[1]
    ()
    """
    wrong = _misquoting(record)
    left = _without(record, wrong)
    while fault := find_violation(left):
        found = _articles_of(fault.node, left) or {article.id for article in left.articles}
        if not found:
            raise ValueError(str(fault))
        wrong |= dict.fromkeys(found, str(fault))
        left = _without(left, found)
    return left, tuple((article, wrong[article.id]) for article in record.articles if article.id in wrong)


def _misquoting(record: PageRecord) -> dict[str, str]:
    evidence = [e for entity in record.entities for e in entity.evidence] + [s.evidence for s in record.statements]
    return {
        one.article_id: f"rule {one.rule}: {one.quote!r} does not stand at {one.span.start}..{one.span.end}"
        for one in evidence
        if one.span.cut(record.page.text) != one.quote
    }


def _without(record: PageRecord, gone: Collection[str]) -> PageRecord:
    """The record without some articles, and without entities that only these name."""
    if not gone:
        return record
    statements = tuple(said for said in record.statements if said.evidence.article_id not in gone)
    ends = {end for said in statements for end in (said.subject, said.object)}
    entities = (_entity_without(entity, gone) for entity in record.entities)
    return replace(
        record,
        articles=tuple(article for article in record.articles if article.id not in gone),
        entities=tuple(entity for entity in entities if entity.evidence or entity.id in ends),
        statements=statements,
    )


def _entity_without(entity: Entity, gone: Collection[str]) -> Entity:
    return replace(entity, evidence=tuple(one for one in entity.evidence if one.article_id not in gone))


def _articles_of(node: str, record: PageRecord) -> set[str]:
    """The articles that a node of the graph stands in, or is named in."""
    base = Config().base
    graphs: dict[object, str] = {ox.NamedNode(graph_iri(base, one.id)): one.id for one in record.articles}
    own = {article.id for article in record.articles if article_iri(base, article.id) == node}
    term = ox.NamedNode(node)
    about = (quad for quad in record_quads(record, Config()) if term in (quad.subject, quad.object))
    return own | {graphs[quad.graph_name] for quad in about if quad.graph_name in graphs}
