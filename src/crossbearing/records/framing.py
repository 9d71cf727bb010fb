"""How accounts name things: words chosen among others for the same act, party or place."""

from __future__ import annotations

from typing import Literal

import msgspec

from crossbearing.records.span import Passage

# What a word adds to the bare fact, as usage has it; no judgement of who uses it (see docs/formats.md).
Tint = Literal["plain", "own", "against", "legal", "softening", "heightening", "feeling", "status"]


class Framing(msgspec.Struct, frozen=True):
    """A word of one account for something that other accounts may call otherwise. `word` is its lemma, `of` what it is about ("liberated
    Orford"), `by` the speaker whose word it is, None where the account itself speaks."""

    start: int
    end: int
    concept: str
    word: str
    tint: Tint
    of: str | None = None
    by: str | None = None


class FramedForm(msgspec.Struct, frozen=True):
    """One way of naming it: the accounts that use it themselves, those that only quote others using it, and where it stands."""

    form: str
    documents: tuple[str, ...]
    quoted: tuple[str, ...]
    mentions: tuple[Passage, ...]
    tint: Tint | None = None


class Naming(msgspec.Struct, frozen=True):
    """Something that the accounts name in different ways: a `concept` (of something or somebody, or of an `event`), or an `entity`."""

    label: str
    forms: tuple[FramedForm, ...]
    concept: str | None = None
    of: str | None = None
    event: str | None = None
    entity: str | None = None
