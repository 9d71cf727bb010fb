"""Nothing in a record depends on the order of the documents or on how many processes read them: over the bundled cases and random parts of them."""

from __future__ import annotations

import random
from functools import lru_cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.engine import annotated, reconciled
from crossbearing.read import ReadDocument
from crossbearing.records import Annotations, Document
from tests.cases.test_gold import CASES, load, texts
from tests.engine.test_local import demo_accounts


@lru_cache(maxsize=1)
def documents() -> tuple[ReadDocument, ...]:
    """Every account of the bundled cases."""
    rows = [(case, d) for case in CASES for d in load(case)["documents"]]
    return tuple(
        ReadDocument(
            Document(
                f"{case}-{d['id']}", d["file"], "", d["publisher"], d["author"], d["published"], "en", None, None, texts(case)[d["id"]]
            )
        )
        for case, d in rows
    )  # fmt: skip


@lru_cache(maxsize=3)
def told(processes: int) -> tuple[Annotations, ...]:
    return tuple(annotated(documents(), processes))


def record(accounts: tuple[Annotations, ...] | list[Annotations]) -> bytes:
    return msgspec.json.encode(reconciled(accounts, "consensus"))


@lru_cache(maxsize=64)
def in_order(chosen: frozenset[int]) -> bytes:
    return record([told(1)[n] for n in sorted(chosen)])


@pytest.mark.parametrize("processes", [2, 3])
def test_the_number_of_processes_changes_no_byte(processes: int) -> None:
    assert [msgspec.json.encode(a) for a in told(processes)] == [msgspec.json.encode(a) for a in told(1)]


@settings(max_examples=12, deadline=None)
@given(st.sets(st.integers(0, 14), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_any_accounts_changes_no_byte(chosen: set[int], chance: random.Random) -> None:
    shuffled = [told(1)[n] for n in sorted(chosen)]
    chance.shuffle(shuffled)
    assert record(shuffled) == in_order(frozenset(chosen))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_all_cases_together_changes_no_byte(seed: int) -> None:
    # Above a dozen accounts linking works as for many: nearest candidates, rarity.
    shuffled = [*told(1), *demo_accounts()]
    straight = record(shuffled)
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    assert record(shuffled) == straight
