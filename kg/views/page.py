"""The graph as one self-contained, offline page: data, drawing and words in one file of HTML.

    page data (`kg.views.contents`) → tables by column → JSON, zipped where large → `visualizations/explorer/`

Nothing read from news becomes markup, script or address: it travels as escaped
JSON, and the page's policy allows only the script and the style written here.
"""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.graph.reader import ArticleRow, EntityRow, FactRow, read_codes
from kg.graph.store import Store
from kg.resources import resource
from kg.views.contents import NONE, Mentions, harmless, page_data, page_data_of
from kg.views.geography import Land
from kg.views.geojson import read_geojson

TITLE = "地方新闻关系网"
# Joined in this order into one script.
SCRIPTS = (
    "words.js", "data.js", "filters.js", "map.js", "scene.js", "pens.js", "labels.js", "camera.js", "targets.js",
    "drawing.js", "gestures.js", "dom.js", "search.js", "panel.js", "groups.js", "legend.js", "views.js",
    "saving.js", "address.js", "page.js",
)  # fmt: skip
# Data of more bytes than this is zipped: opening it takes some milliseconds, and the file is a quarter.
ZIPPED_FROM = 1_000_000

_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render_page(store: Store, *, title: str = TITLE, limit: int | None = None, geojson: Path | None = None) -> str:
    """Return the page of a store: HTML that needs no other file and asks no network.

    With a ``limit``, only so many entities are in it, the best-connected, and
    the page says how many are left out.  With a GeoJSON file it has a map.
    The same store and file give the same text.

    Raises `ReadError` where the GeoJSON is wrong or names no entity.

    >>> "<title>云栖区新闻</title>" in render_page(Store.memory(), title="云栖区新闻")
    True
    """
    land = None if geojson is None else Land(read_geojson(geojson), read_codes(store), geojson)
    return _render(page_data_of(store, limit=limit, land=land), title)


def write_page(store: Store, path: Path, *, title: str = TITLE, geojson: Path | None = None) -> None:
    """Write the page of a store as UTF-8, whole or not at all, in place of what stood at ``path``.

    Raises `StoreError` where the file cannot be written, `ReadError` as `render_page` does.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_page(Store.memory(), Path(folder, "云栖区.html"))
    ...     Path(folder, "云栖区.html").read_text("utf-8").startswith("<!doctype html>")
    True
    """
    save_page(render_page(store, title=title, geojson=geojson), path)


def save_page(page: str, path: Path) -> None:
    """Write a page as UTF-8 with plain line ends, whole or not at all.

    Raises `StoreError` where the file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path}: the page cannot be written: {error.strerror}; choose another file") from None


def page_of(
    entities: Iterable[EntityRow],
    articles: Iterable[ArticleRow],
    facts: Iterable[FactRow],
    mentions: Mentions = NONE,
    *,
    title: str = TITLE,
    limit: int | None = None,
    land: Land | None = None,
) -> str:
    r"""Return the page of rows, as `render_page` does of a store; ``mentions`` are those of each entity's IRI.

    >>> row = EntityRow("urn:1", "Person", "", "周远山</script>", ("周远山</script>",), 2)
    >>> page = page_of([row], [], [], title="临溪<街道>")
    >>> "<title>临溪&lt;街道&gt;</title>" in page, "周远山</script>" in page, r"周远山\u003c/script\u003e" in page
    (True, False, True)
    """
    return _render(page_data(entities, articles, facts, mentions, limit=limit, land=land), title)


def fill_template(name: str, slots: Mapping[str, str]) -> str:
    """Return a template of `visualizations/explorer/` with each ``{{slot}}`` filled in, in one pass."""
    return _SLOT.sub(lambda slot: slots[slot[1]], read_part(name))


def read_part(name: str) -> str:
    """Return the text of a file of `visualizations/explorer/`."""
    return plain_lines(resource("visualizations", "explorer", name).read_text("utf-8"))


def plain_lines(text: str) -> str:
    r"""Return the text with the line ends that a browser sees, since the policy's hash is of those.

    >>> plain_lines("一\r\n二\r三")
    '一\n二\n三'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def to_json(data: Any) -> str:
    r"""Return the data as JSON in which no character can end or open a script element.

    >>> to_json(["</script>"])
    '["\\u003c/script\\u003e"]'
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def policy_of(scripts: Iterable[str], style: str) -> str:
    """Return a content security policy that allows these scripts and this style, and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _render(data: dict[str, Any], title: str) -> str:
    style, script = read_part("page.css"), "".join(read_part(name) for name in SCRIPTS)
    graph = to_json(_tables(data))
    is_large = len(graph.encode("utf-8")) > ZIPPED_FROM
    slots = {
        "title": escape(harmless(title)),
        "policy": escape(policy_of([script], style), quote=True),
        "style": style,
        "packed": ' data-packed="gzip"' if is_large else "",
        "graph": b64encode(gzip.compress(graph.encode("utf-8"), 9, mtime=0)).decode("ascii") if is_large else graph,
        "script": script,
    }
    return fill_template("index.html", slots)


def _tables(data: dict[str, Any]) -> dict[str, Any]:
    """The page's data by column, with the evidence of all facts, in order, as a table of its own."""
    tables = {
        "entities": data["entities"],
        "articles": data["articles"],
        "facts": [_without_evidence(fact) for fact in data["facts"]],
        "evidence": [source for fact in data["facts"] for source in fact["evidence"]],
    }
    return data | {name: _table(records) for name, records in tables.items()}


def _without_evidence(fact: Mapping[str, Any]) -> dict[str, Any]:
    """The fact with the number of its sources in place of them."""
    return {name: value for name, value in fact.items() if name != "evidence"} | {"sources": len(fact["evidence"])}


def _table(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {name: _column([record[name] for record in records]) for name in (records[0] if records else ())}


def _column(values: list[Any]) -> Any:
    """The values, or, of text that recurs, each text once and its number in each row."""
    if not all(isinstance(value, str) for value in values):
        return values
    numbers = {text: number for number, text in enumerate(dict.fromkeys(values))}
    return {"of": list(numbers), "is": [numbers[text] for text in values]} if 2 * len(numbers) < len(values) else values


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
