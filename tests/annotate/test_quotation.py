"""Quotation marks and their pairing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.annotate.speech.quotation import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said “one ‘two’ three” and left.", ["one ‘two’ three"]),
        ("„Unu doi”, he said; „eins zwei“, said she.", ["Unu doi", "eins zwei"]),
        ('It is 6" wide and "solid oak".', ["solid oak"]),
        ("The workers' hall isn't 'open to all', he said.", ["open to all"]),
        ("``One two,'' she said.", ["One two,"]),
        ('A slip: “one two," she said.', ["one two,"]),
        ("No marks at all, don't you think?", []),
    ],
)
def test_pairs(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_paragraph_without_a_closing_mark_stays_open() -> None:
    first, second = find_quotations("“One two.\n“Three four.”")
    assert (first.open_end, second.open_end) == (True, False)


@given(st.text(alphabet="ab “”\"'‘’«»„`,.\n", max_size=60))
def test_quotations_lie_in_order_inside_the_text(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
