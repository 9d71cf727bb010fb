"""Accounts of a cut of the record, aligned by facts."""

from __future__ import annotations

import msgspec

from crossbearing.publish.sigla import sigla
from crossbearing.web.comparing.columns import columns
from crossbearing.web.comparing.comparison import Comparison, comparison
from crossbearing.web.comparing.facts import title
from crossbearing.web.comparing.said import said
from tests.publish.sample import sample

RECORD = sample()
LETTERS = {d: s.letter for d, s in sigla(RECORD.documents).items()}


def made(*ids: str) -> Comparison:
    return comparison(RECORD, LETTERS, ids)


def test_the_accounts_stand_as_asked_for_with_their_letters_in_the_case() -> None:
    found = made("doc-paper", "doc-wire", "doc-paper", "nobody")
    assert [(s.siglum, s.document.id) for s in found.sides] == [("C", "doc-paper"), ("A", "doc-wire")]
    assert [c.start for c in found.sides[1].claims] == sorted(c.start for c in found.sides[1].claims)


def test_a_fact_is_shared_where_several_of_these_accounts_tell_it() -> None:
    found = made("doc-wire", "doc-office")
    assert [(f.name, sorted(f.told)) for f in found.facts] == [
        ("killed", ["doc-office", "doc-wire"]),
        ("displaced", ["doc-office", "doc-wire"]),
        ("began", ["doc-office", "doc-wire"]),
    ]
    assert {"injured", "missing"} <= {f.name for f in found.alone}
    assert all(len(f.told) == 1 for f in found.alone)


def test_standings_are_between_the_accounts_shown_alone() -> None:
    killed = made("doc-wire", "doc-office", "doc-paper", "doc-company").facts[0]
    assert killed.standing("doc-wire") == "grown"
    assert killed.standing("doc-office") == "later"
    assert killed.standing("doc-paper") == "denied"
    assert killed.standing("doc-company") == "denies"
    two = made("doc-wire", "doc-company").facts[0]
    assert two.standing("doc-wire") == "tells"
    assert [t.value for t in two.told["doc-company"]] == ["19", "31"]


def test_whose_words_make_it_so() -> None:
    killed = made("doc-office", "doc-league", "doc-paper").facts[0]
    (office,) = killed.told["doc-office"]
    assert (office.standing, office.against) == ("differs", ("doc-league",))


def test_an_account_that_does_not_tell_a_fact_is_silent() -> None:
    found = made("doc-wire", "doc-office", "doc-company")
    began = next(f for f in found.facts if f.name == "began")
    assert began.standing("doc-company") == "silent"


def test_the_sentence_counts_what_the_table_shows() -> None:
    assert (
        said(made("doc-wire", "doc-office")) == "3 facts are told by several of them: 2 only grew, they agree on one."
    )
    assert said(made("doc-wire", "doc-paper")).endswith(" C has 1 passage from A.")
    apart = msgspec.structs.replace(RECORD, claims=(), relations=(), copies=())
    assert said(comparison(apart, LETTERS, ("doc-wire", "doc-office"))) == "They tell of no fact in common."


def test_a_denied_claim_is_named_as_one() -> None:
    claims = {c.id: c for c in RECORD.claims}
    assert title(claims["c22"]) == "killed: not 31"
    assert title(claims["c06"]) == "killed: 40 (predicted)"
    assert title(claims["c12"]) == "width: 60 metres"


def test_each_column_describes_every_claim_that_it_shows() -> None:
    for column in columns(made("doc-wire", "doc-paper", "doc-company")):
        text = "".join(p.block.html for p in column.paragraphs)
        assert [e.claim.id for e in column.entries] == [c.id for c in column.side.claims]
        for entry in column.entries:
            assert f'id="{entry.claim.id}"' in text
            assert f"w-{entry.claim.id}" in text


def test_a_copied_passage_is_tied_at_both_ends_with_who_has_it_from_whom() -> None:
    wire, paper = columns(made("doc-wire", "doc-paper"))
    (here,) = [b for p in wire.paragraphs for b in p.bands]
    (there,) = [b for p in paper.paragraphs for b in p.bands]
    assert (here.has, there.has) == (False, True)
    assert (here.here, here.there) == (there.there, there.here)
    assert paper.side.document.text[here.at :].startswith("“We heard it")
    assert f'<span id="{here.here}"></span>' in "".join(p.block.html for p in wire.paragraphs)


def test_long_texts_are_shown_in_parts_that_stay_below_their_share() -> None:
    long = msgspec.structs.replace(
        RECORD,
        documents=tuple(
            msgspec.structs.replace(d, text=d.text + "\n\nThe water fell. " * 9000) for d in RECORD.documents
        ),
    )
    found = comparison(long, LETTERS, ("doc-wire", "doc-paper"))
    first, second = columns(found, (0, 100_000), most=80_000)
    assert first.leaf.number == 1 and len(first.begins) > 3
    assert second.leaf.start <= 100_000 < second.leaf.end
    assert sum(len(p.block.html.encode()) for p in first.paragraphs) < 40_000
    assert not second.entries
