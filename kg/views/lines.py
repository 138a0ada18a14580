"""Quads as sorted N-Quads lines, in memory that does not grow with their number."""

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import IO

import pyoxigraph as ox

from kg.errors import StoreError

_QUADS_AT_ONCE = 50_000
"""How many are sorted in memory at once: some 80 MB."""
_FILES = 50
"""How many sorted files are open at most; systems allow a process a few hundred."""


def write_sorted(quads: Iterable[ox.Quad], out: IO[bytes], *, at_once: int = _QUADS_AT_ONCE) -> None:
    """Write quads as N-Quads, sorted by their lines.

    More than ``at_once`` of them are sorted piece by piece, in files of the
    system's temporary folder that have no name and end with the process.
    Raises `StoreError` where that folder cannot be written.

    >>> from io import BytesIO
    >>> unit, name = ox.NamedNode("urn:unit"), ox.NamedNode("urn:name")
    >>> quads = [ox.Quad(unit, name, ox.Literal(text)) for text in ("青禾社区", "听潮社区", "云栖区")]
    >>> write_sorted(quads, out := BytesIO(), at_once=2)
    >>> [line.split()[2] for line in out.getvalue().decode().splitlines()]
    ['"云栖区"', '"听潮社区"', '"青禾社区"']
    """
    rest = iter(quads)
    first = _sorted(rest, at_once)
    if len(first) < at_once:
        _write(first, out)
        return
    with ExitStack() as files:
        _merge(_pieces(first, rest, at_once, files), out)


def _pieces(first: list[ox.Quad], rest: Iterator[ox.Quad], at_once: int, files: ExitStack) -> list[IO[bytes]]:
    """Files of sorted lines; as soon as there are too many, they become one."""
    pieces: list[IO[bytes]] = []
    some = first
    while some:
        pieces.append(_file(partial(_write, some), files))
        if len(pieces) == _FILES:
            merged = _file(partial(_merge, pieces), files)
            for piece in pieces:
                piece.close()
            pieces = [merged]
        some = _sorted(rest, at_once)
    return pieces


def _sorted(quads: Iterator[ox.Quad], at_once: int) -> list[ox.Quad]:
    return sorted(islice(quads, at_once), key=str)


def _write(quads: list[ox.Quad], out: IO[bytes]) -> None:
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)


def _merge(pieces: list[IO[bytes]], out: IO[bytes]) -> None:
    out.writelines(heapq.merge(*pieces))


def _file(write: Callable[[IO[bytes]], None], files: ExitStack) -> IO[bytes]:
    """A file of what is written, at its beginning; open as long as the others."""
    try:
        file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        write(file)
        file.seek(0)
    except OSError as error:
        folder = tempfile.gettempdir()
        reason = error.strerror or error
        raise StoreError(f"{folder}: cannot be written: {reason}; TMPDIR names another folder") from None
    return file
