from __future__ import annotations

import pytest

from crossbearing.lexicon import lexicon
from tests.annotate.claim.told import claims


@pytest.mark.parametrize("row", lexicon("circumstances_of_claims")["examples"], ids=lambda r: r["attribute"])
def test_examples(row: dict[str, str]) -> None:
    assert row["value"] in [c.value for c in claims(row["text"], row["attribute"])]


def test_a_denied_deed_is_denied() -> None:
    found = claims("The army denied that its troops had attacked the hospital in Larna.", "perpetrator")
    assert {c.factuality for c in found} <= {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "It killed nine people in Larna.",
        "The ferry sank off Larna, killing nine people.",
        "Tuesday's attack killed nine people in Larna.",
        "Falling trees killed two women in Larna.",
        "They shot three guards in Larna.",
        "The bridge killed nine when it fell in Larna.",
    ],
)
def test_pronouns_things_and_happenings_did_nothing(text: str) -> None:
    assert claims(text, "perpetrator") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Our pilots bombed the harbour of Larna.", "pilots"),
        ("Russia bombed the harbour of Larna.", "Russia"),
        ("Its air force bombed the camp at Larna.", "air force"),
        ("The militia shelled Larna for an hour.", "militia"),
    ],
)
def test_those_who_did_it_stand_without_article_possessive_or_dateline(text: str, value: str) -> None:
    assert [c.value for c in claims(text, "perpetrator")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The flood was caused by the fact that a gate stood open.",
        "She died of it yesterday.",
        "As a result of which the road was closed.",
    ],
)
def test_what_names_no_cause(text: str) -> None:
    assert claims(text, "cause") == []


def test_a_cause_ends_where_the_next_word_of_time_or_verb_begins() -> None:
    assert [c.value for c in claims("He died of a heart attack shortly after noon.", "cause")] == ["heart attack"]
