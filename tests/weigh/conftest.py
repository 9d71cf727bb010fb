"""Makes accounts of an invented ferry fire, claim by claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.records import Annotations, Claim, Copy, Document, Event, Links, Location, Record, Relation
from crossbearing.weigh import weigh

HARBOUR = Location("Lindhaven", "Vest", "XA", 1, 1.0, 2.0, 1)


class Case:
    """Accounts, an event "fire", and the record that weighing makes of them."""

    def __init__(self) -> None:
        self.claims: dict[str, list[Claim]] = {}
        self.documents: dict[str, Document] = {}
        self.copies: list[Copy] = []
        self.agencies: dict[str, str] = {}
        self.start, self.end, self.place = "2031-05-01", "2031-05-01", HARBOUR

    def account(self, name: str, published: str | None, publisher: str | None = None) -> None:
        self.documents[name] = Document(
            name,
            f"{name}.txt",
            "0",
            publisher or f"The {name.title()} Courier",
            None,
            published,
            "en",
            None,
            None,
            " " * 4000,
        )
        self.claims[name] = []

    def claim(
        self, document: str, attribute: str, low: float | None = None, high: float | None = None, **told: Any
    ) -> str:
        rows = self.claims[document]
        n = f"{document}{len(rows)}"
        fields: dict[str, Any] = {
            "value": None, "unit": None, "subject": "people", "as_of": None, "sources": (), "factuality": "asserted", "event": "fire", "part": False,
        }  # fmt: skip
        start = told.pop("start", 600 * len(rows))
        quote = told.pop("quote", f"{low} {told.get('subject') or 'people'}")
        fields |= told
        sources = fields.pop("sources")
        rows.append(
            Claim(
                id=n,
                start=start,
                end=start + 20,
                quote=quote,
                attribute=attribute,
                low=low,
                high=high,
                sources=tuple(sources),
                **fields,
            )
        )  # type: ignore[arg-type]
        return n

    def record(self, rule: str = "consensus") -> Record:
        accounts = [Annotations(d, claims=tuple(self.claims[n])) for n, d in self.documents.items()]
        event = Event(
            "fire", "disaster", "Fire on a ferry", self.start, self.end, self.place, (), None, tuple(self.documents), ()
        )
        links = Links(
            tuple(self.copies), (), (event,), {(n, "fire"): "fire" for n in self.documents}, {}, agencies=self.agencies
        )
        return weigh(accounts, links, rule)

    def relation(self, a: str, b: str) -> Relation | None:
        return next((r for r in self.record().relations if {r.a, r.b} == {a, b}), None)

    def type(self, a: str, b: str) -> str | None:
        """The type of the relation from `a` to `b`; None where there is none, or where it runs the other way and has a direction."""
        found = self.relation(a, b)
        if found is None or (found.type in ("refines", "updates", "denies") and found.a != a):
            return None
        return found.type


@pytest.fixture
def case() -> Case:
    """Two papers of two days and a coast guard's bulletin."""
    made = Case()
    made.account("north", "2031-05-01")
    made.account("south", "2031-05-02")
    made.account("bulletin", "2031-05-03", "Coast Guard Authority of Vest")
    return made


MakeCase = Callable[[], Case]
