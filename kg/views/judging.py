"""The command ``kg judge``; everything but its options is imported when it runs."""

import json
import sys
from pathlib import Path
from typing import Any

import click

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--store", required=True, type=_PATH, metavar="DIR", help="Folder of the graph.")
@click.option("--judgements", "file", required=True, type=_PATH, metavar="FILE", help="File of the judgements (TSV).")
@click.option("--same", nargs=2, metavar="A B", help="Decide that A and B are one thing.")
@click.option("--different", nargs=2, metavar="A B", help="Decide that they are two.")
@click.option("--undo", nargs=2, metavar="A B", help="Take back what was decided on A and B.")
@click.option("--who", default="", metavar="NAME", help="Who decides.")
@click.option("--when", metavar="DATE", help="When it was decided (default: today).")
@click.option("--why", default="", metavar="TEXT", help="Why.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most pairs to show.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def judge(store: Path, file: Path, limit: int, as_json: bool, **said: Any) -> None:
    """Decide which entities are one thing, into a file that kg build --judgements obeys.

    Without a decision it shows the pairs that may be one, and in a terminal asks about each. A and B are ids or
    IRIs; ID@ARTICLE is what one article says of an entity, to split it off.
    """
    from kg.graph.store import Store
    from kg.linking.judgements import read_judgements
    from kg.views.asking import ask, decide_on
    from kg.views.candidates import find_questions

    if done := decide_on(file, **said):
        click.echo(done)
        return
    with Store.open(store, read_only=True) as opened:
        questions = find_questions(opened, read_judgements(file), limit)
    if as_json:
        click.echo(json.dumps([question.to_json() for question in questions], ensure_ascii=False, indent=1))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        ask(questions, file, said["who"], said["when"])
    else:
        click.echo("\n\n".join(map(str, questions)) or "No pair is left to judge.")
