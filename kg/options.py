"""Options that several commands have."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
STORE = click.option("--store", required=True, type=PATH, metavar="DIR", help="Folder of the graph.")
_NAMES = click.Choice(["sure", "every"])
_RELATIONS = click.Choice(["organizes", "participatesIn", "supports"])
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def reading(command: Command) -> Command:
    """The input and the options that say how to read it."""
    for decorate in reversed(
        [
            click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
            click.option("--published", metavar="DATE", help="Issue date of the inputs: 2024-11-05, 2024-11 or 2024."),
            click.option("--publisher", metavar="NAME", help="Newspaper or website of the inputs."),
            click.option("--place", metavar="CODE", help="Division code of the home district, such as 320613."),
            click.option("--encoding", metavar="NAME", help="Encoding of the inputs, where it is not found out."),
            click.option("--config", type=PATH, metavar="FILE", help="Settings as TOML; options win over it."),
            click.option("--lexicon", multiple=True, metavar="FILE", help="Further words (TSV); may be repeated."),
            click.option("--judgements", metavar="FILE", help="Decisions on who is who (TSV, see kg judge)."),
            click.option("--tagger", metavar="NAME", help="Fills the rules' gaps: own, none, lac, hanlp or a FILE."),
            click.option("--names", type=_NAMES, help="Which of the tagger's names to take (default sure)."),
            click.option("--workers", type=int, metavar="N", help="Processes that read side by side (default 1)."),
        ]
    ):
        command = decorate(command)
    return command


def private(command: Command) -> Command:
    """How much is said of private people."""
    profiles = click.Choice(["full", "research", "public"])
    for decorate in (
        click.option("--key", type=PATH, metavar="FILE", help="Secret of 16 bytes or more, for the pseudonyms."),
        click.option(
            "--privacy", type=profiles, default="full", show_default=True,
            help="Private people as they are, by pseudonym (needs --key), or left out.",
        ),
    ):  # fmt: skip
        command = decorate(command)
    return command


def projecting(command: Command) -> Command:
    """Which links between persons or bodies, instead of the whole graph."""
    share = click.FloatRange(0, 1)
    for decorate in reversed(
        [
            click.option(
                "--projection",
                type=click.Choice(["person", "organization"]),
                help="Link those who share an initiative.",
            ),
            click.option(
                "--relation", "relations", multiple=True, type=_RELATIONS, help="Only through this; may be repeated."
            ),
            click.option("--since", metavar="DATE", help="Only initiatives of this day, month or year, or later."),
            click.option("--until", metavar="DATE", help="Only initiatives of this day, month or year, or earlier."),
            click.option(
                "--confidence", type=share, metavar="C", help="Only statements of this confidence, 0 to 1, or more."
            ),
        ]
    ):
        command = decorate(command)
    return command


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value not in (None, ())}


def load_settings(config: Path | None, lexicon: tuple[str, ...], **options: Any) -> "Config":
    """The file of settings with the options laid over it."""
    from kg.config import Config, load_config

    chosen = load_config(config) if config else Config()
    return chosen.with_options(options | ({"lexicons": lexicon} if lexicon else {}))
