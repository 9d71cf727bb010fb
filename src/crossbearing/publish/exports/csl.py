"""The accounts as CSL-JSON (schema 1.0.2), for Zotero, pandoc and other citation managers."""

from __future__ import annotations

import re

from crossbearing.publish.exports.encoding import json_bytes, without_empty
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.links import web_address
from crossbearing.records import Document, Record

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def date_parts(published: str | None) -> list[int]:
    """Year, month, day, as far as they are told."""
    m = _DATE.match(published or "")
    return [int(x) for x in m.groups() if x] if m else []


def make(record: Record, kept: Kept) -> Files:
    """`sources.csl.json`."""
    items = [without_empty(_item(d)) for d in record.documents]
    return {"sources.csl.json": json_bytes(items)}


def _item(d: Document) -> dict[str, object]:
    parts = date_parts(d.published)
    url = web_address(d)
    return {
        "id": d.id,
        # What kind of writing it is nobody has said; these two say no more than is known.
        "type": "webpage" if url else "document",
        "title": d.title,
        # Names are given whole: where a family name begins is not told.
        "author": [{"literal": d.author}] if d.author else None,
        "container-title": d.publisher,
        "publisher": d.publisher,
        "issued": {"date-parts": [parts]} if parts else None,
        "URL": url,
        "language": d.language,
        "note": f"sha256: {d.sha256}",
    }


EXPORT = Export("csl", "The accounts as CSL-JSON, for citation managers and pandoc.", make)
