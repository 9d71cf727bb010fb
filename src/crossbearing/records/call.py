"""A demand, appeal, promise or threat."""

from __future__ import annotations

from typing import Literal

import msgspec

# PLOVER's verbal types; `promise` is added, since PLOVER has it only as a mode of AGREE.
CallKind = Literal["request", "threaten", "reject", "accuse", "promise"]


class Call(msgspec.Struct, frozen=True):
    """`by` makes the call (a name as in `sources`), `to` is asked to act (None where nobody is named), `number` its number in a list."""

    start: int
    end: int
    by: str | None
    quote: str
    to: str | None = None
    kind: CallKind = "request"
    number: str | None = None
    document: str | None = None
