"""A text taken out of a source, before anything is inferred from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.records import Derivation, TextPart


@dataclass(slots=True)
class Raw:
    """`text` is as it will be stored; the other fields are what the source's own metadata says, None where it is silent.

    `parts` are those whose role the form tells; what the words alone tell is added by `infer`. `derived_from` is where the source says it has the account from."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    warnings: list[str] = field(default_factory=list)
    parts: list[TextPart] = field(default_factory=list)
    derived_from: list[Derivation] = field(default_factory=list)
