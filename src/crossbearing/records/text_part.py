"""A part of an account's text and the part that it plays there: headline, caption, correction, entry of a live blog."""

from __future__ import annotations

from typing import Literal

import msgspec

# The names of NITF and of schema.org where they have one (`headline` is said `title`, as in `Document.title`).
Role = Literal[
    "title",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "heading",
    "caption",
    "update",
    "correction",
    "entry",
]


class TextPart(msgspec.Struct, frozen=True):
    """`text[start:end]` of its document, in code points, end exclusive, and its `role`.

    Parts stand in the order of the text, those that hold others first: an `entry` (of a live blog, a running report) holds its heading, captions
    and corrections, a `body` its dateline; else parts do not overlap. `date` is the part's own ISO 8601 date or date and time as
    the account gives it, None where it gives none.
    """

    start: int
    end: int
    role: Role
    date: str | None = None
