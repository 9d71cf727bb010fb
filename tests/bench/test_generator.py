"""Generated cases: the same bytes each time, a smaller one the beginning of a larger, and a truth that its texts bear out."""

from __future__ import annotations

import json
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from generator.__main__ import truth_of, write
from generator.clusters import conll
from generator.figures import WORDS
from generator.score import _first, scores
from generator.stream import Settings


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("generated") / "case.jsonl"
    write(Settings(300, seed=5, skew=60), path)
    return path


def test_the_same_seed_gives_the_same_bytes_and_fewer_the_beginning(case: Path, tmp_path: Path) -> None:
    write(Settings(100, seed=5, skew=60), tmp_path / "few.jsonl")
    few, many = (tmp_path / "few.jsonl").read_bytes(), case.read_bytes()
    assert many.startswith(few)
    assert few.count(b"\n") == 100
    write(Settings(100, seed=6), tmp_path / "other.jsonl")
    assert (tmp_path / "other.jsonl").read_bytes() != few


def test_each_claim_of_the_truth_stands_in_its_sentence(case: Path) -> None:
    texts = {r["id"]: r["text"] for r in rows(case)}
    checked = 0
    for truth in (r for r in rows(truth_of(case)) if "document" in r):
        for claim in truth["claims"]:
            sentence = texts[truth["document"]][claim["start"] : claim["end"]]
            assert sentence.strip() == sentence
            exact = claim["low"] == claim["high"]
            if exact:
                number = f"{claim['low']:g}" if claim["attribute"] == "magnitude" else str(int(claim["low"]))
                spelt = WORDS[int(claim["low"])] if claim["low"] < len(WORDS) else number
                assert re.search(rf"\b({re.escape(number)}|{spelt})\b", sentence.replace(",", ""), re.IGNORECASE), (
                    sentence
                )
                checked += 1
    assert checked > 300


def test_copies_have_their_agencys_words_and_one_story_is_carried_by_many(case: Path) -> None:
    texts = {r["id"]: r["text"] for r in rows(case)}
    told = [r for r in rows(truth_of(case)) if "document" in r]
    carried = [r for r in told if r["role"] == "carried"]
    for r in carried:
        lead = texts[r["copy_of"]].split(" - ", 1)[1].split("\n\n")[0]
        assert lead in texts[r["document"]]
    by_event: dict[str, int] = {}
    for r in carried:
        by_event[r["event"]] = by_event.get(r["event"], 0) + 1
    assert max(by_event.values()) > 20


def test_accounts_of_one_event_that_nobody_copied_are_worded_differently(case: Path) -> None:
    told = {r["document"]: r for r in rows(truth_of(case)) if "document" in r}
    runs = {r["id"]: _runs(r["text"].lower().split()) for r in rows(case)}
    pairs = [
        (a, b) for a, b in combinations(sorted(told), 2)
        if told[a]["event"] == told[b]["event"] and _first(a, told) != _first(b, told)
    ]  # fmt: skip
    alike = [(a, b) for a, b in pairs if runs[a] & runs[b]]
    assert len(pairs) > 100
    assert len(alike) < 0.015 * len(pairs)


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + 12]) for n in range(len(words) - 11)}


def test_the_toll_grows_and_ends_at_the_final_one(case: Path) -> None:
    events = [r for r in rows(truth_of(case)) if "document" not in r and r["final"].get("fatalities")]
    assert events
    for e in events:
        dead = [step["fatalities"] for step in e["toll"]]
        assert dead == sorted(dead)
        assert dead[-1] == e["final"]["fatalities"]


def test_annotations_that_say_the_truth_score_one(case: Path, tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as out:
        for r in (r for r in rows(truth_of(case)) if "document" in r):
            out.write(json.dumps({"document": {"id": r["document"]}, "claims": r["claims"]}) + "\n")
    found = scores(truth_of(case), tmp_path / "a.jsonl", None)["annotated"]
    assert (found["precision"], found["recall"], found["speaker"]) == (1.0, 1.0, 1.0)


def test_groups_are_scored_as_by_hand() -> None:
    true = {"a": 1, "b": 1, "c": 1, "d": 2}
    assert conll(true, true)["conll"] == 1.0
    # Found {a, b}, {c, d}. B-cubed: precision (1+1+.5+.5)/4, recall (2/3+2/3+1/3+1)/4. MUC: 1 of 2 links both ways. CEAF-e: {a,b} with 1 at .8, {c,d} with 2 at 2/3.
    found = conll({"a": 8, "b": 8, "c": 9, "d": 9}, true)
    assert (found["b_cubed_precision"], found["b_cubed_recall"]) == (0.75, 0.6667)
    assert found["muc"] == 0.5
    assert found["ceaf_e"] == pytest.approx((0.8 + 2 / 3) / 2, abs=1e-4)
