"""Room in memory, asked for beforehand: the engine ends the process where it finds none."""

import mmap

from kg.errors import StoreError

TO_OPEN = 896 << 20
"""Bytes of address space that opening a graph and its ledger takes, and some to spare."""
TO_WRITE = 256 << 20
"""Bytes that what is written between two flushes takes, and some to spare."""


def require_memory(size: int, name: str) -> None:
    """Raise `StoreError` where the process may not have that many bytes more.

    Only a limit of the process is seen (``ulimit -v``); the space is not touched.

    >>> require_memory(1 << 20, "graph")
    """
    flags = getattr(mmap, "MAP_PRIVATE", 0) | getattr(mmap, "MAP_ANONYMOUS", 0)
    if not flags:
        return
    try:
        mmap.mmap(-1, size, flags=flags, prot=0).close()
    except OSError:
        raise StoreError(
            f"{name}: out of memory, {size >> 20} MiB more are needed; what is stored stays, raise the limit (ulimit)"
        ) from None
