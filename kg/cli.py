"""The command ``kg``: one function a command, each a thin cover over `kg.api`.

Results go to standard output, everything else to standard error.
"""

import errno
import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from kg import __version__
from kg.errors import ConfigError, KgError, ReadError, reason
from kg.garbage import rare_searches_for_garbage
from kg.options import JSON, PATH, STORE, given, load_settings, private, projecting, reading
from kg.removing import forget, retract
from kg.watching import FAILED, USAGE, complain, shell_word, watching

_EPILOG = """\b
Exit codes: 0 done; 1 failed; 2 wrong use; 3 done, with inputs left out.
A first try:
  kg build page.txt --store graph
  kg view --store graph -o page.html
"""

_FORMATS = click.Choice(["nq", "ttl", "trig", "jsonld", "graphml", "gexf", "svg", "csv", "parquet"])
_TABLES = click.Choice(["table", "json", "csv", "tsv"])


class _Group(click.Group):
    """Turns what can go wrong into one line on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            _fail(ctx, str(error), error, USAGE if isinstance(error, ConfigError) else FAILED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _fail(ctx, f"{error.filename}: {error.strerror}" if error.filename else str(error), error)
        except MemoryError as error:
            _fail(ctx, "out of memory; what was stored stays: give it more, or fewer inputs at once", error)


def _fail(ctx: click.Context, message: str, error: Exception, code: int = FAILED) -> NoReturn:
    if ctx.params.get("debug"):
        raise error
    complain(message)
    ctx.exit(code)


@click.group(cls=_Group, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def cli(debug: bool) -> None:
    """Read Chinese local news and keep it as a graph in which every fact shows the characters it was read from."""
    if debug:
        import logging

        logging.basicConfig(level=logging.DEBUG)


def main() -> None:
    """Run the command; text goes out as UTF-8 with plain line ends, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's helpers take 0.1 s to start and have nothing to do
    with rare_searches_for_garbage():
        cli(prog_name="kg")


@cli.command()
@reading
@STORE
@JSON
def build(inputs: tuple[str, ...], store: Path, as_json: bool, **options: Any) -> None:
    """Read INPUT and keep what it says in the graph at --store.

    INPUT is a file of text, HTML or PDF, a folder, a JSON Lines file (an article a line), or - for standard input. A
    second build of the same input replaces what the first one kept of it.
    """
    from kg import api

    config = load_settings(**options)
    with watching(inputs) as watch, api.build(inputs, store=store, config=config, watch=watch) as graph:
        click.echo(_json(watch.summary(graph, store)) if as_json else watch.told(graph, store))


@cli.command()
@reading
@private
def extract(inputs: tuple[str, ...], privacy: str, key: Path | None, **options: Any) -> None:
    """Print what INPUT says as JSON Lines, an article a line; nothing is kept."""
    from kg import api

    with watching(inputs) as watch:
        for line in api.extract(inputs, config=load_settings(**options), watch=watch, privacy=privacy, key=key):
            click.echo(json.dumps(line, ensure_ascii=False))


@cli.command()
@click.argument("file", metavar="FILE")
def text(file: str) -> None:
    """Print the text of FILE in which offsets count: what the pages of a PDF hold, else the file as decoded."""
    from kg.config import Config
    from kg.model import Failure, Page
    from kg.pipeline import read

    for item in read([file], Config()):
        if isinstance(item, Failure):
            raise ReadError(item.message)
        if isinstance(item, Page):
            click.echo(item.text, nl=False)


_SECONDS = click.option(
    "--timeout", "seconds", type=click.FloatRange(min=0, min_open=True), default=10, show_default=True, metavar="S",
    help="Seconds after which a query is stopped.",
)  # fmt: skip
_ROWS = click.option(
    "--rows", type=click.IntRange(min=1), default=10_000, show_default=True, metavar="N",
    help="Rows after which an answer is cut.",
)  # fmt: skip


@cli.command()
@click.option("--store", type=PATH, metavar="DIR", help="Folder of the graph.")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 server instead.")
@click.option("--format", "form", type=_TABLES, default="table", show_default=True, help="Form of the answer.")
@click.option("-f", "--file", type=PATH, metavar="FILE", help="Read the query there; - is standard input.")
@click.option("--name", metavar="NAME", help="Ask one of the ready queries.")
@click.option("--set", "settings", multiple=True, metavar="COLUMN=VALUE", help="Only rows of a ready query with this.")
@click.option("--list", "listing", is_flag=True, help="List the ready queries, each with the columns that can be set.")
@private
@_SECONDS
@_ROWS
@click.argument("sparql", required=False)
def query(
    store: Path | None, endpoint: str | None, form: str, file: Path | None, name: str | None,
    settings: tuple[str, ...], listing: bool, sparql: str | None, **options: Any,
) -> None:  # fmt: skip
    """Ask the graph in SPARQL; the usual prefixes (civic:, skos:, prov: ...) are declared."""
    from kg.answering import ask

    if listing:
        click.echo(_ready_queries())
        return
    if (store is None) == (endpoint is None):
        raise click.UsageError("give one of: --store DIR, --endpoint URL")
    text, values = _question(sparql, file, name, settings)
    answer, cut = ask(text, store=store, endpoint=endpoint, form=form, values=values, **options)
    click.echo(answer, nl=False)
    if cut:
        complain(f"cut after {options['rows']} rows; there are more (--rows)")


