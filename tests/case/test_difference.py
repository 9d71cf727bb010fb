"""What changed in the record since a moment."""

from __future__ import annotations

import pytest

from crossbearing.case import store
from crossbearing.case.difference import Difference, changes, difference, moment
from crossbearing.case.file import CaseError
from crossbearing.case.states import State, Told
from crossbearing.case.store import Case
from crossbearing.weigh import weigh
from tests.case.decisions.conftest import demo_accounts, linked
from tests.case.test_store import account


def toll(best: float, low: float | None = None, high: float | None = None, status: str = "agreed") -> Told:
    return Told("fatalities", "people", low or best, best, high or best, None, status)  # type: ignore[arg-type]


def flood(id: str, claims: str, *told: Told, accounts: int = 2, label: str = "Flood, Marl") -> State:
    return State(id, "disaster", label, "2024-03-01", None, "Marl", accounts, "single", tuple(claims.split()), told)


def found(before: list[State], after: list[State]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(c.kind, c.event, c.says) for c in changes({s.id: s for s in before}, {s.id: s for s in after})]


def test_nothing_is_told_of_what_stayed() -> None:
    assert found([flood("e1", "c1 c2", toll(4))], [flood("e1", "c1 c2", toll(4))]) == []


def test_an_event_that_grew_is_known_by_its_claims() -> None:
    before = [flood("e1", "c1 c2", toll(4, status="single"))]
    after = [flood("e9", "c1 c2 c3", toll(9, 4, 12, "disputed"), accounts=3)]
    assert found(before, after) == [
        ("changed", "e9", ("told by 3 accounts, before by 2",
                           "fatalities of people: 4, then 9 (4–12) (disputed, before single)")),
    ]  # fmt: skip


def test_events_are_new_joined_parted_and_gone() -> None:
    before = [flood("e1", "c1 c2"), flood("e2", "c3", label="Flood, Ost"), flood("e3", "c4", label="Fire, Ost")]
    after = [flood("e5", "c1 c2 c3"), flood("e6", "c9", toll(2), label="Storm, Ulm")]
    assert found(before, after) == [
        ("new", "e6", ("told by 2 accounts", "fatalities of people: 2")),
        ("joined", "e2", ("is now part of Flood, Marl",)),
        ("gone", "e3", ("no account tells of it any more",)),
    ]
    assert ("parted", "e2", ("was told as part of Flood, Marl", "told by 2 accounts")) in found(after, before)


def test_an_attribute_comes_and_goes() -> None:
    hurt = Told("injured", "people", 30, 30, 30, None, "single")
    assert found([flood("e1", "c1", toll(4))], [flood("e1", "c1", hurt)]) == [
        ("changed", "e1", ("injured of people: 30, told for the first time", "fatalities of people: 4, then no longer told")),
    ]  # fmt: skip


def test_a_case_tells_what_came_since(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = sorted(demo_accounts(), key=lambda a: a.document.published or "")

    def at(time: str, *, keep: int) -> None:
        monkeypatch.setattr(store, "now", lambda: time)
        for a in accounts[:keep]:
            case.add(a, b"1")
        some = accounts[:keep]
        case.write(weigh(some, linked(some)), basis=case.basis())

    def since(time: str) -> Difference:
        with case.reader.begin() as connection:
            return difference(connection, time)

    with Case(place, create=True) as case:
        at("2024-10-16T08:00:00Z", keep=4)
        at("2024-10-17T08:00:00Z", keep=6)
        whole, day = since("2024-10-01"), since("2024-10-17")
        assert (whole.before, {c.kind for c in whole.events}) == (None, {"new"})
        assert len(whole.accounts) == 6
        assert day.before == "2024-10-16T08:00:00Z"
        assert [a.id for a in day.accounts] == [a.document.id for a in accounts[4:]]
        main = next(c for c in day.events if c.label.startswith("Explosion"))
        assert main.kind == "changed"
        assert main.before is not None
        assert main.after is not None
        assert main.says[0] == f"told by {main.after.accounts} accounts, before by {main.before.accounts}"
        assert since("2024-10-18").events == ()
        assert not day.stale
        case.add(account("d1"), b"1")
        assert since("2024-10-18").stale


def test_a_newer_version_tells_what_changed_in_its_claims(place: str) -> None:
    url = "https://kite.example/bridge"
    with Case(place, create=True) as case:
        case.add(account("d1", 12, "2024-03-01T10:00", url), b"1")
        case.add(account("d2", 9, "2024-03-01T14:05", url), b"2")
        with case.reader.begin() as connection:
            first, second = difference(connection, "2024-01-01").accounts
    assert (first.replaces, second.replaces) == (None, "d1")
    assert [c.says for c in second.changes] == ["fatalities of people: 12 until 1 March 2024, 14:05, then 9"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024-10-14", "2024-10-14T00:00:00Z"),
        ("2024-10-14T15:30", "2024-10-14T15:30:00Z"),
        ("2024-10-14T15:30+02:00", "2024-10-14T13:30:00Z"),
    ],
)
def test_a_moment_is_a_date_or_an_hour(said: str, meant: str) -> None:
    assert moment(said) == meant


def test_what_is_no_date_is_told(place: str) -> None:
    with pytest.raises(CaseError, match="yesterday: no date; write 2024-10-14"):
        moment("yesterday")
