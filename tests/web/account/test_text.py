"""The part of an account's text that is on a page."""

from __future__ import annotations

import time

from crossbearing.records import Annotations, Claim, Document, Name, Span
from crossbearing.web.account.metadata import changed
from crossbearing.web.account.text import text


def account(words: str, claims: tuple[Claim, ...] = (), names: tuple[Name, ...] = ()) -> Annotations:
    return Annotations(
        Document("d", "d.txt", "0" * 64, "Styrian Post", None, None, "en", None, None, words),
        claims=claims,
        names=names,
    )


def claim(name: str, start: int, end: int, quote: str) -> Claim:
    return Claim(name, start, end, quote, "e", "fatalities", 9, 9, None, None, "people", None, (), "asserted")


def test_claims_lead_to_their_notes_and_notes_to_their_claims() -> None:
    made = text(
        account("Nine died at Orsk.", (claim("c1", 0, 9, "Nine died"),), (Name(13, 17, "place", "Orsk"),)),
        ("claims", "names"),
    )
    (block,) = made.blocks
    assert [(n.layer, n.says, n.marks) for n in block.notes] == [
        ("claims", "killed: 9 (people)", (("c1", "Nine died"),)),
        ("names", "place · Orsk", (("na0", "Orsk"),)),
    ]
    assert f'<a class="m u0" id="c1" href="#{block.notes[0].id}" aria-describedby="{block.notes[0].id}"' in block.html
    assert '<span id="na0"></span>' in block.html


def test_the_part_with_the_passage_is_shown_and_the_passage_marked() -> None:
    words = "\n\n".join(f"Paragraph {n}: the 🌊 water rose." for n in range(400))
    at = words.index("Paragraph 300: the 🌊 water")
    made = text(account(words), (), Span(at, at + 26), most=4000)
    assert made.leaf.start <= at < made.leaf.end
    html = "".join(b.html for b in made.blocks)
    assert (
        '<span id="at"></span><mark class="l at u0"><span data-k="at">Paragraph 300: the 🌊 water</span></mark>' in html
    )
    assert made.leaf.start > 0
    assert text(account(words), (), None, made.begins[3], most=4000).leaf.number == 4


def test_a_paragraph_of_five_megabytes_with_many_marks_takes_reasonable_time() -> None:
    words = "The dam of Orsk broke. " * 220_000
    names = tuple(Name(n * 23 + 11, n * 23 + 15, "place", "Orsk") for n in range(0, 220_000, 5))
    big = account(words, (), names)
    began = time.perf_counter()
    made = text(big, ("names",), None, 4_000_000)
    assert time.perf_counter() - began < 4
    assert made.leaf.start <= 4_000_000 < made.leaf.end
    assert sum(len(b.html) for b in made.blocks) < 200_000


def test_only_what_is_changed_is_set_and_an_empty_field_is_not_told() -> None:
    document = account("x").document
    assert changed(document, {"publisher": " Styrian Post ", "author": ""}) == {}
    assert changed(document, {"publisher": "", "author": "Iva Hren"}) == {"publisher": None, "author": "Iva Hren"}
    assert changed(document, {}) == {}
