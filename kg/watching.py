"""What a command says while it reads: a line for each input that is left out, a bar for who looks, an exit code."""

import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import ReadError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Failure
    from kg.pipeline import Event

FAILED, USAGE, PARTLY = 1, 2, 3


def complain(message: str) -> None:
    """Print a line for the user on standard error."""
    from kg.views.plain import visible

    click.echo(f"kg: {visible(message)}", err=True)


def shell_word(text: str) -> str:
    """Return the text as one word for a shell; Chinese needs no quotation marks.

    >>> shell_word("周远山"), shell_word("云栖区 新闻")
    ('周远山', "'云栖区 新闻'")
    """
    from kg.views.plain import visible

    return text if re.fullmatch(r"[\w./\\:-]+", text) else shlex.quote(visible(text))


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

    def summary(self, graph: "Graph", store: Path) -> dict[str, Any]:
        """What was read and what the graph holds now, as plain values."""
        left_out = [{"source": failure.source, "message": failure.message} for failure in self.failures]
        read = {"pages": self.pages, "articles": self.articles, "left_out": left_out}
        return {"read": read, "store": str(store), "graph": graph.stats().to_json()}

    def told(self, graph: "Graph", store: Path) -> str:
        """The same for a person, with commands to go on with."""
        from kg.views.stats import counted

        left_out = f"; left out: {len(self.failures)} (named above)" if self.failures else ""
        where, stats = shell_word(str(store)), graph.stats()
        name = stats.foremost.get("Person") or next(iter(stats.foremost.values()), "NAME")
        return "\n".join(
            [
                f"Read {counted(self.pages, 'page')} with {counted(self.articles, 'article')}{left_out}.",
                f"The graph in {where} holds",
                *(f"  {line}" for line in str(stats).splitlines()),
                "Next:",
                f"  kg view --store {where} -o page.html",
                f"  kg query --store {where} --name who-organizes-what",
                f"  kg explain --store {where} {shell_word(name)}",
            ]
        )

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
