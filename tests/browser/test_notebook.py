"""A graph in a real notebook: run by a kernel without a screen, turned into a page by nbconvert, opened in Chromium."""

import os
from pathlib import Path
from typing import Any

import pytest

from ..conftest import needs
from .conftest import OpenPage

try:
    import nbformat
except ImportError:
    nbformat = None

BUILD = "import kg\ngraph = kg.build('data/samples', published='2024-11-05')\ngraph"
CAP = "import kg.api\nkg.api._IN_A_NOTEBOOK = 40\ngraph"


@pytest.fixture(scope="module")
def run(root: Path) -> Any:
    """A notebook of two cells, each of which ends with the graph, after it ran."""
    if nbformat is None:
        needs("needs nbconvert: pip install civic-kg[dev]")
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in (BUILD, CAP)])
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(root)}})
    client.execute(env=os.environ | {"PYTHONPATH": str(root)})
    return notebook


def shown(notebook: Any) -> str:
    """What nbconvert makes of it, without the scripts that it would ask a remote server for."""
    from nbconvert import HTMLExporter

    none = dict.fromkeys(("require_js_url", "mathjax_url", "jquery_url", "mermaid_js_url"), "")
    page, _ = HTMLExporter(template_name="lab", **none).from_notebook_node(notebook)
    return str(page)


def test_a_graph_is_a_frame_and_a_line_of_text(run: Any) -> None:
    for cell in run.cells:
        (output,) = cell.outputs
        assert output.data["text/plain"].startswith("<kg.Graph: 7 pages, 14 articles>")
        frame = output.data["text/html"]
        assert frame.startswith('<iframe sandbox="allow-scripts allow-downloads"')
        assert "allow-same-origin" not in frame
        assert len(frame) < 300_000


def test_the_frame_draws_and_says_what_it_leaves_out(run: Any, open_page: OpenPage) -> None:
    page = open_page(shown(run), ready="iframe")
    whole, capped = (page.frame_locator("iframe").nth(number) for number in (0, 1))
    for number, frame in enumerate((whole, capped)):
        # Chromium draws no frame that is out of sight.
        page.locator("iframe").nth(number).scroll_into_view_if_needed()
        frame.locator("html[data-ready='true']").wait_for(timeout=20_000)
        assert frame.locator("#network canvas").bounding_box()["height"] > 200
    assert "未收入本页" in capped.locator("body").inner_text()
    assert "未收入本页" not in whole.locator("body").inner_text()
    whole.locator("#query").fill("zys")
    whole.get_by_role("option").first.click()
    whole.get_by_text("出席并讲话").first.wait_for()
