"""A document parsed once, as every layer of annotation sees it.

One spaCy Doc holds the whole text: `doc.text == document.text`, so that `token.idx` is an offset into the text.
No sentence runs over a line break.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.attrs import IDX
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from crossbearing.records import Boilerplate, Document


@dataclass(slots=True)
class Parsed:
    """`boilerplate` are the passages that are no part of the account; layers find nothing there."""

    document: Document
    doc: Doc
    boilerplate: tuple[Boilerplate, ...] = ()
    _ends: list[int] = field(default_factory=list)

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

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the character at `offset` (or of the last token before it)."""
        if not self._ends:
            self._ends.extend(self.doc.to_array(IDX).tolist())
        found = bisect_right(self._ends, offset) - 1
        return found if found > 0 else 0
