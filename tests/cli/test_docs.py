"""docs/cli.md is what --help says."""

import runpy
from pathlib import Path

import click

from kg.cli import cli


def test_the_page_is_up_to_date(root: Path) -> None:
    made = runpy.run_path(str(root / "docs" / "make_cli.py"))["render"]()
    stored = (root / "docs" / "cli.md").read_text("utf-8")
    assert stored == made, "run: python docs/make_cli.py"


def test_every_command_and_option_says_what_it_does() -> None:
    for command in cli.commands.values():
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))
