"""The notebooks run from page to picture, and print what is kept in them; pictures are not compared."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT, needs

try:
    import nbformat
except ImportError:
    nbformat = None

NOTEBOOKS = sorted(path.stem for path in (ROOT / "docs" / "notebooks").glob("*.ipynb"))
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def read(name: str) -> Any:
    if nbformat is None:
        needs("needs nbconvert: pip install civic-kg[dev]")
    return nbformat.read(ROOT / "docs" / "notebooks" / f"{name}.ipynb", as_version=4)


def printed(cell: Any) -> str:
    """What a cell prints, and the text of its value; runs of spaces are one, since tables are set with them."""
    outputs = cell.get("outputs", ())
    texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs]
    return "\n".join(" ".join(line.split()) for line in "".join(texts).splitlines() if line.strip())


def test_there_are_two() -> None:
    assert len(NOTEBOOKS) == 2


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_prints_what_is_kept_in_it(name: str) -> None:
    kept = read(name)
    got = runpy.run_path(str(ROOT / "docs" / "make_notebooks.py"))["run"](f"{name}.ipynb")
    for number, (old, new) in enumerate(zip(kept.cells, got.cells, strict=True), start=1):
        assert printed(new) == printed(old), f"cell {number} of {name}; after a look: python docs/make_notebooks.py"
    pictures = [
        output for cell in got.cells for output in cell.get("outputs", ()) if "image/svg+xml" in output.get("data", {})
    ]
    assert len(pictures) == 1


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_kept_notebook_holds_nothing_of_the_machine_and_no_page(name: str) -> None:
    notebook = read(name)
    assert [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"] == list(
        range(1, 1 + sum(cell.cell_type == "code" for cell in notebook.cells))
    )
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    assert not [output for output in outputs if "text/html" in output.get("data", {})]
    assert (ROOT / "docs" / "notebooks" / f"{name}.ipynb").stat().st_size < 100_000


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_links_of_a_notebook_lead_somewhere(name: str) -> None:
    for cell in read(name).cells:
        if cell.cell_type == "markdown":
            for target in _LINK.findall(cell.source):
                assert (ROOT / "docs" / "notebooks" / target).exists(), target


def test_the_year_is_a_file_of_invented_bulletins(root: Path) -> None:
    lines = (root / "docs" / "notebooks" / "qinghe-2024.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 18
    assert all("青禾社区" in line and '"published": "2024-' in line for line in lines)
