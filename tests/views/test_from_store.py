"""The views of a store: the same as those of its rows, written safely."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import StoreError
from kg.graph.reader import read_entities
from kg.graph.store import Store
from kg.views.contents import page_data_of
from kg.views.network import to_networkx
from kg.views.page import render_page, write_page
from kg.views.pyvis import to_pyvis

from ..graph.records import fair_record, meeting_record


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        opened.put(meeting_record(), Config())
        opened.put(fair_record(), Config())
        yield opened


def test_every_entity_is_in_every_view(store: Store) -> None:
    names = sorted(entity.name for entity in read_entities(store))
    network = to_networkx(store)
    assert len(names) > 5
    assert sorted(label for _, label in network.nodes(data="label")) == names
    assert sorted(node["label"] for node in to_pyvis(store).nodes) == names
    assert sorted(entity["names"][0] for entity in page_data_of(store)["entities"]) == names


def test_every_entity_shows_where_it_is_named(store: Store) -> None:
    assert any(entity["places"] for entity in page_data_of(store)["entities"])
    assert all(len(entity["places"]) == entity["mentions"] for entity in page_data_of(store)["entities"])


def test_the_order_of_building_does_not_matter(store: Store) -> None:
    with Store.memory() as other:
        other.put(fair_record(), Config())
        other.put(meeting_record(), Config())
        assert render_page(other) == render_page(store)


def test_a_page_is_written_as_utf8_in_place_of_another(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "关系网.html"
    path.write_text("old", "utf-8")
    write_page(store, path, title="云栖区新闻")
    assert path.read_bytes() == render_page(store, title="云栖区新闻").encode("utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["关系网.html"]


def test_a_page_that_cannot_be_written_is_one_line(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"missing.page\.html: the page cannot be written"):
        write_page(store, tmp_path / "missing" / "page.html")
    with pytest.raises(StoreError, match="the page cannot be written"):
        write_page(store, tmp_path)
    assert list(tmp_path.iterdir()) == []
