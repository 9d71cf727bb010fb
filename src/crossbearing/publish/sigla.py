"""Sigla: the letter and the hue by which an account is known on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from crossbearing.publish.palette import HUES
from crossbearing.records import Document


class Siglum(msgspec.Struct, frozen=True):
    """`letter` and `hue` (the class `h0`..`h7`) of an account; `words` counts the words of its text."""

    letter: str
    hue: str
    document: Document
    words: int

    @property
    def name(self) -> str:
        """Who speaks: publisher, else author, else title, else the file."""
        d = self.document
        return d.publisher or d.author or d.title or d.path or d.id


def letter(n: int) -> str:
    """A..Z, then AA, AB...: the n-th siglum, counted from 0."""
    name = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def hue(siglum: str) -> str:
    """The class of the hue that goes with a letter."""
    n = 0
    for c in siglum:
        n = n * 26 + ord(c) - ord("A") + 1
    return f"h{(n - 1) % HUES}"


def only(known: Iterable[str], documents: Iterable[str]) -> list[str]:
    """Those of the known accounts that are among the documents, in the order in which they are known."""
    chosen = set(documents)
    return [d for d in known if d in chosen] if chosen else []


def sigla(documents: Sequence[Document]) -> dict[str, Siglum]:
    """Document id to siglum, by publication date (accounts without one last), then by id."""
    order = sorted(documents, key=lambda d: (d.published is None, d.published or "", d.id))
    return {d.id: Siglum(letter(i), f"h{i % HUES}", d, len(d.text.split())) for i, d in enumerate(order)}
