"""Snippets: where most of the words stand together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.case.reading.snippet import CLOSE, OPEN, best, plain, snippet


def marked(text: str, *words: str) -> str:
    for word in words:
        text = text.replace(word, f"{OPEN}{word}{CLOSE}")
    return text


FAR = (
    "The road was long and the night cold, and nobody told us where the lorries went or when they would be back again. "
    * 3
)


def test_the_place_with_most_different_words_wins_over_the_first() -> None:
    text = f"The port was quiet. {FAR} A fire broke out in the port."
    words, ranges, start, end = snippet(marked(text, "port", "fire"))
    assert text[start:end] == "fire"
    assert [words[s:e] for s, e in ranges] == ["fire", "port"]
    assert words.endswith("A fire broke out in the port.")


def test_words_side_by_side_are_one_passage() -> None:
    text = f"{FAR} the port  of Orsk"
    _, _, start, end = snippet(marked(text, "port", "of"))
    assert text[start:end] == "port  of"


def test_the_first_place_wins_among_equals() -> None:
    text = f"A fire. {FAR} A fire."
    assert snippet(marked(text, "fire"))[2:] == (2, 6)


def test_a_snippet_ends_at_words_and_nothing_marked_is_the_beginning() -> None:
    words, ranges, start, end = snippet(FAR)
    assert (ranges, start, end) == ((), 0, 0)
    assert FAR.startswith(words) and FAR[len(words)].isspace()


@given(st.lists(st.tuples(st.text("ab \n", max_size=8), st.booleans()), max_size=30))
def test_ranges_are_those_that_were_marked(pieces: list[tuple[str, bool]]) -> None:
    text = "".join(t for t, _ in pieces)
    given_ = "".join(f"{OPEN}{t}{CLOSE}" if m else t for t, m in pieces)
    whole, ranges = plain(given_)
    assert whole == text
    assert [whole[s:e] for s, e in ranges] == [t for t, m in pieces if m]
    start, end = best(whole, ranges)
    assert 0 <= start <= end <= len(whole)
    words, shown, _, _ = snippet(given_)
    assert all(0 <= s <= e <= len(words) for s, e in shown)
