"""How a record fares against the gold of an invented case: one figure for each thing that a reader would ask of it, all between 0 and 1.

A gold claim is found where a claim of the record has its document and attribute, shares characters with its quote and says its value;
who is not found is wrong in every figure, so that saying less never pays. Ids differ: everything is compared through the claims found.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from crossbearing.records import Claim, Passage, Record

Gold = dict[str, Any]
Pair = tuple[str, str]
Extent = tuple[int, int]

# Counts of which the gold is complete, so that one too many is wrong as well.
COUNTS = frozenset({"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "magnitude"})
TIMES = frozenset({"start", "end"})
# Relations that say a difference; only these can be too many, for who agrees with whom is a long list.
STRONG = frozenset({"contradicts", "updates", "denies"})
# Whichever claim stands first.
EVEN = frozenset({"agrees", "contradicts", "scope"})
_SMALL = frozenset({"the", "a", "an", "of", "in", "and", "for", "s"})
_OFFICE = frozenset(
    {"president", "minister", "prime", "mayor", "governor", "general", "colonel", "captain", "commander", "chief", "director", "officer",
     "spokesman", "spokeswoman", "spokesperson", "secretary", "prefect", "head"}
)  # fmt: skip


@dataclass(frozen=True)
class Matched:
    """The record beside the gold: `exact` claims by the gold's ids, and `near` ones whose value is only about right."""

    gold: Gold
    record: Record
    texts: dict[str, str]
    exact: dict[str, Claim]
    near: dict[str, Claim]

    @property
    def found(self) -> dict[str, Claim]:
        return {**self.near, **self.exact}


def figures(gold: Gold, record: Record, texts: dict[str, str], files: dict[str, str]) -> dict[str, float]:
    """All figures of a case. `texts` and `files` (document id in the record) by the gold's document ids."""
    m = _matched(gold, record, texts, files)
    counted = [k for k in gold["claims"] if k["attribute"] in COUNTS and not _wordy(k)]
    dated = [k for k in gold["claims"] if k["attribute"] == "start"]
    judged = counted + [k for k in gold["claims"] if k["attribute"] in TIMES]
    return {
        "figures": _f1(m, counted, COUNTS),
        "dates": _f1(m, dated, frozenset({"start"})),
        "speakers": _share(judged, lambda k: k["id"] in m.found and _chain(k["attribution"], m.found[k["id"]].sources)),
        "factuality": _factuality(m, judged),
        "same event": _same_event(m, judged),
        "relations": _relations(m),
        "aliases": _aliases(m),
        "quotes": _share(gold.get("quotes", []), lambda q: _quoted(m, files, q)),
        "copies": _share(gold.get("copies", []), lambda c: _copied(m, files, c)),
        "calls": _share(gold.get("calls", []), lambda c: _at(m, files, c["document"], c["quote"], record.calls, 0.3)),
        "boilerplate": _share(
            gold.get("boilerplate", []), lambda b: _at(m, files, b["document"], b["quote"], record.boilerplate, 0.5)
        ),
    }


def _matched(gold: Gold, record: Record, texts: dict[str, str], files: dict[str, str]) -> Matched:
    told: dict[tuple[str, str], list[Claim]] = {}
    for c in record.claims:
        told.setdefault((c.document or "", c.attribute), []).append(c)
    used: set[str] = set()
    exact: dict[str, Claim] = {}
    near: dict[str, Claim] = {}
    for kept, fits in ((exact, _says), (near, _about)):
        for k in gold["claims"]:
            where = find(texts[k["document"]], k["quote"])
            if k["id"] in exact or where is None:
                continue
            for c in told.get((files[k["document"]], k["attribute"]), ()):
                if c.id not in used and meet(where, (c.start, c.end)) and fits(k, c):
                    kept[k["id"]] = c
                    used.add(c.id)
                    break
    return Matched(gold, record, texts, exact, near)


