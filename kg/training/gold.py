"""A researcher's annotations as training text: NAME.txt beside NAME.json, as `kg evaluate` reads them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.model import EntityType
from kg.training.field import Example
from kg.training.labels import KIND_OF, label_text


def read_gold(folders: Iterable[Path]) -> list[Example]:
    """The annotated files of the folders as labelled texts, in the order of their names.

    Optional entities are names too.  Raises `ReadError` naming the file that
    cannot be read, or the folder that holds none.
    """
    found = []
    for folder in folders:
        files = sorted(folder.glob("*.json"), key=lambda file: file.name)
        if not files:
            raise ReadError(f"{folder}: no gold files; give a folder that holds NAME.json beside NAME.txt")
        found += [_read(file) for file in files]
    return found


def _read(file: Path) -> Example:
    try:
        with file.with_suffix(".txt").open(encoding="utf-8-sig", newline="") as page:
            text = page.read()
        gold = json.loads(file.read_text("utf-8"))
        return Example(text, label_text(len(text), _named(text, gold)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{file}: cannot be read as a gold file: {type(error).__name__}: {error}") from None


def _named(text: str, gold: dict[str, Any]) -> Iterator[tuple[int, int, int]]:
    for entity in gold["entities"]:
        kind = KIND_OF.get(EntityType(entity["type"]))
        if kind is not None:
            for surface in entity["surfaces"]:
                yield from ((start, end, kind) for start, end in _places(text, surface))


def _places(text: str, surface: str | dict[str, str]) -> Iterator[tuple[int, int]]:
    """Where a surface stands: everywhere, or inside its quotation; not where a column's line break cuts it."""
    words = surface if isinstance(surface, str) else surface["text"]
    if not words or "\n" in words:
        return
    scopes = [(0, len(text))] if isinstance(surface, str) else _occurrences(surface["quote"], text, 0, len(text))
    for scope in scopes:
        yield from _occurrences(words, text, *scope)


def _occurrences(words: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words), end)
