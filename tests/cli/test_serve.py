"""``kg serve`` as a program, and ``kg query`` with its limits and other servers."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import Result

from kg.graph.reader import read_entities
from kg.graph.store import Store

from ..conftest import needed

Kg = Callable[..., Result]
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{at} ?b{at} ?c{at}" for at in range(6)) + " }"


def start(store: Path, *options: str) -> subprocess.Popen[str]:
    needed("uvicorn")
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C as POSIX does")
def test_it_says_where_it_is_and_stops_cleanly_on_ctrl_c(store: Path) -> None:
    with start(store) as process:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline()
        assert line.startswith(f"Serving {store} at http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
        assert process.stderr.read() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C as POSIX does")
def test_ctrl_c_in_the_middle_of_a_query_stops_it_too(store: Path) -> None:
    with start(store, "--timeout", "60") as process:
        assert process.stdout
        address = process.stdout.readline().split(" at ")[1].split()[0]
        with socket.create_connection(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))) as asking:
            fields = urlencode({"query": ENDLESS})
            asking.sendall(f"GET /sparql?{fields} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode("ascii"))
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=15) == 0


def test_a_token_is_made_up_where_none_is_given(store: Path) -> None:
    tokens = set()
    for _ in range(2):
        with start(store, "--writable") as process:
            assert process.stdout
            process.stdout.readline()
            line = process.stdout.readline()
            process.terminate()
        assert line.startswith("Updates need this header: Authorization: Bearer ")
        tokens.add(line.split()[-1])
    assert len(tokens) == 2
    assert all(len(token) >= 32 for token in tokens)


def test_a_port_in_use_is_one_line(kg: Kg, store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = kg("serve", "--store", store, "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert "cannot be listened on: Address already in use; choose another one with --port" in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_store_is_one_line(kg: Kg, tmp_path: Path) -> None:
    result = kg("serve", "--store", tmp_path / "nothing")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "there is no store here" in result.stderr


@pytest.mark.parametrize(
    "options", [["--token", "x"], ["--writable", "--token", " "], ["--timeout", "0"], ["--port", "-1"]]
)
def test_wrong_use_is_told(kg: Kg, store: Path, options: list[str]) -> None:
    assert kg("serve", "--store", store, *options).exit_code == 2


def test_the_missing_extra_is_named(kg: Kg, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = kg("serve", "--store", store)
    assert result.exit_code == 1
    assert "pip install 'civic-kg[serve]'" in result.stderr


def test_a_query_is_stopped_at_its_limit(kg: Kg, store: Path) -> None:
    result = kg("query", "--store", store, "--timeout", "0.5", ENDLESS)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "stopped after 0.5 s" in result.stderr


def test_a_long_answer_is_cut_and_says_so(kg: Kg, store: Path) -> None:
    result = kg("query", "--store", store, "--rows", "3", "--format", "csv", "SELECT ?s { ?s ?p ?o }")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 4)
    assert "cut after 3 rows; there are more" in result.stderr


@pytest.mark.parametrize("profile", ["public", "research"])
def test_private_people_are_left_out_of_every_answer(store: Path, tmp_path: Path, profile: str) -> None:
    (tmp_path / "key").write_bytes(b"a key for tests alone")
    with Store.open(store, read_only=True) as opened:
        entities = [row.iri.rpartition("/")[2] for row in read_entities(opened)]
        graphs = [urlencode({"graph": graph.value}) for graph in opened.graph.named_graphs()]
    asked = ("SELECT * { ?s ?p ?o }", "SELECT * { GRAPH ?g { ?s ?p ?o } }", "DESCRIBE ?s { ?s a civic:Person }")
    paths = ["page", "gsp?default", *(f"gsp?{graph}" for graph in graphs), *(f"entity/{id_}" for id_ in entities)]
    paths += [f"sparql?{urlencode({'query': sparql})}" for sparql in asked]
    with start(store, "--privacy", profile, *(["--key", str(tmp_path / "key")] * (profile == "research"))) as process:
        assert process.stdout
        address = process.stdout.readline().split(" at ")[1].split()[0]
        texts = {path: read(address + path) for path in paths}
        process.terminate()
    assert all("周远山" in text for path, text in texts.items() if not path.startswith(("entity/", "gsp?graph")))
    assert [path for path, text in texts.items() if "陆阿姨" in re.sub(r"\\[nr]|\s", "", text)] == []


def read(address: str) -> str:
    """What a server answers, whatever the status."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8")


@pytest.mark.parametrize("options", [["--writable", "--privacy", "public"], ["--privacy", "research"]])
def test_a_profile_that_does_not_fit_is_one_line(kg: Kg, store: Path, options: list[str]) -> None:
    result = kg("serve", "--store", store, *options)
    assert (result.exit_code, result.stderr.count("\n"), "privacy: " in result.stderr) == (2, 1, True)


def test_one_place_to_ask(kg: Kg, store: Path) -> None:
    assert kg("query", "ASK {}").exit_code == 2
    assert kg("query", "--store", store, "--endpoint", "http://127.0.0.1:1/", "ASK {}").exit_code == 2
    refused = kg("query", "--endpoint", "file:///etc/hosts", "ASK {}")
    assert (refused.exit_code, "not the address of a SPARQL server" in refused.stderr) == (1, True)
