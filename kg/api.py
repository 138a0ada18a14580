"""What ``import kg`` offers: build a graph, open one, ask it, look at it.

The names are those of the command: ``kg.build``, ``kg.extract``, ``graph.query``, ``graph.view`` …
"""

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.config import Config
from kg.errors import MissingExtraError, ReadError
from kg.model import Failure, PageRecord
from kg.pipeline import Event, decisions_in, joined, joined_lines, run, to_lines

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib
    from pyvis.network import Network

    from kg.graph.bounded import Bounded
    from kg.graph.results import Result
    from kg.graph.store import Store
    from kg.graph.validate import Report
    from kg.views.candidates import Question
    from kg.views.explain import Explanation
    from kg.views.measures import Measures
    from kg.views.stats import Stats

PathText = str | PathLike[str]
Inputs = PathText | Iterable[PathText]
Watch = Callable[[Event], object]

_LISTED = 3
# A notebook keeps all that it shows in its file; the page says how many entities are left out.
_IN_A_NOTEBOOK = 500


class Graph:
    """A graph of people, organizations, places and initiatives, with the evidence of every fact.

    Comes from `build` or `open`.  ``failures`` are the inputs of the build that
    were left out.  A graph on disk is closed by ``close()`` or at the end of a
    ``with`` block.
    """

    def __init__(self, store: "Store", failures: Iterable[Failure] = ()) -> None:
        self._store = store
        self._bounded: Bounded | None = None
        self.failures = tuple(failures)

    def query(
        self,
        sparql: str = "",
        *,
        name: str | None = None,
        values: Mapping[str, str] | None = None,
        seconds: float | None = 10,
        rows: int | None = 10_000,
    ) -> "Result":
        """Return the answer to a SPARQL query, or to the ready query of a name: a table, a truth value or triples.

        The usual prefixes are declared.  ``values`` are those that columns of a
        ready query are to have (``{"person": "周远山"}``).  The query runs in a
        process of its own that is killed after ``seconds``, and the answer is
        cut after ``rows`` (it says so: ``truncated``); None lifts a limit, and
        without ``seconds`` the query runs in this process.  Raises `QueryError`
        where the query does not parse, is over its limit, or no ready one is
        called so.
        """
        from kg.graph.bounded import Bounded
        from kg.graph.query import named_query, query

        ready = named_query(name) if name is not None else None
        text, terms = (ready.sparql, ready.bind(values or {})) if ready else (sparql, {})
        if seconds is None:
            return query(self._store, text, terms, rows=rows)
        self._bounded = self._bounded or Bounded(self._store)
        return self._bounded.query(text, terms, seconds=seconds, rows=rows)

    def explain(self, name: str) -> "tuple[Explanation, ...]":
        """Return what is known of the entities of a name, or of an IRI, with the quotation behind each fact.

        Raises `QueryError` where nothing has that name.
        """
        from kg.views.explain import explain

        return explain(self._store, name)

    def candidates(self, judgements: PathText | None = None, limit: int = 20) -> "tuple[Question, ...]":
        """Return pairs of entities that may be one thing and that the file of judgements does not decide.

        The likeliest come first, each with a score, a reason and sentences of both sides.
        """
        from kg.linking.judgements import read_judgements
        from kg.views.candidates import find_questions

        known = read_judgements(Path(judgements)) if judgements is not None else ()
        return find_questions(self._store, known, limit)

    def stats(self) -> "Stats":
        """Return how many pages, articles, entities and statements there are."""
        from kg.views.stats import read_stats

        return read_stats(self._store)

    def validate(self) -> "Report":
        """Return what in the graph is not as the shapes of `ontology/shapes.ttl` say."""
        from kg.graph.validate import validate

        return validate(self._store)

    def view(
        self, path: PathText, *, title: str | None = None, geojson: PathText | None = None, pyvis: bool = False
    ) -> Path:
        """Write the network as one offline page of HTML and return its path.

        With a ``geojson`` file, whose features name units and places by
        ``civic:adminCode``, ``iri`` or ``name``, the page has a map.  With
        ``pyvis``, it is drawn by pyvis's own vis-network, the best-connected
        thousand entities at most, without a map.
        """
        from kg.views.page import TITLE, write_page
        from kg.views.pyvis import write_pyvis_page

        if pyvis:
            write_pyvis_page(self._store, Path(path), title=title or TITLE)
        else:
            write_page(
                self._store, Path(path), title=title or TITLE, geojson=None if geojson is None else Path(geojson)
            )
        return Path(path)

    def export(
        self,
        path: PathText,
        format: str | None = None,  # noqa: A002 - the command's own word
        *,
        projection: str | None = None,
        **chosen: Any,
    ) -> Path:
        """Write it as ``nq``, ``ttl``, ``trig``, ``jsonld``, ``graphml``, ``gexf``, ``svg``, ``csv`` or ``parquet``.

        Without a format, the ending of the file's name tells it.  With a
        ``projection``, what `project` makes of it with the same options is
        written, as ``graphml``, ``gexf``, ``svg`` or ``csv``.
        """
        from kg.views.export import export, export_projection

        form = format or Path(path).suffix.lstrip(".")
        if projection is None and not chosen:
            export(self._store, form, Path(path))
        else:
            export_projection(self.project(projection or "", **chosen), form, Path(path))
        return Path(path)

    def screened(self, privacy: str, key: PathText | None = None) -> "Graph":
        """Return the graph as a privacy profile lets it through: ``full``, ``research`` or ``public``.

        ``research`` needs a file with a secret key.  Raises `ConfigError` for
        another profile, or a key that is missing or short.
        """
        from kg.graph.profiles import chosen_profile
        from kg.views.screened import screen_store

        profile, secret = chosen_profile(privacy, key)
        return Graph(screen_store(self._store, profile, secret), self.failures)

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return the graph for rdflib, without a copy."""
        from kg.graph.query import to_rdflib

        return to_rdflib(self._store)

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Return the entities as nodes and the statements as edges."""
        from kg.views.network import to_networkx

        return to_networkx(self._store)

    def project(
        self,
        projection: str,
        *,
        relations: Iterable[str] = (),
        since: str | None = None,
        until: str | None = None,
        confidence: float = 0.0,
    ) -> "networkx.Graph[str]":
        """Return persons (``person``), or organizations and units (``organization``), linked by shared initiatives.

        A link has ``weight`` (how many they share), ``initiatives`` (IRIs, for
        `explain`), their names and dates, and where the words stand.  Only the
        statements of these ``relations`` (all that lead to an initiative, where
        none is given), days and least ``confidence`` count; planned and
        inferred ones never do.  Raises `ConfigError` for what is none of these.
        """
        from kg.views.projection import RELATIONS, project

        chosen = tuple(relations) or RELATIONS
        return project(self._store, projection, relations=chosen, since=since, until=until, confidence=confidence)

    def to_pyvis(self) -> "Network":
        """Return a pyvis network, for small graphs."""
        from kg.views.pyvis import to_pyvis

        return to_pyvis(self._store)

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the statements as a table, each with its quotation.

        Raises `MissingExtraError` where pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise MissingExtraError("pandas is not installed; run: pip install 'civic-kg[pandas]'") from None
        from kg.views.table import FACT_COLUMNS, fact_rows

        return pandas.DataFrame(fact_rows(self._store), columns=list(FACT_COLUMNS))

    def close(self) -> None:
        """Let go of the store; a graph in memory is gone."""
        if self._bounded is not None:
            self._bounded.close()
            self._bounded = None
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<kg.Graph: {str(self.stats()).splitlines()[0]}>"

    def _repr_html_(self) -> str:
        from kg.views.page import render_page

        page = html.escape(render_page(self._store, limit=_IN_A_NOTEBOOK))
        frame = 'sandbox="allow-scripts allow-downloads" width="100%" height="640" style="border:0"'
        return f'<iframe {frame} srcdoc="{page}"></iframe>'


