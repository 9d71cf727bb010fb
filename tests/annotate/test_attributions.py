"""Attributions: the lexicons' own examples, the forms of speech, chains of sources, and input that is no language."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution, Document

ROWS: list[dict[str, Any]] = [*lexicon("reporting_verbs"), *lexicon("reporting_nouns"), *lexicon("reporting_adverbs")]


def find(text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    document = Document("d", "d.txt", "", publisher, None, None, "en", None, None, text)
    return find_attributions(Parsed(document, next(parse([text]))), ())


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[slice(*span)].strip(" .,“”‘’\"'")


def contents(text: str) -> list[str | None]:
    return [words(text, (a.start, a.end)) for a in find(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: str(r.get("verb") or r.get("noun") or r.get("adverb")))
def test_example(row: dict[str, Any]) -> None:
    text, source = row["example"]["text"], row["example"].get("source")
    found = [(words(text, (a.start, a.end)), words(text, a.source)) for a in find(text)]
    expected = (row["example"]["content"].strip("“”"), None if source is None else source.strip("'"))
    assert expected in found
    hit = find(text)[found.index(expected)]
    assert (hit.stance, hit.factuality) == (row.get("stance", "statement"), row.get("factuality"))
    assert hit.vouched is row.get("vouched", True)
    for sentence in row.get("not", []):
        assert find(sentence) == ()
