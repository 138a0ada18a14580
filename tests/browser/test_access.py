"""Access: no finding of axe-core at WCAG 2 A or AA in any view, and the keyboard reaches everything."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.views.page import page_of

from ..conftest import ROOT, needs
from ..views.rows import Rows
from .conftest import OpenPage
from .test_map import fictional_land
from .test_page import FAIR, choose

_VERSION = "4.10.2"
_RUN = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations, passes } = await axe.run(document, { runOnly: rules });
  const name = ({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ");
  return [passes.length, violations.map(name)];
}"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core: from `node_modules` or KG_AXE where it is there, else fetched by npm."""
    given = [Path(os.environ.get("KG_AXE", "")), ROOT / "node_modules" / "axe-core" / "axe.min.js"]
    for path in given:
        if path.is_file():
            return path.read_text("utf-8")
    npm = shutil.which("npm")
    folder = tmp_path_factory.mktemp("axe")
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    command = [npm or "", "install", *options, f"axe-core@{_VERSION}"]
    if not npm or subprocess.run(command, capture_output=True, check=False, timeout=120).returncode:
        needs("needs axe-core: npm install axe-core, or set KG_AXE to its axe.min.js")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def _ask_path(page: Any) -> None:
    choose(page, "许星河")
    page.click("#panel .tools[role=group] button:has-text('路径')")


def _show_path(page: Any) -> None:
    _ask_path(page)
    choose(page, "澄川医药公司")


def _show_place(page: Any) -> None:
    page.click("#as-map")
    page.click("#panel .link bdi:text-is('临溪街道')")


_VIEWS: dict[str, Callable[[Any], object]] = {
    "opening": lambda page: None,
    "entity": lambda page: choose(page, FAIR),
    "hits": lambda page: page.fill("#query", "望榆"),
    "no hit": lambda page: page.fill("#query", "查无此人"),
    "asking": _ask_path,
    "path": _show_path,
    "list": lambda page: page.click("#as-list"),
    "timeline": lambda page: page.click("#as-timeline"),
    "tree": lambda page: page.click("#as-tree"),
    "map": lambda page: page.click("#as-map"),
    "place": _show_place,
    "filtered": lambda page: page.click("#types [data-type=Person]"),
    "saving": lambda page: page.click("#saving summary"),
    "English": lambda page: page.click("#language"),
}


def _check(page: Any, axe: str) -> None:
    page.evaluate(axe)
    passed, found = page.evaluate(_RUN)
    assert found == []
    assert passed > 10


_DARK = ("opening", "entity", "path", "list", "timeline", "tree", "map")
_SCHEMES = [*((view, "light") for view in _VIEWS), *((view, "dark") for view in _DARK)]


@pytest.mark.parametrize(("view", "scheme"), _SCHEMES)
def test_axe_finds_nothing(open_page: OpenPage, rows: Rows, axe: str, view: str, scheme: str) -> None:
    page = open_page(page_of(*rows, land=fictional_land()), color_scheme=scheme, bypass_csp=True)
    _VIEWS[view](page)
    _check(page, axe)


@pytest.mark.parametrize("view", ["opening", "entity", "list", "map"])
def test_axe_finds_nothing_on_a_phone(open_page: OpenPage, rows: Rows, axe: str, view: str) -> None:
    html = page_of(*rows, land=fictional_land())
    page = open_page(html, viewport={"width": 390, "height": 780}, bypass_csp=True)
    page.click("#show-filters")
    page.click("#show-filters")
    _VIEWS[view](page)
    _check(page, axe)


def test_the_keyboard_reaches_every_control(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows, land=fictional_land()))
    choose(page, FAIR)
    wanted = {"query", "as-map", "as-list", "as-timeline", "as-tree", "theme", "language", "network", "zoom-in"}
    wanted |= {"confidence", "evidence", "time-from", "time-until"}
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    assert wanted <= reached


def test_enter_on_the_network_shows_an_entity_s_surroundings(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.focus("#network")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.get_attribute("#stage", "data-kind") == "ego"
    page.keyboard.press("Escape")
    assert page.get_attribute("#stage", "data-kind") == "whole"


def test_motion_is_not_needed(open_page: OpenPage, rows: Rows) -> None:
    """Nothing moves by itself, whether or not a reader has asked for less motion."""
    page = open_page(page_of(*rows, land=fictional_land()), reduced_motion="reduce")
    choose(page, FAIR)
    page.click("#as-map")
    moving = "document.getAnimations().length"
    assert page.evaluate(moving) == 0
    assert open_page(page_of(*rows)).evaluate(moving) == 0


def test_types_differ_by_shape_and_not_by_colour_alone(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    shapes = page.locator("#types .icon path").evaluate_all("paths => paths.map((path) => path.getAttribute('d'))")
    assert len(shapes) == len(set(shapes)) == 5


def test_a_filter_keeps_the_focus_that_pressed_it(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows))
    page.focus("#types [data-type=Place]")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.dataset.type") == "Place"
    page.keyboard.press("Space")
    assert page.get_attribute("#types [data-type=Place]", "aria-pressed") == "true"
