"""The application: the pages of a case behind their guard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from litestar import Litestar, Request, Response, get, post, route
from litestar.concurrency import sync_to_thread
from litestar.enums import HttpMethod
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath
from litestar.types import ASGIApp

from crossbearing.web import assets, signing
from crossbearing.web.answering import CSV, JSON, answer
from crossbearing.web.desk import Desk
from crossbearing.web.door import Door
from crossbearing.web.errors import handlers
from crossbearing.web.guard import LOOPBACK, Guard
from crossbearing.web.page import Action, Page, asked_type, data_type
from crossbearing.web.pages import actions, pages
from crossbearing.web.schema import described, described_body, document
from crossbearing.web.warming import warm
from crossbearing.web.writing import written

# The longest body that is read: a decision with its reason is a few kilobytes.
MOST_BYTES = 1_000_000


def application(
    case: str | Desk,
    read_only: bool = False,
    hosts: Iterable[str] = (),
    trust_header: str | None = None,
    key: bytes | None = None,
    processes: int = 1,
) -> ASGIApp:
    """The ASGI application over a case's file. `hosts` are names by which it may be called besides this machine's own; `trust_header` is
    the header in which a proxy on this machine names who signed in there. Where it runs in several `processes`, they share the `key` of the sessions.

    CaseError where the file is no case.
    """
    desk = Desk(case, read_only) if isinstance(case, str) else case
    known = {h.lower() for h in hosts} | set(LOOPBACK)
    door = Door(desk, known == set(LOOPBACK), trust_header, key, processes)
    routes: list[Any] = [static, *signing.handlers(door)]
    routes += [handler for page in pages() for handler in _page(page, door)]
    routes += [_action(action, door) for action in actions()]
    app = Litestar(
        route_handlers=routes,
        exception_handlers=handlers(desk),
        openapi_config=document(desk.name),
        request_max_body_size=MOST_BYTES,
        on_startup=[warm],
        on_shutdown=[desk.close],
        logging_config=None,
    )
    return Guard(app, known)


def _page(page: Page, door: Door) -> list[HTTPRouteHandler]:
    """The page at its own address and at those of its twins; HEAD where there is GET."""

    async def shown(request: Request[Any, Any, Any]) -> Response[bytes]:
        return await sync_to_thread(lambda: answer(page, door.desk, request, door.visitor(request)))

    fixed = "{" not in page.path.rsplit("/", 1)[-1]
    paths = [page.path, page.twin + ".json"] if fixed else [page.path]
    told: dict[str, Any] = {"summary": page.summary, "operation_class": described(page)}
    data = ResponseSpec(data_type(page.data), description=page.summary, media_type=JSON, generate_examples=False)
    made = [get(paths, name=page.path, responses={200: data}, **told)(shown)]
    if fixed and page.table:
        rows = ResponseSpec(bytes, description="the table as CSV", media_type=CSV, generate_examples=False)
        made.append(get(page.twin + ".csv", responses={200: rows}, **told)(shown))
        paths.append(page.twin + ".csv")
    return [*made, route(paths, http_method=HttpMethod.HEAD, include_in_schema=False)(shown)]


def _action(action: Action, door: Door) -> HTTPRouteHandler:
    async def done(request: Request[Any, Any, Any]) -> Response[bytes]:
        body = await request.body()
        return await sync_to_thread(lambda: written(action, door.desk, request, door.visitor(request), body))

    handler: HTTPRouteHandler = post(
        action.path,
        name=action.path,
        summary=action.summary,
        operation_class=described_body(action, asked_type(action.act)),
    )(done)
    return handler


@get("/static/{stamp:str}/{name:str}", sync_to_thread=False, include_in_schema=False)
def static(stamp: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """A file of the package. Under its own stamp it may be kept for ever."""
    found = assets.assets().get(name)
    if found is None:
        raise NotFoundException
    keep = "public, max-age=31536000, immutable" if stamp == assets.stamp() else "no-cache"
    return Response(found, media_type=assets.content_type(name), headers={"cache-control": keep})
