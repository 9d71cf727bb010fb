"""Attributions: the lexicon's own examples, the forms of speech, chains, and input that is no language."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution, Document


def attributions(text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    document = Document("d", "d.txt", "", publisher, None, None, "en", None, None, text)
    return find_attributions(Parsed(document, next(parse([text]))), ())


@pytest.mark.parametrize("text", ["", " ", "\n\n", "said", "“", "“”", '"', "😀😀 said 😀", "“a\n“b\n“c", "x " * 500, "'' `` '' said"])
def test_no_input_raises(text: str) -> None:
    for a in attributions(text):
        assert 0 <= a.start < a.end <= len(text)
