"""Runs the notebooks of ``docs/notebooks`` and keeps their output in them: ``python docs/make_notebooks.py``.

What differs from machine to machine (times, versions) stays out, and so does the page that a graph shows itself
as: its line of text stands for it.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "notebooks"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def run(name: str) -> nbformat.NotebookNode:
    """Return a notebook with what its cells print, run in a copy of its folder beside the sample pages."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "docs", "notebooks")
        shutil.copytree(FOLDER, folder)
        shutil.copytree(ROOT / "data" / "samples", Path(place, "data", "samples"))
        notebook = nbformat.read(folder / name, as_version=4)
        paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        # What a cell prints may come in several pieces.
        settings = {"timeout": 300, "kernel_name": "python3", "coalesce_streams": True}
        client = NotebookClient(notebook, resources={"metadata": {"path": folder}}, **settings)
        client.execute(env=os.environ | {"PYTHONPATH": paths})
    return notebook


def plain(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook without what differs from run to run."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id, cell.metadata = f"cell-{number}", nbformat.from_dict({})
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("text/html", None)
    return notebook


def main() -> None:
    """Run all notebooks, or those named."""
    for path in sorted(FOLDER.glob("*.ipynb")):
        if not sys.argv[1:] or path.stem in sys.argv[1:]:
            text = nbformat.writes(plain(run(path.name)))
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
            print(path.name)


if __name__ == "__main__":
    main()
