"""Where a publisher itself says that it has an account from."""

from __future__ import annotations

from typing import Literal

import msgspec

# `feed`: RSS and Atom <source>; `canonical`: rel=canonical on another host; `metadata`: the page's structured data (schema.org isBasedOn,
# sourceOrganization) or syndication tags; `text`: words of the account ("This article was first published by ...").
ToldBy = Literal["feed", "canonical", "metadata", "text"]


class Derivation(msgspec.Struct, frozen=True):
    """PROV `wasDerivedFrom`, schema.org `isBasedOn`: the publisher and the address that an account names as its source, None where it
    does not name one, and `told_by` what it says so. `start`, `end` are the words that say it, where words of the text do."""

    publisher: str | None
    url: str | None
    told_by: ToldBy
    start: int | None = None
    end: int | None = None
