"""Parts of a long text."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.web.texts.leaves import LONGEST_PIECE, Weight, leaf_at, leaves


@given(st.text(alphabet="ab \n\n&ñ😀", max_size=400), st.integers(5, 200))
def test_every_word_stands_in_exactly_one_part(text: str, most: int) -> None:
    parts = leaves(text, (), most)
    held = [range(s, e) for leaf in parts for s, e in leaf.pieces]
    at = [i for r in held for i in r]
    assert at == sorted(set(at))
    assert all(i in set(at) for i, c in enumerate(text) if not c.isspace())
    assert [leaf.number for leaf in parts] == list(range(1, len(parts) + 1))


def test_marks_make_parts_smaller() -> None:
    text = "\n\n".join(f"Paragraph {n} of the report." for n in range(20))
    plain = leaves(text, (), 700)
    heavy = leaves(text, [Weight(n, 100) for n in range(0, len(text), 30)], 700)
    assert len(plain) == 1
    assert len(heavy) > 2


def test_a_paragraph_of_five_megabytes_is_cut_between_words() -> None:
    text = "The river rose again. " * 240_000
    began = time.perf_counter()
    parts = leaves(text)
    assert time.perf_counter() - began < 3
    assert len(parts) > 20
    pieces = [p for leaf in parts for p in leaf.pieces]
    assert all(e - s <= LONGEST_PIECE for s, e in pieces)
    assert all(text[s - 1].isspace() for s, _ in pieces[1:])


def test_no_character_is_torn_from_its_marks() -> None:
    family = "👨\u200d👩\u200d👧"
    for letter in (family, "e\u0301", "न\u094d"):
        text = letter * 3000
        for s, e in leaves(text, (), 10**9)[0].pieces:
            assert text[s:e].startswith(letter[0])
            assert (e - s) % len(letter) == 0


def test_the_part_with_a_character() -> None:
    parts = leaves("\n\n".join("abcdefghij" for _ in range(9)), (), 25)
    assert len(parts) == 5
    for leaf in parts:
        assert leaf_at(parts, leaf.start) is leaf
    assert leaf_at(parts, 10**9) is parts[-1]


def test_a_text_without_words_is_one_empty_part() -> None:
    assert [(leaf.number, leaf.pieces) for leaf in leaves(" \n\n ")] == [(1, ())]
