"""The statements as rows of a table, each with its quotation."""

from dataclasses import asdict
from typing import Any

from kg.graph.reader import read_entities, read_facts
from kg.graph.store import Store

FACT_COLUMNS = (
    "subject", "subject_name", "predicate", "object", "object_name", "qualifier", "factuality",
    "quote", "file", "start", "end", "article", "title", "published", "rule", "confidence",
)  # fmt: skip


def fact_rows(store: Store) -> list[dict[str, Any]]:
    """Return a row a statement, which has all of `FACT_COLUMNS`.

    >>> fact_rows(Store.memory())
    []
    """
    names = {row.iri: row.name for row in read_entities(store)}
    return [
        asdict(fact)
        | asdict(fact.evidence)
        | {
            "subject_name": names.get(fact.subject, fact.subject),
            "object_name": names.get(fact.object, fact.object),
            "qualifier": "|".join(fact.qualifiers),
        }
        for fact in read_facts(store)
    ]
