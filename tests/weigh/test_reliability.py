"""What is learned of sources, and what it says of objects: however the objects are cut into stretches."""

from __future__ import annotations

import random

import numpy as np
import pytest

from crossbearing.weigh import contest
from crossbearing.weigh.ballot import Ballot, Vote, current
from crossbearing.weigh.consensus import consensus, consensus_of
from crossbearing.weigh.reliability import Learned, learn
from crossbearing.weigh.tally import tally


def ballots() -> list[Ballot]:
    """Figures, ranges, bounds, words and repetitions on 200 objects, one of them without any claim."""
    r = random.Random(3)  # noqa: S311 - a fixed sample
    found = []
    for k in range(200):
        true = r.randint(5, 90_000)
        votes = []
        for s in range(r.randint(1, 9)):
            told = true if r.random() < 0.6 else r.choice([true // 1000 * 1000, true + 1, r.randint(5, 4000)])
            kind = r.randrange(5)
            low, high = (told, told) if kind < 3 else (told, None) if kind == 3 else (0.9 * told, 1.1 * told)
            source = f"s{r.randrange(20)}" if s % 3 else f"10.1.1.{r.randrange(9)}"
            word = r.choice(["rain", "wind", "Wind"]) if k % 4 == 0 else None
            votes.append(Vote(source, None, None, word) if word else Vote(source, low, high, doubtful=r.random() < 0.1))
        found.append(Ballot(tuple(votes)))
    found[77] = Ballot(())
    return found


def learned() -> Learned:
    rows = tally([current(b) for b in ballots()])
    return learn(rows.told, len(ballots()), len(rows.sources))


def test_how_the_objects_are_cut_changes_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = learned()
    assert whole.against > 0
    assert whole.accuracy.max() - whole.accuracy.min() > 0.1
    for claims in (1, 7, 100):
        monkeypatch.setattr(contest, "CLAIMS_AT_ONCE", claims)
        cut = learned()
        assert cut.against == whole.against
        for name in ("accuracy", "start", "value", "probability"):
            assert np.array_equal(getattr(cut, name), getattr(whole, name)), name


def test_what_was_learned_over_all_gives_a_part_the_same_answers() -> None:
    whole, rows = ballots(), tally([current(b) for b in ballots()])
    found = learn(rows.told, len(whole), len(rows.sources))
    rule = consensus_of(dict(zip(rows.sources, found.accuracy.tolist(), strict=True)), found.against)
    answers = consensus(whole)
    assert [a for k in range(0, 200, 9) for a in rule(whole[k : k + 9])] == answers
    assert len({a.best for a in answers}) > 100
    assert consensus_of({}, 0.0)(whole[:9]) != answers[:9]
