"""Where an account stands in the record."""

from __future__ import annotations

import msgspec

from crossbearing.records import Coverage
from crossbearing.records.coverage import Telling
from crossbearing.web.account.standing import standing
from tests.publish.sample import sample

RECORD = sample()


def test_events_of_which_it_tells_most_come_first() -> None:
    found = standing(RECORD, (), "doc-paper", {})
    assert [(t.event, t.claims, t.accounts) for t in found.events][:2] == [("e-flood", 5, 5), ("e-gates", 1, 2)]


def test_what_it_alone_tells_of_events_that_others_tell_of() -> None:
    fact = Coverage("displaced", None, (Telling("doc-wire", ("c04",)),), (), (), 0, only="doc-wire")
    other = Coverage("missing", None, (Telling("doc-office", ("c09",)),), (), (), 0, only="doc-office")
    events = tuple(
        msgspec.structs.replace(e, coverage=(fact, other)) if e.id == "e-flood" else e for e in RECORD.events
    )
    found = standing(msgspec.structs.replace(RECORD, events=events), (), "doc-wire", {})
    assert [(a.event, a.claim.id) for a in found.alone] == [("e-flood", "c04")]


def test_shared_passages_say_who_has_them_from_whom() -> None:
    names = {"doc-wire": ("A", "Pannonia Wire"), "doc-paper": ("C", "The Styrian Post")}
    (wire,) = standing(RECORD, RECORD.copies, "doc-wire", names).shared
    (paper,) = standing(RECORD, RECORD.copies, "doc-paper", names).shared
    assert (wire.other, wire.siglum, wire.has) == ("doc-paper", "C", False)
    assert (paper.other, paper.name, paper.has) == ("doc-wire", "Pannonia Wire", True)
    assert (wire.start, wire.other_start) == (paper.other_start, paper.start)
    assert standing(RECORD, RECORD.copies, "doc-office", names).shared == ()
