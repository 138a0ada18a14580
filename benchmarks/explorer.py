"""How fast the page opens and moves, beside pyvis's own page and vis-network, on the same graphs in the same run.

python benchmarks/explorer.py [SIZE ...]: 1,000 and 20,000 entities unless told; writes the table into docs/explorer.md.
Needs Chromium and playwright; the network is off and there is no graphics card.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, TimeoutError, sync_playwright  # noqa: A004 - playwright's own name

from kg.views.layout import arrange
from kg.views.network import network_of
from kg.views.page import page_of
from kg.views.pyvis import pyvis_of, render_pyvis

sys.path.insert(0, str(Path(__file__).resolve().parent))
from graphs import Rows, fictional_graph

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "explorer.md"
MARKS = "<!-- measured -->", "<!-- end of measured -->"
PATIENCE = 60
EVENTS = 40
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True)
class Case:
    """A page and how it says that it is drawn."""

    name: str
    size: int
    page: str
    canvas: str
    ready: str


@dataclass(frozen=True)
class Figures:
    """Seconds until drawn, and milliseconds of the main thread an event."""

    ready: float | None
    drag: float | None = None
    zoom: float | None = None


def cases(size: int, rows: Rows) -> Iterator[Case]:
    """The pages to open; those that take minutes are left out where they are hopeless."""
    yield Case("this page", size, page_of(*rows), "#network canvas", "html[data-ready='true']")
    if size <= 1000:
        drawn = pyvis_of(network_of(rows[0], rows[2]))
        yield Case("vis-network 9.1, `kg view --pyvis`", size, render_pyvis(drawn), "canvas", "html[data-ready='true']")
        done = "#loadingBar[style*='display: none']"
        yield Case("pyvis's own page, as it comes", size, own_pyvis(rows), "canvas", done)


def own_pyvis(rows: Rows) -> str:
    """What pyvis writes of names and links with its defaults."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line", directed=True)
    numbers = {row.iri: number for number, row in enumerate(rows[0])}
    for row in rows[0]:
        network.add_node(numbers[row.iri], label=row.name)
    for fact in rows[2]:
        network.add_edge(numbers[fact.subject], numbers[fact.object], title=fact.evidence.quote)
    return str(network.generate_html())


def measure(browser: Any, case: Case, folder: Path) -> Figures:
    """Open the page, drag it and zoom it."""
    path = folder / "page.html"
    path.write_text(case.page, encoding="utf-8", newline="\n")
    context = browser.new_context(viewport={"width": 1360, "height": 840})
    context.set_offline(True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    try:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit")
        page.locator(case.ready).first.wait_for(state="attached")
        ready = time.perf_counter() - start
        page.wait_for_timeout(1000)
        return Figures(ready, *(busy(page, case, work) for work in (drag, zoom)))
    except (TimeoutError, Error):
        return Figures(None)
    finally:
        context.close()


def busy(page: Any, case: Case, work: Callable[[Any, float, float], None]) -> float:
    """Milliseconds of the main thread's own CPU time an event, so that other work on the machine does not count."""
    box = page.locator(case.canvas).first.bounding_box()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    before = spent()
    work(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    return 1000 * (spent() - before) / EVENTS


def drag(page: Any, x: float, y: float) -> None:
    """Drag from the middle, there and back."""
    page.mouse.move(x - 100, y)
    page.mouse.down()
    for event in range(EVENTS):
        page.mouse.move(x - 100 + 5 * min(event, EVENTS - event), y + event)
        page.wait_for_timeout(16)
    page.mouse.up()


def zoom(page: Any, x: float, y: float) -> None:
    """Turn the wheel in and out again."""
    page.mouse.move(x, y)
    for event in range(EVENTS):
        page.mouse.wheel(0, -120 if event < EVENTS // 2 else 120)
        page.wait_for_timeout(16)


def layout_seconds(rows: Rows) -> float:
    """CPU seconds of the layout alone."""
    numbers = {row.iri: number for number, row in enumerate(rows[0])}
    start = time.process_time()
    arrange([row.name for row in rows[0]], [(numbers[fact.subject], numbers[fact.object]) for fact in rows[2]])
    return time.process_time() - start


def table(sizes: list[int], browser: Any) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| page | entities | facts | file, MB | ready, s | drag, ms an event | zoom, ms an event | layout, CPU s |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            rows = fictional_graph(size)
            layout = layout_seconds(rows)
            for case in cases(size, rows):
                figures = measure(browser, case, Path(folder))
                ready = f"over {PATIENCE}" if figures.ready is None else f"{figures.ready:.1f}"
                events = ["–" if value is None else f"{value:.0f}" for value in (figures.drag, figures.zoom)]
                own = f"{layout:.1f}" if case.name == "this page" else "–"
                megabytes = f"{len(case.page.encode()) / 1e6:.1f}"
                cells = [case.name, f"{size:,}", f"{len(rows[2]):,}", megabytes, ready, *events, own]
                yield "| " + " | ".join(cells) + " |"


def main() -> None:
    """Measure and write."""
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 20_000]
    executable = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        lines = []
        for line in table(sizes, browser):
            print(line, flush=True)
            lines.append(line)
        version = browser.version.split(".")[0]
        where = f"Chromium {version} without a graphics card, {os.cpu_count()} cores of {platform.machine()}"
        browser.close()
    text = DOCUMENT.read_text("utf-8")
    measured = f"{MARKS[0]}\n{where}:\n\n" + "\n".join(lines) + f"\n{MARKS[1]}"
    pattern = re.escape(MARKS[0]) + ".*" + re.escape(MARKS[1])
    DOCUMENT.write_text(re.sub(pattern, lambda _: measured, text, flags=re.DOTALL), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
