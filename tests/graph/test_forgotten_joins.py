"""Who is one person on several pages is forgotten on all of them, and in what the ledger keeps to compare people."""

import base64
import zlib
from pathlib import Path

import kg
from kg.graph.store import Store
from kg.upkeep import forget

NAME = "裴小满"
PAGES = (
    "云栖区召开工作会议\n11月2日，云栖区召开工作会议，区长沈清禾主持会议，云栖区教育局局长裴小满讲话。\n",
    "槐序小学开学\n9月1日，云栖区教育局局长裴小满来到云栖区槐序小学。裴小满说，开学了。\n",
    "青禾社区活动\n11月5日，裴小满局长来到青禾社区，云栖区教育局局长裴小满看望居民。\n",
)


def kept(folder: Path) -> set[str]:
    """Where the name is left: in which rows of the ledger, packed ones read, and in which files."""
    with Store.open(folder, read_only=True) as store:
        rows = [(quad.predicate.value, getattr(quad.object, "value", "")) for quad in store.ledger.store]
    packed = {name for name, text in rows if name.endswith(":alone") and NAME in unpacked(text)}
    files = {path.name for path in folder.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()}
    return packed | files | {name for name, text in rows if NAME in text}


def unpacked(text: str) -> str:
    return zlib.decompress(base64.b85decode(text)).decode("utf-8")


def test_a_person_of_several_pages_is_forgotten_on_all(tmp_path: Path) -> None:
    pages = [tmp_path / f"{number}.txt" for number in range(len(PAGES))]
    for path, text in zip(pages, PAGES, strict=True):
        path.write_text(text, "utf-8")
    folder = tmp_path / "graph"
    with kg.build(pages, store=folder, published="2024-11-05") as graph:
        (person,) = graph.query(f"SELECT DISTINCT ?p {{ ?p skos:prefLabel '{NAME}'@zh }}").rows  # type: ignore[union-attr]
    assert kept(folder)
    forget(folder, person[0].value, why="asked for it")  # type: ignore[union-attr]
    assert kept(folder) == set()
    kg.build(pages, store=folder, published="2024-11-05").close()
    assert kept(folder) == set()