def find(text: str, quote: str) -> Extent | None:
    """Where the quote stands, white space of any kind alike."""
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    hit = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return hit.span() if hit else None


def meet(a: Extent, b: Extent) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _wordy(k: Gold) -> bool:
    return k["low"] is None and k["high"] is None


def _says(k: Gold, c: Claim) -> bool:
    """Whether the claim says the gold's value, but for rounding of hedged ranges; a day is enough for an hour."""
    if k["attribute"] in TIMES:
        want, have = k["value"] or "", c.value or ""
        return bool(want and have) and (
            have.startswith(want) or (len(want) > len("2031-05-02") and have[:10] == want[:10])
        )
    if _wordy(k):
        want_words, have_words = _words(k["value"]), _words(c.value)
        smaller = min(len(want_words), len(have_words))
        return k["attribute"] == "other" or (smaller > 0 and len(want_words & have_words) * 2 >= smaller)
    slack = 0.005 if k["low"] == k["high"] else 0.02
    return _close(k["low"], c.low, slack) and _close(k["high"], c.high, slack)


def _about(k: Gold, c: Claim) -> bool:
    """Whether the two ranges touch, within a tenth; a date right as far as it is told, to the month."""
    if k["attribute"] in TIMES:
        return len(c.value or "") >= len("2031-05") and str(k["value"]).startswith(c.value or "-")
    if _wordy(k) or (c.low is None and c.high is None):
        return False
    low, high = k["low"] or 0, math.inf if k["high"] is None else k["high"]
    mine, most = c.low or 0, math.inf if c.high is None else c.high
    return bool(mine <= high * 1.1 and low * 0.9 <= most and most > 0)


def _close(a: float | None, b: float | None, slack: float) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= max(slack * max(abs(a), abs(b)), 1 if slack > 0.01 and max(a, b) >= 50 else 0) + 1e-9


def _share(rows: Sequence[Any], right: Any) -> float:
    return sum(bool(right(r)) for r in rows) / len(rows) if rows else 1.0


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _f1(m: Matched, wanted: Sequence[Gold], attributes: frozenset[str]) -> float:
    right = sum(k["id"] in m.exact for k in wanted)
    told = sum(c.attribute in attributes for c in m.record.claims)
    return _harmonic(right / told if told else 0.0, right / len(wanted))


def _words(text: str | None) -> set[str]:
    folded = unicodedata.normalize("NFKD", (text or "").casefold())
    return set(re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))) - _SMALL


def same_name(a: str, b: str) -> bool:
    """One name within the other but for offices, or most words in common."""
    one, two = _words(a) - _OFFICE or _words(a), _words(b) - _OFFICE or _words(b)
    return (
        bool(one and two)
        and len(one & two) * 2 >= max(1, min(len(one), len(two)))
        and bool(one <= two or two <= one or len(one & two) >= 2)
    )


def _chain(want: Sequence[str], have: Sequence[str]) -> bool:
    return len(want) == len(have) and all(map(same_name, want, have))


def _factuality(m: Matched, judged: Sequence[Gold]) -> float:
    """F1 of what is put otherwise than asserted."""
    special = [k for k in judged if k["factuality"] != "asserted"]
    said = [k for k in judged if k["id"] in m.found and m.found[k["id"]].factuality != "asserted"]
    right = sum(k["id"] in m.found and m.found[k["id"]].factuality == k["factuality"] for k in special)
    return _harmonic(right / len(said), right / len(special)) if special and said else float(not special)


def _same_event(m: Matched, judged: Sequence[Gold]) -> float:
    """F1 of the pairs of claims that stand on one event."""
    event = {k["id"]: k["event"] for k in m.gold["claims"]}
    known = sorted(m.found)
    mine = {
        p
        for p in combinations(known, 2)
        if m.found[p[0]].event is not None and m.found[p[0]].event == m.found[p[1]].event
    }
    true = {p for p in mine if event[p[0]] == event[p[1]]}
    ids = {k["id"] for k in judged}
    whole = [p for p in combinations(sorted(ids), 2) if event[p[0]] == event[p[1]]]
    return _harmonic(len(true) / len(mine), sum(a in ids and b in ids for a, b in true) / len(whole)) if mine else 0.0


