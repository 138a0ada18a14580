"""Taking things out of a graph on disk: ``from kg.upkeep import forget, retract``."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.removal import Forgotten, Retracted

PathText = str | PathLike[str]


def retract(store: PathText, what: str, *, wipe: bool = False) -> "Retracted":
    """Take out of the graph in a folder what was read from a file, or every article of an issue date.

    ``what`` is a path, the name that the graph has for a page, or a date.  What
    other pages support stays; building again brings it back.  With ``wipe``
    the folder's files are written anew, so that none holds what went.  Raises
    `StoreError` where nothing matches.
    """
    from kg.graph.removal import retract
    from kg.graph.store import Store

    with Store.open(Path(store)) as opened:
        went = retract(opened, what)
        if wipe:
            opened.wipe()
    return went


def forget(store: PathText, who: str, *, why: str, when: str | None = None, everybody: bool = False) -> "Forgotten":
    """Take an entity (an IRI) or whoever has a name out of the graph in a folder, and out of all later builds.

    Afterwards no file of the folder holds the name.  ``everybody`` is for a
    name that several bear, or nobody yet.  Raises `StoreError` where it is not
    clear who is meant, or the reason holds the name.
    """
    from datetime import date

    from kg.graph.removal import forget
    from kg.graph.store import Store

    with Store.open(Path(store)) as opened:
        return forget(opened, who, why=why, when=when or date.today().isoformat(), everybody=everybody)