@cli.command()
@STORE
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 is any free one.")
@click.option("--writable", is_flag=True, help="Let those who send the token change the graph.")
@click.option("--token", metavar="T", help="The token, where it is not to be made up.")
@click.option("--geojson", type=PATH, metavar="FILE", help="Own outlines or points, for the network page's map.")
@private
@_SECONDS
@_ROWS
def serve(store: Path, writable: bool, token: str | None, **options: Any) -> None:
    """Serve the graph on this machine: SPARQL 1.1 Protocol, query page, pages of entities, network."""
    import secrets

    from kg.service.server import serve as run

    if token is not None and not (writable and token.strip()):
        raise click.UsageError("--token is for --writable, and is not empty")
    token = (token or secrets.token_urlsafe(24)) if writable else None

    def started(address: str) -> None:
        click.echo(f"Serving {shell_word(str(store))} at {address} (Ctrl-C stops it)")
        if token:
            click.echo(f"Updates need this header: Authorization: Bearer {token}")
        sys.stdout.flush()

    run(store, token=token, started=started, **options)


@cli.command()
@STORE
@click.option("-o", "--output", required=True, type=PATH, metavar="FILE.html", help="The page.")
@click.option("--title", metavar="TEXT", help="The page's title.")
@click.option("--geojson", type=PATH, metavar="FILE", help="Own outlines or points, for a map (WGS 84).")
@click.option("--pyvis", is_flag=True, help="Let pyvis's vis-network draw, 1,000 entities at most.")
@private
def view(store: Path, output: Path, privacy: str, key: Path | None, **options: Any) -> None:
    """Write the network as one offline page of HTML."""
    from kg import api

    if options["pyvis"] and options["geojson"]:
        raise click.UsageError("--geojson is for the page that kg draws itself; leave out --pyvis")
    with api.open(store) as graph:
        shown = graph.screened(privacy, key)
        shown.view(output, **options)
        if options["pyvis"]:
            _say_what_is_cut(sum(shown.stats().entities.values()))
    click.echo(output)


@cli.command()
@STORE
@click.option("--format", "form", required=True, type=_FORMATS, help="Form of the file.")
@click.option("-o", "--output", required=True, type=PATH, metavar="FILE", help="The file.")
@projecting
@private
def export(store: Path, form: str, output: Path, privacy: str, key: Path | None, **options: Any) -> None:
    """Write the graph to a file: N-Quads (sorted), Turtle, TriG, JSON-LD, or the facts as CSV or Parquet.

    GEXF and GraphML (for Gephi) and SVG (a picture) have the network of entities; these and CSV also its projection.
    """
    from kg import api

    with api.open(store) as graph:
        graph.screened(privacy, key).export(output, form, **given(options))
    click.echo(output)


@cli.command()
@STORE
@JSON
@private
@click.argument("name", metavar="NAME|IRI")
def explain(store: Path, as_json: bool, privacy: str, key: Path | None, name: str) -> None:
    """Show what is known of NAME: each fact with its quotation, its place in the file, and the rule that read it."""
    from kg import api

    with api.open(store) as graph:
        found = graph.screened(privacy, key).explain(name)
    click.echo(_json([one.to_json() for one in found]) if as_json else "\n\n".join(map(str, found)))


