from __future__ import annotations

from crossbearing.annotate.claim.titles import is_title
from tests.annotate.claim.told import claims


def test_office_and_bearer() -> None:
    found = claims("Transport Minister Radu Velescu visited the bridge at Orsa.", "title")
    assert [(c.value, c.subject) for c in found] == [("Transport Minister", "Radu Velescu")]
    assert found[0].quote == "Transport Minister Radu Velescu"


def test_trades_and_kin_are_no_titles() -> None:
    assert claims("Mara Ilic, a builder from Orsa, said the wall had leaned for years.", "title") == []
    assert not any(
        is_title(w) for w in ("possible coup", "builder", "driver of 69 years", "wife", "grower from the village")
    )
    assert all(
        is_title(w) for w in ("Minister of Health", "medical director", "Lt. Colonel", "deputy head of the mission")
    )
