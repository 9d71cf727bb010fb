"""Errors as pages: what went wrong in one line and where to go on, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from crossbearing.case.file import CaseError
from crossbearing.web.address import local
from crossbearing.web.answering import HTML, JSON, split, wanted
from crossbearing.web.desk import Desk
from crossbearing.web.page import Missing, Moved, Wrong
from crossbearing.web.rendering import rendered

_log = logging.getLogger("crossbearing.web")
_HEADS = {400: "This address asks for what cannot be", 401: "Sign in first", 403: "Not allowed", 404: "Not in this case",
          405: "Nothing is written here", 413: "Too much at once", 415: "Sent in a form that is not read here", 429: "Too many at once",
          503: "The case cannot be read just now"}  # fmt: skip
# What Litestar says where the reason is plain from the head.
_BARE = frozenset({"Not Found", "Method Not Allowed", "Bad Request", "Internal Server Error"})


class Failure(msgspec.Struct, frozen=True):
    """What a program gets."""

    status: int
    error: str
    remedy: str


def handlers(desk: Desk) -> dict[int | type[Exception], Callable[[Request[Any, Any, Any], Any], Response[Any]]]:
    """Exception to answer."""

    def missing(request: Request[Any, Any, Any], error: Missing) -> Response[bytes]:
        return failed(desk, request, 404, str(error))

    def wrong(request: Request[Any, Any, Any], error: Wrong) -> Response[bytes]:
        return failed(desk, request, 400, str(error))

    def moved(_: Request[Any, Any, Any], error: Moved) -> Response[bytes]:
        return Response(b"", status_code=303, headers={"location": local(str(error)), "cache-control": "no-store"})

    def http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
        said = "" if error.detail in _BARE or error.status_code >= 500 else error.detail
        return failed(desk, request, error.status_code, said)

    def unreadable(request: Request[Any, Any, Any], error: CaseError) -> Response[bytes]:
        return failed(desk, request, 503, str(error))

    def unforeseen(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return failed(desk, request, 500, "")

    return {
        Moved: moved,
        Missing: missing,
        Wrong: wrong,
        HTTPException: http,
        CaseError: unreadable,
        Exception: unforeseen,
    }


def failed(desk: Desk, request: Request[Any, Any, Any], status: int, said: str) -> Response[bytes]:
    """The error as the client takes it."""
    head = _HEADS.get(status, "This page could not be made" if status >= 500 else "Refused")
    remedy = "the cause stands in the program's own output; the case itself is unharmed" if status == 500 else ""
    headers = {"cache-control": "no-store"}
    if (split(request.url.path)[1] or wanted(request.headers.get("accept", ""))) == JSON:
        body = msgspec.json.encode(Failure(status, said or head, remedy))
        return Response(body, status_code=status, media_type=JSON, headers=headers)
    body = rendered("error.html", {"head": head, "said": said, "remedy": remedy, "status": status, "title": desk.name})
    return Response(body, status_code=status, media_type=HTML, headers=headers)
