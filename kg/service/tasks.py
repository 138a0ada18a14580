"""What the service's worker processes do: queries and updates, and the pages that are read from the store.

Run as a module (``python -m kg.service.tasks STORE PROFILE [KEY [GEOJSON]]``, "" for none) by `kg.graph.worker`.
"""

import sys
from functools import partial
from pathlib import Path

from kg.graph.profiles import Profile, read_key
from kg.graph.tasks import GRAPHS, TASKS, Snapshot, work
from kg.graph.worker import Answer
from kg.service.pages import entity_graph, entity_page, find_entity
from kg.views.page import render_page
from kg.views.screened import screen_store


def answer_entity(snapshot: Snapshot, *, id: str, format: str) -> Answer:  # noqa: A002 - the request's words
    """Return an entity as ``html`` or in an RDF format; the answer says where there is none (``absent``).

    >>> import tempfile
    >>> from kg.graph.store import Store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     answer_entity(Snapshot(Path(folder)), id="5f0c", format="html").notes["absent"]
    True
    """
    store = snapshot.store
    entity = find_entity(store, id)
    if entity is None:
        return Answer(notes={"absent": True})
    text = entity_page(store, entity) if format == "html" else entity_graph(store, entity).serialize(GRAPHS[format])
    return Answer(text.encode("utf-8"))


def answer_page(snapshot: Snapshot, *, geojson: Path | None = None) -> Answer:
    """Return the explorer's page of the store, with a map where there is GeoJSON.

    >>> import tempfile
    >>> from kg.graph.store import Store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     answer_page(Snapshot(Path(folder))).body.startswith(b"<!doctype html>")
    True
    """
    return Answer(render_page(snapshot.store, geojson=geojson).encode("utf-8"))


if __name__ == "__main__":
    profile, key_file, outlines = (*sys.argv[2:], "", "")[:3]
    key = read_key(Path(key_file)) if key_file else b""
    page = partial(answer_page, geojson=Path(outlines) if outlines else None)
    work(
        {**TASKS, "entity": answer_entity, "page": page},
        partial(screen_store, profile=Profile(profile), key=key),
    )
