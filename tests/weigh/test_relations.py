"""Pairs are bounded, and their order changes nothing."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.records import Event
from crossbearing.weigh.relations import ALL_PAIRS, NEIGHBOURS, REPRESENTATIVES, pairs, relations, weighings
from crossbearing.weigh.said import Said, said
from tests.weigh.conftest import Case


def rows(case: Case) -> list[Said]:
    return [said(c, case.documents[d], frozenset(), {}) for d, cs in case.claims.items() for c in cs]


def big(papers: int) -> list[Said]:
    case = Case()
    for n in range(papers):
        case.account(f"p{n:05}", f"2031-05-{1 + n % 28:02}")
        case.claim(f"p{n:05}", "fatalities", n % 40 + n % 28, n % 40 + n % 28)
    return rows(case)


def test_a_small_group_has_all_its_pairs() -> None:
    assert len(list(pairs(big(20)))) == 190


def test_a_large_group_is_related_through_representatives() -> None:
    found = list(pairs(big(2000)))
    assert len(found) <= 2000 * (REPRESENTATIVES + NEIGHBOURS)
    assert len({(a.claim.id, b.claim.id) for a, b in found}) == len(found)
    assert {s.claim.id for pair in found for s in pair} == {s.claim.id for s in big(2000)}
    assert ALL_PAIRS < 2000


def test_five_thousand_claims_of_one_event_take_seconds() -> None:
    begun = time.process_time()
    event = Event("fire", "disaster", "Fire", "2031-05-01", None, None, (), None, (), ())
    found = relations(weighings(big(5000), event))
    assert found
    assert time.process_time() - begun < 20


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6), st.integers(0, 6), st.booleans()), min_size=2, max_size=8),
    st.randoms(),
)
def test_the_order_of_claims_changes_nothing(told: list[tuple[int, int, int, bool]], random: object) -> None:
    case = Case()
    for n in range(3):
        case.account(f"p{n}", f"2031-05-0{n + 1}")
    for paper, low, more, denied in told:
        case.claim(f"p{paper}", "fatalities", low, low + more, factuality="denied" if denied else "asserted")
    first = relations(weighings(rows(case), None))
    mixed = rows(case)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert relations(weighings(mixed, None)) == first
    assert len({frozenset((r.a, r.b)) for r in first}) == len(first)
