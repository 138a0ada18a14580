"""What a command says while it reads: a line for each input that is left out, a bar for who looks, an exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from kg.errors import ReadError

if TYPE_CHECKING:
    from kg.model import Failure
    from kg.pipeline import Event

FAILED, USAGE, PARTLY = 1, 2, 3


def complain(message: str) -> None:
    """Print a line for the user on standard error."""
    from kg.views.plain import visible

    click.echo(f"kg: {visible(message)}", err=True)


class Watch:
    """Counts what comes, says what is left out, and moves a bar where someone looks at it."""

    def __init__(self) -> None:
        self.pages = self.articles = 0
        self.failures: list[Failure] = []
        self._bar: Any = None

    def __call__(self, event: "Event") -> None:
        """Take note of one event."""
        from kg.model import Failure, PageRecord

        if isinstance(event, PageRecord):
            self.pages += 1
            self.articles += len(event.articles)
        elif isinstance(event, Failure):
            self.failures.append(event)
            complain(event.message)
        elif event.total > 1 and sys.stderr.isatty():
            self._advance(event.total)

    def _advance(self, total: int) -> None:
        self._bar = self._bar or click.progressbar(length=total, label="Reading", file=sys.stderr)
        self._bar.update(1)
        if self._bar.finished:
            self._bar.render_finish()


@contextmanager
def watching() -> Iterator[Watch]:
    """Sets the exit code: every failure has had its line, an error that only sums them up needs no other."""
    watch = Watch()
    try:
        yield watch
    except ReadError:
        if not watch.failures:
            raise
        click.get_current_context().exit(FAILED)
    if watch.failures:
        click.get_current_context().exit(PARTLY)
