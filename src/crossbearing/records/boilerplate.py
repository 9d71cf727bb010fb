"""A passage that is no part of the account."""

from __future__ import annotations

import msgspec


class Boilerplate(msgspec.Struct, frozen=True):
    """`kind` says what it is: `credit, appeal, subscription, contact, rights, related, navigation, imprint`."""

    start: int
    end: int
    kind: str = "navigation"
    document: str | None = None
