"""Which address a page from the web has: its own canonical one (RFC 6596), where it is of the same site, else the one that gave it.

A page may name any address as its canonical one. Were it believed of another site, whoever publishes a page could pass it off as a newer version of another outlet's account.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Hosts that give pages of others in the form for telephones; the page's own host stands in the path.
_CACHES = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/(?:c|v|i)/(?:s/)?|(?:www\.)?google\.[a-z.]+/amp/(?:s/)?|(?:[\w-]+\.)?bing-amp\.com/(?:c|v)/(?:s/)?)([^/?#]+)",
    re.I,
)
# What a site puts before its name for its forms.
_FORMS = ("www.", "amp.", "m.", "mobile.")
_AMP = re.compile(rb"<html\b[^>]*?\s(?:amp|\xe2\x9a\xa1|\xe2\x9a\xa14ads)(?:[\s=>]|$)", re.I)
HEAD = 4096


def address(fetched: str, stated: str | None, page: bytes = b"") -> tuple[str, list[str]]:
    """The address of a page that `fetched` gave and that states another (None where it states none), and what is to be said of it."""
    notes = ["a page in the form for telephones (AMP)"] if _AMP.search(page[:HEAD]) else []
    if not stated or _same(stated, fetched):
        return stated or fetched, notes
    return fetched, [*notes, f"names {stated} as its address, which is of another site; not believed"]


def _same(stated: str, fetched: str) -> bool:
    cached = _CACHES.match(fetched)
    own, given = _site(stated), cached[1].lower() if cached else _site(fetched)
    if own is None or given is None:
        return False
    for form in _FORMS:
        own, given = own.removeprefix(form), given.removeprefix(form)
    return own == given or own.endswith(f".{given}") or given.endswith(f".{own}")


def _site(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
        return host if parts.scheme in ("http", "https") and "." in host else None
    except ValueError:
        return None
