"""A paragraph with marks: well-formed, the same text, each claim one stop."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.web.texts.blocks import Link, block, noted
from crossbearing.web.texts.layers import Mark
from crossbearing.web.texts.shown import plain, shown


class Read(HTMLParser):
    """The text, the elements and whether tags close as they open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.open, self.ids = "", [], []
        self.links: list[dict[str, str | None]] = []
        self.inside: list[tuple[str, ...]] = []
        self.feed(str(html))
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.open.append(tag)
        self.ids += [known["id"]] if "id" in known else []
        if tag == "a":
            assert self.open.count("a") == 1
            self.links.append(known)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        assert not set(self.open) - {"span", "a", "mark"}


LAYERS = ("dates", "claims", "names", "at", "boilerplate")
HOSTILE = "<script>alert(1)</script> \"Q\" & 'x' \u202eevil\u202c 👩\u200d🚒 e\u0301 &amp; \x00 end"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(LAYERS)), max_size=14))
def test_however_marks_overlap_the_text_stays_and_each_claim_is_one_link(spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(min(a, b), max(a, b), layer, f"k{n}", "") for n, (a, b, layer) in enumerate(spans)]
    links = {m.key: Link(f"#n-{m.key}", m.key, f"n-{m.key}") for m in marks if m.layer == "claims"}
    read = Read(block(HOSTILE, 0, len(HOSTILE), marks, links, {m.key for m in marks}))
    assert read.words == plain(HOSTILE)
    told = {m.key for m in marks if m.start < min(m.end, len(HOSTILE))}
    assert sorted(read.ids) == sorted(told)
    for link in read.links:
        assert link["id"] in links
    assert {i for i in read.ids if i in links} == {k for k in told if k in links}


def test_a_claim_within_another_is_the_link_of_its_words() -> None:
    text = "Nine dead, two of them children, in Orsk"
    marks = [Mark(0, 40, "claims", "whole", ""), Mark(11, 31, "claims", "part", "")]
    links = {k: Link(f"#w-{k}", k, f"w-{k}") for k in ("whole", "part")}
    read = Read(block(text, 0, len(text), marks, links))
    assert [(a["id"], a["aria-describedby"], a["data-k"]) for a in read.links] == [
        ("whole", "w-whole", "whole"),
        ("part", "w-part", "whole part"),
    ]


def test_claims_over_the_same_words_share_one_stop_and_both_descriptions() -> None:
    marks = [Mark(0, 4, "claims", "a", ""), Mark(0, 4, "claims", "b", "")]
    links = {k: Link(f"#w-{k}", k, f"w-{k}") for k in ("a", "b")}
    read = Read(block("nine dead", 0, 9, marks, links))
    assert len(read.links) == 1
    assert sorted(read.ids) == ["a", "b"]
    assert set(str(read.links[0]["aria-describedby"]).split()) == {"w-a", "w-b"}


def test_a_mark_that_goes_on_in_the_next_paragraph_has_one_id() -> None:
    marks = [Mark(2, 9, "names", "n", "")]
    seen: set[str] = set()
    first = block("one two three", 0, 7, marks, {}, {"n"}, seen)
    second = block("one two three", 7, 13, marks, {}, {"n"}, seen)
    assert Read(first + second).ids == ["n"]
    assert 'class="l names' in second


@given(st.text(max_size=60))
def test_a_page_shows_one_character_for_each_code_point(text: str) -> None:
    read = Read(str(shown(text)))
    assert len(read.words) == len(text)
    read.words.encode("utf-8")


def test_notes_say_once_what_several_marks_say() -> None:
    text = "Orsk. The dam of Orsk."
    marks = [
        Mark(0, 4, "places", "p0", "Orsk, RU"),
        Mark(17, 21, "places", "p1", "Orsk, RU"),
        Mark(10, 13, "names", "n0", "thing"),
    ]
    notes = noted(text, 0, len(text), marks)
    assert [(n.layer, n.says, n.marks) for n in notes] == [
        ("places", "Orsk, RU", (("p0", "Orsk"), ("p1", "Orsk"))),
        ("names", "thing", (("n0", "dam"),)),
    ]
