"""What is known of a page from outside its text: flag over record over sidecar file over the text itself."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.config import Config
from kg.errors import ConfigError, ReadError
from kg.model import Metadata
from kg.reading.published import infer_published

KEYS = ("published", "publisher", "place")
# Takes 2024-11-05, 2024-11, 2024, 2024-11-05T08:00, 2024/11/5, 2024年11月5日 and 20241105.
_LOOSE = re.compile(r"(\d{4})(?:\s?[-/.年]?\s?(\d{1,2})(?:\s?[-/.月]?\s?(\d{1,2}))?)?(?:[日月年]|(?=[T\s])|$)")


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of metadata, and the word that `Metadata.published_basis` uses for it."""

    basis: str
    published: str | None = None
    publisher: str | None = None
    place: str | None = None


def combine(layers: tuple[Layer, ...], text: str) -> Metadata:
    """Return the metadata of a page: for each field the first layer that has it, the date else from ``text``.

    >>> combine((Layer("given", place="320613"), Layer("sidecar", published="2024-11")), "")
    Metadata(published='2024-11', published_basis='sidecar', published_note='', publisher=None, place='320613')
    """
    dated = next((layer for layer in layers if layer.published), None)
    published, basis, note = (dated.published, dated.basis, "") if dated else (None, "", "")
    inferred = None if dated else infer_published(text)
    if inferred:
        published, basis, note = inferred[0], "text", inferred[1]
    return Metadata(
        published=published,
        published_basis=basis,
        published_note=note,
        publisher=next((layer.publisher for layer in layers if layer.publisher), None),
        place=next((layer.place for layer in layers if layer.place), None),
    )


def layer_of_config(config: Config) -> Layer:
    """Return what the command line says of all pages.

    >>> layer_of_config(Config(published="2024-11-05"))
    Layer(basis='given', published='2024-11-05', publisher=None, place=None)
    """
    return Layer("given", config.published, config.publisher, config.place)


def load_sidecar(path: Path) -> Layer:
    """Return what the TOML file beside a page says: ``page.toml`` beside ``page.txt``, or nothing.

    Raises `ReadError` that names the file where it is not TOML or has another
    key, or a value that is none.

    >>> load_sidecar(Path("no-such-page.txt"))
    Layer(basis='sidecar', published=None, publisher=None, place=None)
    """
    sidecar = path.with_suffix(".toml")
    if sidecar == path or not sidecar.is_file():
        return Layer("sidecar")
    try:
        values = tomllib.loads(sidecar.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReadError(f"{sidecar}: cannot be read as TOML: {_one_line(error)}") from None
    unknown = sorted(set(values) - set(KEYS))
    if unknown:
        raise ReadError(f"{sidecar}: {unknown[0]!r} is no key of a page; the keys are {', '.join(KEYS)}")
    try:
        return read_layer("sidecar", values)
    except ReadError as error:
        raise ReadError(f"{sidecar}: {error}") from None


def read_layer(basis: str, values: Mapping[str, object]) -> Layer:
    """Return the metadata among ``values``, dates in any common form made an ISO prefix.

    >>> read_layer("record", {"published": "2024年11月5日", "place": 320613})
    Layer(basis='record', published='2024-11-05', publisher=None, place='320613')

    Raises `ReadError` where a value has the wrong type or is no date or code.
    """
    published, publisher, place = (_text(key, values.get(key)) for key in KEYS)
    if published is not None:
        published = _iso(published)
    try:
        Config(published=published, publisher=publisher, place=place)
    except ConfigError as error:
        raise ReadError(str(error)) from None
    return Layer(basis, published, publisher, place)


def _text(key: str, value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    raise ReadError(f"{key}: {value!r:.60} is not text; write it in quotation marks")


def _iso(value: str) -> str:
    """The ISO prefix that a date in another common form stands for; any other text as it is."""
    match = _LOOSE.match(value)
    if not match:
        return value
    year, *rest = (group for group in match.groups() if group)
    return "-".join((year, *(part.zfill(2) for part in rest)))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
