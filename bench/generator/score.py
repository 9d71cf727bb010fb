"""What the program made of a generated case, held against what is true of it. Shares are between 0 and 1."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from generator.clusters import conll, f
from generator.seen import Annotated, Claimed, Copied, Named, Recorded

# What is a figure here; the truth holds no other claims.
FIGURES = ("fatalities", "injured", "missing", "displaced", "buildings", "participants", "detained", "magnitude")
# Two bounds are one if they differ by no more than rounding does.
ROUNDING = 0.01

Row = dict[str, Any]


def scores(truth: Path, annotations: Path | None, record: Path | None) -> Row:
    """Claims of the annotations; claims, events, copies and tolls of the record."""
    documents, events = {}, {}
    with truth.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            (documents if "document" in row else events)[row.get("document", row["event"])] = row
    found: Row = {"documents": len(documents), "events": len(events)}
    if annotations:
        found["annotated"] = figures(_annotated(annotations), documents)
    if record:
        made = msgspec.json.decode(record.read_bytes(), type=Recorded)
        by_document: dict[str, list[Claimed]] = defaultdict(list)
        for c in made.claims:
            by_document[c.document or ""].append(c)
        found["claims"] = figures(((d.id, by_document[d.id]) for d in made.documents), documents)
        found["events_linked"] = conll(
            {d.id: d.main_event for d in made.documents if d.main_event}, {d: r["event"] for d, r in documents.items()}
        )
        found["copies"] = copies(made.copies, documents)
        found["tolls"] = tolls(made, documents, events)
    return found


def _annotated(path: Path) -> Iterator[tuple[str, list[Claimed]]]:
    decoder = msgspec.json.Decoder(Annotated)
    with path.open("rb") as lines:
        for line in lines:
            account = decoder.decode(line)
            yield account.document.id, account.claims


def figures(found: Iterable[tuple[str, list[Claimed]]], documents: dict[str, Row]) -> Row:
    """Precision, recall and F of the figures (attribute, low, high), and of those right the share with the right speaker."""
    right = told = true = spoken = 0
    by_attribute: dict[str, Counter[str]] = defaultdict(Counter)
    for id, claims in found:
        if id not in documents:
            continue
        left = [c for c in documents[id]["claims"] if c["attribute"] in FIGURES]
        true += len(left)
        for row in left:
            by_attribute[row["attribute"]]["true"] += 1
        for c in claims:
            if c.attribute not in FIGURES:
                continue
            told += 1
            by_attribute[c.attribute]["told"] += 1
            same = [row for row in left if _same(row, c)]
            if same:
                best = next((row for row in same if _speaker(row, c)), same[0])
                left.remove(best)
                right += 1
                spoken += _speaker(best, c)
                by_attribute[c.attribute]["right"] += 1
    each = {
        a: round(f(n["right"] / (n["told"] or 1), n["right"] / (n["true"] or 1))[2], 4)
        for a, n in sorted(by_attribute.items())
    }
    return {**_shares(right, told, true), "speaker": round(spoken / (right or 1), 4), "f_by_attribute": each}


def _same(row: Row, claim: Claimed) -> bool:
    return row["attribute"] == claim.attribute and _near(row["low"], claim.low) and _near(row["high"], claim.high)


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= max(1e-6, ROUNDING * abs(a)) or (abs(a - b) <= 1 and abs(a) > 10)


def _speaker(row: Row, claim: Claimed) -> bool:
    def bare(name: str) -> str:
        return name.lower().removeprefix("the ")

    return [bare(s) for s in row["sources"]] == [bare(s) for s in claim.sources[-1:]]


def copies(found: list[Copied], documents: dict[str, Row]) -> Row:
    """Of the pairs found, those of one family (a text and what was made of it); of the copies, those found with one of their family."""
    family = {d: _first(d, documents) for d in documents}
    pairs = {tuple(sorted((c.a.document, c.b.document))) for c in found}
    right = [(a, b) for a, b in pairs if a in family and b in family and family[a] == family[b]]
    reached = {d for pair in right for d in pair}
    true = [d for d, r in documents.items() if r["copy_of"] in documents]
    precision, recall, mean = f(len(right) / (len(pairs) or 1), sum(d in reached for d in true) / (len(true) or 1))
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f": round(mean, 4), "true": len(true), "pairs": len(pairs)}  # fmt: skip


def _first(document: str, documents: dict[str, Row]) -> str:
    while (source := documents[document]["copy_of"]) in documents:
        document = source
    return document


def tolls(made: Recorded, documents: dict[str, Row], events: dict[str, Row]) -> Row:
    """Of the events with a toll, the share whose best estimate is the last one known when the last account came out; likewise among those disputed by a rival."""
    best: dict[str, float] = {}
    for e in made.events:
        counts = [a for a in e.attributes if a.attribute == "fatalities" and a.estimate and a.estimate.best is not None]
        if counts:
            most = max(counts, key=lambda a: len(a.readings))
            best[e.id] = most.estimate.best  # type: ignore[union-attr, assignment]
    chosen = _main(made.documents, documents)
    last: dict[str, float] = {}
    for row in documents.values():
        for c in row["claims"]:
            honest = c["attribute"] == "fatalities" and c["event"] == row["event"] and c["factuality"] == "asserted"
            if honest and c["low"] is not None and c["as_of"] is None:
                last[row["event"]] = max(last.get(row["event"], 0), c["low"])
    told = {e: v for e, v in last.items() if events[e]["final"].get("fatalities")}
    right = {e for e, v in told.items() if _near(v, best.get(chosen.get(e, "")))}
    rival = {e for e in told if events[e]["rival"]}
    return {
        "events": len(told), "right": round(len(right) / (len(told) or 1), 4),
        "with_rivals": len(rival), "right_with_rivals": round(len(right & rival) / (len(rival) or 1), 4),
    }  # fmt: skip


def _main(named: list[Named], documents: dict[str, Row]) -> dict[str, str]:
    """For each true event the one found that most of its accounts are chiefly about."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for d in named:
        if d.main_event and d.id in documents:
            votes[documents[d.id]["event"]][d.main_event] += 1
    return {e: min(n, key=lambda k: (-n[k], k)) for e, n in votes.items()}


def _shares(right: int, told: int, true: int) -> Row:
    precision, recall, mean = f(right / (told or 1), right / (true or 1))
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f": round(mean, 4), "true": true, "told": told}  # fmt: skip
