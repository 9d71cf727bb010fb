"""ProQuest: articles parted by a line of underscores, the text after `Full text:`, the fields after it."""

from __future__ import annotations

import re

from crossbearing.read.databases.fields import field, joined, tidy
from crossbearing.read.published import published
from crossbearing.read.raw import Raw

_RULE = re.compile(r"^_{20,}[ \t]*$", re.M)
_FULL = re.compile(r"^[ \t]*Full text[ \t]*:[ \t]*", re.M | re.I)
_FIELD = re.compile(
    r"^(?:Subject|Location|People|Company / organization|Title|Publication title|Pages|Number of pages|Publication year|Publication date|Section|Publisher|Place of publication|"
    r"Country of publication|Publication subject|ISSN|Source type|Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit|Classification|Links)\s*:"
)


def articles(text: str) -> list[Raw]:
    """The articles of an export; empty where the text is none."""
    if not _FULL.search(text) or not re.search(r"^(?:ProQuest document ID|Publication title)\s*:", text, re.M):
        return []
    return [_article(piece) for piece in _RULE.split(text) if _FULL.search(piece)]


def _article(piece: str) -> Raw:
    begin = _FULL.search(piece)
    head = [line.strip() for line in (piece[: begin.start()] if begin else "").split("\n") if line.strip()]
    after = (piece[begin.end() :] if begin else piece).split("\n")
    end = next((n for n, line in enumerate(after) if _FIELD.match(line.strip())), len(after))
    fields = [line.strip() for line in after[end:]]
    # A line may run on: the title of the fields is the whole one, that of the head is cut where the page was.
    title = field(fields, "Title") or next(
        (line for line in head if not re.match(r"Document \d+ of \d+", line) and ":" not in line[:20]), None
    )
    body = joined(after[:end])
    outlet = field(fields, "Publication title")
    day = field(fields, "Publication date")
    language = field(fields, "Language of publication")
    text = f"{title}\n\n{body}" if title and body and not body.startswith(title) else body
    return Raw(
        text, title=tidy(title), author=tidy((field(head, "Author") or "").rstrip(".")), publisher=tidy((outlet or "").split(";")[0]),
        published=published(day) if day else None, language=tidy(language), url=field(fields, "Document URL"),
    )  # fmt: skip
