"""Exports of news databases: many articles in one text, each with its own head and foot. The head becomes metadata; the account is what stands between."""

from __future__ import annotations

from collections.abc import Callable

from crossbearing.read.databases import factiva, nexis, proquest
from crossbearing.read.raw import Raw

_SPLITTERS: tuple[Callable[[str], list[Raw]], ...] = (nexis.articles, proquest.articles, factiva.articles)


def articles(text: str) -> list[Raw]:
    """The articles of an export; empty where the text is none."""
    for split in _SPLITTERS:
        if found := [a for a in split(text) if a.text.strip()]:
            return found
    return []
