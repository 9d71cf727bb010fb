"""IRIs of the record's things, for formats of linked data."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from crossbearing.records import Document

# A URN of this program's own, not registered: the ids are made from content, so that the same thing has the same name in each export.
_URN = "urn:crossbearing"


def urn(kind: str, *names: object) -> str:
    """`urn:crossbearing:claim:c0123`."""
    return ":".join([_URN, kind, *(quote(str(n), safe="-._~", errors="replace") for n in names)])


def web_address(document: Document) -> str | None:
    """The document's address where it is one of the web (http or https), else None: no `javascript:` is handed on."""
    url = document.url or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
