"""Servers of our own, started as a user would, on a port that is free, and stopped at the end."""

import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kg.config import Config
from kg.graph.store import Store

from ..conftest import ROOT, needs
from ..graph.records import fair_record, meeting_record

TOKEN = "geheim-令牌"  # noqa: S105 - opens a server that the tests start
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """A running server; ``ask`` sends one request exactly as given."""

    url: str
    store: Path
    process: subprocess.Popen[bytes]

    def ask(
        self, method: str, path: str, *, body: bytes | str | None = None, headers: Mapping[str, str] = _NONE
    ) -> Reply:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        try:
            encoded = body.encode("utf-8") if isinstance(body, str) else body
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value.encode("utf-8"))
            if encoded is not None:
                connection.putheader("Content-Length", str(len(encoded)))
            connection.endheaders(encoded)
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def query(self, sparql: str, accept: str = "text/csv", **headers: str) -> Reply:
        wanted = {"Content-Type": "application/sparql-query", "Accept": accept, **headers}
        return self.ask("POST", "/sparql", body=sparql, headers=wanted)

    def update(self, sparql: str) -> None:
        headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
        reply = self.ask("POST", "/sparql", body=sparql, headers=headers)
        assert reply.status == 204, reply.text


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Server]:
    """Runs ``kg serve`` until the end of the block."""
    if not find_spec("starlette") or not find_spec("uvicorn"):
        needs("needs starlette and uvicorn: pip install civic-kg[dev]")
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline().decode("utf-8")
        if not line:
            pytest.fail(process.stderr.read().decode("utf-8"))
        try:
            yield Server(line.split(" at ")[1].split()[0].rstrip("/"), store, process)
        finally:
            process.send_signal(signal.SIGINT if process.poll() is None else 0)
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two pages; tests only read it."""
    folder = tmp_path_factory.mktemp("served") / "graph"
    with Store.open(folder, create=True) as store:
        store.put(meeting_record(), Config())
        store.put(fair_record(), Config())
    return folder


@pytest.fixture(scope="session")
def server(filled: Path) -> Iterator[Server]:
    """A server that only answers."""
    with serving(filled, "--rows", "50") as running:
        yield running


@pytest.fixture(scope="session")
def hurried(filled: Path) -> Iterator[Server]:
    """A server that gives each query one second."""
    with serving(filled, "--timeout", "1") as running:
        yield running


@pytest.fixture(scope="session")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of an empty store that takes updates with the token."""
    folder = tmp_path_factory.mktemp("written") / "graph"
    Store.open(folder, create=True).close()
    with serving(folder, "--writable", "--token", TOKEN) as running:
        yield running


@pytest.fixture(scope="session")
def seconds() -> Callable[[Callable[[], object]], float]:
    """How long a call takes."""

    def measure(call: Callable[[], object]) -> float:
        begun = time.perf_counter()
        call()
        return time.perf_counter() - begun

    return measure
