"""MBOX (RFC 4155): letters one after another, each with its enclosures."""

from __future__ import annotations

import re

from crossbearing.read.apart.message import Failed, Part, Reply, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.mail.eml import taken_apart
from crossbearing.read.mail.message import parsed

# A new letter begins where a `From ` line with a year follows a blank line; elsewhere the word begins a sentence.
_FROM = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,200}\d{4}[^\r\n]{0,40}\r?\n")
_STUFFED = re.compile(rb"^>(>*From )", re.M)
MOST = 50_000


def read(task: Task) -> Reply:
    """Each letter, in the order of the file."""
    starts = [(m.start(), m.end()) for m in _FROM.finditer(task.data)][: MOST + 1]
    if not starts:
        raise ReadFailure(task.path, "no MBOX (no line that begins a letter)", "give the letters as EML")
    if len(starts) > MOST:
        raise ReadFailure(task.path, f"more than {MOST:,} letters", "split it")
    parts: list[Part] = []
    failed: list[Failed] = []
    for number, (_, begin) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(task.data)
        data = _STUFFED.sub(rb"\1", task.data[begin:end])
        where = f"{task.path}!/{number + 1}"
        try:
            found = taken_apart(where, parsed(data), data)
        except ReadFailure as failure:
            failed.append(Failed(where, failure.cause, failure.remedy))
            continue
        parts += found.parts
        failed += found.failed
    return Reply(parts, failed)