@cli.command()
@STORE
@click.option("--judgements", "file", required=True, type=PATH, metavar="FILE", help="File of the judgements (TSV).")
@click.option("--same", nargs=2, metavar="A B", help="Decide that A and B are one thing.")
@click.option("--different", nargs=2, metavar="A B", help="Decide that they are two.")
@click.option("--undo", nargs=2, metavar="A B", help="Take back what was decided on A and B.")
@click.option("--who", default="", metavar="NAME", help="Who decides.")
@click.option("--when", metavar="DATE", help="When it was decided (default: today).")
@click.option("--why", default="", metavar="TEXT", help="Why.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most pairs to show.")
@JSON
def judge(store: Path, file: Path, limit: int, as_json: bool, **said: Any) -> None:
    """Decide which entities are one thing, into a file that kg build --judgements obeys.

    Without a decision it shows the pairs that may be one, and in a terminal asks about each. A and B are ids or
    IRIs; ID@ARTICLE is what one article says of an entity, to split it off.
    """
    from kg import api
    from kg.views.asking import ask, decide_on

    if done := decide_on(file, **said):
        click.echo(done)
        return
    with api.open(store) as graph:
        questions = graph.candidates(file, limit)
    if as_json:
        click.echo(_json([question.to_json() for question in questions]))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        ask(questions, file, said["who"], said["when"])
    else:
        click.echo("\n\n".join(map(str, questions)) or "No pair is left to judge.")


@cli.command()
@click.argument("gold", type=PATH)
@click.argument("out", type=PATH)
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show the first N errors.")
@JSON
def evaluate(gold: Path, out: Path, errors: int, as_json: bool) -> None:
    """Score OUT, made by kg extract, against the annotated files in the folder GOLD."""
    from kg.evaluate import evaluate as score
    from kg.views.plain import visible

    result = score(gold, out)
    shown = result.errors[:errors]
    if as_json:
        click.echo(_json(result.to_json() | ({"errors": list(shown)} if errors else {})))
    else:
        click.echo("\n".join([str(result), *("\t".join(map(visible, line.split("\t"))) for line in shown)]))


@cli.command()
@click.argument("gold", nargs=-1, required=True, type=PATH, metavar="GOLD_DIR...")
@click.option("-o", "--output", required=True, type=PATH, metavar="FILE", help="Where the weights go.")
@click.option("--from", "start", type=PATH, metavar="FILE", help="Go on from these weights; default those that ship.")
@click.option("--passes", type=click.IntRange(min=1), default=8, show_default=True, help="Passes over the annotations.")
def train(output: Path, **options: Any) -> None:
    """Train the tagger on annotated files: NAME.txt beside NAME.json in each GOLD_DIR, as kg evaluate reads them."""
    from kg.training.retrain import train_file

    click.echo(f"{train_file(output, **options)}: {output}")


@cli.command()
@STORE
@click.option("--measures", is_flag=True, help="Show who stands how in the network, or in its --projection.")
@projecting
@JSON
@private
def stats(store: Path, as_json: bool, measures: bool, privacy: str, key: Path | None, **options: Any) -> None:
    """Show how much the graph holds, or the measures of its network: degree, betweenness, components, communities."""
    from kg import api

    with api.open(store) as graph:
        shown, wanted = graph.screened(privacy, key), given(options)
        if wanted:
            found: Any = api.measure(shown.project(**{"projection": "", **wanted}))
        else:
            found = api.measure(shown.to_networkx()) if measures else shown.stats()
    click.echo(_json(found.to_json()) if as_json else str(found))


@cli.command()
@STORE
@JSON
def validate(store: Path, as_json: bool) -> None:
    """Check that the graph has the shapes of the ontology (SHACL); exit code 1 where it has not."""
    from kg import api
    from kg.views.plain import visible

    with api.open(store) as graph:
        report = graph.validate()
    click.echo(_json(report.to_json()) if as_json else "\n".join(map(visible, str(report).splitlines())))
    if not report.conforms:
        click.get_current_context().exit(FAILED)


cli.add_command(retract)
cli.add_command(forget)


def _say_what_is_cut(count: int) -> None:
    from kg.views.pyvis import MOST_NODES

    if count > MOST_NODES:
        complain(f"the page holds the {MOST_NODES:,} best-connected of {count:,} entities; without --pyvis, all")


def _question(
    sparql: str | None, file: Path | None, name: str | None, settings: tuple[str, ...]
) -> tuple[str, dict[str, str]]:
    """The query, and the terms that its variables are to have."""
    from kg.errors import QueryError
    from kg.graph.query import named_query

    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise click.UsageError("give one of: a query, -f FILE, --name NAME")
    if name is None:
        if settings:
            raise click.UsageError("--set belongs to a ready query; give its --name")
        return (_read_text(file) if file is not None else sparql or ""), {}
    try:
        ready = named_query(name)
        values = ready.bind(dict(_setting(setting) for setting in settings))
    except QueryError as error:
        raise click.UsageError(str(error)) from None
    return ready.sparql, {column: str(term) for column, term in values.items()}


def _setting(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"--set {text}: write COLUMN=VALUE")
    return column, value


def _read_text(file: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{file}: cannot be read: {reason(error)}") from None


def _ready_queries() -> str:
    from kg.graph.query import named_queries

    return "\n".join(map(str, named_queries()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
