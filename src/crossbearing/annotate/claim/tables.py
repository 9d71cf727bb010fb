"""Tables in plain text: rows of a label and numbers, under a line of dates, of numbered reports, or of attributes."""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft
from crossbearing.records import Annotations
from crossbearing.records.claim import Attribute

_GAP = r"(?:[ ]{2,}|[ ]*\t[ \t]*|[ ]*\|[ ]*)"
_NUMBER = r"\d{1,3}(?:[, ]\d{3})+|\d+"
_ROW = re.compile(
    rf"^[ \t|•*–-]*(?P<label>[^\W\d](?:[^\t|\n ]|[ ](?! ))*?)[ ]?:?{_GAP}(?P<cells>(?:{_NUMBER})(?:{_GAP}(?:{_NUMBER}|[–-]))*)[ \t|]*$",
    re.MULTILINE,
)
_CELL = re.compile(_NUMBER)
_SPLIT = re.compile(_GAP)
_TOTAL = re.compile(r"\b(?:total|all|sum|altogether|overall)\b", re.IGNORECASE)
# A label is a few words; a longer one is a sentence with a ragged margin.
LABEL_WORDS = 6


class Table(NamedTuple):
    """The rows as spans, and what they claim."""

    rows: tuple[tuple[int, int], ...]
    drafts: tuple[Draft, ...]


def tables(text: str, found: Annotations) -> Table:
    """What the tables of the text claim: each number with the attribute of its row or of its column, and the day of its column."""
    if "  " not in text and "\t" not in text and "|" not in text:
        return Table((), ())
    rows, drafts = [], []
    for m in _ROW.finditer(text):
        label = m["label"].strip()
        if len(label.split()) > LABEL_WORDS:
            continue
        cells = [(m.start("cells") + c.start(), c.group()) for c in _CELL.finditer(m["cells"])]
        own = _attribute(label)
        header = _header(text, m.start(), len(cells))
        if own is None and not any(_attribute(h) for _, h in header):
            continue
        rows.append((m.start(), m.end()))
        for n, (at, digits) in enumerate(cells):
            column = header[n] if header else None
            attribute = own or (_attribute(column[1]) if column else None)
            if attribute is None:
                continue
            value, end = float(re.sub(r"\D", "", digits)), at + len(digits)
            drafts.append(
                Draft(
                    m.start("label"),
                    end,
                    attribute,
                    value,
                    value,
                    subject=None if own is not None else label,
                    as_of=_day(found, column) if column and own is not None else None,
                    part=own is None and _TOTAL.search(label) is None,
                    at=(at, end),
                )
            )
    return Table(tuple(rows), tuple(drafts))


def _attribute(label: str) -> Attribute | None:
    for word in re.findall(r"\w+", label.lower()):
        sense = lexemes().labels.get(word)
        if sense is not None and sense.only is None:
            return sense.attribute  # type: ignore[return-value]
    return None


def _header(text: str, row: int, columns: int) -> list[tuple[int, str]]:
    """The cells of the line that heads the columns, each with where it begins; empty where none has as many."""
    end = row - 1
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if not line.strip():
            return []
        if not _ROW.match(text, start):
            offset = start + len(line) - len(line.lstrip(" \t|"))
            cells = []
            for piece in _SPLIT.split(line.strip(" \t|")):
                offset = text.index(piece, offset)
                cells.append((offset, piece))
                offset += len(piece)
            if len(cells) == columns + 1:
                return cells[1:]
            return cells if len(cells) == columns else []
        end = start - 1
    return []


def _day(found: Annotations, cell: tuple[int, str]) -> str | None:
    """The day that the head of a column names."""
    for time in found.times:
        if cell[0] <= time.start < cell[0] + len(cell[1]) and time.earliest and time.earliest == time.latest:
            return time.earliest
    return None
