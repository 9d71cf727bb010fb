"""A text taken out of a source, before anything is inferred from it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Raw:
    """`text` is as it will be stored; the other fields are what the source's own metadata says, None where it is silent."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    warnings: list[str] = field(default_factory=list)
