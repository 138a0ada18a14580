"""Reads small pages and tells which id each name has in each of them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import kg

Ids = Mapping[tuple[str, str], str]
Read = Callable[..., Ids]


def ids_of(folder: Path, pages: Mapping[str, str], **options: object) -> Ids:
    """(file, name) → id, from one run over the pages in their order."""
    paths = []
    for name, text in pages.items():
        path = folder / name
        path.write_text(text, "utf-8", newline="")
        paths.append(path)
    found: dict[tuple[str, str], str] = {}
    for line in kg.extract(paths, **options):
        text = pages[line["file"]]
        for entity in line["entities"]:
            for mention in entity["mentions"]:
                found[line["file"], text[mention["start"] : mention["end"]]] = entity["id"]
    return found


@pytest.fixture
def ids(tmp_path: Path) -> Read:
    """``ids({"a.txt": text, …}, place="320613")``."""
    return lambda pages, **options: ids_of(tmp_path, pages, **options)
