"""What stands before every request: who may ask, how much they may send, and what a browser may do with the answer."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.service.protocol import RefusedError

MOST_BYTES = 2 << 20
"""The largest body of a request, in bytes."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Vary": "Accept",
}
_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Guard:
    """Lets requests through that name this machine and come from its own pages or from no page at all.

    A page elsewhere can have its own name lead here (DNS rebinding), so the
    Host has to be an address, ``localhost``, or the name that was listened on.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have the application answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope))
        app = PlainTextResponse(refusal + "\n", 403) if refusal else self._app
        await app(scope, receive, _with_headers(send))

    def _refusal(self, headers: Headers) -> str:
        host, origin = headers.get("host", ""), headers.get("origin")
        if not is_local_name(host, self._host):
            return "this name is not one of this server's; ask it by its address"
        if origin is not None and origin.lower() != f"http://{host.lower()}":
            return "another site's page may not ask this server"
        return ""


def is_local_name(host: str, listened: str) -> bool:
    """Return whether a Host header is an address, ``localhost``, or the name that was listened on.

    >>> [is_local_name(host, "127.0.0.1") for host in ("127.0.0.1:8000", "[::1]", "localhost:80", "example.org")]
    [True, True, True, False]
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
        urlsplit(f"//{host}").port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return False
    if name in ("localhost", listened.lower()):
        return bool(name)
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


async def read_body(request: Request) -> bytes:
    """Return the body of a request; raises `RefusedError` as soon as it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise RefusedError(413, f"the request is larger than {MOST_BYTES >> 20} MiB")
    return bytes(body)


def _with_headers(send: Send) -> Send:
    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", _POLICY)
        await send(message)

    return send_guarded
