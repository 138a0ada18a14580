"""Writes ``docs/cli.md`` from the command's own help: ``python docs/make_cli.py``."""

from pathlib import Path

import click

from kg.cli import cli

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100


def render() -> str:
    """Return the page: the help of ``kg``, then of each command."""
    top = click.Context(cli, info_name="kg", terminal_width=WIDTH, max_content_width=WIDTH, **cli.context_settings)
    made = "Made from `--help` by `docs/make_cli.py`; change the command, not this page."
    parts = ["# The command `kg`", made, _block(top)]
    for name in sorted(cli.commands):
        command = cli.commands[name]
        parts += [f"## kg {name}", _block(click.Context(command, info_name=name, parent=top))]
    return "\n\n".join(parts) + "\n"


def _block(context: click.Context) -> str:
    lines = context.get_help().splitlines()
    return "\n".join(["```text", *(line.rstrip() for line in lines), "```"])


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
