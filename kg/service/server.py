"""Runs the service on this machine, until it is interrupted."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from kg.errors import ConfigError, KgError, MissingExtraError
from kg.graph.profiles import Profile, read_key
from kg.graph.store import Store
from kg.graph.worker import ROWS, SECONDS, Workers
from kg.views.geojson import read_geojson

# Two that answer, and one that is warm when another is killed.
_PROCESSES = 3
_GRACE_SECONDS = 2


def serve(
    store: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    privacy: str = "full",
    key: Path | None = None,
    geojson: Path | None = None,
    seconds: float = SECONDS,
    rows: int = ROWS,
    started: Callable[[str], object] = lambda _: None,
) -> None:
    """Answer requests for the store in a folder; ``started`` is called with the address once it is taken.

    With a ``token``, those who send it may change the graph.  All answers are
    as a privacy profile lets them through.  Port 0 is any that is free.  With
    a GeoJSON file, the page of the network has a map.

    Raises `StoreError` where there is no store, `ConfigError` where the port is
    taken or the profile does not fit, `ReadError` where the GeoJSON is wrong,
    `MissingExtraError` without starlette and uvicorn.
    """
    try:
        import uvicorn

        from kg.service.app import Service, make_app
    except ImportError:
        raise MissingExtraError("starlette and uvicorn are not installed; run: pip install 'civic-kg[serve]'") from None
    with Store.open(store, read_only=True) as opened:
        vocabulary = opened.vocabulary
    if token is not None and privacy != Profile.FULL:
        raise ConfigError("privacy: a graph that can be changed is served in full; leave out --writable or --privacy")
    if privacy == Profile.RESEARCH and key is None:
        raise ConfigError("privacy: research needs a file with a secret key (--key)")
    if key is not None:
        read_key(key)
    if geojson is not None:
        read_geojson(geojson)
    command = ("kg.service.tasks", privacy, str(key or ""), str(geojson or ""))
    with (
        suppress(KeyboardInterrupt),
        _listen(host, port) as listening,
        Workers(store, count=_PROCESSES, seconds=seconds, command=command) as workers,
    ):
        address = _address(host, listening)
        app = make_app(Service(workers, vocabulary, host, token, rows), partial(started, address))
        config = uvicorn.Config(
            app, log_level="error", access_log=False, lifespan="on", server_header=False, date_header=False,
            timeout_graceful_shutdown=_GRACE_SECONDS, timeout_keep_alive=5, ws="none",
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        raise _not_taken(host, port, error) from None


def _not_taken(host: str, port: int, error: Exception) -> KgError:
    number = getattr(error, "errno", None) or 0
    reason = os.strerror(number) if number > 0 else getattr(error, "strerror", None) or str(error)
    return ConfigError(f"{host} port {port} cannot be listened on: {reason}; choose another one with --port")


def _address(host: str, listening: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"
