"""Enumerations: lines with numbers or bullets, and numbers within a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|finally|lastly"
_ITEM = re.compile(
    r"[ \t]*(?P<mark>[-–—•*·▪●‣◦]|\(?(?P<n>\d{1,2}|[a-z]|[ivx]{1,5})[.)]|(?P<o>(?:"
    + _ORDINAL
    + r")(?:ly)?)\s*[:,])[ \t]+",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\(?\b(?P<n>\d{1,2}|[a-z]|[ivx]{1,5})\)\s+", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;]*(?:,|;)?\s*(?:and|or)?\s*$")
# Words of a section's title in capitals.
_TITLE = 6


@dataclass(frozen=True, slots=True)
class Item:
    """`start`..`end` without the mark; `number` as it stands, None for a bullet; `head` is the offset where the list's heading ends."""

    start: int
    end: int
    number: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A run of items, with the span of the line that heads it."""

    heading: tuple[int, int]
    items: tuple[Item, ...]


def find_listings(text: str) -> tuple[Listing, ...]:
    """Every run of marked lines, in order. Blank lines may stand between items; the heading is the last line before them."""
    found: list[Listing] = []
    heading = (0, 0)
    items: list[Item] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        mark = _ITEM.match(text, start, end)
        if mark and not _is_section(text[mark.end() : end]):
            items.append(_item(text, mark.end(), end, mark["n"] or mark["o"]))
        elif text[start:end].strip():
            if items:
                found.append(Listing(heading, tuple(items)))
                items = []
            heading = (start, end)
        start = end + 1
    if items:
        found.append(Listing(heading, tuple(items)))
    return tuple(found)


def _is_section(words: str) -> bool:
    """Whether a marked line is a section's title: "C. INSTRUCTIONS"."""
    return words.isupper() and len(words.split()) <= _TITLE


def is_item(text: str, start: int) -> bool:
    """Whether the line at `start` carries a mark of enumeration."""
    return _ITEM.match(text, start) is not None


def inline_items(text: str, start: int, end: int) -> tuple[Item, ...]:
    """The items of an enumeration within a sentence: "(i) a, (ii) b and (iii) c"; empty where there are not two."""
    marks = list(_INLINE.finditer(text, start, end))
    if len(marks) < 2:
        return ()
    ends = [m.start() for m in marks[1:]] + [end]
    return tuple(_item(text, m.end(), e, m["n"]) for m, e in zip(marks, ends, strict=True))


def _item(text: str, start: int, end: int, number: str | None) -> Item:
    cut = _TAIL.search(text, start, end)
    end = cut.start() if cut else end
    return Item(start, max(start, end), number)
