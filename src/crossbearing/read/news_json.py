"""Articles as JSON objects of programs that collect news: news-please, Common Crawl news extractions, JSON-LD of schema.org, and our own."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from crossbearing.read.apart.message import Failed, Part, Reply, Task
from crossbearing.read.compose import Piece, composed
from crossbearing.read.failure import ReadFailure
from crossbearing.read.raw import Raw
from crossbearing.records import Derivation, Role

# For each field the names under which the programs give it, best first.
_NAMES = {
    "text": ("text", "maintext", "articleBody", "content", "body"),
    "title": ("title", "headline", "name"),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "source_domain", "source", "site_name", "sitename", "outlet"),
    "published": ("published", "date_publish", "datePublished", "publish_date", "date", "pubDate"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "inLanguage", "lang"),
    "id": ("id",),
}
MOST = 100_000


def read(task: Task) -> Reply:
    """One account an object; objects may stand in a list, or under `articles`, `items`, `data`, `@graph`."""
    try:
        said: Any = msgspec.json.decode(task.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadFailure(
            task.path, f"no JSON ({type(error).__name__})", "check the file; one object a line is read as .jsonl"
        ) from error
    rows = _rows(said)
    if rows is None:
        raise ReadFailure(task.path, "JSON of no form that is read", 'give objects with a "text" (see docs/reading.md)')
    parts: list[Part] = []
    failed: list[Failed] = []
    for number, row in enumerate(rows[:MOST], 1):
        raw = article(row)
        where = task.path if len(rows) == 1 else f"{task.path}!/{number}"
        if raw is None:
            failed.append(Failed(where, "no object with a text", "leave it out or give its text"))
        else:
            parts.append(Part(where, raw, None if len(rows) == 1 else raw.text.encode("utf-8", "replace")))
    if not parts:
        raise ReadFailure(task.path, "JSON that holds no text", "references without texts go into a manifest")
    return Reply(parts, failed)


def _rows(said: Any) -> list[Any] | None:
    if isinstance(said, list):
        return said
    if not isinstance(said, dict):
        return None
    if _text(said, "text"):
        return [said]
    return next(
        (said[k] for k in ("articles", "items", "data", "@graph", "results") if isinstance(said.get(k), list)), None
    )


def article(row: Any) -> Raw | None:
    """The account of an object, None where it holds no text."""
    if not isinstance(row, dict) or not (text := _text(row, "text")):
        return None
    raw = Raw(text.replace("\r\n", "\n").replace("\r", "\n"))
    for field in ("title", "author", "publisher", "published", "url", "language", "id"):
        setattr(raw, field, _text(row, field))
    before = []
    for words, role in ((raw.title, "title"), (_standfirst(row), "standfirst")):
        if words and words not in raw.text[: len(words) + 200]:
            before.append(Piece(words, cast(Role, role)))
    # Only what was put before the text has its role from here; the rest is told by its words.
    head, raw.parts = composed(before)
    raw.text = f"{head}\n\n{raw.text}" if head else raw.text
    raw.derived_from = _derived(row)
    return raw


def _standfirst(row: dict[str, Any]) -> str | None:
    """The standfirst, where the object names one that is no first sentence cut short."""
    words = next((row[k] for k in ("standfirst", "alternativeHeadline", "subtitle") if isinstance(row.get(k), str)), "")
    return " ".join(words.split()) or None


def _derived(row: dict[str, Any]) -> list[Derivation]:
    """schema.org `isBasedOn` and `sourceOrganization`."""
    out = []
    for key in ("isBasedOn", "sourceOrganization"):
        value = row.get(key)
        name = value.get("name") if isinstance(value, dict) else None
        url = value.get("url") if isinstance(value, dict) else value
        name = name if isinstance(name, str) else None
        url = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
        if name or url:
            out.append(Derivation(name, url, "metadata"))
    return out


def _text(row: dict[str, Any], field: str) -> str | None:
    for name in _NAMES[field]:
        value = row.get(name)
        values = value if isinstance(value, list) else [value]
        words = [
            v.strip() if isinstance(v, str) else str(v.get("name") or "").strip() if isinstance(v, dict) else ""
            for v in values[:20]
        ]
        if any(words):
            return ", ".join(w for w in words if w)
    return None
