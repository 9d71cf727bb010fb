"""The metadata of an account, and what a form that corrects it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crossbearing.case.decisions import Decision
from crossbearing.records import Document

# The fields that a reviewer may set, with their words on the page and what to write.
FIELDS: dict[str, tuple[str, str]] = {
    "publisher": ("Published by", "the paper, agency or office"),
    "author": ("Author", "as the account gives the name"),
    "published": ("Published", "2024-10-14, or 2024-10-14T18:00"),
    "title": ("Title", "as the account gives it"),
    "language": ("Language", "two letters: en, de, uk"),
    "url": ("Address", "https://…"),
}


def changed(document: Document, wanted: Mapping[str, str | None]) -> dict[str, str | None]:
    """The fields whose wanted value is another than the account's; an empty one says that the account does not tell it."""
    found: dict[str, str | None] = {}
    for field in FIELDS:
        if field in wanted:
            value = (wanted[field] or "").strip() or None
            if value != (getattr(document, field) or None):
                found[field] = value
    return found


def set_by(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The latest decision that sets each field."""
    return {field: d for d in decisions if isinstance(d.value, dict) for field in d.value}