def build(
    inputs: Inputs,
    *,
    store: PathText | None = None,
    config: Config | None = None,
    watch: Watch | None = None,
    **options: Any,
) -> Graph:
    """Return the graph of the inputs: files, folders, or ``-`` for standard input.

    ``store`` is a folder that keeps the graph, made where it is missing; what
    it held before of the same inputs is replaced, the rest stays.  Without it
    the graph is in memory.  The options are the fields of `Config`; ``watch``
    is called with each record, failure and end of an input as they come.

    Inputs that cannot be read are in the graph's ``failures``.  Where that is
    all of them, nothing is written and `ReadError` is raised.
    """
    settings = (config or Config()).with_options(options)
    target: Store | None = None
    failures: list[Failure] = []
    with ExitStack() as on_error:
        for event in _watched(inputs, settings, watch):
            if isinstance(event, Failure):
                failures.append(event)
            elif isinstance(event, PageRecord):
                target = target or on_error.enter_context(_open_store(store))
                target.put(event, settings)
            elif target and event.complete:
                target.drop_missing(event.source, event.pages)
        if target is None:
            raise _nothing_read(failures)
        target.join(decisions_in(settings))
        on_error.pop_all()
    return Graph(target, failures)


def extract(
    inputs: Inputs,
    *,
    config: Config | None = None,
    watch: Watch | None = None,
    privacy: str = "full",
    key: PathText | None = None,
    **options: Any,
) -> Iterator[dict[str, Any]]:
    """Return what the inputs say, a plain object an article, as the command prints it.

    ``privacy`` and ``key`` are as for `Graph.screened`.  All is read before the
    first line, since a later page may tell who somebody is.  Nothing is kept.
    Inputs that cannot be read reach only ``watch``; where that is all of them,
    `ReadError` is raised at the end.
    """
    from kg.graph.profiles import Profile, chosen_profile

    settings = (config or Config()).with_options(options)
    profile, secret = chosen_profile(privacy, key)
    failures: list[Failure] = []
    records = 0

    def pages() -> Iterator[PageRecord]:
        nonlocal records
        for event in _watched(inputs, settings, watch):
            if isinstance(event, PageRecord):
                records += 1
                yield event
            elif isinstance(event, Failure):
                failures.append(event)

    if profile is Profile.FULL:
        yield from joined_lines(pages(), settings)
    else:
        from kg.views.screened import screen_lines  # with all that a graph needs

        read = ((record, to_lines(record, settings)) for record in joined(pages(), settings))
        yield from screen_lines(read, settings, profile, secret)
    if not records:
        raise _nothing_read(failures)


