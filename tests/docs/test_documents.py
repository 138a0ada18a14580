"""The documents name every command, point at files that are there, and stay short enough to be read."""

import re
from pathlib import Path

import pytest
from click import Group

from kg.cli import main
from kg.model import EntityType, Factuality, Predicate

DOCUMENTS = ("README.md", "docs/tutorial.md", "docs/how-it-works.md", "docs/glossary.md", "docs/limits.md")

_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("document", [*DOCUMENTS, "data/samples/README.md"])
def test_links_lead_to_files_of_the_project(document: str, root: Path) -> None:
    path = root / document
    for target in _LINK.findall(path.read_text("utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), f"{document} points at {target}"


def test_every_command_is_documented(root: Path) -> None:
    assert isinstance(main, Group)
    text = "".join((root / document).read_text("utf-8") for document in DOCUMENTS)
    assert [name for name in sorted(main.commands) if f"kg {name}" not in text] == []


def test_the_glossary_explains_the_vocabulary(root: Path) -> None:
    text = (root / "docs" / "glossary.md").read_text("utf-8")
    terms = [*EntityType, *Predicate, *Factuality]
    assert [term.value for term in terms if f"`{term.value}`" not in text] == []


def test_the_readme_is_short(root: Path) -> None:
    assert len((root / "README.md").read_text("utf-8").splitlines()) < 150
