"""What a verb tells is filed under a noun."""

from __future__ import annotations

import pytest

from crossbearing.annotate.nominals import nominal
from crossbearing.annotate.triggers import tables
from crossbearing.lexicon import lexicon


@pytest.mark.parametrize(
    ("lemma", "noun"),
    [
        ("detain", "arrests"),
        ("walk", "march"),
        ("come", "gathering"),
        ("become", "event"),
        ("relieve", "dismissal"),
        ("flee", "displacement"),
        ("funeral", "funeral"),
        ("trial", "trial"),
        ("quake", "quake"),
    ],
)
def test_nouns(lemma: str, noun: str) -> None:
    assert nominal(lemma) == noun


def test_no_verb_is_left() -> None:
    nouns = {row.word for group in tables()[1].values() for row in group}
    kinds = {row.kind for table in tables()[:3] for group in table.values() for row in group}
    known = nouns | kinds | set(lexicon("nominals")["verbs"]) | {lexicon("nominals")["otherwise"]}
    assert {nominal(row.word) for group in tables()[0].values() for row in group} <= known


def test_a_word_that_is_a_happening_too_is_filed_as_one() -> None:
    assert nominal("fire") == "fire"
    assert nominal("strike") == "strike"
