"""JSON Lines: one account a line, ended by line feeds alone; ours, or those of programs that collect news."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crossbearing.read.failure import ReadFailure
from crossbearing.read.news_json import article
from crossbearing.read.raw import Raw

FIELDS = ("id", "published", "publisher", "title", "url", "author", "language")


def read_json_lines(path: str, lines: Iterator[bytes] | list[bytes]) -> Iterator[Raw | ReadFailure]:
    """An account or a failure for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}: line {number}"
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield ReadFailure(where, f"no JSON ({error})", "write one JSON object a line, in UTF-8")
            continue
        if isinstance(row, dict) and "text" not in row and (collected := article(row)):
            yield collected
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            yield ReadFailure(where, 'no object with a string "text"', 'give {"text": "...", "published": "..."}')
            continue
        if not row["text"].strip():
            yield ReadFailure(where, '"text" is empty', "leave the line out or give its text")
            continue
        # A lone surrogate is no character; what is stored can be written.
        text = row["text"].encode("utf-8", "replace").decode("utf-8")
        raw = Raw(text.replace("\r\n", "\n").replace("\r", "\n"))
        for field in FIELDS:
            if row.get(field) not in (None, ""):
                setattr(raw, field, str(row[field]))
        yield raw
