"""The commands that take things out: ``kg retract`` and ``kg forget``."""

import json
from pathlib import Path

import click

from kg.options import JSON, STORE


@click.command()
@STORE
@JSON
@click.option("--wipe", is_flag=True, help="Write the graph's files anew, so that none holds what went.")
@click.argument("what", metavar="FILE|DATE")
def retract(store: Path, as_json: bool, wipe: bool, what: str) -> None:
    """Take out what was read from FILE, or every article issued on DATE (2024-11-05).

    FILE is the path given to kg build (the file itself may be gone), or the name that the graph has for a page, such
    as news.jsonl#3. What other pages support stays. Building the file again brings it back.
    """
    from kg import upkeep

    went = upkeep.retract(store, what, wipe=wipe)
    click.echo(_json(went.to_json()) if as_json else str(went))


@click.command()
@STORE
@JSON
@click.option("--why", metavar="TEXT", help="The reason, without the name; needed to forget.")
@click.option("--when", metavar="DATE", help="When it was decided (default: today).")
@click.option("--all", "everybody", is_flag=True, help="Forget NAME though several, or none yet, are called so.")
@click.option("--list", "listing", is_flag=True, help="List the decisions.")
@click.option("--undo", metavar="DECISION", help="Take a decision back; the next build brings back what it reads.")
@click.argument("who", metavar="[NAME|IRI]", required=False)
def forget(
    store: Path, as_json: bool, why: str | None, when: str | None, everybody: bool, listing: bool, undo: str | None,
    who: str | None,
) -> None:  # fmt: skip
    """Take somebody or something out of the graph, and leave it out of all later builds.

    NAME is forgotten wherever it stands, IRI is one entity with its names on the pages that it was read from. Facts
    about it go; in what stays, its name is masked. Afterwards no file of the graph holds the name: a hash tells later
    builds. The inputs, and files that were exported before, are not touched.
    """
    if sum([listing, undo is not None, who is not None]) != 1:
        raise click.UsageError("give one of: NAME or IRI, --list, --undo DECISION")
    if who is not None and not (why or "").strip():
        raise click.UsageError("--why is needed, to tell later why somebody is left out; write it without the name")
    if listing:
        rows, lines = _decisions(store)
        click.echo(_json(rows) if as_json else lines)
    elif undo is not None:
        _let_back(store, undo)
        click.echo(_json({"undone": undo}) if as_json else f"Taken back ({undo}); the next build obeys it no longer.")
    else:
        from kg import upkeep

        done = upkeep.forget(store, who or "", why=why or "", when=when, everybody=everybody)
        click.echo(_json(done.to_json()) if as_json else str(done))


def _decisions(store: Path) -> tuple[list[dict[str, str]], str]:
    from kg.graph.removal import decisions
    from kg.graph.store import Store

    with Store.open(store, read_only=True) as opened:
        rows = decisions(opened)
    lines = (f"{row['decision']}  {row['when']}  {row['reach']:10}  {row['why']}".rstrip() for row in rows)
    return list(rows), "\n".join(lines) or "Nobody is forgotten."


def _let_back(store: Path, decision: str) -> None:
    from kg.graph.removal import let_back
    from kg.graph.store import Store

    with Store.open(store) as opened:
        let_back(opened, decision)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
