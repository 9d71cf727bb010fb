"""Links to a passage."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.records import Span
from crossbearing.web.texts.passage import account_id, account_path, parse_at, passage_link, text_fragment


def test_a_passage_is_asked_for_by_its_code_points() -> None:
    assert parse_at("3-9", 9) == Span(3, 9)
    assert parse_at(" 0-1 ", 9) == Span(0, 1)


@pytest.mark.parametrize(
    "at", [None, "", "9-3", "3-3", "3-10", "-1-4", "a-b", "3", "3-", "9999999999999-99999999999999", "٣-٩x"]
)
def test_what_lies_in_no_text_is_no_passage(at: str | None) -> None:
    assert parse_at(at, 9) is None


def test_the_link_opens_at_the_passage_whatever_the_id() -> None:
    assert passage_link("a b?", 3, 9) == "/accounts/a%20b%3F?at=3-9#at"


@given(
    st.text(min_size=1, max_size=20)
    | st.sampled_from(["..", ".", "a/b", "https://x.example/a?b#c", "/x", "~x", "a.json", "a.csv", "100%25"])
)
def test_every_id_has_an_address_that_a_browser_leaves_as_it_is(id: str) -> None:
    address = account_path(id).removeprefix("/accounts/")
    assert re.fullmatch(r"[^/?#\s]+", address)
    arrived = unquote(address)
    assert "/" not in arrived and arrived not in (".", "..") and not arrived.endswith((".json", ".csv"))
    assert account_id(arrived) == id


TEXT = "Levee gives way - again\n\nAt Orsk, the dam broke. At Orsk, the dam broke twice, the mayor said, and more."


def test_a_fragment_gives_the_words_with_what_means_something_there_encoded() -> None:
    at = TEXT.index("way - again")
    assert text_fragment(TEXT, at, at + 11) == "#:~:text=way%20%2D%20again"
    at = TEXT.index("twice, the")
    assert text_fragment(TEXT, at, at + 10) == "#:~:text=twice%2C%20the"


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them() -> None:
    first = TEXT.index("the dam broke")
    second = TEXT.index("the dam broke", first + 1)
    assert text_fragment(TEXT, first, first + 13) == "#:~:text=At%20Orsk%2C-,the%20dam%20broke,-.%20At%20Orsk%2C"
    assert (
        text_fragment(TEXT, second, second + 13)
        == "#:~:text=broke.%20At%20Orsk%2C-,the%20dam%20broke,-twice%2C%20the%20mayor"
    )


def test_a_long_passage_is_given_by_its_ends() -> None:
    text = " ".join(f"w{n}" for n in range(40))
    assert text_fragment(text, 0, len(text)) == "#:~:text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39"


def test_no_words_no_fragment() -> None:
    assert text_fragment("a   b", 1, 4) == ""
