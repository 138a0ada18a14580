"""The documents name every command, point at files that are there, and stay short enough to be read."""

import re
from pathlib import Path

import pytest

from kg.cli import cli
from kg.knowledge.ontology import load_ontology
from kg.model import EntityType, Factuality, Predicate

DOCUMENTS = (
    "README.md",
    "docs/tutorial.md",
    "docs/how-it-works.md",
    "docs/identity.md",
    "docs/quality.md",
    "docs/removing.md",
    "docs/glossary.md",
    "docs/limits.md",
    "docs/networks.md",
    "docs/serve.md",
    "docs/store.md",
    "docs/tagger.md",
)

_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_to_files_of_the_project(document: str, root: Path) -> None:
    path = root / document
    for target in _LINK.findall(path.read_text("utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), f"{document} points at {target}"


def test_every_command_is_documented(root: Path) -> None:
    text = "".join((root / document).read_text("utf-8") for document in DOCUMENTS)
    assert [name for name in sorted(cli.commands) if f"kg {name}" not in text] == []


def test_the_glossary_has_the_words_of_the_ontology(root: Path) -> None:
    text = (root / "docs" / "glossary.md").read_text("utf-8")
    ontology = load_ontology()
    rows = [
        f"| `{term.value}` | {ontology.label(term.value, 'zh')} |" for term in (*EntityType, *Predicate, *Factuality)
    ]
    assert [row for row in rows if row not in text] == []


def test_the_readme_is_short(root: Path) -> None:
    assert len((root / "README.md").read_text("utf-8").splitlines()) < 150
