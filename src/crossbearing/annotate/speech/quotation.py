"""Quotation marks and their pairing.

A quotation is paired within its line. One that is left open at a line's end is running speech where the next line opens again
(the newspapers' rule: every paragraph opens, only the last one closes); `open_end` tells it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Opening marks and what may close them. A typewriter's mark closes itself; „ is closed by “ in German and Romanian texts and by ” elsewhere.
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "``": "''", '"': '"', "''": "''", "'": "'", "‹": "›"}
_MARK = re.compile(r"``|''|[\"“”„«»‘’'‹›]")
_WORD = re.compile(r"\w")
# An apostrophe mark opens only after a blank or bracket and closes only before no letter: "don't", "the workers' hall" stay unpaired.
_SINGLE = ("'", "‘")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`start`..`end` with the marks, `inner_start`..`inner_end` without; `open_end` where no mark closes it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    open_end: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of the text, in order; `text[inner_start:inner_end]` are the words quoted."""
    found: list[Quotation] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            found.extend(_of_line(text, start, end))
        start = end + 1
    return tuple(found)


def _of_line(text: str, start: int, end: int) -> list[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    found: list[Quotation] = []
    i = 0
    while i < len(marks):
        opening = marks[i]
        if not _opens(text, opening, start):
            i += 1
            continue
        closers = _CLOSERS.get(opening.group(), "”")
        j = _closing(text, marks, i, closers, end)
        if j is None and opening.group() == "“":
            j = _closing(text, marks, i, '"', end)
        if j is not None:
            closing = marks[j]
            if _WORD.search(text, opening.end(), closing.start()):
                found.append(Quotation(opening.start(), closing.end(), opening.end(), closing.start()))
            i = j + 1
        elif opening.group() not in _SINGLE and not _WORD.search(text, start, opening.start()):
            # A line that opens with a mark and never closes it is speech that goes on in the next line.
            found.append(Quotation(opening.start(), end, opening.end(), end, open_end=True))
            break
        else:
            i += 1
    return found


def _closing(text: str, marks: list[re.Match[str]], i: int, closers: str, end: int) -> int | None:
    opening = marks[i].group()
    depth = 0
    for j in range(i + 1, len(marks)):
        mark = marks[j].group()
        if mark == closers or (len(mark) == 1 and mark in closers):
            if opening in _SINGLE and not _closes_single(text, marks[j], end):
                continue
            if depth == 0:
                return j
            depth -= 1
        elif mark == opening and opening in ("“", "«", "„"):
            depth += 1
    return None


def _opens(text: str, mark: re.Match[str], line_start: int) -> bool:
    sign, at = mark.group(), mark.start()
    if sign == "”" and not text[line_start:at].strip():
        return True  # a slip of the typesetter, found at the start of a line only
    if sign not in _CLOSERS:
        return False
    before = text[at - 1] if at > line_start else " "
    after = text[mark.end() : mark.end() + 1]
    if sign in ("“", "„", "«", "``"):
        return True
    if not after or after.isspace():
        return False
    return not before.isalnum() and before not in ",.!?"


def _closes_single(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1]
    if after.isalnum() or before.isspace():
        return False
    # "the workers' hall": after a plural's s the mark closes only before a stop or after one.
    return not (before == "s" and after == " " and text[mark.end() + 1 : mark.end() + 2].islower())
