"""Links to a passage: our own `?at=start-end`, which the server marks, and the text fragment, which the browser finds by itself."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from crossbearing.records import Span

# Words at either end of a long passage by which a browser finds it; a short one is given whole.
_WHOLE, _ENDS = 12, 5
_CONTEXT = 3
# Ids that stand in a path as they are.
_PLAIN = re.compile(r"[^/\\~%\x00-\x1f]+")
_AT = re.compile(r"(\d{1,12})-(\d{1,12})")


def parse_at(at: str | None, length: int) -> Span | None:
    """The span that `at` asks for in a text of `length` characters; None where nothing is asked or it does not lie in the text."""
    if at is None or not (m := _AT.fullmatch(at.strip())):
        return None
    start, end = int(m[1]), int(m[2])
    return Span(start, end) if start < end <= length else None


def account_path(document: str) -> str:
    """The page of one account. An id given from outside may be no name that a path can hold (slashes, `..`, an ending that asks for a
    twin): such a one stands behind a tilde, encoded once more."""
    if _PLAIN.fullmatch(document) and not document.endswith((".json", ".csv")) and document not in (".", ".."):
        return f"/accounts/{quote(document, safe='')}"
    inner = quote(document, safe="", errors="replace").replace(".", "%2E").replace("~", "%7E")
    return f"/accounts/~{quote(inner, safe='')}"


def account_id(segment: str) -> str:
    """The id that `account_path` put into a path, after the server has decoded it once."""
    return unquote(segment[1:]) if segment.startswith("~") else segment


def passage_link(document: str, start: int, end: int) -> str:
    """The address that opens the account at the passage."""
    return f"{account_path(document)}?at={start}-{end}#at"


def text_fragment(text: str, start: int, end: int) -> str:
    """`#:~:text=...` for `text[start:end]` (WICG Scroll to Text Fragment): the words, of a long passage its ends, and what stands around
    them where the words stand in the text more than once."""
    words = text[start:end].split()
    if not words:
        return ""
    if len(words) <= _WHOLE and "\n" not in text[start:end].strip():
        said = _encoded(" ".join(words))
    else:
        said = f"{_encoded(' '.join(words[:_ENDS]))},{_encoded(' '.join(words[-_ENDS:]))}"
    if text.count(text[start:end]) < 2:
        return f"#:~:text={said}"
    line = text.rfind("\n", 0, start) + 1
    until = text.find("\n", end)
    before = text[line:start].split()[-_CONTEXT:]
    after = text[end : until if until >= 0 else len(text)].split()[:_CONTEXT]
    prefix = f"{_encoded(' '.join(before))}-," if before else ""
    suffix = f",-{_encoded(' '.join(after))}" if after else ""
    return f"#:~:text={prefix}{said}{suffix}"


def _encoded(words: str) -> str:
    # A dash, a comma and an ampersand have a meaning of their own in a fragment; `quote` leaves the dash.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
