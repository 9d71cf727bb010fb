import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.publish.marked_text import marked, paragraphs
from crossbearing.records import Boilerplate, Claim


def _claim(name: str, start: int, end: int) -> Claim:
    return Claim(name, start, end, "", None, "fatalities", 1, 1, None, None, None, None, (), "asserted", "d")


def _render(text: str, claims: list[Claim], grey: list[Boilerplate] | None = None) -> str:
    back = {c.id: f"t-{c.id}" for c in claims}
    return "\n\n".join(marked(text, claims, grey or [], back, {c.id: c.id for c in claims})[0])


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r'<a class="up".*?</a>', "", html)))


def test_nested_and_overlapping_claims_each_have_an_anchor_and_a_way_back() -> None:
    text = "At least twelve people died in the old mill"
    claims = [_claim("a", 0, 28), _claim("b", 9, 43), _claim("c", 9, 15), _claim("d", 9, 15)]
    html = _render(text, claims)
    for c in claims:
        assert html.count(f'id="{c.id}"') == 1
        assert f'href="#t-{c.id}"' in html
    assert _words(html) == text
    assert html.count("<a ") == html.count("</a>")


def test_a_claim_wholly_under_another_is_reached_by_the_arrow() -> None:
    html = _render("Two died.", [_claim("x", 0, 8), _claim("y", 0, 8)])
    assert re.search(r'<a class="up" href="#t-y"[^>]*>↑</a>', html)


def test_text_is_never_html() -> None:
    text = '<script>alert(1)</script> & "two" <b>died</b>'
    html = _render(text, [_claim("x", 4, 30)], [Boilerplate(30, 40, "credit", "d")])
    assert "<script" not in html
    assert "<b>" not in html
    assert "&amp;" in html


def test_boilerplate_is_grey() -> None:
    assert _render("News. Subscribe now.", [], [Boilerplate(6, 20)]) == 'News. <span class="dull">Subscribe now.</span>'


def test_paragraphs_keep_their_offsets() -> None:
    text = "one\ntwo\n\n  \nthree\n"
    assert [text[s:e] for s, e in paragraphs(text)] == ["one\ntwo", "three"]


def test_long_cases_leave_out_paragraphs_without_claims_and_count_them() -> None:
    shown, left = marked("one\n\ntwo\n\nthree", [_claim("x", 5, 8)], [], {"x": "t-x"}, {}, only_told=True)
    assert (len(shown), left) == (1, 2)


def test_spans_outside_the_text_are_passed_over() -> None:
    assert _render("short", [_claim("x", 3, 99), _claim("y", -1, 2)]) == "short"


@given(
    st.text(alphabet="ab <&\"'\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)
)
def test_marking_never_changes_the_words(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [_claim(f"k{n}", min(s, e), max(s, e)) for n, (s, e) in enumerate(spans)]
    back = {c.id: f"t-{c.id}" for c in claims}
    shown, _ = marked(text, claims, [], back, {})
    for html, (s, e) in zip(shown, paragraphs(text), strict=True):
        assert _words(html) == text[s:e]
    for c in claims:
        assert "".join(shown).count(f'id="{c.id}"') <= 1
