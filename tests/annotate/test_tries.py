import re

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.annotate.tries import Pieces, trie

WORDS = ["ten", "tenth", "teen", "two", "two dozen", "a", "an"]


def test_the_longest_word_is_taken() -> None:
    pattern = re.compile(rf"\b{trie(WORDS, space=' +')}\b")
    assert [m.group() for m in pattern.finditer("a tenth, two  dozen and ten, not anten")] == [
        "a",
        "tenth",
        "two  dozen",
        "ten",
    ]
    assert trie([]) == ""


@given(st.text(alphabet="aentwo dz", max_size=40))
def test_every_piece_that_stands_is_found(text: str) -> None:
    assert Pieces(WORDS).in_(text) == {w for w in WORDS if w in text}
    assert Pieces([]).in_(text) == set()
