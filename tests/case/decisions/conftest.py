"""The bundled accounts, annotated once, and a reviewer who decides on their record without a database."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest

from crossbearing.case.decisions.chain import chained
from crossbearing.case.decisions.decision import Decision, Kind, Target, TargetKind, checked
from crossbearing.case.decisions.places import side_of_entity, side_of_event
from crossbearing.cli.intake import Intake
from crossbearing.demo import accounts as folder_of_accounts
from crossbearing.engine import annotated, reconciled
from crossbearing.link import link
from crossbearing.records import Annotations, Links, Passage, Record

Accounts = list[Annotations]
Log = list[Decision]


@cache
def demo_accounts() -> tuple[Annotations, ...]:
    """What the six bundled accounts say."""
    folder = folder_of_accounts()
    return tuple(annotated(Intake([str(folder)], str(folder / "manifest.csv"), strict=True)))


@cache
def demo_record() -> Record:
    return reconciled(demo_accounts(), "consensus")


_LINKED: dict[bytes, Links] = {}


def linked(accounts: Any) -> Links:
    """As `link`, each set of accounts once."""
    key = msgspec.json.encode([(a.document.id, a.document.published, a.claims) for a in accounts])
    if key not in _LINKED:
        _LINKED[key] = link(accounts)
    return _LINKED[key]


class Reviewer:
    """Decides on a record: finds the places of the targets as the case does."""

    def __init__(self, accounts: tuple[Annotations, ...], record: Record) -> None:
        self.accounts, self.record = accounts, record
        self.log: Log = []

    def __call__(
        self, kind: Kind, target: str, of: TargetKind, value: Any = None, other: str | None = None, author: str = "Ana"
    ) -> Decision:
        sides: tuple[tuple[Passage, ...], ...] = ()
        if of in ("event", "entity"):
            sides = tuple(self.side(of, id) for id in (target, other) if id)
        if kind == "split":
            out = tuple(p for p in sides[0] if p.document in value["out"])
            sides = (tuple(p for p in sides[0] if p not in out), out)
        if isinstance(value, dict) and value.get("event"):
            claim = next((c for c in self.record.claims if c.id == target), None)
            here = (Passage(claim.document or "", claim.start, claim.end),) if claim else ()
            sides = (here, self.side("event", value["event"]))
        wanted = Decision(
            kind,
            Target(of, target, other),
            author,
            f"2026-01-05T10:00:{len(self.log) % 60:02d}Z",
            "as the text says",
            value,
            sides,
        )
        self.log.append(chained(checked(wanted), self.log[-1] if self.log else None))
        return self.log[-1]

    def side(self, of: str, id: str) -> tuple[Passage, ...]:
        if of == "entity":
            return side_of_entity(next(e for e in self.record.entities if e.id == id))
        return side_of_event(next(e for e in self.record.events if e.id == id), self.accounts)


@pytest.fixture(scope="session")
def accounts() -> tuple[Annotations, ...]:
    return demo_accounts()


@pytest.fixture(scope="session")
def record() -> Record:
    return demo_record()


@pytest.fixture
def reviewer(accounts: tuple[Annotations, ...], record: Record) -> Reviewer:
    return Reviewer(accounts, record)


Linking = Callable[[Any], Links]
