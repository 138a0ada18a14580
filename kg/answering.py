"""A query's answer as text: of a folder's graph, or of a SPARQL server."""

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path

from kg.graph.bounded import ask_elsewhere
from kg.graph.profiles import chosen_profile
from kg.graph.worker import Workers

PathText = str | PathLike[str]


def ask(
    sparql: str,
    *,
    store: PathText | None = None,
    endpoint: str | None = None,
    form: str = "table",
    values: Mapping[str, str] | None = None,
    privacy: str = "full",
    key: PathText | None = None,
    seconds: float = 10,
    rows: int = 10_000,
) -> tuple[str, bool]:
    """Return the answer to a query as text, and whether it was cut after ``rows`` rows.

    It is asked of the graph in a folder as a privacy profile lets it through,
    in a process of its own that is killed after ``seconds``, or of a SPARQL
    server.  ``values`` are terms, as in N-Triples, for variables of the query.
    Raises `QueryError` where the query does not parse or is over its limit,
    `StoreError` where there is no store, `ReadError` where the server does not
    answer.
    """
    chosen_profile(privacy, key)
    if endpoint is not None:
        return ask_elsewhere(endpoint, sparql, form, values=values or {}, seconds=seconds, rows=rows)
    formats = {"table": ["table", "ttl"], "json": ["json", "jsonld"]}.get(form, [form, form])
    screened = ("kg.service.tasks", privacy, *([fspath(key)] if key is not None else []))
    command = ("kg.graph.tasks",) if privacy == "full" else screened
    with Workers(Path(store or "."), seconds=seconds, command=command) as workers:
        answer = workers.ask("query", sparql=sparql, formats=formats, values=values, rows=rows)
    return answer.body.decode("utf-8"), bool(answer.notes["truncated"])
