"""Parts with their own date: what their words are reckoned from, of when their figures are; and captions, which are beside the account."""

from __future__ import annotations

from crossbearing.annotate import annotate
from crossbearing.annotate.dated_parts import DatedParts
from crossbearing.annotate.incidents import main_incident
from crossbearing.link.incidents import incidents_of
from crossbearing.link.words import words_of
from crossbearing.records import Annotations, Document, Role, TextPart, content_id


def told(*pieces: tuple[Role, str, str | None], published: str = "2031-03-06") -> Annotations:
    """The annotations of an account made of these parts."""
    text = "\n\n".join(words for _, words, _ in pieces)
    parts, at = [], 0
    for role, words, date in pieces:
        parts.append(TextPart(at, at + len(words), role, date))
        at += len(words) + 2
    document = Document(
        content_id("d", text), "-", "", None, None, published, "en", None, None, text, parts=tuple(parts)
    )
    return next(iter(annotate([document])))


def test_an_entry_reckons_from_its_own_day() -> None:
    found = told(
        ("title", "Flood on the Maritsa", None),
        ("entry", "The dam at Ivaylovgrad was opened yesterday.", "2031-03-05T09:00:00Z"),
        ("entry", "A bridge near Svilengrad gave way yesterday.", "2031-03-03T18:30:00Z"),
        ("body", "The paper opened its page on the flood yesterday.", None),
    )
    assert [t.value for t in found.times] == ["2031-03-04", "2031-03-02", "2031-03-05"]


def test_a_figure_is_of_its_entry_s_moment() -> None:
    found = told(
        ("title", "Flood on the Maritsa", None),
        ("entry", "At least nine people have died in the flood, the governor says.", "2031-03-05T09:00:00+02:00"),
        ("entry", "At least four people have died in the flood, the governor says.", "2031-03-03"),
    )
    assert [(c.low, c.as_of) for c in found.claims if c.attribute == "fatalities"] == [
        (9, "2031-03-05T09:00"),
        (4, "2031-03-03"),
    ]


def test_a_caption_is_never_what_an_account_is_chiefly_about() -> None:
    found = told(
        (
            "caption",
            "Nine people died when a ferry sank off Naxos; the ferry sank in a storm and nine people drowned.",
            None,
        ),
        (
            "body",
            "An explosion killed a welder in a yard at Porto on Monday. Two more were injured in the explosion.",
            None,
        ),
    )
    text, parts = found.document.text, found.document.parts
    ferry = next(e.incident for e in found.events if text[e.start : e.end] == "sank")
    assert main_incident(found.events, text, parts) != ferry
    assert main_incident(found.events, text) == ferry
    (chief,) = [i for i in incidents_of(found, (), words_of(found)) if i.main]
    assert chief.key[1] != ferry


def test_the_innermost_dated_part_holds() -> None:
    parts = DatedParts(
        (
            TextPart(0, 90, "entry", "2031-03-05T09:00:00Z"),
            TextPart(40, 60, "correction", "2031-03-07"),
            TextPart(95, 99, "body"),
        )
    )
    assert [parts.moment(n) for n in (0, 50, 70, 96)] == ["2031-03-05T09:00", None, "2031-03-05T09:00", None]
    assert parts.changes_at(50) and str(parts.day) == "2031-03-07"
    assert not parts.changes_at(55)
    assert parts.changes_at(96) and parts.day is None
