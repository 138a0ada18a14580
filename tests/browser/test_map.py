"""The map in a browser: what stands where, what a click shows, and what a hostile file does not do."""

from pathlib import Path
from typing import Any

from kg.graph.reader import EntityRow
from kg.views.geography import Land
from kg.views.geojson import Feature
from kg.views.page import page_of

from ..views.rows import Rows
from .conftest import OpenPage
from .test_explorer import address, shown, until
from .test_page import choose, panel


def _square(left: float, bottom: float, side: float) -> tuple[tuple[tuple[float, float], ...]]:
    right, top = left + side, bottom + side
    return (((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)),)


def fictional_land(name: str = "units.geojson") -> Land:
    """The district with two streets beside each other, a community in one of them, and a square."""
    features = [
        Feature("", "", "云栖区", areas=(_square(150, 25, 0.4),)),
        Feature("", "", "望榆街道", areas=(_square(150.01, 25.1, 0.18),)),
        Feature("", "", "临溪街道", areas=(_square(150.21, 25.1, 0.18),)),
        Feature("", "", "青禾社区", areas=(_square(150.24, 25.13, 0.06),)),
        Feature("", "", "听潮社区文化广场", points=((150.1, 25.2),)),
        Feature("", "", "别处的河", lines=(((150.0, 25.05), (150.4, 25.06)),)),
    ]
    return Land(features, {}, Path(name))


def _first_list(page: Any) -> dict[str, str]:
    """The names and numbers of the panel's first list."""
    rows = page.locator("#panel .ranking >> nth=0")
    names, numbers = (rows.locator(part).all_inner_texts() for part in (".link", ".count"))
    return dict(zip(names, numbers, strict=True))


def open_map(open_page: OpenPage, rows: Rows, **settings: Any) -> Any:
    return open_page(page_of(*rows, land=fictional_land()), **{"address": "view=map"} | settings)


def test_without_coordinates_there_is_no_map(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows), address="view=map")
    assert not page.is_visible("#as-map")
    assert page.get_attribute("#stage", "data-kind") == "whole"


def test_each_entity_stands_where_the_texts_say_and_nobody_is_on_the_map(open_page: OpenPage, rows: Rows) -> None:
    page = open_page(page_of(*rows, land=fictional_land()))
    page.click("#as-map")
    assert page.get_attribute("#stage", "data-kind") == "map"
    counts = _first_list(page)
    # 望榆街道 with its community, station and square, and the fair that is held there.
    assert counts["听潮社区文化广场"] == "2"
    assert counts["青禾社区"] == "3"
    assert int(counts["云栖区"]) == shown(page)
    page.click("#panel .link bdi:text-is('听潮社区文化广场')")
    assert page.locator("#panel .ranking >> nth=0 >> .link").all_inner_texts() == [
        "“邻里小修日”便民服务活动",
        "听潮社区文化广场",
    ]
    assert "人物不上图" in page.inner_text("#shown")
    names = {entity.name for entity in rows[0] if entity.type == "Person"}
    page.click("#as-list")
    page.click("#as-map")
    assert not names & set(page.locator("#panel .ranking >> nth=0 >> .link").all_inner_texts())


def test_a_click_on_an_area_shows_its_entities_and_facts(open_page: OpenPage, rows: Rows) -> None:
    page = open_map(open_page, rows)
    page.focus("#network")
    page.keyboard.press("n")
    assert page.inner_text("#panel h2") == "云栖区"
    page.keyboard.press("Escape")
    page.click("#panel .link bdi:text-is('青禾社区')")
    box = page.locator("#network").bounding_box()
    page.click("#panel .tools button:has-text('概览')")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 60)
    assert page.inner_text("#panel h2") == "青禾社区"
    assert "青禾社区关工委" in panel(page)
    assert "青禾社区 上级单位 临溪街道" in panel(page).replace("\n", " ")
    assert page.locator("#panel blockquote").count() > 0
    assert "group=place:青禾社区" in address(page)


def test_the_map_comes_back_by_its_address(open_page: OpenPage, rows: Rows) -> None:
    page = open_map(open_page, rows)
    page.focus("#network")
    for key in ("n", "n", "+", "+", "ArrowLeft"):
        page.keyboard.press(key)
    until(page, lambda: "at=" in address(page))
    again = open_map(open_page, rows, address=page.url.partition("#")[2])
    assert panel(again) == panel(page)
    assert address(again) == address(page)
    assert again.get_attribute("#as-map", "aria-pressed") == "true"


def test_filters_hold_on_the_map_too(open_page: OpenPage, rows: Rows) -> None:
    page = open_map(open_page, rows)
    before = shown(page)
    page.click("#types [data-type=Organization]")
    assert shown(page) < before
    page.click("#relations [data-relation=heldAt]")
    page.click("#panel .link bdi:text-is('听潮社区文化广场')")
    assert page.locator("#panel .ranking >> nth=0 >> .link").all_inner_texts() == ["听潮社区文化广场"]


def test_from_the_map_to_the_network_and_back(open_page: OpenPage, rows: Rows) -> None:
    page = open_map(open_page, rows)
    choose(page, "周远山")
    assert page.get_attribute("#stage", "data-kind") == "ego"
    assert page.get_attribute("#as-network", "aria-pressed") == "true"
    page.click("#as-map")
    choose(page, "听潮社区文化广场")
    assert page.get_attribute("#stage", "data-kind") == "map"
    page.click("#as-network")
    assert page.get_attribute("#stage", "data-kind") == "ego"


def test_the_saved_drawing_has_the_outlines_and_the_scale(open_page: OpenPage, rows: Rows) -> None:
    page = open_map(open_page, rows)
    page.click("#saving summary")
    with page.expect_download() as download:
        page.click("#save-svg")
    svg = Path(download.value.path()).read_text("utf-8")
    assert svg.count('fill-rule="evenodd"') == 4
    assert "千米" in svg
    assert "units.geojson" in svg


def test_hostile_features_stay_text(open_page: OpenPage) -> None:
    texts = [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\u202e周",
        "__proto__",
        "",
        "x" * 9000,
    ]
    units = [EntityRow(f"urn:{n}", "AdministrativeUnit", "", text, (text,), 1) for n, text in enumerate(texts)]
    features = [Feature("", f"urn:{n}", text, areas=(_square(150 + n, 25, 0.8),)) for n, text in enumerate(texts)]
    page = open_page(page_of(units, [], [], land=Land(features, {}, Path("<b>.geojson"))), address="view=map")
    page.focus("#network")
    for _ in texts:
        page.keyboard.press("n")
        page.keyboard.press("Enter")
    assert page.locator("img, iframe, a, #panel script").count() == 0
    assert page.locator("script").count() == 2


def test_the_map_is_drawn_on_a_phone_and_in_a_frame_without_size(open_page: OpenPage, rows: Rows) -> None:
    page = open_map(open_page, rows, viewport={"width": 1, "height": 1})
    page.set_viewport_size({"width": 390, "height": 780})
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 20)
    until(page, lambda: page.locator("#panel h2").inner_text() != "概览")
