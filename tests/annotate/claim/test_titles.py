from __future__ import annotations

from tests.annotate.claim.told import claims


def test_office_and_bearer() -> None:
    found = claims("Transport Minister Radu Velescu visited the bridge at Orsa.", "title")
    assert [(c.value, c.subject) for c in found] == [("Transport Minister", "Radu Velescu")]
    assert found[0].quote == "Transport Minister Radu Velescu"
