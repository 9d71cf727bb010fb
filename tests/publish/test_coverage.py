"""The table of who tells what."""

from __future__ import annotations

import msgspec

from crossbearing.publish.coverage import table
from crossbearing.publish.rows import rows
from crossbearing.publish.sigla import sigla
from crossbearing.records import Coverage, Telling
from tests.publish.sample import CLAIMS, EVENTS, RELATIONS, sample

_CLAIMS = {c.id: c for c in CLAIMS}
_LETTERS = sigla(sample().documents)


def test_facts_by_accounts() -> None:
    event = next(e for e in EVENTS if e.id == "e-flood")
    killed = [c for c in CLAIMS if c.event == "e-flood" and c.attribute == "fatalities" and not c.part]
    told = {c.document: c.id for c in reversed(killed) if c.factuality == "asserted"}
    known = [d for d in _LETTERS if d in event.documents]
    silent = tuple(d for d in known if d not in told)
    fact = Coverage("fatalities", "people", tuple(Telling(d or "", (k,)) for d, k in told.items()), (), silent, len(silent),
                    left_out_by=silent[0] if silent else None)  # fmt: skip
    made = table(
        msgspec.structs.replace(event, coverage=(fact,)), rows(event, _CLAIMS, RELATIONS), [_LETTERS[d] for d in known]
    )
    assert made is not None and made.total == 1
    cells = made.facts[0].cells
    assert {d for d, (sign, _) in cells.items() if sign == "told"} == set(told)
    assert all(cells[d] == ("silent", "") for d in silent)
    assert [s.told for s in made.shares] == [int(d in told) for d in known]
    assert [s.left_out for s in made.shares if s.left_out] == ([("killed",)] if silent else [])


def test_nothing_to_compare() -> None:
    event = next(e for e in EVENTS if e.id == "e-flood")
    assert table(event, rows(event, _CLAIMS, RELATIONS), list(_LETTERS.values())) is None
