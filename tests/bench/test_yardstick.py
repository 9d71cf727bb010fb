"""What is made of measurements: exponents, the page, its chart."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from yardstick.chart import chart
from yardstick.growth import VERBS, exponents, slope
from yardstick.lengths import _joined
from yardstick.page import page
from yardstick.pairs import _ratio

SIZES = (1_000, 2_000, 4_000)


def row(n: int) -> dict[str, Any]:
    """A row of growth in which linking grows as n to the power of 1.5 and everything else in proportion."""
    seconds = dict.fromkeys(VERBS, n / 100) | {"link": (n / 1_000) ** 1.5}
    accuracy = {
        "annotated": {"f": 0.912, "speaker": 0.9}, "events_linked": {"b_cubed": 0.8, "conll": 0.777},
        "copies": {"precision": 1.0, "recall": 0.5}, "tolls": {"right": 0.6},
    }  # fmt: skip
    return {"seconds": seconds, "peak_mib": {"annotate": 250, "whole": 300, "link": 1, "weigh": 1}, "accuracy": accuracy, "same_record": n != 4_000}  # fmt: skip


@pytest.fixture
def results() -> dict[str, Any]:
    growth = {str(n): row(n) for n in SIZES}
    machine = {"cores": 2, "processor": "Example", "memory_gib": 8, "system": "Linux x86_64", "python": "3.11.7", "spacy": "3.8", "numpy": "2"}  # fmt: skip
    return {"machine": machine, "growth": growth, "exponents": exponents({int(n): r for n, r in growth.items()})}


def test_the_exponent_is_that_of_the_power() -> None:
    assert slope([1, 2, 4, 8], [3 * n**1.2 for n in (1, 2, 4, 8)]) == pytest.approx(1.2)
    found = exponents({n: row(n) for n in SIZES})
    assert found["link"] == {"fitted": 1.5, "last_doubling": 1.5}
    assert found["whole"]["fitted"] == 1.0
    assert exponents({1_000: row(1_000)}) == {}


def test_the_page_tells_figures_exponents_and_where_two_ways_differ(results: dict[str, Any]) -> None:
    told = page(results)
    assert "2 cores (Example)" in told
    assert "link 1.50 (last doubling 1.50)" in told
    assert "| 2,000 | 20.0 | 20.0 | 2.8 |" in told
    assert "0.777" in told
    assert "other records than the verbs one after the other: 4,000" in told
    assert "## Served" not in told


def test_the_chart_is_a_picture_with_a_line_a_verb(results: dict[str, Any]) -> None:
    drawn = ET.fromstring(chart(results))  # noqa: S314 - our own
    assert drawn.tag.endswith("svg")
    words = {t.text for t in drawn.iter() if t.tag.endswith("text")}
    assert {"annotate", "link", "weigh", "the whole (reconcile)", "accounts"} <= words


def test_ratios_are_taken_pair_by_pair() -> None:
    found = [{"a": 10.0, "b": 10.0}, {"a": 3.0, "b": 1.0}, {"a": 4.0, "b": 2.0}]
    assert _ratio(found, "a", "b") == {"median": 2.0, "least": 1.0, "most": 3.0}


def test_texts_are_joined_to_a_length() -> None:
    made = _joined(["one two three"] * 7, 6)
    assert [len(t.split()) for t in made] == [6, 6, 6]