def measure(network: "networkx.Graph[str]") -> "Measures":
    """Return how the nodes of a network stand in it: degree, betweenness, components, communities and more.

    ``network`` is from `Graph.project` or `Graph.to_networkx`, or a part of
    one; the same network gives the same figures.
    """
    from kg.views.measures import measure

    return measure(network)


def open(path: PathText) -> Graph:  # noqa: A001 - kg.open, as in the standard library's gzip.open
    """Return the graph that a folder keeps, to read from.

    Raises `StoreError` where the folder is missing or holds no graph.
    """
    from kg.graph.store import Store

    return Graph(Store.open(Path(path), read_only=True))


def _watched(inputs: Inputs, config: Config, watch: Watch | None) -> Iterator[Event]:
    paths = [inputs] if isinstance(inputs, str | PathLike) else inputs
    for event in run([fspath(path) for path in paths], config):
        if watch:
            watch(event)
        yield event


def _open_store(path: PathText | None) -> "Store":
    from kg.graph.store import Store

    return Store.memory() if path is None else Store.open(Path(path), create=True)


def _nothing_read(failures: list[Failure]) -> ReadError:
    reasons = "; ".join(failure.message for failure in failures[:_LISTED])
    more = f"; and {len(failures) - _LISTED} more" if len(failures) > _LISTED else ""
    return ReadError(f"nothing could be read: {reasons or 'no input was given'}{more}")
