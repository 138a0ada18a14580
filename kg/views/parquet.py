"""The statements as a Parquet table, for DuckDB, pandas, Polars and Spark."""

from collections.abc import Mapping
from typing import IO, Any

from kg.errors import MissingExtraError
from kg.graph.reader import FactRow, read_articles, read_entities, read_facts
from kg.graph.store import Store

_COLUMNS = (
    "subject", "subject_type", "predicate", "object", "object_type", "qualifier", "factuality", "published", "quote",
    "file", "line", "start", "end", "rule", "confidence", "subject_iri", "object_iri",
)  # fmt: skip


def write_parquet(store: Store, out: IO[bytes]) -> None:
    """Write a row a statement, with the columns of the CSV; numbers are numbers, and what is not known is null.

    Raises `MissingExtraError` where pyarrow is not installed.

    >>> from io import BytesIO
    >>> write_parquet(Store.memory(), out := BytesIO())
    >>> out.getvalue()[:4]
    b'PAR1'
    """
    require_pyarrow()
    import pyarrow
    from pyarrow import parquet

    named = {row.iri: (row.name, row.type) for row in read_entities(store)}
    named |= {row.iri: (row.title, "Article") for row in read_articles(store)}
    numbers = dict.fromkeys(("line", "start", "end"), pyarrow.int64()) | {"confidence": pyarrow.float64()}
    schema = pyarrow.schema({name: numbers.get(name, pyarrow.string()) for name in _COLUMNS})
    rows = [_row(fact, named) for fact in read_facts(store)]
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), out)


def require_pyarrow() -> None:
    """Raise `MissingExtraError` where pyarrow is not installed, before a file is opened for it."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise MissingExtraError("pyarrow is not installed; run: pip install 'civic-kg[parquet]'") from None


def _row(fact: FactRow, named: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    evidence = fact.evidence
    subject, subject_type = named.get(fact.subject, (fact.subject, ""))
    object_, object_type = fact.named_object(named)
    return {
        "subject": subject,
        "subject_type": subject_type,
        "predicate": fact.predicate,
        "object": object_,
        "object_type": object_type,
        "qualifier": "; ".join(fact.qualifiers) or None,
        "factuality": fact.factuality,
        "published": evidence.published,
        "quote": evidence.quote,
        "file": evidence.file,
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "subject_iri": fact.subject,
        "object_iri": None if fact.literal else fact.object,
    }
