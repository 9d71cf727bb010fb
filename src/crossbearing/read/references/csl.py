"""References as JSON: CSL-JSON (citeproc-js schema 1.0.2), and Zotero's own items with their attachments (Better BibTeX JSON)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, str]


def rows(said: Any) -> list[Row] | None:
    """A row for each file of each reference, or one for its address; None where the object is no list of references."""
    items = said if isinstance(said, list) else said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list) or not any(_is_item(i) for i in items):
        return None
    return [row for item in items if isinstance(item, dict) for row in _rows(item)]


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and ("itemType" in item or "type" in item) and ("title" in item or "URL" in item)


def _rows(item: dict[str, Any]) -> Iterator[Row]:
    if _text(item.get("itemType")) in ("note", "attachment"):
        return
    row = {
        "title": _text(item.get("title")),
        "author": _authors(item),
        "publisher": _first(item, "container-title", "publicationTitle", "websiteTitle", "blogTitle", "programTitle", "institution", "publisher"),
        "published": _date(item),
        "url": _first(item, "URL", "url"),
        "language": _text(item.get("language")),
        "key": _first(item, "citation-key", "citationKey", "citekey", "id"),
    }  # fmt: skip
    row = {name: value for name, value in row.items() if value}
    files = list(_files(item))
    for file in files:
        yield {**row, "file": file}
    if not files and row.keys() & {"url", "key"}:
        yield row


def _files(item: dict[str, Any]) -> Iterator[str]:
    if file := _text(item.get("file")):
        yield file
    held = item.get("attachments")
    for attached in held if isinstance(held, list) else ():
        if isinstance(attached, dict) and (path := _first(attached, "path", "localPath", "file")):
            # Zotero writes what lies in its own folder as `storage:NAME` or `attachments:NAME`.
            yield path.removeprefix("storage:").removeprefix("attachments:")


def _authors(item: dict[str, Any]) -> str:
    people = item.get("author") or item.get("creators")
    names = []
    for person in people if isinstance(people, list) else ():
        if not isinstance(person, dict) or _text(person.get("creatorType")) not in ("", "author"):
            continue
        given = _first(person, "given", "firstName")
        family = " ".join(
            filter(None, (_text(person.get("non-dropping-particle")), _first(person, "family", "lastName")))
        )
        names.append(_first(person, "literal", "name") or f"{given} {family}".strip())
    return ", ".join(n for n in names if n)


def _date(item: dict[str, Any]) -> str:
    issued = item.get("issued")
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        numbers = [str(p) for p in first[:3]] if isinstance(first, list) else []
        if len(numbers) > 1 and all(n.isdigit() for n in numbers):
            return "-".join([numbers[0].zfill(4), *(n.zfill(2) for n in numbers[1:])])
        said = _first(issued, "raw", "literal")
    else:
        said = _text(issued) or _text(item.get("date"))
    # A year alone is no day on which an account can be placed.
    return "" if said.isdigit() else said


def _first(item: dict[str, Any], *names: str) -> str:
    return next((found for name in names if (found := _text(item.get(name)))), "")


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""
