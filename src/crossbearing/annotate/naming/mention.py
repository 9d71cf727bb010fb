"""A mention of a bearer while names are being found; afterwards it becomes a frozen `Name`."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.annotate.naming.words import Gender
from crossbearing.records.name import NameKind


@dataclass(slots=True)
class Mention:
    """`words` are the words of the name; `sure` tells how well its kind is known, 0 (the parser's word) to 3 (a title, a word like Ministry).
    `roles` are the head nouns of its titles ("minister"); `name` is filled by the chains."""

    start: int
    end: int
    kind: NameKind
    words: tuple[str, ...]
    sure: int = 0
    title: str | None = None
    roles: tuple[str, ...] = ()
    gender: Gender | None = None
    name: str = ""
    pronoun: bool = False
    features: set[str] = field(default_factory=set)
