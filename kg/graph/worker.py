"""Queries in processes of their own, which are killed at a limit.

The engine has no way to stop a query, and memory that a query asked for is
only given back for sure by the end of its process.  So a query runs in one of
a few warm processes; one that is over its limit is killed, and another takes
its place at once.  Requests and answers go through pipes, a line of JSON and
then the answer's bytes (`kg.graph.tasks` is the other end).
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer
from time import monotonic
from types import MappingProxyType, TracebackType
from typing import Any, Self

from kg import errors
from kg.errors import KgError, QueryError, StoreError

SECONDS = 10.0
"""How long a query may run, where nothing else is said."""
ROWS = 10_000
"""How many rows or triples an answer has at most, where nothing else is said."""

MEMORY = "-"
"""What a process is told in place of a folder, where it gets the graph on its standard input."""

_START_SECONDS = 60.0


class LimitError(QueryError):
    """A query was stopped, or not begun, since it would have gone over its limit."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a task gave: bytes, and notes on them (``truncated``, ``format`` and so on)."""

    body: bytes = b""
    notes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class Workers:
    """Warm processes over the store in a folder, at least one of them from the start; stopped by `close`.

    ``seconds`` is the limit from a request to its answer, waiting for a free
    process included; ``command`` the module that a process runs, and what it
    is told besides the folder.  In place of a folder, ``store`` may be a call
    that gives the bytes of a graph in memory (`kg.graph.tasks.packed`).

    >>> import tempfile
    >>> from kg.graph.store import Store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(folder, create=True).close()
    ...     with Workers(Path(folder)) as workers:
    ...         workers.ask("query", sparql="ASK {}", formats=["csv", "ttl"]).body
    b'true\\n'
    """

    def __init__(
        self,
        store: Path | Callable[[], bytes],
        *,
        count: int = 1,
        seconds: float = SECONDS,
        command: Sequence[str] = ("kg.graph.tasks",),
    ) -> None:
        self._feed = None if isinstance(store, Path) else store
        self._command = _command(store if isinstance(store, Path) else Path(MEMORY), *command)
        self._seconds = seconds
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._all: set[_Process] = set()
        self._lock = Lock()
        self._closed = False
        for _ in range(count):
            self._start()
        with suppress(Empty):
            self._idle.put(self._idle.get(timeout=_START_SECONDS))

    def ask(self, task: str, *, seconds: float | None = None, **arguments: Any) -> Answer:
        """Return the answer of a task; its arguments are plain values.

        Raises the task's own error, or `LimitError` where it takes longer than
        ``seconds`` or than the memory that a process may use.
        """
        limit = self._seconds if seconds is None else seconds
        until = monotonic() + limit
        process = self._wait(limit)
        answer = None
        try:
            answer = process.ask({"task": task, **arguments}, max(until - monotonic(), 0.001))
        finally:
            self._give_back(process)
        if answer is not None:
            return answer
        if process.late:
            raise LimitError(f"stopped after {limit:g} s; ask for less, or give it more time (--timeout)")
        raise LimitError("stopped: its process ended, most likely for want of memory; ask for less")

    def close(self) -> None:
        """Stop all processes, at work or not."""
        with self._lock:
            self._closed = True
            processes, self._all = self._all, set()
        for process in processes:
            process.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _wait(self, limit: float) -> "_Process":
        try:
            return self._idle.get(timeout=limit)
        except Empty:
            raise LimitError(f"not begun within {limit:g} s, since others were being answered; try again") from None

    def _start(self) -> None:
        with self._lock:
            if self._closed:
                return
            process = _Process(self._command, self._feed)
            self._all.add(process)
        Thread(target=self._welcome, args=(process,), daemon=True).start()

    def _welcome(self, process: "_Process") -> None:
        process.wait_until_warm()
        self._idle.put(process)

    def _give_back(self, process: "_Process") -> None:
        if process.usable:
            self._idle.put(process)
            return
        self._start()
        with self._lock:
            self._all.discard(process)
        process.stop()


class _Process:
    """One process, and what is left of its pipes."""

    def __init__(self, command: list[str], feed: Callable[[], bytes] | None) -> None:
        self.late = False
        self._feed = feed
        self.usable = True
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        )

    def wait_until_warm(self) -> None:
        """Wait for its first line; a process that ended before it has none, and so no answers either."""
        if self._process.stdout and self._process.stdin:
            with suppress(OSError, ValueError):
                if self._feed:
                    self._process.stdin.write(self._feed())
                    self._process.stdin.flush()
                self._process.stdout.readline()

    def ask(self, request: Mapping[str, Any], seconds: float) -> Answer | None:
        """The answer, or None where the process ended before it had one."""
        timer = Timer(seconds, self._kill)
        timer.daemon = True
        timer.start()
        self.usable = False
        try:
            answer = self._exchange(json.dumps(request).encode("utf-8") + b"\n")
        finally:
            timer.cancel()
        self.usable = answer is not None and not self.late
        if answer and "error" in answer.notes:
            raise _error(answer.notes)
        return answer

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # What was to be written is lost with the process.
            with suppress(OSError):
                if pipe:
                    pipe.close()

    def _exchange(self, request: bytes) -> Answer | None:
        source, target = self._process.stdout, self._process.stdin
        if source is None or target is None:
            return None
        try:
            target.write(request)
            target.flush()
            notes = json.loads(source.readline() or b"null")
            body = source.read(notes["length"]) if notes else b""
        except (OSError, ValueError):
            return None
        return Answer(body, notes) if notes and len(body) == notes["length"] else None

    def _kill(self) -> None:
        self.late = True
        self._process.kill()


def _error(notes: Mapping[str, Any]) -> KgError:
    kind = getattr(errors, notes["error"], StoreError)
    error = kind(notes["message"])
    return error if isinstance(error, KgError) else StoreError(notes["message"])


def _command(store: Path, module: str, *arguments: str) -> list[str]:
    # -P: no module of the folder that the user happens to be in takes the place of one of ours.
    return [sys.executable, "-P", "-m", module, os.fspath(store), *arguments]


def _environment() -> dict[str, str]:
    ours = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join([ours, others] if others else [ours]), "PYTHONUTF8": "1"}
