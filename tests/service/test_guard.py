"""Who may ask: this machine's own names and pages, and nobody else's."""

import http.client
from urllib.parse import urlsplit

import pytest

from kg.service.guard import is_local_name

from .conftest import Server


@pytest.mark.parametrize(
    "host", ["example.org", "localhost.example.org", "127.0.0.1.example.org", "", "a b", "[::1", "x:y"]
)
def test_a_name_that_is_not_this_machines_is_refused(server: Server, host: str) -> None:
    assert server.ask("GET", "/", headers={"Host": host}).status in (400, 403)
    assert not is_local_name(host, "127.0.0.1")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:80", "[::1]:8000", "192.0.2.7"])
def test_an_address_is_no_rebound_name(server: Server, host: str) -> None:
    assert server.ask("GET", "/", headers={"Host": host}).status == 200


def test_the_name_that_was_listened_on_is_ours() -> None:
    assert is_local_name("Press-Desk:8000", "press-desk")
    assert not is_local_name("press-desk", "127.0.0.1")


@pytest.mark.parametrize("origin", ["http://example.org", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
def test_another_sites_page_may_not_ask(server: Server, origin: str) -> None:
    reply = server.query("ASK {}", Origin=origin)
    assert reply.status == 403
    assert "access-control-allow-origin" not in reply.headers


def test_our_own_page_may_ask(server: Server) -> None:
    reply = server.query("ASK {}", Origin=server.url)
    assert reply.status == 200
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize("path", ["/", "/page", "/sparql", "/gsp?default", "/unheard-of", "/assets/page.js"])
def test_every_answer_says_what_a_browser_may_do_with_it(server: Server, path: str) -> None:
    headers = server.ask("GET", path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "server" not in headers


def test_no_path_leads_out_of_the_assets(server: Server) -> None:
    for path in ("/assets/../index.html", "/assets/%2e%2e%2findex.html", "/assets/..%5cindex.html", "/assets/vendor/x"):
        assert server.ask("GET", path).status == 404


def test_a_request_that_stops_halfway_harms_nobody(server: Server) -> None:
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.putrequest("POST", "/sparql")
    connection.putheader("Content-Length", "100")
    connection.endheaders(b"ASK")
    connection.close()
    assert server.query("ASK {}").status == 200
