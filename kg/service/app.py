"""The routes: which address answers what, and with which status where it cannot."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urljoin

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError, QueryError
from kg.graph.query import named_queries
from kg.graph.tasks import GRAPHS as SERIALIZED
from kg.graph.terms import Vocabulary
from kg.graph.worker import ROWS, Answer, LimitError, Workers
from kg.resources import resource
from kg.service.description import describe
from kg.service.guard import Guard, read_body
from kg.service.negotiation import GRAPHS, RESULTS, choose, header
from kg.service.protocol import Operation, RefusedError, read_fields, read_operation

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_ASSETS = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "yasgui.min.css": "text/css",
    "yasgui.min.js": "text/javascript",
}
_HTML = {"text/html": "html"}
_DRAWING_SECONDS = 60.0

_Endpoint = Callable[["Service", Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes know: the processes that answer, the store's words, and who may write (``token``)."""

    workers: Workers
    vocabulary: Vocabulary
    host: str = "127.0.0.1"
    token: str | None = None
    rows: int = ROWS

    async def ask(self, task: str, **arguments: Any) -> Answer:
        """The answer of a task, while other requests go on."""
        return await run_in_threadpool(partial(self.workers.ask, task, **arguments))


def make_app(service: Service, started: Callable[[], object]) -> Starlette:
    """Return the service as an ASGI application; ``started`` is called once it takes requests and interrupts."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        started()
        yield

    routes = [
        _route("/", _query_page, service),
        _route("/queries.json", _queries, service),
        _route("/assets/{name}", _asset, service),
        _route("/page", _explorer, service),
        _route("/entity/{id}", _entity, service),
        _route("/sparql", _sparql, service, "GET", "POST"),
        _route("/sparql/", _sparql, service, "GET", "POST"),
        _route("/gsp", _graph_store, service),
        _route("/gsp/{path:path}", _graph_store, service),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guard, host=service.host)],
        exception_handlers={KgError: _refused},
    )


def _route(path: str, endpoint: _Endpoint, service: Service, *methods: str) -> Route:
    async def answer(request: Request) -> Response:
        return await endpoint(service, request)

    return Route(path, answer, methods=list(methods or ("GET",)))


async def _refused(_: Request, error: Exception) -> Response:
    if isinstance(error, RefusedError):
        status = error.status
    elif isinstance(error, LimitError):
        status = 503
    else:
        status = 400 if isinstance(error, QueryError) else 503
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return PlainTextResponse(f"{error}\n", status, headers=headers)


async def _sparql(service: Service, request: Request) -> Response:
    body = await read_body(request) if request.method == "POST" else b""
    content_type = request.headers.get("content-type", "")
    operation = read_operation(request.method, request.scope["query_string"], content_type, body)
    if operation.kind == "description":
        return _description(service, request)
    return await (_update if operation.kind == "update" else _query)(service, request, operation)


async def _query(service: Service, request: Request, operation: Operation) -> Response:
    accept = _accept(request)
    table, graph = choose(accept, RESULTS), choose(accept, GRAPHS)
    answer = await service.ask(
        "query",
        sparql=operation.sparql,
        formats=[table and RESULTS[table], graph and GRAPHS[graph]],
        values=dict(operation.values),
        default=operation.default,
        named=operation.named,
        base=_address(request),
        rows=service.rows,
    )
    type_ = graph if answer.notes.get("graph") else table
    if type_ is None or answer.notes.get("unread"):
        raise _unread([*RESULTS, *GRAPHS])
    cut = answer.notes["truncated"]
    return Response(answer.body, headers={"Content-Type": header(type_)} | ({"KG-Truncated": str(cut)} if cut else {}))


async def _update(service: Service, request: Request, operation: Operation) -> Response:
    if service.token is None:
        raise RefusedError(403, "this server only answers; start it with --writable to change the graph")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(
        token.strip().encode("latin-1"), service.token.encode("utf-8")
    ):
        raise RefusedError(401, "an update needs the server's token; send Authorization: Bearer TOKEN")
    graphs = {"default": operation.default, "named": operation.named}
    await service.ask("update", sparql=operation.sparql, base=_address(request), **graphs)
    return Response(status_code=204)


def _description(service: Service, request: Request) -> Response:
    type_ = choose(_accept(request), {**GRAPHS, **_HTML})
    if type_ == "text/html":
        return RedirectResponse("/", 303)
    if type_ is None:
        raise _unread(GRAPHS)
    text = describe(_address(request), writable=service.token is not None).serialize(SERIALIZED[GRAPHS[type_]])
    return Response(text, headers={"Content-Type": header(type_)})


async def _graph_store(service: Service, request: Request) -> Response:
    graph = _graph(request)
    type_ = choose(_accept(request), GRAPHS)
    if type_ is None:
        raise _unread(GRAPHS)
    answer = await service.ask("graph", graph=graph, format=GRAPHS[type_])
    if answer.notes.get("absent"):
        raise RefusedError(404, f"the store has no graph {graph}")
    return Response(answer.body, headers={"Content-Type": header(type_)})


def _graph(request: Request) -> str | None:
    """The graph that a request names, None for the default graph."""
    if request.path_params.get("path"):
        return _address(request)
    fields = read_fields(request.scope["query_string"])
    named = [value for name, value in fields if name == "graph"]
    default = any(name == "default" for name, _ in fields)
    if len(named) + default != 1:
        raise RefusedError(400, "name one graph: /gsp?graph=IRI or /gsp?default")
    return None if default else urljoin(_address(request), named[0])


async def _entity(service: Service, request: Request) -> Response:
    id_, _, ending = request.path_params["id"].partition(".")
    offered = {**_HTML, **GRAPHS} if not ending else {type_: name for type_, name in GRAPHS.items() if name == ending}
    type_ = choose(_accept(request) if not ending else "", offered) if offered else None
    if type_ is None:
        raise _unread([*_HTML, *GRAPHS])
    answer = await service.ask("entity", id=id_, format=offered[type_])
    if answer.notes.get("absent"):
        raise RefusedError(404, "the store has no such entity")
    return Response(answer.body, headers={"Content-Type": header(type_), "Content-Security-Policy": _PAGE_POLICY})


async def _explorer(service: Service, _: Request) -> Response:
    answer = await service.ask("page", seconds=_DRAWING_SECONDS)
    # The page brings its own policy, with the hashes of its scripts.
    policy = "frame-ancestors 'none'"
    return Response(answer.body, headers={"Content-Type": header("text/html"), "Content-Security-Policy": policy})


async def _query_page(_: Service, __: Request) -> Response:
    text = resource("visualizations", "query", "index.html").read_text("utf-8")
    return Response(text, headers={"Content-Type": header("text/html"), "Content-Security-Policy": _PAGE_POLICY})


async def _queries(service: Service, _: Request) -> Response:
    ready = [
        {"name": one.name, "zh": one.question_zh, "en": one.question_en, "sparql": one.sparql}
        for one in named_queries()
    ]
    words = service.vocabulary
    return JSONResponse({"base": words.base, "prefixes": words.prefixes, "rows": service.rows, "queries": ready})


async def _asset(_: Service, request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise RefusedError(404, "there is no such file")
    folder = ("vendor",) if name.startswith("yasgui") else ()
    content = resource("visualizations", "query", *folder, name).read_bytes()
    return Response(content, headers={"Content-Type": header(_ASSETS[name]), "Cache-Control": "max-age=3600"})


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _address(request: Request) -> str:
    """The address of the request without its fields, as the client wrote it."""
    path: bytes = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
    return f"{request.url.scheme}://{request.url.netloc}{path.partition(b'?')[0].decode('ascii', 'replace')}"


def _unread(offered: Mapping[str, str] | list[str]) -> RefusedError:
    return RefusedError(406, f"none of what is offered is accepted: {', '.join(dict.fromkeys(offered))}")
