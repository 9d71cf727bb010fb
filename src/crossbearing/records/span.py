"""Spans and W3C Web Annotation selectors.

Offsets are Unicode code points into `Document.text`, half open: `text[start:end] == quote`.
"""

from __future__ import annotations

import msgspec

# Characters of context kept on either side of a quote. 32 is the length that the W3C model's examples and
# Hypothesis' clients use: long enough to tell repeated sentences apart, short enough to stay readable.
CONTEXT = 32


class Span(msgspec.Struct, frozen=True, omit_defaults=False, order=True):
    """A half-open range of code points in one document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Passage(msgspec.Struct, frozen=True):
    """Where a passage stands: document and span."""

    document: str
    start: int
    end: int


class TextPositionSelector(msgspec.Struct, frozen=True, tag="TextPositionSelector", tag_field="type"):
    """W3C Web Annotation Data Model 4.2.5: zero-based code points, end exclusive."""

    start: int
    end: int


class TextQuoteSelector(msgspec.Struct, frozen=True, tag="TextQuoteSelector", tag_field="type"):
    """W3C Web Annotation Data Model 4.2.4: the exact words, with what stands before and after."""

    exact: str
    prefix: str
    suffix: str


def selectors(text: str, start: int, end: int) -> tuple[TextPositionSelector, TextQuoteSelector]:
    """The two W3C selectors of `text[start:end]`; ValueError where the span is not inside the text."""
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}..{end} lies outside a text of {len(text)} characters")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return TextPositionSelector(start, end), TextQuoteSelector(text[start:end], before, after)
