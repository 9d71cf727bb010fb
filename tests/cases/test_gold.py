"""The invented cases' gold is sound: quotes stand in their documents, ids resolve, ranges follow the words."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CASES = ("protest", "earthquake", "border")
INVENTED = "[This is an invented account written for testing.]"
ATTRIBUTES = {
    "fatalities",
    "injured",
    "missing",
    "displaced",
    "detained",
    "participants",
    "troops",
    "buildings",
    "population",
    "money",
    "magnitude",
    "duration",
    "start",
    "end",
    "place",
    "cause",
    "perpetrator",
    "title",
    "other",
}
EVENT_TYPES = {
    "battle",
    "explosion",
    "remote_violence",
    "violence_against_civilians",
    "displacement",
    "blockade",
    "protest",
    "riot",
    "strike",
    "arrest",
    "disaster",
    "accident",
    "agreement",
    "statement",
    "other",
}
FACTUALITY = {"asserted", "unconfirmed", "alleged", "denied", "predicted", "hypothetical"}
RELATIONS = {"agrees", "refines", "updates", "contradicts", "denies", "scope"}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?")
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
WORDS = {word: n for n, word in enumerate(UNITS)}
WORDS |= {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "dozen": 12,
    "thousand": 1000,
    "third": 3,
    "twelfth": 12,
    "eighteenth": 18,
}
PHRASES = {"twenty-two thousand": 22_000, "six and a half": 6_500, "half a dozen": 6, "twenty-one": 21, "forty-one": 41}
VAGUE = {"dozens": (24, 99), "several": (3, 9), "hundreds": (200, 999)}
# What the words do not state by a figure of their own: what they refer back to or govern from afar.
BY_CONTEXT = {
    "The figure was 24": (24, 24),
    "the same as in sixty-seven": (12, 12),
    "which Dushanbe calls fantasy": (12, None),
    "30 wounded": (30, None),
    "now are barely 250": (225, 250),
    "estimates that 4,800 people have fled their homes": (4800, 4800),
    "that he had died": (1, 1),
    "denied that anyone had been killed": (1, None),
}
HEDGES = (
    (r"at least|not less than", lambda n: (n, None)),
    (r"more than", lambda n: (n + 1, None)),
    (r"no more than|up to|as many as|at most", lambda n: (None, n)),
    (r"nearly|almost", lambda n: (math.ceil(0.9 * n), n - 1) if n > 25 else (0.9 * n, 0.99 * n)),
    (r"about|around|some|roughly|approximately|or so", lambda n: (0.9 * n, 1.1 * n)),
)


def load(case: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((HERE / case / "gold.json").read_text(encoding="utf-8"))
    return gold


def texts(case: str) -> dict[str, str]:
    return {d["id"]: (HERE / case / d["file"]).read_text(encoding="utf-8") for d in load(case)["documents"]}


def numbers(quote: str) -> set[float]:
    """Every figure that the words state, in digits or in words."""
    low = quote.lower()
    found = {float(re.sub(r"[, ]", "", n)) for n in re.findall(r"\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?", low)}
    found |= {float(n) for n in re.findall(r"\d+(?:\.\d+)?", low)}
    found |= {float(n) for phrase, n in PHRASES.items() if phrase in low}
    return found | {float(WORDS[word]) for word in re.findall(r"[a-z]+", low) if word in WORDS}


def readings(quote: str) -> list[tuple[float | None, float | None]]:
    """The ranges that the contract lets these words mean."""
    low = quote.lower()
    vague = [r for word, r in VAGUE.items() if word in low]
    stated = sorted(numbers(quote))
    hedges = [read for words, read in HEDGES if re.search(rf"\b(?:{words})\b", low)]
    if re.search(r"\bno more than\b", low):
        hedges = [HEDGES[2][1]]
    hedged = [read(n) for read in hedges for n in stated]
    ends = [(a, b) for a in stated for b in stated if a < b and re.search(r"\bbetween\b|\bor\b", low)]
    plain = [] if hedges else [(n, n) for n in stated]
    return [*vague, *hedged, *ends, *plain]


def same(claim: dict[str, Any], low: float | None, high: float | None) -> bool:
    pairs = ((claim["low"], low), (claim["high"], high))
    return all((a is None) == (b is None) and (a is None or b is None or abs(a - b) < 0.01) for a, b in pairs)


@pytest.mark.parametrize("case", CASES)
def test_every_quote_stands_in_its_document(case: str) -> None:
    gold, text = load(case), texts(case)
    for k in gold["claims"] + gold["calls"] + gold["boilerplate"]:
        assert k["quote"] in text[k["document"]], k
    for q in gold["quotes"]:
        assert q["content"] in text[q["document"]], q
    for c in gold["copies"]:
        assert c["a_quote"] in text[c["a"]] and c["b_quote"] in text[c["b"]], c
    whole = "\n".join(text.values()).lower()
    assert [name for names in gold["aliases"] for name in names if name.lower() not in whole] == []


@pytest.mark.parametrize("case", CASES)
def test_ids_and_kinds_are_known(case: str) -> None:
    gold = load(case)
    events = {e["key"] for e in gold["events"]}
    claims = {k["id"]: k for k in gold["claims"]}
    assert len(claims) == len(gold["claims"]) and len(events) == len(gold["events"])
    assert {e["type"] for e in gold["events"]} <= EVENT_TYPES
    assert {k["event"] for k in gold["claims"]} == events
    assert {k["attribute"] for k in gold["claims"]} <= ATTRIBUTES
    assert {k["factuality"] for k in gold["claims"]} <= FACTUALITY
    assert {r["type"] for r in gold["relations"]} | {
        t for r in gold["relations"] for t in r.get("also", ())
    } <= RELATIONS
    for r in gold["relations"]:
        a, b = claims[r["a"]], claims[r["b"]]
        assert (a["event"], a["attribute"]) == (b["event"], b["attribute"]), r
    pairs = Counter(frozenset((r["a"], r["b"])) for r in gold["relations"])
    assert [sorted(p) for p, n in pairs.items() if n > 1 or len(p) < 2] == []
    assert all(a in claims and b in claims and frozenset((a, b)) not in pairs for a, b in gold["not_same"])


@pytest.mark.parametrize("case", CASES)
def test_ranges_follow_the_words(case: str) -> None:
    for k in load(case)["claims"]:
        figure = k["low"] is not None or k["high"] is not None
        assert figure != (k["value"] is not None), k
        if k["attribute"] in ("start", "end"):
            assert DAY.fullmatch(k["value"]), k
        # "a teacher was killed", "nobody": one and none need no figure
        if not figure or same(k, 1, 1) or same(k, 0, 0):
            continue
        assert any(same(k, *r) for r in [BY_CONTEXT.get(k["quote"], (-1, -1)), *readings(k["quote"])]), k


@pytest.mark.parametrize("case", CASES)
def test_documents_are_dated_and_marked_as_invented(case: str) -> None:
    gold = load(case)
    assert sorted(p.name for p in (HERE / case).glob("*.txt")) == [d["file"] for d in gold["documents"]]
    assert all(DAY.fullmatch(d["published"]) and d["publisher"] for d in gold["documents"])
    for text in texts(case).values():
        assert text.endswith(INVENTED + "\n")
        assert 150 <= len(text.split()) <= 400
