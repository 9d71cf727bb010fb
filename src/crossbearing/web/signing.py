"""The pages for signing in and out."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import Cookie
from litestar.handlers import HTTPRouteHandler

from crossbearing.web.address import local
from crossbearing.web.answering import HTML
from crossbearing.web.asking import asked
from crossbearing.web.door import SIGN_IN, Door
from crossbearing.web.page import Moved, Wrong
from crossbearing.web.rendering import rendered
from crossbearing.web.session import COOKIE, LASTS
from crossbearing.web.writing import pairs


class Given(msgspec.Struct, frozen=True):
    """What the form sends."""

    name: str = ""
    password: str = ""
    to: str = "/"


def handlers(door: Door) -> list[HTTPRouteHandler]:
    """Sign-in and sign-out."""

    def page(given: Given, wrong: str, status: int) -> Response[bytes]:
        body = rendered(
            "sign_in.html", {"title": door.desk.name, "name": given.name[:100], "to": local(given.to), "wrong": wrong}
        )
        return Response(body, status_code=status, media_type=HTML, headers={"cache-control": "no-store"})

    @get(SIGN_IN, include_in_schema=False)
    async def form(request: Request[Any, Any, Any]) -> Response[bytes]:
        if not await sync_to_thread(door.guarded):
            raise Moved("/")
        wish = asked(Given, {}, request.query_params.multi_items())
        assert isinstance(wish, Given)  # noqa: S101
        return page(Given(to=wish.to), "", 200)

    @post(SIGN_IN, summary="Sign in; sets the session's cookie")
    async def enter(request: Request[Any, Any, Any]) -> Response[bytes]:
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        given = asked(Given, {}, pairs(await request.body(), kind))
        assert isinstance(given, Given)  # noqa: S101
        peer = request.client.host if request.client else ""
        try:
            value = await sync_to_thread(door.sign_in, given.name, given.password, peer)
        except Wrong as error:
            return page(given, str(error), 403)
        answer = Response(b"", status_code=303, headers={"location": local(given.to), "cache-control": "no-store"})
        answer.set_cookie(
            Cookie(
                COOKIE,
                value=value,
                httponly=True,
                samesite="strict",
                path="/",
                max_age=LASTS,
                secure=request.url.scheme == "https",
            )
        )
        return answer

    @post("/sign-out", summary="Sign out")
    async def leave() -> Response[bytes]:
        answer = Response(b"", status_code=303, headers={"location": SIGN_IN, "cache-control": "no-store"})
        answer.delete_cookie(COOKIE)
        return answer

    return [form, enter, leave]
