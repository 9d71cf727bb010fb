"""The review queue."""

from __future__ import annotations

import msgspec
import pytest

from crossbearing.case.doubts import doubts
from crossbearing.link import link
from crossbearing.link.near import near_links
from crossbearing.records import Links, NearLink, Record
from tests.case.decisions.conftest import demo_accounts, demo_record, linked


@pytest.fixture
def record() -> Record:
    return demo_record()


def test_without_links_every_joined_event_is_looked_at(record: Record) -> None:
    found = [d.target for d in doubts(record) if d.kind == "link"]
    assert set(found) == {e.id for e in record.events if len(e.documents) > 1}


def test_only_joins_near_the_threshold_are_doubtful(record: Record) -> None:
    links: Links = linked(demo_accounts())
    event = max(record.events, key=lambda e: len(e.documents))
    other = min(record.events, key=lambda e: (len(e.documents), e.id))
    of = {e: k for k, e in links.event_of.items()}
    inside = [k for k, e in links.event_of.items() if e == event.id]
    second = next(k for k in inside if k[0] != inside[0][0])
    near = (
        NearLink(inside[0], second, 0.31, True),
        NearLink(inside[0], of[other.id], 0.2, False),
        # Joined or parted by a reviewer since: settled.
        NearLink(inside[0], second, 0.2, False),
        NearLink(inside[0], of[other.id], 0.3, True),
    )
    found = [d for d in doubts(record, msgspec.structs.replace(links, near=near)) if d.kind == "link"]
    assert [(d.target, d.other, d.score) for d in found] == [(event.id, None, 0.31), (event.id, other.id, 0.2)]
    claims = {c.id: c for c in record.claims}
    assert {claims[c].document for c in found[0].claims} <= {inside[0][0], second[0]}
    assert found[1].label == f"{event.label}, or {other.label}?"
    assert [d for d in doubts(record, msgspec.structs.replace(links, near=())) if d.kind == "link"] == []


def test_near_are_weak_joins_and_strong_partings() -> None:
    a, b, c, d = (("d1", "i1"), ("d2", "i1"), ("d3", "i1"), ("d4", "i1"))
    known = [(a, b, 4.0), (a, c, 0.5), (a, d, -0.5), (b, c, 0.4), (b, d, -0.7)]
    found = near_links(known, [[a, b, c], [d]], 0.0)
    assert [(n.a, n.b, n.joined) for n in found] == [(a, c, True), (a, d, False)]
    assert [round(n.score, 2) for n in found] == [0.62, 0.38]


def test_the_order_of_accounts_changes_nothing_in_what_is_near() -> None:
    accounts = list(demo_accounts())
    assert link(accounts[::-1]).near == link(accounts).near
