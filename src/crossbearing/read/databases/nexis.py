"""LexisNexis and Nexis Uni: `3 of 20 DOCUMENTS` before each article, or `End of Document` after it."""

from __future__ import annotations

import re

from crossbearing.read.databases.fields import field, joined, tidy
from crossbearing.read.published import published
from crossbearing.read.raw import Raw

_OLD = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.M | re.I)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_FOOT = re.compile(
    r"\s*(?:LOAD-DATE|Load-Date|LANGUAGE|PUBLICATION-TYPE|SUBJECT|GRAPHIC|DOCUMENT-TYPE|JOURNAL-CODE|Classification|Copyright \d{4})\b"
)
_FIELD = re.compile(
    r"\s*(?:SECTION|LENGTH|BYLINE|DATELINE|HIGHLIGHT|HEADLINE|BODY|Copyright|All Rights|Version)\b.{0,200}$", re.I
)
_BODY = re.compile(r"\s*BODY\s*:?\s*$", re.I)
_DAY = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4}|\b\d{1,2}\s+[A-Z][a-z]+\s+\d{4})"
)
_EDITION = re.compile(r"\b(?:edition|version|correction appended)\b", re.I)
HEAD_LINES = 40


def articles(text: str) -> list[Raw]:
    """The articles of an export; empty where the text is none."""
    if len(_OLD.findall(text)) >= 1 and re.search(r"^\s*(?:LENGTH|LOAD-DATE)\s*:", text, re.M):
        return [_old(piece) for piece in _OLD.split(text)[1:]]
    pieces = _END.split(text)
    if len(pieces) > 1 and re.search(r"^\s*Body\s*$", text, re.M | re.I):
        return [_new(piece) for piece in pieces[:-1]]
    return []


def _old(piece: str) -> Raw:
    lines = [line.rstrip() for line in piece.split("\n")]
    head = [line.strip() for line in lines[:HEAD_LINES] if line.strip()]
    day = next((n for n, line in enumerate(head[:6]) if _DAY.search(line)), None)
    headline = field(lines[:HEAD_LINES], "HEADLINE")
    after = head[day + 1 :] if day is not None else []
    # Without a HEADLINE the title is the line between the date (and the edition) and the fields.
    title = headline or next((line for line in after if not _EDITION.search(line)), None)
    if title and _FIELD.match(title):
        title = None
    body = _before_foot(lines[_end_of_fields(lines) :])
    return Raw(
        _told(title, body), title=tidy(title), author=tidy(field(lines[:HEAD_LINES], "BYLINE")), publisher=tidy(head[day - 1] if day else None),
        published=_day(head[day] if day is not None else None), language=_language(lines),
    )  # fmt: skip


def _new(piece: str) -> Raw:
    lines = [line.rstrip() for line in piece.strip("\n").split("\n")]
    start = next((n for n, line in enumerate(lines) if _BODY.match(line)), -1)
    head = [line.strip() for line in lines[: max(start, 0)] if line.strip()]
    day = next(
        (
            n
            for n, line in enumerate(head[:8])
            if n and _DAY.search(line) and not line.lower().startswith(("copyright", "load"))
        ),
        None,
    )
    title = head[0] if head else None
    body = _before_foot(lines[start + 1 :])
    return Raw(
        _told(title, body), title=tidy(title), author=tidy(field(head, "Byline")), publisher=tidy(head[day - 1] if day and day > 1 else None),
        published=_day(head[day] if day is not None else None), language=_language(lines),
    )  # fmt: skip


def _end_of_fields(lines: list[str]) -> int:
    """Where the article begins: after the first run of fields. A field without a value on its line has it on the next."""
    first = next((n for n, line in enumerate(lines[:HEAD_LINES]) if _FIELD.match(line)), 0)
    waiting = False
    for n in range(first, len(lines)):
        if _FIELD.match(lines[n]):
            waiting = lines[n].rstrip().endswith(":") and not _BODY.match(lines[n])
        elif lines[n].strip():
            if not waiting:
                return n
            waiting = False
    return len(lines)


def _before_foot(lines: list[str]) -> str:
    end = len(lines)
    while end and (not lines[end - 1].strip() or _FOOT.match(lines[end - 1]) or _foot_above(lines, end - 1)):
        end -= 1
    return joined(lines[:end])


def _foot_above(lines: list[str], n: int) -> bool:
    """Whether a line near the end stands under a line of the foot (a value that runs on)."""
    above = next((line for line in reversed(lines[max(0, n - 3) : n]) if line.strip()), "")
    return len(lines) - n < 12 and bool(_FOOT.match(above))


def _told(title: str | None, body: str) -> str:
    return f"{title}\n\n{body}" if title and body and not body.startswith(title) else body


def _day(line: str | None) -> str | None:
    found = _DAY.search(line or "")
    return published(found.group()) if found else None


def _language(lines: list[str]) -> str | None:
    said = field(lines, "LANGUAGE")
    return said.split(";")[0].strip().title() if said else None
