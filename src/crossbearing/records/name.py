"""Names of persons, organisations, places and groups, each mention by itself."""

from __future__ import annotations

from typing import Literal

import msgspec

NameKind = Literal["person", "organization", "place", "group"]


class Name(msgspec.Struct, frozen=True):
    """A mention. `name` is the form under which the account knows its bearer best (`Nikol Pashinyan` for a later `Pashinyan`
    or `he`); `title` the office or role told with it; `pronoun` true where the words are no name themselves."""

    start: int
    end: int
    kind: NameKind
    name: str
    title: str | None = None
    pronoun: bool = False
