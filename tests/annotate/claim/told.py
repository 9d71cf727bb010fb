"""What an account of one or a few sentences claims, for the tests of claims."""

from __future__ import annotations

from crossbearing.annotate import annotate
from crossbearing.records import Claim, Document, content_id


def claims(text: str, attribute: str | None = None, published: str | None = "2024-05-08") -> list[Claim]:
    """The claims (of one attribute) of a text published on Wednesday 8 May 2024."""
    document = Document(content_id("d", text), "-", "", None, None, published, "en", None, None, text)
    found = next(iter(annotate([document]))).claims
    assert all(text[c.start : c.end] == c.quote for c in found)
    return [c for c in found if attribute is None or c.attribute == attribute]


def figures(text: str, attribute: str) -> list[tuple[float | None, float | None]]:
    """The ranges claimed for an attribute, in order of the text."""
    return [(c.low, c.high) for c in claims(text, attribute)]
