"""Every row of the lexicon of attributes: its example gives the figure, its counter-example gives none."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate import annotate
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Document, content_id

_KINDS = ("verbs", "states", "nouns", "phrases", "counters", "labels", "things")
_ROWS = [(kind, row) for kind in _KINDS for row in lexicon("attributes")[kind]]


def _read(texts: list[str]) -> dict[str, Annotations]:
    documents = [Document(content_id("d", t), "-", "", None, None, "2024-05-08", "en", None, None, t) for t in texts]
    return {a.document.text: a for a in annotate(documents)}


@pytest.fixture(scope="module")
def read() -> dict[str, Annotations]:
    return _read([row["example"] for _, row in _ROWS] + [row["not"] for _, row in _ROWS if row.get("not")])


@pytest.mark.parametrize(("kind", "row"), _ROWS, ids=lambda v: v if isinstance(v, str) else v["example"][:40])
def test_example(kind: str, row: dict[str, Any], read: dict[str, Annotations]) -> None:
    told = [(c.attribute, [c.low, c.high]) for c in read[row["example"]].claims]
    assert (row["attribute"], row["figure"]) in told


@pytest.mark.parametrize("row", [r for _, r in _ROWS if r.get("not")], ids=lambda r: r["not"][:40])
def test_counter_example(row: dict[str, Any], read: dict[str, Annotations]) -> None:
    assert row["attribute"] not in {c.attribute for c in read[row["not"]].claims}


def test_phrases_hold_their_hints() -> None:
    for kind in ("phrases", "counters"):
        for row in lexicon("attributes")[kind]:
            assert any(piece in row["example"].lower() for piece in row["when"]), row["pattern"]
