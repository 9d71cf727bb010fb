"""Writes: a form or JSON in, the action, and on to the next page."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException

from crossbearing.web.address import local
from crossbearing.web.answering import JSON, wanted
from crossbearing.web.asking import asked
from crossbearing.web.desk import Desk
from crossbearing.web.page import Action, Wrong, asked_type
from crossbearing.web.visit import Visitor

# A form has at most so many fields; a decision has fewer than ten.
_MOST_FIELDS = 100


def pairs(body: bytes, kind: str) -> list[tuple[str, str]]:
    """The fields of a form or of a flat JSON object. Wrong where the body is neither."""
    try:
        if kind == "application/json":
            given = msgspec.json.decode(body, type=dict[str, Any])
            return [
                (k, _text(v))
                for k, vs in given.items()
                for v in (vs if isinstance(vs, list) else [vs])
                if v is not None
            ]
        if kind in ("application/x-www-form-urlencoded", ""):
            return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except (ValueError, UnicodeDecodeError) as error:
        raise Wrong("what was sent cannot be read; send a form, or a JSON object in UTF-8") from error
    raise HTTPException(status_code=415, detail="send a form (application/x-www-form-urlencoded) or JSON")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def check(action: Action, desk: Desk, visitor: Visitor | None) -> Visitor:
    """The visitor, where the action is open to them."""
    if desk.read_only:
        raise PermissionDeniedException(detail="this case is served to be read only")
    if visitor is None:
        raise NotAuthorizedException(detail="sign in to write")
    if not visitor.may(action.role):
        raise PermissionDeniedException(detail=f"{visitor.name} is {visitor.role}; this takes the role {action.role}")
    return visitor


def written(
    action: Action, desk: Desk, request: Request[Any, Any, Any], visitor: Visitor | None, body: bytes
) -> Response[bytes]:
    """Does it; a browser is sent on, a program told."""
    who = check(action, desk, visitor)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    path = dict(request.path_params)
    done = action.act(desk.case, asked(asked_type(action.act), path, pairs(body, kind)), who)
    where = local(done.location)
    if wanted(request.headers.get("accept", "")) == JSON:
        return Response(
            msgspec.json.encode({"location": where, "result": done.result}), status_code=200, media_type=JSON
        )
    return Response(b"", status_code=303, headers={"location": where, "cache-control": "no-store"})
