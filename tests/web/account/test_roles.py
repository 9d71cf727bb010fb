"""The paragraphs of an account by their parts."""

from __future__ import annotations

from crossbearing.records import TextPart
from crossbearing.web.account.roles import paragraphs


def test_a_title_on_the_line_above_is_cut_from_the_paragraph() -> None:
    text = "Mill falls\nBy Ana Kos\nThe wall fell.\nIt rained.\n\nPhoto: The mill"
    parts = (
        TextPart(0, 10, "title"),
        TextPart(11, 21, "byline"),
        TextPart(22, 47, "body"),
        TextPart(49, 64, "caption"),
    )
    found = paragraphs([(0, 47), (49, 64)], parts, text)
    assert [(p.role, text[p.start : p.end]) for p in found] == [
        ("title", "Mill falls"),
        ("byline", "By Ana Kos"),
        (None, "The wall fell.\nIt rained."),
        ("caption", "Photo: The mill"),
    ]


def test_an_entry_begins_with_its_first_paragraph() -> None:
    text = "21:10\n\nLights on\n\nPower is back."
    parts = (TextPart(0, 32, "entry", "2031-03-04T21:10"), TextPart(7, 16, "heading"))
    found = paragraphs([(0, 5), (7, 16), (18, 32)], parts, text)
    assert [(p.role, p.entry.date if p.entry else None) for p in found] == [
        (None, "2031-03-04T21:10"),
        ("heading", None),
        (None, None),
    ]


def test_a_text_without_parts_stays_as_it_is() -> None:
    assert [(p.start, p.end, p.role) for p in paragraphs([(0, 4), (6, 9)], (), "Rain\n\nSun")] == [
        (0, 4, None),
        (6, 9, None),
    ]
