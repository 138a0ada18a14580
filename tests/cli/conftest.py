"""Runs the command in this process, and a graph of two small pages to ask."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from tests.conftest import ACTIVITY, MEETING

Kg = Callable[..., Result]


@pytest.fixture(scope="session")
def kg() -> Kg:
    """``kg("build", path, "--store", folder)``; what comes back has exit_code, stdout and stderr."""

    def run(*arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin, prog_name="kg")

    return run


@pytest.fixture(scope="session")
def store(kg: Kg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two pages; tests only read it."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "meeting.txt").write_bytes(MEETING.encode())
    (folder / "activity.txt").write_bytes(ACTIVITY.encode())
    store = tmp_path_factory.mktemp("built") / "graph"
    result = kg("build", folder, "--store", store, "--published", "2024-11-05")
    assert result.exit_code == 0, result.output
    return store
