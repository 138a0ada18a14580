"""The folder of a store: a marker, and the files of the graph and the ledger.

The engine never gives the place of a removed text back, so texts that went
stay in its files.  Where that matters, all files are written anew: beside the
old ones, under the next number.  The marker says which number counts, so that
one rename switches both at once; a process that is stopped before it leaves
the old ones in force, after it the new ones.
"""

import os
import re
import shutil
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.memory import TO_OPEN, require_memory
from kg.patterns import late

FORGOTTEN = "forgotten.tsv"
"""The file of those who are forgotten; a new folder may begin with it."""

_MARKER = "civic-kg-store.txt"
_MARK = "civic-kg store, format 1\n"
_NUMBERED = late(rf"{re.escape(_MARK)}files (\d+)\n")
_GRAPH, _LEDGER = "graph", "ledger"
_TRIES = 50
"""Openings of files that a writer changes meanwhile: a store that is being compacted needed up to six of them."""


def require_store(folder: Path, *, create: bool) -> None:
    """Raise `StoreError` where a folder is no store; with ``create``, make one of a missing or empty folder.

    >>> require_store(Path("no-such-folder"), create=False)
    Traceback (most recent call last):
    kg.errors.StoreError: no-such-folder: there is no store here; kg build INPUT --store no-such-folder makes one
    """
    marker = folder / _MARKER
    try:
        if marker.is_file():
            _number(folder)
        elif not create:
            raise StoreError(f"{folder}: {_absent(folder)}; kg build INPUT --store {folder} makes one")
        elif folder.exists() and not _is_free(folder):
            raise StoreError(f"{folder}: not a civic-kg store and not empty; name a new or an empty folder")
        else:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(marker, _MARK)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be used as a store: {error.strerror or error}") from None


def graph_folder(folder: Path) -> Path:
    """Return where the engine's files of the graph are.

    >>> graph_folder(Path("no-such-folder")).name
    'graph'
    """
    return _parts(folder, _number(folder))[0]


def open_parts(folder: Path, *, read_only: bool) -> tuple[ox.Store, ox.Store]:
    """Return the graph and the ledger of a store's folder; raises `StoreError` where they cannot be opened."""
    require_memory(TO_OPEN, str(folder))
    failed: Exception | str = "its files are being written anew"
    for _ in range(_TRIES):
        number = _number(folder)
        try:
            graph, ledger = (_open(part, read_only) for part in _parts(folder, number))
        except RuntimeError as error:
            # The engine's word for files that a writer put away while they were opened; those of now are there.
            # Each time it is another file; one that is missing twice is missing.
            if str(error) == str(failed) and _number(folder) == number:
                break
            failed = error
            continue
        except OSError as error:
            if _number(folder) == number:
                raise StoreError(_why(folder, error, read_only=read_only)) from None
            continue
        if _number(folder) == number:
            if not read_only:
                _remove_others(folder, number)
            return graph, ledger
    raise StoreError(f"{folder}: the store cannot be opened: {' '.join(str(failed).split())}")


def copy_parts(folder: Path, graph: ox.Store, ledger: ox.Store) -> tuple[ox.Store, ox.Store]:
    """Write graph and ledger into new files, make these the store's own, and return them opened.

    `remove_old` takes the old files away, once they are closed.
    """
    number = _number(folder) + 1
    parts = _parts(folder, number)
    try:
        copies = [_copy(store, path) for store, path in zip((graph, ledger), parts, strict=True)]
        write_whole(folder / _MARKER, f"{_MARK}files {number}\n")
    except OSError:
        # A full disk is not to stay full of what does not count.
        for path in parts:
            shutil.rmtree(path, ignore_errors=True)
        raise
    return copies[0], copies[1]


def _copy(store: ox.Store, path: Path) -> ox.Store:
    shutil.rmtree(path, ignore_errors=True)
    copy = ox.Store(str(path))
    copy.bulk_extend(store)
    for name in store.named_graphs():
        copy.add_graph(name)
    copy.flush()
    return copy


def remove_old(folder: Path) -> None:
    """Remove files that no longer count; raises `StoreError` where the system holds on to them."""
    left = _remove_others(folder, _number(folder))
    if left:
        raise StoreError(f"{left[0]}: old files cannot be removed; close what reads them, then delete this folder")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it has the old text or the new one, whenever the process is stopped.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "a.txt"), "青禾社区")
    ...     Path(folder, "a.txt").read_text("utf-8")
    '青禾社区'
    """
    new = _new(path)
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _new(path: Path) -> Path:
    """What is left of a file that could not be written whole."""
    return path.with_name(f"{path.name}.new")


def _open(part: Path, read_only: bool) -> ox.Store:
    return ox.Store.read_only(str(part)) if read_only else ox.Store(str(part))


def _number(folder: Path) -> int:
    """The number of the files that count; 0 are the first ones."""
    try:
        mark = (folder / _MARKER).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return 0
    if mark == _MARK:
        return 0
    if found := _NUMBERED.fullmatch(mark):
        return int(found[1])
    first = mark.partition("\n")[0][:60]
    raise StoreError(f"{folder}: {first!r} is not a format that this version reads; build the store again")


def _parts(folder: Path, number: int) -> tuple[Path, Path]:
    ending = f"-{number}" if number else ""
    return folder / f"{_GRAPH}{ending}", folder / f"{_LEDGER}{ending}"


def _remove_others(folder: Path, number: int) -> list[Path]:
    """Remove all files of the engine but those of this number, and return what is left of them."""
    ours = _parts(folder, number)
    others = [path for part in (_GRAPH, _LEDGER) for path in folder.glob(f"{part}*") if path not in ours]
    found = [path for path in others if re.fullmatch(rf"({_GRAPH}|{_LEDGER})(-\d+)?", path.name)]
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    return [path for path in found if path.exists()]


def _is_free(folder: Path) -> bool:
    return folder.is_dir() and {path.name for path in folder.iterdir()} <= {FORGOTTEN, _new(Path(_MARKER)).name}


def _absent(folder: Path) -> str:
    return "is not a civic-kg store" if folder.exists() else "there is no store here"


def _why(folder: Path, error: OSError, *, read_only: bool) -> str:
    if "lock" in str(error).lower():
        return f"{folder}: another process is writing this store; wait until it has finished"
    if not read_only and ("Permission denied" in str(error) or "Read-only file system" in str(error)):
        return f"{folder}: this store may only be read; take a folder that you may write to"
    return f"{folder}: the store cannot be opened: {' '.join(str(error).split())}"
