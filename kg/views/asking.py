"""Asks a person about pairs, and writes what is decided into the file of judgements."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from kg.linking.judgements import DIFFERENT, SAME, Decisions, Judgement, read_judgements, side, write_judgements
from kg.views.candidates import Question

Pair = tuple[str, str]
_CHOICES = {"s": SAME, "d": DIFFERENT}


def decide_on(
    file: Path,
    *,
    same: Pair | None = None,
    different: Pair | None = None,
    undo: Pair | None = None,
    who: str = "",
    when: str | None = None,
    why: str = "",
) -> str:
    """Write one decision into the file, or take one back, and return what was done; "" where nothing was asked.

    Raises `DataError` where a side is no id, or the decision contradicts another.

    >>> decide_on(Path("judgements.tsv"))
    ''
    """
    if undo:
        return _undo(file, frozenset(map(side, undo)))
    for pair, judgement in ((same, SAME), (different, DIFFERENT)):
        if pair:
            decide(file, Judgement(side(pair[0]), side(pair[1]), judgement, who, when or _today(), why))
            return f"{file}: {pair[0]} and {pair[1]} are {judgement}; build again with --judgements {file}"
    return ""


def decide(file: Path, said: Judgement) -> None:
    """Write a decision into the file, in place of an earlier one on the pair.

    Raises `DataError` where it contradicts the others; then the file stays as it was.
    """
    judgements = [one for one in read_judgements(file) if one.pair != said.pair] + [said]
    Decisions(judgements)
    write_judgements(file, judgements)


def ask(questions: Iterable[Question], file: Path, who: str, when: str | None) -> None:
    """Ask about each pair: same, different, later (no decision), undo the last, or quit."""
    last: Judgement | None = None
    for question in questions:
        click.echo(f"{question}\n")
        while (answer := _answer()) == "u":
            click.echo(_undo(file, last.pair) if last else "Nothing to take back.")
            last = None
        if answer == "q":
            return
        if judgement := _CHOICES.get(answer):
            why = click.prompt("Why", default=question.reason)
            last = Judgement(side(question.left), side(question.right), judgement, who, when or _today(), why)
            decide(file, last)
    click.echo("No other pair is left to judge.")


def _answer() -> str:
    choice = click.Choice(["s", "d", "l", "u", "q"])
    answer: str = click.prompt("(s)ame, (d)ifferent, (l)ater, (u)ndo the last, (q)uit", type=choice, show_choices=False)
    return answer


def _undo(file: Path, pair: frozenset[str]) -> str:
    judgements = read_judgements(file)
    kept = [one for one in judgements if one.pair != pair]
    if len(kept) == len(judgements):
        return f"{file}: nothing was decided on {' and '.join(sorted(pair))}"
    write_judgements(file, kept)
    return f"{file}: taken back what was decided on {' and '.join(sorted(pair))}"


def _today() -> str:
    return date.today().isoformat()
