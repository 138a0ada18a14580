"""How fast the page opens and moves, beside other libraries' pages, on the same graphs in the same run.

python benchmarks/explorer.py [SIZE ...]: 1,000 and 20,000 entities unless told; writes the table into docs/explorer.md.
Needs Chromium and playwright; the pages have no network and no graphics card. vis-network, sigma and cytoscape come
by npm (`peers.py`); without it they are left out.
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

from kg.views.contents import page_data
from kg.views.layout import arrange
from kg.views.network import network_of
from kg.views.page import page_of
from kg.views.pyvis import pyvis_of, render_pyvis

sys.path.insert(0, str(Path(__file__).resolve().parent))
from graphs import Rows, fictional_graph
from peers import fetch_peers, peer_pages

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "explorer.md"
MARKS = "<!-- measured -->", "<!-- end of measured -->"
PATIENCE = 120
EVENTS = 40
# A page is opened so often, and the quickest counts, unless it takes more seconds than that.
OPENINGS, PATIENT = 3, 10
COUNT_FRAMES = """() => {
  const isCounting = window.counted !== undefined;
  window.counted = 0;
  const count = () => { window.counted += 1; requestAnimationFrame(count); };
  if (!isCounting) requestAnimationFrame(count);
}"""
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
    """Seconds until drawn; milliseconds of the main thread an event, and frames a second while it zooms."""

    ready: float | None
    drag: float | None = None
    zoom: float | None = None
    frames: float | None = None


def cases(size: int, rows: Rows, peers: Path | None) -> Iterator[Case]:
    """The pages to open; pyvis's own is left out where the smaller graph has shown it hopeless."""
    drawn = "html[data-ready='true']"
    yield Case("this page", size, page_of(*rows), "#network canvas", drawn)
    if size <= 1000:
        network = pyvis_of(network_of(rows[0], rows[2]))
        yield Case("vis-network 9.1, `kg view --pyvis`", size, render_pyvis(network), "canvas", drawn)
        done = "#loadingBar[style*='display: none']"
        yield Case("pyvis's own page, as it comes", size, own_pyvis(rows), "canvas", done)
    for name, page in peer_pages(peers, *placed(rows)) if peers else ():
        yield Case(name, size, page, "#stage", drawn)


def placed(rows: Rows) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Nodes at the places that this page gives them, and the links between them."""
    data = page_data(*rows)
    nodes = [
        {"id": f"n{rank}", "label": entity["names"][0], "type": entity["type"], "links": entity["links"]}
        | dict(zip("xy", entity["at"], strict=True))
        for rank, entity in enumerate(data["entities"])
    ]
    ends = [(fact["subject"], fact["object"]) for fact in data["facts"]]
    return nodes, [(f"n{one}", f"n{other}") for one, other in ends if one != other]


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
    """Open the page, up to three times since other work disturbs; then drag it and zoom it."""
    path = folder / "page.html"
    path.write_text(case.page, encoding="utf-8", newline="\n")
    openings = 1
    try:
        context, page, ready = opened(browser, case, path)
        while ready < PATIENT and openings < OPENINGS:
            context.close()
            context, page, seconds = opened(browser, case, path)
            ready, openings = min(ready, seconds), openings + 1
        page.wait_for_timeout(1000)
        (dragged, _), (zoomed, frames) = (busy(page, case, work) for work in (drag, zoom))
        return Figures(ready, dragged, zoomed, frames)
    except (TimeoutError, Error):
        return Figures(None)
    finally:
        for context in browser.contexts:
            context.close()


def opened(browser: Any, case: Case, path: Path) -> tuple[Any, Any, float]:
    """The page in a window of its own, once it is drawn, and the seconds that took."""
    context = browser.new_context(viewport={"width": 1360, "height": 840})
    context.set_offline(True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.locator(case.ready).first.wait_for(state="attached")
    return context, page, time.perf_counter() - start


ANSWERS = {
    "a filter": "document.querySelector('#types [data-type=Person]').click()",
    "a search": "(query.value = '云', query.dispatchEvent(new Event('input')))",
    "the list": "setView('list')",
    "the timeline": "setView('timeline')",
    "an entity with two steps around it": "(setView('network'), lookAround(0, 2), show({ entity: 0 }))",
    "a path": "showPath(0, graph.entities.length >> 1)",
}


def answers(browser: Any, case: Case, folder: Path) -> str:
    """How long this page takes to answer, as the main thread's milliseconds until the page can be drawn."""
    path = folder / "page.html"
    path.write_text(case.page, encoding="utf-8", newline="\n")
    context, page, _ = opened(browser, case, path)
    took = {
        name: page.evaluate(f"() => {{ const start = performance.now(); {code}; return performance.now() - start; }}")
        for name, code in ANSWERS.items()
    }
    context.close()
    return ", ".join(f"{name} {milliseconds:.0f} ms" for name, milliseconds in took.items())


