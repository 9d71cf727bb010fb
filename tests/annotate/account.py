"""One account, parsed, for the tests of single layers."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.records import Document, content_id


def read(text: str, published: str | None = "2024-05-08") -> Parsed:
    """The text as an account published on Wednesday 8 May 2024, parsed."""
    document = Document(content_id("d", text), "-", "", None, None, published, "en", None, None, text)
    return Parsed(document, next(parse([text])))
