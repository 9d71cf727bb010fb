"""A document parsed once, as every layer of annotation sees it.

One spaCy Doc holds the whole text: `doc.text == document.text`, so that `token.idx` is an offset into the text.
No sentence runs over a line break.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from spacy.attrs import IDX
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from crossbearing.annotate.corrections import withdrawn
from crossbearing.annotate.overlaps import Overlaps
from crossbearing.records import Boilerplate, Document


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(slots=True)
class Parsed:
    """`boilerplate` are the passages that are no part of the account; layers find nothing there."""

    document: Document
    doc: Doc
    boilerplate: tuple[Boilerplate, ...] = ()
    _ends: list[int] = field(default_factory=list)
    _indexed: tuple[Sequence[Spanned], Overlaps] | None = None
    _withdrawn: tuple[tuple[int, int], ...] | None = None

    def sentences(self) -> Iterator[DocSpan]:
        """The sentences of the account itself, in order."""
        for sentence in self.doc.sents:
            if not self.is_boilerplate(sentence.start_char):
                yield sentence

    def is_boilerplate(self, offset: int) -> bool:
        """Whether the character at `offset` is no part of the account."""
        for passage in self.boilerplate:  # noqa: SIM110 - asked for every word: `any` over a generator takes four times as long
            if passage.start <= offset < passage.end:
                return True
        return False

    def is_withdrawn(self, start: int, end: int) -> bool:
        """Whether the account takes the passage back in a correction."""
        if self._withdrawn is None:
            self._withdrawn = withdrawn(self.document.text)
        return any(s <= start and end <= e for s, e in self._withdrawn)

    def index_of(self, found: Sequence[Spanned]) -> Overlaps:
        """The spans of what a layer found, by place in the text; kept until it is asked of another layer."""
        if self._indexed is None or self._indexed[0] is not found:
            self._indexed = found, Overlaps((x.start, x.end) for x in found)
        return self._indexed[1]

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the character at `offset` (or of the last token before it)."""
        if not self._ends:
            self._ends.extend(self.doc.to_array(IDX).tolist())
        found = bisect_right(self._ends, offset) - 1
        return found if found > 0 else 0
