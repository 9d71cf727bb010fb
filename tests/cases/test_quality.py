"""The quality gate of whole cases: three invented cases through the whole program, every figure above its floor.

Lowering a floor is a visible change and needs its reason in the commit. `relations of the gold` is the weighing alone: the gold's claims and
events, weighed.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest

from crossbearing.annotate import annotate
from crossbearing.engine.local import reconciled
from crossbearing.records import Annotations, Claim, Document, Entity, Event, Links, Record
from crossbearing.weigh import weigh
from tests.cases.score import figures, find
from tests.cases.test_gold import CASES, load, texts

FLOORS: dict[str, dict[str, float]] = {
    "protest": {
        "figures": 0.95,
        "dates": 0.88,
        "speakers": 0.90,
        "factuality": 0.79,
        "same event": 0.69,
        "relations": 0.56,
        "aliases": 0.58,
        "quotes": 0.98,
        "copies": 0.98,
        "calls": 0.86,
        "boilerplate": 0.78,
        "relations of the gold": 0.96,
    },
    "earthquake": {
        "figures": 0.93,
        "dates": 0.95,
        "speakers": 0.93,
        "factuality": 0.75,
        "same event": 0.81,
        "relations": 0.58,
        "aliases": 0.87,
        "quotes": 0.98,
        "copies": 0.69,
        "calls": 0.98,
        "boilerplate": 0.98,
        "relations of the gold": 0.83,
    },
    "border": {
        "figures": 0.94,
        "dates": 0.91,
        "speakers": 0.86,
        "factuality": 0.86,
        "same event": 0.80,
        "relations": 0.38,
        "aliases": 0.71,
        "quotes": 0.65,
        "copies": 0.98,
        "calls": 0.98,
        "boilerplate": 0.98,
        "relations of the gold": 0.87,
    },
}


@cache
def accounts(case: str) -> tuple[Annotations, ...]:
    told = texts(case)
    documents = [
        Document(d["id"], d["file"], "", d["publisher"], d["author"], d["published"], "en", None, None, told[d["id"]])
        for d in load(case)["documents"]
    ]
    return tuple(annotate(documents))


def told_by_the_gold(case: str) -> Record:
    """The record that weighing makes of the gold's own claims, events and names."""
    gold, text = load(case), texts(case)
    claims: dict[str, list[Claim]] = {d["id"]: [] for d in gold["documents"]}
    for k in gold["claims"]:
        where = find(text[k["document"]], k["quote"])
        assert where, k["quote"]
        claims[k["document"]].append(
            Claim(k["id"], *where, k["quote"], k["event"], k["attribute"], k["low"], k["high"], k["value"], k.get("unit"), k["subject"],
                  k["as_of"], tuple(k["attribution"]), k["factuality"])
        )  # fmt: skip
    events = tuple(
        Event(e["key"], e["type"], e["label"], e["start"], e["end"], None, (), None, (), ()) for e in gold["events"]
    )
    entities = tuple(
        Entity(f"n{n}", "person", names[0], tuple(names[1:]), ()) for n, names in enumerate(gold["aliases"])
    )
    of = {(d, e.id): e.id for d in claims for e in events}
    told = [
        msgspec.structs.replace(a, claims=tuple(sorted(claims[a.document.id], key=lambda c: (c.start, c.end, c.id))))
        for a in accounts(case)
    ]
    return weigh(told, Links((), entities, events, of, {}))


@cache
def reached(case: str) -> dict[str, float]:
    gold: dict[str, Any] = load(case)
    files = {d["id"]: d["id"] for d in gold["documents"]}
    found = figures(gold, reconciled(accounts(case), "consensus"), texts(case), files)
    weighed = figures(gold, told_by_the_gold(case), texts(case), files)
    return {**found, "relations of the gold": weighed["relations"]}


@pytest.mark.parametrize("case", CASES)
def test_every_figure_is_above_its_floor(case: str) -> None:
    short = {k: f"{v:.3f} < {FLOORS[case][k]}" for k, v in reached(case).items() if v < FLOORS[case][k]}
    assert not short


@pytest.mark.parametrize("case", CASES)
def test_the_gold_scores_full_against_itself(case: str) -> None:
    """The scorer gives the gold's own claims all points for figures, dates, speakers, factuality and events."""
    gold = load(case)
    found = figures(gold, told_by_the_gold(case), texts(case), {d["id"]: d["id"] for d in gold["documents"]})
    for name in ("figures", "dates", "speakers", "factuality", "same event"):
        assert found[name] == pytest.approx(1.0), name


def test_nothing_said_scores_nothing() -> None:
    gold = load("protest")
    empty = weigh(
        [
            Annotations(Document(d["id"], d["file"], "", None, None, None, "en", None, None, texts("protest")[d["id"]]))
            for d in gold["documents"]
        ],
        Links((), (), (), {}, {}),
    )
    assert set(figures(gold, empty, texts("protest"), {d["id"]: d["id"] for d in gold["documents"]}).values()) == {0.0}
