"""Python's search for garbage, put off while it would find nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (20_000, 20, 10)  # things made between two searches, and searches of the new ones between those of older


@contextmanager
def rare_searches_for_garbage() -> Iterator[None]:
    """Search seldom in a process that holds much and makes little garbage, and not at its end, when all goes anyway."""
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.freeze()


def keep() -> None:
    """Let no search look through what there is now for some time: all of it stays."""
    if gc.get_threshold() == _SELDOM:
        gc.freeze()  # in a process of our own
    else:
        gc.collect(1)  # at once to what is oldest


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Put the search off: where much is made and kept, or goes by itself, it takes its time and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
