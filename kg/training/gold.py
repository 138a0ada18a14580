"""A researcher's annotations as training text: NAME.txt beside NAME.json, as `kg evaluate` reads them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.gold import read_gold
from kg.model import EntityType
from kg.training.field import Example
from kg.training.labels import KIND_OF, label_text


def read_examples(folders: Iterable[Path]) -> list[Example]:
    """The annotated files of the folders as labelled texts, in the order of their names.

    Optional entities are names too.  Raises `ReadError` naming the file that
    cannot be read, or the folder that holds none.
    """
    found = []
    for folder in folders:
        files = sorted(folder.glob("*.json"), key=lambda file: file.name)
        if not files:
            raise ReadError(f"{folder}: no gold files; give a folder that holds NAME.json beside NAME.txt")
        found += [read_example(file) for file in files]
    return found


def read_example(file: Path) -> Example:
    """An annotated file as a labelled text.

    Raises `ReadError` where it is none.
    """
    gold = read_gold(file)
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    named = ((*span, EntityType(thing.type)) for thing in gold.things.values() for span in thing.spans)
    return Example(text, label_text(len(text), _kinds(text, named)))


def _kinds(text: str, named: Iterable[tuple[int, int, EntityType]]) -> Iterator[tuple[int, int, int]]:
    """The names that the tagger knows the kind of, but for those that a column's line break cuts."""
    for start, end, type_ in named:
        if type_ in KIND_OF and "\n" not in text[start:end]:
            yield start, end, KIND_OF[type_]
