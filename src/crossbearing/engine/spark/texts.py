"""The accounts' words as the search for copies needs them: document and boilerplate, under a number in order of id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from crossbearing.engine.spark.reading import batch_of
from crossbearing.link.words import Words, words_of
from crossbearing.records import Annotations, Document
from crossbearing.records.boilerplate import Boilerplate

TEXTS = "number long, text binary"


class Text(msgspec.Struct, frozen=True):
    """What of an account the search for copies reads."""

    document: Document
    boilerplate: tuple[Boilerplate, ...]


_decoder = msgspec.json.Decoder(Text)
_packed = msgspec.msgpack.Decoder(Text)


def lean_rows(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches of `number, annotations` into batches of `TEXTS`."""
    for batch in batches:
        rows = [
            {"number": r["number"], "text": msgspec.msgpack.encode(_decoder.decode(r["annotations"]))}
            for r in batch.to_pylist()
        ]
        yield batch_of(rows, TEXTS)


def unpacked(text: bytes) -> tuple[Document, Words]:
    """The document of a row of `TEXTS`, and its words."""
    found = _packed.decode(text)
    return found.document, words_of(Annotations(found.document, boilerplate=found.boilerplate))


def text_rows(batches: Iterable[Any]) -> Iterator[tuple[int, Words]]:
    """The number and the words of each row of `TEXTS`."""
    for batch in batches:
        for row in batch.to_pylist():
            yield row["number"], unpacked(row["text"])[1]
