"""Writes ``docs/ontology.md``, ``docs/queries.md`` and ``ontology/context.jsonld`` from what they are about.

``python docs/make_ontology.py`` reads ``ontology/civic.ttl``, ``ontology/shapes.ttl`` and ``ontology/queries/``.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.config import Config
from kg.graph.query import NamedQuery, named_queries
from kg.graph.shapes import Shape, load_shapes
from kg.graph.terms import Vocabulary
from kg.knowledge.ontology import Term, load_ontology

ROOT = Path(__file__).resolve().parents[1]
OWL, RDFS, SKOS = ("http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#",
                   "http://www.w3.org/2004/02/skos/core#")  # fmt: skip
NAMESPACE = Config().namespace
PREFIXES = Vocabulary(NAMESPACE, Config().base).prefixes | {
    "dc": "http://purl.org/dc/elements/1.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "time": "http://www.w3.org/2006/time#",
}
# What the graph uses of other vocabularies, by the name that a JSON document gives it.
BORROWED: dict[str, dict[str, str]] = {
    "name": {"@id": "skos:prefLabel", "@language": "zh"},
    "otherNames": {"@id": "skos:altLabel", "@language": "zh", "@container": "@set"},
    "title": {"@id": "dcterms:title", "@language": "zh"},
    "issued": {"@id": "dcterms:issued"},
    "page": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "article": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
}
LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def render_ontology() -> str:
    """Return the reference page of the ontology and its shapes."""
    ontology, values = load_ontology(), _values()
    classes = [term for term in ontology.terms.values() if OWL + "Class" in term.types]
    properties = [term for term in ontology.terms.values() if any("Property" in type_ for type_ in term.types)]
    concepts = [term for term in ontology.terms.values() if SKOS + "Concept" in term.types]
    return "\n".join([
        "# The ontology · 本体",
        "",
        "Made from `ontology/civic.ttl` and `ontology/shapes.ttl` by `docs/make_ontology.py`; change those, not this",
        "page.",
        "",
        f"Version {ontology.version}, namespace `civic:` = `{ontology.namespace}`. How statements stand in the graph:",
        "[decision 0002](decisions/0002-statements-in-rdf.md). The queries that ship with the package:",
        "[queries.md](queries.md). `ontology/context.jsonld` gives JSON-LD documents the same words as keys.",
        "",
        *_section("Classes · 类", "term | 中文 | English | above it", classes, _parents),
        *_section("Properties · 属性", "term | 中文 | English | from → to | above it", properties,
                  lambda term: f"{_ends(term, values)} | {_parents(term)}"),
        *_section("Concepts · 概念", "term | 中文 | English | scheme", concepts,
                  lambda term: _listed(values.get((term.name, SKOS + "inScheme"), ()))),
        *_shapes(),
        "",
    ])  # fmt: skip


def render_queries() -> str:
    """Return the page of the named queries, each with its text."""
    queries = named_queries()
    return "\n".join([
        "# Ready queries · 预备查询",
        "",
        "Made from `ontology/queries/` by `docs/make_ontology.py`; change the queries, not this page.",
        "",
        "`kg query --store DIR --name NAME` asks one; `--set COLUMN=VALUE` gives the rows in which a column has that",
        "value, such as `--set person=周远山`. The value is bound, never read as SPARQL; a name is the preferred",
        "one of the graph. In Python: `graph.query(name=NAME, values={COLUMN: VALUE})`.",
        "",
        "name | question | 问题 | can be set",
        "--- | --- | --- | ---",
        *(f"[{q.name}](#{q.name}) | {q.question_en} | {q.question_zh} | {_columns(q)}" for q in queries),
        *(line for query in queries for line in _query(query)),
        "",
    ])


def render_context() -> str:
    """Return the JSON-LD context: every class and property by its local name, and what the graph borrows."""
    values = _values()
    terms: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    terms |= {prefix: PREFIXES[prefix] for prefix in ("civic", "dcterms", "prov", "skos", "xsd")}
    for term in load_ontology().terms.values():
        if OWL + "Class" in term.types or any("Property" in type_ for type_ in term.types):
            terms[term.name] = _meaning(term, values)
    return json.dumps({"@context": terms | BORROWED}, ensure_ascii=False, indent=2) + "\n"


def _meaning(term: Term, values: dict[tuple[str, str], list[str]]) -> object:
    iri, range_ = f"civic:{term.name}", values.get((term.name, RDFS + "range"), [""])[0]
    if OWL + "ObjectProperty" in term.types:
        return {"@id": iri, "@type": "@id"}
    if range_ == LANGUAGE_STRING:
        return {"@id": iri, "@language": "zh"}
    if range_.startswith(PREFIXES["xsd"]) and not range_.endswith("#string"):
        return {"@id": iri, "@type": _short(range_)}
    return iri


def _values() -> dict[tuple[str, str], list[str]]:
    """What the ontology says of each term: (local name, predicate) → values."""
    values: dict[tuple[str, str], list[str]] = {}
    for quad in ox.parse((ROOT / "ontology" / "civic.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            name = quad.subject.value.removeprefix(NAMESPACE)
            values.setdefault((name, quad.predicate.value), []).append(quad.object.value)
    return values


def _section(title: str, columns: str, terms: Iterable[Term], rest: Callable[[Term], str]) -> Iterator[str]:
    yield from (f"## {title}", "", columns, " | ".join(["---"] * (columns.count("|") + 1)))
    for term in terms:
        zh, en = (f"**{term.labels[lang]}**: {term.comments[lang]}" for lang in ("zh", "en"))
        yield f"`{term.name}` | {zh} | {en} | {rest(term)}"
    yield ""


def _parents(term: Term) -> str:
    return _listed(term.parents)


def _ends(term: Term, values: dict[tuple[str, str], list[str]]) -> str:
    ends = [_listed(values.get((term.name, RDFS + name), ())) or "any" for name in ("domain", "range")]
    return " → ".join(ends)


def _listed(iris: Iterable[str]) -> str:
    return ", ".join(f"`{_short(iri)}`" for iri in sorted(iris))


def _short(iri: str) -> str:
    if iri.startswith(NAMESPACE) or ":" not in iri:
        return iri.removeprefix(NAMESPACE)
    return next((f"{name}:{iri.removeprefix(space)}" for name, space in PREFIXES.items() if iri.startswith(space)), iri)


def _shapes() -> Iterator[str]:
    yield from ("## Shapes · 形状", "")
    yield "`kg validate` checks these (SHACL), and every page is checked by itself before it is stored."
    yield from ("", "shape | 中文 | English | severity", "--- | --- | --- | ---")
    for shape in load_shapes().shapes:
        for severity, zh, en in sorted(set(_messages(shape))):
            yield f"`{shape.name}` | {zh} | {en} | {severity}"


def _messages(shape: Shape) -> Iterator[tuple[str, str, str]]:
    for messages in (shape.messages, *(messages for _, messages in shape.queries)):
        if messages:
            yield shape.severity, messages["zh"], messages["en"]
    for property_ in shape.properties:
        yield from _messages(property_)


def _query(query: NamedQuery) -> Iterator[str]:
    body = "\n".join(line for line in query.sparql.splitlines() if not line.startswith("# "))
    yield from ("", f"## {query.name}", "", f"{query.question_zh} {query.question_en}", "", "```sparql", body, "```")


def _columns(query: NamedQuery) -> str:
    return ", ".join(f"`{column}` ({kind})" for column, kind in query.settings)


if __name__ == "__main__":
    for path, render in (
        ("docs/ontology.md", render_ontology),
        ("docs/queries.md", render_queries),
        ("ontology/context.jsonld", render_context),
    ):
        (ROOT / path).write_text(render(), encoding="utf-8", newline="\n")
