"""The quality gate of copies: which passages have their words from one another, in which direction, and what is none."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from crossbearing.link.copies import find_copies
from crossbearing.records import Annotations, Copy, Document

# Reached when pinned, rounded down: lowering one is a change that needs a reason. Copies found of all; of what is none, left alone.
FOUND, LEFT_ALONE = 100.0, 100.0

# Around each passage, so that it stands in an account of its own.
AROUND = (
    "Rain fell on the allotments behind the depot all morning. A tailor sold umbrellas from a pram.\n",
    "The choir rehearsed a psalm nobody liked. Pigeons had nested in the organ loft again.\n",
)


@cache
def gold() -> list[dict[str, Any]]:
    return list(yaml.safe_load((Path(__file__).parent / "copies.yaml").read_text(encoding="utf-8")))


@cache
def found(n: int) -> tuple[Copy, ...]:
    row = gold()[n]

    def account(side: int, id: str) -> Annotations:
        publisher, author, day = (
            row[key][side] if key in row else None for key in ("publishers", "authors", "published")
        )
        text = AROUND[side] + row[id]
        return Annotations(Document(id, id, "0", publisher, author, str(day) if day else None, "en", None, None, text))

    return find_copies([account(0, "a"), account(1, "b")])


def share(wanted: bool) -> tuple[float, str]:
    rows = [(n, row) for n, row in enumerate(gold()) if row["copy"] == wanted]
    missed = [f"{row['phenomenon']}: {row['a'][:70]}" for n, row in rows if bool(found(n)) != wanted]
    return 100 * (1 - len(missed) / len(rows)), "\n".join(missed)


def test_what_is_copied_is_found() -> None:
    reached, missed = share(True)
    assert reached >= FOUND, missed


def test_what_is_no_copy_is_left_alone() -> None:
    reached, missed = share(False)
    assert reached >= LEFT_ALONE, missed


def test_the_direction_and_the_reason() -> None:
    wrong = [
        f"{row['a'][:60]}: {[(c.direction, c.why) for c in found(n)]}"
        for n, row in enumerate(gold())
        if any("direction" in row and c.direction != row["direction"] for c in found(n))
        or any(row.get("said", "") not in c.why for c in found(n))
    ]
    assert wrong == []


def test_how_the_words_stand_to_each_other_is_told() -> None:
    kinds = {phenomenon: Counter[str]() for phenomenon in ("verbatim", "edited", "reworded")}
    for n, row in enumerate(gold()):
        if row["phenomenon"] in kinds:
            kinds[row["phenomenon"]].update(c.kind for c in found(n))
    assert kinds["verbatim"].keys() == {"verbatim"}
    assert kinds["edited"]["edited"] >= 7
    assert kinds["reworded"]["reworded"] >= 13


def test_the_gold_is_large_enough() -> None:
    assert len(gold()) >= 60
    assert sum(not row["copy"] for row in gold()) >= 20