def _relations(m: Matched) -> float:
    """F1: of all relations of the gold, and of those of the record that tell a difference between claims of the gold."""
    loose = {k["id"] for k in m.gold["claims"] if k["attribute"] == "other" and _wordy(k)}
    want: dict[Pair, Collection[str]] = {}
    for r in m.gold["relations"]:
        if not loose & {r["a"], r["b"]}:
            want[r["a"], r["b"]] = (r["type"], *r.get("also", ()))
    known = {c.id: k for k, c in m.found.items()}
    have = {
        (known[r.a], known[r.b]): r.type
        for r in m.record.relations
        if r.a in known and r.b in known and not loose & {known[r.a], known[r.b]}
    }

    def fits(pair: Pair, type_: str) -> bool:
        return type_ in want.get(pair, ()) or (type_ in EVEN and type_ in want.get(pair[::-1], ()))

    def said(pair: Pair) -> bool:
        types = want[pair]
        return have.get(pair) in types or (have.get(pair[::-1]) in types and have[pair[::-1]] in EVEN)

    strong = [(p, t) for p, t in have.items() if t in STRONG]
    precision = sum(fits(p, t) for p, t in strong) / len(strong) if strong else 0.0
    return _harmonic(precision, sum(map(said, want)) / len(want))


def _aliases(m: Matched) -> float:
    """F1 of the pairs of names, among those listed, that are one entity's."""
    listed = [{n.casefold() for n in names} for names in m.gold.get("aliases", [])]
    groups = [{n.casefold() for n in (e.name, *e.aliases)} for e in m.record.entities]
    names = sorted(set().union(*listed)) if listed else []
    want = {p for p in combinations(names, 2) if any(p[0] in g and p[1] in g for g in listed)}
    mine = {p for p in combinations(names, 2) if any(p[0] in g and p[1] in g for g in groups)}
    both = len(want & mine)
    return _harmonic(both / len(mine), both / len(want)) if want and mine else float(not want)


def _quoted(m: Matched, files: dict[str, str], q: Gold) -> bool:
    where = find(m.texts[q["document"]], q["content"])
    return where is not None and any(
        a.document == files[q["document"]]
        and a.sources
        and same_name(a.sources[-1], q["speaker"])
        and _overlap((a.start, a.end), where) >= 0.5
        for a in m.record.attributions
    )


def _copied(m: Matched, files: dict[str, str], c: Gold) -> bool:
    """Whether a copied passage holds half of the gold's on both sides and is no more than twice as long."""
    sides = [(files[c[s]], find(m.texts[c[s]], c[f"{s}_quote"])) for s in ("a", "b")]
    return any(
        all(_holds(p, d, w) for p, (d, w) in zip(ends, sides, strict=True))
        for copy in m.record.copies
        for ends in ((copy.a, copy.b), (copy.b, copy.a))
    )


def _holds(passage: Passage, document: str, where: Extent | None) -> bool:
    if passage.document != document or where is None:
        return False
    shared, size = min(passage.end, where[1]) - max(passage.start, where[0]), where[1] - where[0]
    return shared * 2 >= size and passage.end - passage.start <= 2 * size


def _at(m: Matched, files: dict[str, str], document: str, quote: str, spans: Iterable[Any], share: float) -> bool:
    where = find(m.texts[document], quote)
    return where is not None and any(
        s.document == files[document] and _overlap((s.start, s.end), where) >= share for s in spans
    )


def _overlap(a: Extent, b: Extent) -> float:
    """What two extents share of all that they cover."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))
