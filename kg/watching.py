"""What a command says while it reads: a line for each input that is left out, a bar for who looks, an exit code."""

import sys
from collections.abc import Iterator, Sequence
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
    """Counts what comes, says what is left out, and moves a bar of ``total`` pages where there are several."""

    def __init__(self, total: int = 0) -> None:
        self.pages = self.articles = 0
        self.failures: list[Failure] = []
        self._bar: Any = click.progressbar(length=total, label="Reading", file=sys.stderr) if total > 1 else None

    def __call__(self, event: "Event") -> None:
        """Take note of one event."""
        from kg.model import Failure, PageRecord

        if isinstance(event, PageRecord):
            self.pages += 1
            self.articles += len(event.articles)
        elif isinstance(event, Failure):
            self.failures.append(event)
            complain(event.message)
        else:
            return
        self._advance()

    def _advance(self) -> None:
        if self._bar and not self._bar.finished:
            self._bar.update(1)
            if self._bar.finished:
                self._bar.render_finish()


@contextmanager
def watching(inputs: Sequence[str]) -> Iterator[Watch]:
    """Sets the exit code: every failure has had its line, an error that only sums them up needs no other."""
    watch = Watch(_total(inputs))
    try:
        yield watch
    except ReadError:
        if not watch.failures:
            raise
        click.get_current_context().exit(FAILED)
    if watch.failures:
        click.get_current_context().exit(PARTLY)


def _total(inputs: Sequence[str]) -> int:
    """How many pages there are to read; 0 where nobody looks."""
    if not sys.stderr.isatty():
        return 0
    from kg.reading.pages import count_pages

    return count_pages(inputs)