def busy(page: Any, case: Case, work: Callable[[Any, float, float], None]) -> tuple[float, float]:
    """Milliseconds of the main thread's own CPU time an event, where other work on the machine does not count.

    What is drawn outside of the main thread (WebGL) shows in the second figure only: frames a second.
    """
    box = page.locator(case.canvas).first.bounding_box()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    page.evaluate(COUNT_FRAMES)
    before, start = spent(), time.perf_counter()
    work(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    frames = page.evaluate("() => window.counted") / (time.perf_counter() - start)
    page.wait_for_timeout(300)
    return 1000 * (spent() - before) / EVENTS, frames


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


HEADS = [
    "page", "entities", "facts", "file, MB", "ready, s", "drag, ms an event", "zoom, ms an event",
    "zoom, frames a second", "layout, CPU s",
]  # fmt: skip


def table(sizes: list[int], browser: Any, peers: Path | None) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| " + " | ".join(HEADS) + " |"
    yield "| --- |" + " ---: |" * (len(HEADS) - 1)
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            rows = fictional_graph(size)
            layout = layout_seconds(rows)
            for case in cases(size, rows, peers):
                figures = measure(browser, case, Path(folder))
                ready = f"over {PATIENCE}" if figures.ready is None else f"{figures.ready:.1f}"
                counts = (figures.drag, figures.zoom, figures.frames)
                own = f"{layout:.1f}" if case.name == "this page" else "–"
                megabytes = f"{len(case.page.encode()) / 1e6:.1f}"
                events = ["–" if value is None else f"{value:.0f}" for value in counts]
                cells = [case.name, f"{size:,}", f"{len(rows[2]):,}", megabytes, ready, *events, own]
                yield "| " + " | ".join(cells) + " |"
        yield ""
        own_page = next(cases(sizes[-1], rows, None))
        yield f"This page with {sizes[-1]:,} entities answers in: {answers(browser, own_page, Path(folder))}."


def main() -> None:
    """Measure and write."""
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 20_000]
    peers = fetch_peers()
    if peers is None:
        print("vis-network, sigma and cytoscape are left out: npm or its registry is not to be had", file=sys.stderr)
    executable = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        lines = []
        for line in table(sizes, browser, peers):
            print(line, flush=True)
            lines.append(line)
        version = browser.version.split(".")[0]
        where = f"Chromium {version} without a graphics card, {os.cpu_count()} cores of {platform.machine()}"
        browser.close()
    text = DOCUMENT.read_text("utf-8")
    if peers is None:
        where += "; vis-network, sigma and cytoscape could not be fetched"
    measured = f"{MARKS[0]}\n{where}:\n\n" + "\n".join(lines) + f"\n{MARKS[1]}"
    pattern = re.escape(MARKS[0]) + ".*" + re.escape(MARKS[1])
    DOCUMENT.write_text(re.sub(pattern, lambda _: measured, text, flags=re.DOTALL), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
