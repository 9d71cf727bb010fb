"""What a text says of its own publisher, author, title and date, where nothing else does.

Only the head and the foot are asked, and only forms that leave no doubt; what stays unsaid stays unknown.
"""

from __future__ import annotations

import re
from datetime import date

from crossbearing.read.diary import diary
from crossbearing.read.published import FRENCH_MONTHS, MONTHS, published
from crossbearing.read.raw import Raw

HEAD, FOOT = 10, 5  # lines that are no blanks
# A line longer than this is a paragraph of the account, not a heading or an imprint.
LONGEST_HEADING = 160
# An imprint with its date ("Springfield, 3 May 2024, Late edition") is shorter than this; a first sentence with a date is longer.
LONGEST_IMPRINT = 80
# Words that make a title: one or two alone on a line are a name, a section, a place.
SHORTEST_TITLE = 3
_M = (
    "(?:"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "september" else "sept?(?:ember)?" for m in MONTHS)
    + "|"
    + "|".join(FRENCH_MONTHS)
    + r")\.?"
)
_DATE = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}(?:,?\s+\d{{1,2}}[:.]\d{{2}})?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+{_M}|{_M}\s+\d{{1,2}}(?:st|nd|rd|th|er)?),?\s+\d{{4}}(?:,?\s+\d{{1,2}}[:.]\d{{2}}(?:\s*[ap]\.?m\.?)?)?",
    re.I,
)
_MONTH_ALONE = re.compile(rf"{_M}\s+\d{{4}}$", re.I)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_DATE = re.compile(
    rf"\b({'|'.join(_DAYS)})(?:\s+\w+)?,?\s+(?:(\d{{1,2}})(?:st|nd|rd|th|er)?\s+({_M})|({_M})\s+(\d{{1,2}})(?:st|nd|rd|th|er)?)\b(?!,?\s+\d{{4}})",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NAME = r"[^\W\d_][\w.'’-]*"
BYLINE = re.compile(
    rf"(?:By|BY|by|Par|PAR)\s+((?=[A-ZÀ-Þ]|\S*[A-ZĀ-Ž])({_NAME})(?:\s+{_NAME}){{1,5}}(?:(?:,| and)\s+{_NAME}(?:\s+{_NAME}){{1,4}})*)(?:,\s.*)?$"
)
DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}(?:,[^()\n]{2,60})?\s*\(([^()]{2,60})\)\s*(?:[-–—_]|\n|$)")
PLACE_DATE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40},\s[^()\n]{2,60}?(?=\s*(?:\(|[-–—]))")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)\s*(?:\d{4}\s+)?([A-ZÀ-Þ][^\n.|]{2,60}?)(?:\s*\d{4})?\.?\s*(?:All rights|$)", re.I | re.M
)
_GENRE = re.compile(
    r"(?:official |public |joint )?(?:statement|press release|news release|communiqu|declaration|appeal|(?:information |situation )?bulletin|situation report|public information)",
    re.I,
)
_NO_TITLE = re.compile(r"(?:by|from)\s", re.I)
_SUBJECT = re.compile(r"(?:Subject|Re|Title)\s*:\s*(.{4,160})$")


def infer(raw: Raw) -> None:
    """Fills the fields of `raw` that its source left open from the head and the foot of the text."""
    lines = [line.strip() for line in raw.text.split("\n", 400)[:400] if line.strip()]
    head, foot = lines[:HEAD], [line.strip() for line in raw.text[-2000:].split("\n") if line.strip()][-FOOT:]
    if len(lines) < 2:
        foot = []
    raw.author = raw.author or _author(head)
    raw.published = raw.published or _no_entry(_published(head, foot, raw.text), raw.text)
    raw.publisher = raw.publisher or _publisher(head, foot)
    raw.title = raw.title or _title(head, raw)


def _no_entry(day: str | None, text: str) -> str | None:
    """The day, unless it heads an entry of a diary: that is the entry's own."""
    return None if day and any(e.date == day for e in diary(text)) else day


def _author(head: list[str]) -> str | None:
    for line in head:
        if len(line) < 100 and (m := BYLINE.match(line)):
            words = [w for w in m[1].split() if w[:1].isupper()]
            if len(words) >= 2:
                return m[1].strip().rstrip(",")
    return None


def _published(head: list[str], foot: list[str], text: str) -> str | None:
    for line in head:
        place, dateline = PLACE_DATE.match(line), DATELINE.match(line)
        if place or dateline:
            places = [m for m in (place and place.group(), dateline and dateline[1]) if m]
        else:
            places = [line] if len(line) <= LONGEST_HEADING else []
        for where in places:
            found = _DATE.search(where)
            # In a heading the date stands at an end of the line; in the middle it is the account's own matter.
            if (
                found
                and (found.end() >= len(where.rstrip(" .)")) or found.start() <= 2)
                and (day := published(found.group()))
            ):
                return day
            if day := _by_weekday(where, text):
                return day
    for line in reversed(foot):
        if len(line) <= 60 and ((found := _DATE.search(line)) and found.end() == len(line.rstrip(" ."))):
            return published(found.group())
        if _MONTH_ALONE.match(line):
            return published(line)
    return None


def _by_weekday(line: str, text: str) -> str | None:
    """A weekday with a day and month fixes the year among those that the text speaks of: the latest that fits."""
    m = _WEEKDAY_DATE.search(line)
    years = sorted({int(y) for y in _YEAR.findall(text)}, reverse=True)
    if not m or not years:
        return None
    day, month = int(m[2] or m[5]), (m[3] or m[4]).lower().rstrip(".")
    number = FRENCH_MONTHS.get(month) or next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))
    for year in (years[0] + 1, *years):
        try:
            when = date(year, number, day)
        except ValueError:
            continue
        if when.weekday() == _DAYS.index(m[1].lower()):
            return when.isoformat()
    return None


def _publisher(head: list[str], foot: list[str]) -> str | None:
    for line in head:
        if (m := DATELINE.match(line)) and m[1][:1].isupper() and not re.search(r"[\d,;:]", m[1]):
            return m[1].strip()
    if len(head) > 2 and len(head[0]) < 100 and _GENRE.match(head[1]):
        return head[0]
    for line in foot:
        if m := _COPYRIGHT.search(line):
            return m[1].strip(" ,")
    return None


def _title(head: list[str], raw: Raw) -> str | None:
    """The last heading before the first paragraph: above it stand the outlet, the section, the page."""
    headings: list[str] = []
    for line in head:
        if m := _SUBJECT.match(line):
            return m[1]
        if line in (raw.publisher, raw.author) or _NO_TITLE.match(line) or _GENRE.match(line) or BYLINE.match(line):
            continue
        if _DATE.search(line) and len(line) <= LONGEST_IMPRINT:
            continue
        # A line that ends with a bracket is a caption with its credit; one that begins with a number is a section.
        if (
            len(line) > LONGEST_HEADING
            or line.endswith((".", ":", ";", ",", ")"))
            or DATELINE.match(line)
            or line[0].isdigit()
        ):
            break
        if len(line.split()) >= SHORTEST_TITLE:
            headings.append(line)
    else:
        # Nothing but short lines: a list or a table, no account with a heading.
        return None
    return headings[-1] if headings else None
