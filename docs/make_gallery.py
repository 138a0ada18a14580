"""Take the pictures of the page's views into visualizations/gallery/: of the sample pages and of fictional graphs.

python docs/make_gallery.py: needs Chromium (or KG_CHROMIUM), Chinese fonts and playwright.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import kg
from kg.graph.reader import EntityRow, FactRow
from kg.views.page import page_of, save_page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.graphs import Rows, fictional_graph

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "visualizations" / "gallery"
SAMPLES = ROOT / "data" / "samples"
TITLE = "云栖区新闻"
MEETING = "四季度重点项目推进会"
HUB = "“云栖杯”全民读书月活动"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True)
class Picture:
    """A view: which page, its address after #, and how it is looked at."""

    name: str
    page: str
    address: str = ""
    size: tuple[int, int] = (1280, 800)
    scheme: str = "light"
    media: str = "screen"


PICTURES = [
    Picture("overview", "sample"),
    Picture("explorer", "sample", f"around={MEETING}&entity={MEETING}"),
    Picture("two-steps", "sample", f"around={MEETING}&entity={MEETING}&hops=2", scheme="dark"),
    Picture("map", "sample", "view=map&group=place:青禾社区&at=0,-40,0.62"),
    Picture("map-dark", "sample", "view=map&group=place:听潮社区", scheme="dark"),
    Picture("path", "sample", "path=周远山&to=陆知夏"),
    Picture("timeline", "sample", "view=timeline"),
    Picture("tree", "sample", "view=tree"),
    Picture("list", "sample", "view=list"),
    Picture("english", "sample", f"around={MEETING}&entity={MEETING}&lang=en"),
    Picture("hub", "hub", f"around={HUB}&entity={HUB}"),
    Picture("large", "large"),
    Picture("unfolded", "large", "at=0,0,0.13"),
    Picture("phone", "sample", f"around={MEETING}&entity={MEETING}", size=(390, 780)),
    Picture("print", "sample", f"around={MEETING}&entity={MEETING}", size=(800, 1130), media="print"),
]


def hub_rows() -> Rows:
    """An initiative that a third of a thousand others take part in."""
    entities, articles, facts = fictional_graph(1000)
    hub = EntityRow("urn:hub", "Initiative", "", HUB, (HUB,), 9)
    joined = [
        FactRow(row.iri, "participatesIn", hub.iri, False, (), "stated", replace(fact.evidence, line=1))
        for row, fact in list(zip(entities, facts, strict=False))[::3]
    ]
    return [*entities, hub], articles, [*facts, *joined]


def write_pages(folder: Path) -> None:
    """The pages that the pictures are of."""
    with kg.build(SAMPLES) as graph:
        graph.view(folder / "sample.html", title=TITLE, geojson=SAMPLES / "district.geojson")
    for name, rows in (("hub", hub_rows()), ("large", fictional_graph(20_000))):
        save_page(page_of(*rows, title=TITLE), folder / f"{name}.html")


def take(browser: Any, picture: Picture, folder: Path) -> None:
    """Open the view and keep what it shows."""
    width, height = picture.size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=picture.scheme)
    page = context.new_page()
    page.goto((folder / f"{picture.page}.html").as_uri() + "#" + picture.address)
    page.locator("html[data-ready='true']").wait_for()
    page.emulate_media(media=picture.media)
    page.wait_for_timeout(400)
    page.screenshot(path=GALLERY / f"{picture.name}.png")
    context.close()


def main() -> Iterator[str]:
    """Take all pictures; yields their names."""
    executable = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        write_pages(Path(name))
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for picture in PICTURES:
            take(browser, picture, Path(name))
            yield picture.name
        browser.close()


if __name__ == "__main__":
    print(*main(), sep="\n")
