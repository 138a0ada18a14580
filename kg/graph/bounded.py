"""Queries of a program's own graph, or of another server, in a process that is killed at a limit."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Self
from weakref import finalize

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.results import Result, read_result
from kg.graph.store import Store
from kg.graph.tasks import packed
from kg.graph.worker import Workers

_TYPES = {"json": "application/sparql-results+json", "nt": "application/n-triples"}
# So long that a server's own silence is told as such.
_GRACE_SECONDS = 1.0


class Bounded:
    """Asks a store in a process of its own, which is started with the first query and stays for the next.

    A graph on disk is read as it is then; one in memory is handed over once.

    >>> bounded = Bounded(Store.memory())
    >>> bounded.query("ASK {}", {}, seconds=10, rows=None)
    True
    >>> bounded.close()
    """

    def __init__(self, store: Store) -> None:
        self._prefixes = store.vocabulary.prefixes
        self._workers = Workers(store.folder or partial(packed, store))
        self.close = finalize(self, self._workers.close)

    def query(
        self, sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal], *, seconds: float, rows: int | None
    ) -> Result:
        """Return the answer, cut after ``rows``; raises `QueryError` as `kg.graph.query` does, or at the limit."""
        terms = {name: str(term) for name, term in values.items()}
        answer = self._workers.ask(
            "query", seconds=seconds, sparql=sparql, formats=["json", "nt"], values=terms, rows=rows
        )
        result = read_result(answer.body, _TYPES[answer.notes["format"]], self._prefixes)
        if result is None:
            raise QueryError("the query has no answer that could be read")
        if isinstance(result, bool) or not answer.notes["truncated"]:
            return result
        return replace(result, truncated=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def ask_elsewhere(
    url: str, sparql: str, form: str, *, values: Mapping[str, str], seconds: float, rows: int
) -> tuple[str, bool]:
    """Return the answer of a server as text, and whether it was cut, as `kg.graph.remote.ask_endpoint` does.

    What the server sends is read in a process of its own, which ends soon
    after ``seconds`` whatever that is: some answers fill the memory or break a
    parser.
    """
    question = {"url": url, "sparql": sparql, "form": form, "values": dict(values), "seconds": seconds, "rows": rows}
    with Workers(partial(packed, Store.memory())) as workers:
        answer = workers.ask("remote", question=question, seconds=seconds + _GRACE_SECONDS)
    return answer.body.decode("utf-8"), bool(answer.notes["truncated"])
