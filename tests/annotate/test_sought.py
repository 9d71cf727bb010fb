import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.annotate.sought import Sought, required


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:denied|false|untrue)\b", ("denied", "false", "untrue")),
        (r"\bno truth (?:in|to)\b", ("no truth ",)),
        (r"\bposts?\b[^.]{0,30}\bon (?:social|x\b)", ("post",)),
        (r"\w+|\bdenied\b", ()),
        (r"(?:denied)?", ()),
        (r"(?:denied)+ it", ("denied",)),
        (r"[Dd]enied", ("enied",)),
        (r"\bthe (?:report|claim) is\b", ("claim", "report")),
        ("(", ()),
    ],
)
def test_the_words_of_which_one_must_stand(pattern: str, words: tuple[str, ...]) -> None:
    assert required(pattern, re.IGNORECASE) == words


def test_words_are_looked_for_where_the_expression_is() -> None:
    denied = Sought(r"\b(?:denied|rejected)\b", re.IGNORECASE)
    text = "He DENIED it; she did not."
    assert denied.search(text) and denied.search(text).start() == 3  # type: ignore[union-attr]
    assert denied.search(text, 10) is None and denied.search(text, 0, 8) is None
    assert denied.match(text, 3) and not denied.match(text)
    assert [m.group() for m in denied.finditer(text)] == ["DENIED"]


PATTERNS = [
    r"\b(?:is|are) (?:\w+ )?(?:false|wrong|a lie|lies)\b|\bno truth (?:in|to)\b",
    r"\b(?:if|unless)\b(?! (?:you|we))|^\W*(?:should|had) (?:the|a)",
    r"(?:caused|set off) by|died (?:of|from)|f(?:ell|allen) off",
]


@given(
    st.lists(
        st.sampled_from(
            "is are false WRONG a lie lies no truth in to if unless you we should had the caused set off by Died of from fell fallen , ;".split()
        ),
        max_size=12,
    ).map(" ".join)
)
def test_it_finds_what_the_expression_finds(text: str) -> None:
    for pattern in PATTERNS:
        plain, sought = re.compile(pattern, re.IGNORECASE), Sought(pattern, re.IGNORECASE)
        for start in (0, 5):
            assert [m.span() for m in sought.finditer(text, start)] == [m.span() for m in plain.finditer(text, start)]
            assert (a := sought.search(text, start)) == (b := plain.search(text, start)) or (
                a is not None and b is not None and a.span() == b.span()
            )
