"""Every word of the trigger lexicon is found in its own example, with its type."""

from typing import get_args

import pytest

from crossbearing.annotate.parser import parse
from crossbearing.annotate.syntax import syntax
from crossbearing.annotate.triggers import find_triggers
from crossbearing.lexicon import lexicon
from crossbearing.records.mention import EventType

# The small model mistags about one word in thirty; a row whose example it cannot read is no fault of the row.
UNREAD = 0.06


def _examples():
    for group in lexicon("triggers"):
        for part in ("verbs", "nouns", "adjectives"):
            for word, value in group.get(part, {}).items():
                yield group["type"], group["kind"], word, value if isinstance(value, str) else value["example"]


def _found(text):
    return find_triggers(syntax(next(iter(parse([text])))))


def test_every_type_of_the_contract_has_verbs_and_nouns():
    told = {t for t, _, _, _ in _examples()}
    assert told == set(get_args(EventType))


def test_the_examples_are_found_with_their_type():
    rows = list(_examples())
    missed = []
    for (kind_type, kind, word, text), doc in zip(rows, parse([r[3] for r in rows]), strict=True):
        if not any(t.type == kind_type and t.kind == kind for t in find_triggers(syntax(doc))):
            missed.append((kind_type, word, text))
    assert len(missed) <= UNREAD * len(rows), missed


def test_states_are_no_events():
    assert not [t for t in _found("The town lies on the river and has a mill.") if t.type != "statement"]


@pytest.mark.parametrize(
    ("text", "word", "type"),
    [
        ("A strike on the depot killed two guards.", "strike", "remote_violence"),
        ("A strike by postal workers began on Monday.", "strike", "strike"),
        ("The roof fell on the dancers.", "fell", "accident"),
        ("Two shells fell near the school.", "fell", "remote_violence"),
        ("Farmers blocked the motorway.", "blocked", "blockade"),
        ("The operators opened the sluice gates at night.", "opened", "other"),
    ],
)
def test_words_of_two_meanings(text, word, type):
    doc = next(iter(parse([text])))
    found = {doc[t.i].text: t.type for t in find_triggers(syntax(doc))}
    assert found[word] == type


def test_prices_do_not_collapse_by_accident():
    assert not [t for t in _found("Share prices fell sharply on Friday.") if t.type == "accident"]


def test_odd_input_raises_nothing():
    for text in ("", "\n", "🙂", "word", "数字 数字", "\u2028\u2028 ((("):
        assert isinstance(_found(text), list)
