"""From a page and a request to an answer: HTML, or its JSON or CSV twin, with an ETag by the state of the case."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
from litestar import Request, Response

from crossbearing import __version__
from crossbearing.web import assets
from crossbearing.web.address import Address
from crossbearing.web.asking import asked
from crossbearing.web.desk import Desk
from crossbearing.web.page import Page, asked_type, called
from crossbearing.web.rendering import rendered
from crossbearing.web.table import csv_of
from crossbearing.web.visit import Visit, Visitor

HTML, JSON, CSV = "text/html", "application/json", "text/csv"
ENDINGS = {".json": JSON, ".csv": CSV}
_WANTED = {"application/json": JSON, "text/csv": CSV, "text/html": HTML}


def split(path: str) -> tuple[str, str | None]:
    """A path without the ending of a twin, and the twin's type: `/index.json` is `/`."""
    for ending, kind in ENDINGS.items():
        if path.endswith(ending):
            plain = path.removesuffix(ending)
            return ("/" if plain == "/index" else plain), kind
    return path, None


def wanted(accept: str) -> str:
    """The type that the client names first among those there are; HTML where it names none."""
    for part in accept.split(","):
        name = part.split(";")[0].strip().lower()
        if name in _WANTED:
            return _WANTED[name]
    return HTML


def answer(page: Page, desk: Desk, request: Request[Any, Any, Any], visitor: Visitor | None) -> Response[bytes]:
    """The page as asked for."""
    plain, kind = split(request.url.path)
    kind = kind or wanted(request.headers.get("accept", ""))
    if kind == CSV and page.table is None:
        kind = HTML
    here = Address(plain, tuple(request.query_params.multi_items()))
    # The state of the file is taken before it is read: an answer is never older than its tag says.
    state = desk.state()
    tag = _tag(state, desk, here, kind, visitor)
    headers = {"cache-control": "private, no-cache", "vary": "Accept, Cookie"}
    if tag:
        headers["etag"] = tag
        if tag in [t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")]:
            return Response(b"", status_code=304, headers=headers)
    path = {name: split(value)[0] if isinstance(value, str) else value for name, value in request.path_params.items()}
    wish = asked(asked_type(page.data), path, here.pairs)
    with desk.reading() as reading:
        # What is kept follows from the record, which stands while accounts are only added.
        keep = desk.kept.at(reading.state())
        data = called(page.data, reading, wish, keep=keep)
        overview = reading.overview() if kind == HTML else None
    if kind == JSON:
        return Response(msgspec.json.encode(data), media_type=JSON, headers=headers)
    if kind == CSV and page.table is not None:
        name = plain.strip("/").replace("/", "-") or "events"
        headers["content-disposition"] = f'inline; filename="{_plain(name)}.csv"'
        return Response(csv_of(page.table(data)), media_type=CSV, headers=headers)
    if page.file is not None:
        made = page.file(data)
        headers["content-disposition"] = (
            f'attachment; filename="{_plain(made.name.rpartition(".")[0])}.{made.name.rpartition(".")[2]}"'
        )
        return Response(made.data, media_type=made.media_type, headers=headers)
    assert overview is not None  # noqa: S101 - HTML is what is left
    visit = Visit(desk.name, here, page.section, overview, visitor, not desk.read_only, page.table is not None)
    context = {
        "page": data,
        "asked": wish,
        "visit": visit,
        **(called(page.drawn, data, keep=keep, here=here) if page.drawn else {}),
    }
    return Response(rendered(page.template, context), media_type=HTML, headers=headers)


def _tag(state: str | None, desk: Desk, here: Address, kind: str, visitor: Visitor | None) -> str | None:
    if state is None:
        return None
    parts = (__version__, assets.stamp(), state, here.full, kind, repr(visitor), str(desk.read_only))
    return f'"{sha256(chr(0).join(parts).encode("utf-8", "replace")).hexdigest()[:24]}"'


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in name)[:80]
