"""Documents in chunks of about the same work, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from crossbearing.read import ReadDocument
from crossbearing.records import Annotations, Document

# Characters that a chunk asks to be annotated: the parser's own batch, a third of a second of work. Handing over costs nothing beside it, and the
# last worker does not work long alone.
CHARACTERS = 20_000
# Documents of a chunk, where nothing or next to nothing of them is to be annotated.
DOCUMENTS = 64


class Chunk(msgspec.Struct):
    """Documents as they were read, and what is known of each already; None where it is to be annotated."""

    reads: list[ReadDocument]
    known: list[Annotations | None]

    @property
    def missing(self) -> list[Document]:
        """The documents to annotate."""
        return [r.document for r, k in zip(self.reads, self.known, strict=True) if k is None]


def chunks(
    reads: Iterable[ReadDocument], known: Callable[[Document], Annotations | None] = lambda document: None
) -> Iterator[Chunk]:
    """The documents in chunks that take about the same time, balanced by the length of what is to be annotated. Reads no further ahead than a chunk."""
    chunk, characters = Chunk([], []), 0
    for read in reads:
        found = known(read.document)
        chunk.reads.append(read)
        chunk.known.append(found)
        characters += len(read.document.text) if found is None else 0
        if characters >= CHARACTERS or len(chunk.reads) >= DOCUMENTS:
            yield chunk
            chunk, characters = Chunk([], []), 0
    if chunk.reads:
        yield chunk
