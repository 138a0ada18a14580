"""What a graph knows of one entity, with the characters behind each fact."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any

from kg.errors import QueryError
from kg.graph.reader import (
    EntityRow,
    EvidenceRow,
    FactRow,
    find_entities,
    read_articles,
    read_entities,
    read_facts,
    read_mentions,
)
from kg.graph.store import Store
from kg.knowledge.ontology import Ontology, load_ontology
from kg.model import Predicate
from kg.reading.markup import as_seen
from kg.views.plain import visible, words_of

_SUGGESTIONS = 5
_LONGEST = 40  # characters of what is asked for that are compared
_ALIKE = 0.6  # the share that 周远山 and 周运山 have in common


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entity with its facts and mentions; ``names`` are those of all entities and articles by IRI."""

    entity: EntityRow
    facts: tuple[FactRow, ...]
    mentions: tuple[EvidenceRow, ...]
    names: Mapping[str, str]
    ontology: Ontology

    def to_json(self) -> dict[str, Any]:
        """The same as plain values, the ends of each fact with their names."""
        return {
            "entity": asdict(self.entity),
            "facts": [asdict(fact) | self._ends(fact) for fact in self.facts],
            "mentions": [asdict(mention) for mention in self.mentions],
        }

    def _ends(self, fact: FactRow) -> dict[str, str]:
        return {"subject_name": self._name(fact.subject), "object_name": self._name(fact.object)}

    def _name(self, end: str) -> str:
        return self.names.get(end, end)

    def _label(self, term: str) -> str:
        return visible(self.ontology.label(term, "zh"))

    def _qualifiers(self, fact: FactRow) -> list[str]:
        roles = fact.predicate == Predicate.PARTICIPATES_IN
        return [self._label(f"{term}Role").removesuffix("Role") if roles else visible(term) for term in fact.qualifiers]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        entity = self.entity
        yield f"{visible(entity.name)}（{self._label(entity.kind or entity.type)}）"
        yield f"  {entity.iri}"
        if len(entity.names) > 1:
            yield f"  又作：{'、'.join(map(visible, entity.names[1:]))}"
        articles = len({mention.article for mention in self.mentions})
        yield f"  {articles} 篇文章中出现 {entity.mentions} 次"
        for fact in self.facts:
            yield ""
            yield f"  {self._sentence(fact)}"
            yield f"    “{visible(as_seen(fact.evidence.quote, fact.evidence.file))}”"
            yield f"    {_origin(fact.evidence)}"

    def _sentence(self, fact: FactRow) -> str:
        said = f"（{'、'.join(self._qualifiers(fact))}）" if fact.qualifiers else ""
        ends = [visible(self._name(fact.subject)), visible(words_of(fact) or self._name(fact.object))]
        line = f"{ends[0]} —{self._label(fact.predicate)}{said}→ {ends[1]}"
        return line if fact.factuality == "stated" else f"{line}  [{self._label(fact.factuality)}]"


def explain(store: Store, name: str) -> tuple[Explanation, ...]:
    """Return what the store knows of the entities of this name, or of the one with this IRI.

    Where nothing is called so, those whose names contain it.  Raises
    `QueryError` where there is none either; the message holds names that are near.
    """
    entities = read_entities(store)
    wanted = tuple(row for row in entities if row.iri == name) or find_entities(store, name)
    if not wanted:
        raise QueryError(_nothing(name, entities))
    ontology = load_ontology()
    names = {row.iri: row.name for row in entities} | {row.iri: f"《{row.title}》" for row in read_articles(store)}
    return tuple(
        Explanation(row, read_facts(store, row.iri), read_mentions(store, row.iri), names, ontology) for row in wanted
    )


def _nothing(name: str, entities: tuple[EntityRow, ...]) -> str:
    near = [row.name for row in entities if any(form in name for form in row.names)][:_SUGGESTIONS]
    near = near or get_close_matches(name[:_LONGEST], sorted({row.name for row in entities}), _SUGGESTIONS, _ALIKE)
    advice = f"it names {visible('、'.join(near))}" if near else "write a name, a part of one, or an IRI"
    return f"{visible(name)}: the graph names nothing so; {advice}"


def _origin(evidence: EvidenceRow) -> str:
    place = f"{visible(evidence.file)}:{evidence.start}-{evidence.end}（第 {evidence.line} 行）"
    date = f"，{evidence.published}" if evidence.published else ""
    rule = f"规则 {evidence.rule}，置信度 {evidence.confidence:.2f}"
    return f"{place}  《{visible(evidence.title)}》{date}  {rule}"
