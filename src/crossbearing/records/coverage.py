"""Which accounts tell a fact, which deny it, and which are silent."""

from __future__ import annotations

import msgspec

from crossbearing.records.claim import Attribute


class Telling(msgspec.Struct, frozen=True):
    """An account and its claims of one fact."""

    document: str
    claims: tuple[str, ...]


class Coverage(msgspec.Struct, frozen=True):
    """One fact of an event: an attribute and who or what it is told of (for words, the word told), by accounts. `silent` are the event's
    accounts that neither tell nor deny it, named while they are few; `silences` counts them. `only` is the account that alone tells it
    of several, `left_out_by` the one that alone does not."""

    attribute: Attribute
    subject: str | None
    told: tuple[Telling, ...]
    denied: tuple[Telling, ...]
    silent: tuple[str, ...]
    silences: int
    only: str | None = None
    left_out_by: str | None = None
