"""A line of JSON Lines → a page."""

import json
from collections.abc import Mapping
from hashlib import sha256

from kg.errors import ReadError
from kg.model import Page
from kg.reading.encoding import scrub
from kg.reading.metadata import Layer, combine, read_layer

_AUTHOR_GAPS = str.maketrans("、，,；;/|", "       ")


def is_record(line: bytes) -> bool:
    """True for a line that is a JSON object with a text, so that standard input can be told apart.

    >>> is_record('{"text": "近日，青禾社区举办邻里节。"}'.encode()), is_record("{青禾社区}".encode())
    (True, False)
    """
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        return "text" in _parse(line)
    except ReadError:
        return False


def read_record(line: bytes, *, name: str, source: str, layers: tuple[Layer, ...] = ()) -> Page:
    """Return the page of one line: text (required), title, published, publisher, place, authors.

    Offsets count in ``text``.  Other keys are ignored.  The record's own
    metadata stands behind the first of ``layers`` (the command line) and before the rest.

    >>> line = '{"title": "邻里节", "text": "近日，青禾社区举办邻里节。", "authors": "周远山、沈清禾"}'
    >>> read_record(line.encode(), name="news.jsonl#1", source="").authors
    ('周远山', '沈清禾')

    Raises `ReadError` where the line is not UTF-8, not a JSON object, has no
    text, or a value of the wrong type.
    """
    record = _parse(line)
    text, title = _string(record, "text"), _string(record, "title")
    if text is None:
        raise ReadError('"text" is missing or empty; write {"text": "…"} with the article\'s text')
    title = " ".join(title.split()) if title else None
    authors = _authors(record.get("authors"))
    own = read_layer("record", record)
    identity = json.dumps([text, title, own.published, own.publisher, authors], ensure_ascii=False)
    return Page(
        id=sha256(identity.encode("utf-8")).hexdigest()[:16],
        name=name,
        source=source,
        text=text,
        encoding="utf-8",
        encoding_basis="valid utf-8",
        metadata=combine((*layers[:1], own, *layers[1:]), f"{title or ''}\n{text}"),
        title=title,
        authors=authors,
    )


def _parse(line: bytes) -> Mapping[str, object]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"byte {error.start} is not valid UTF-8; JSON Lines are UTF-8, convert the file") from None
    except (ValueError, RecursionError) as error:
        raise ReadError(f"is not JSON: {' '.join(str(error).split())}") from None
    if not isinstance(record, dict):
        raise ReadError('is not a JSON object; write {"text": "…"}, an article a line')
    return {key: scrub(value) if isinstance(value, str) else value for key, value in record.items()}


def _string(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(f'"{key}" is not a string; write it in quotation marks')
    return value if value.strip() else None


def _authors(value: object) -> tuple[str, ...]:
    names = value.translate(_AUTHOR_GAPS).split() if isinstance(value, str) else [] if value is None else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ReadError('"authors" is not a list of names; write ["…", "…"]')
    return tuple(dict.fromkeys(scrub(name.strip()) for name in names if name.strip()))
