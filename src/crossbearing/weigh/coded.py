"""Claims that somebody else coded, weighed: one answer for each pair of object and attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crossbearing.records import CodedClaim, Weighed
from crossbearing.weigh.ballot import Ballot, Rule, Vote
from crossbearing.weigh.figures import number
from crossbearing.weigh.rules import DEFAULT_RULE, rule_named
from crossbearing.weigh.status import status

# Attributes whose figure only grows while an event goes on, as coders name their columns.
GROWING = frozenset(
    [
        "fatalities",
        "deaths",
        "dead",
        "killed",
        "fatality",
        "casualties",
        "injured",
        "wounded",
        "injuries",
        "displaced",
        "evacuated",
        "homeless",
        "detained",
        "arrested",
        "affected",
        "best_deaths",
    ]
)


class CodedBallot(msgspec.Struct, frozen=True):
    """The ballot of one attribute of one object; `numbers` where a claim gives its value as a number, `accounts` the sources there are."""

    object: str
    attribute: str
    ballot: Ballot
    numbers: bool
    accounts: int


def weigh_coded(rows: Iterable[CodedClaim], rule: str = DEFAULT_RULE) -> Iterator[Weighed]:
    """One answer for each (object, attribute), in order of first appearance; UnknownRule for a rule that does not exist."""
    weigh = rule_named(rule)
    grouped: dict[tuple[str, str], list[CodedClaim]] = {}
    for row in rows:
        grouped.setdefault((row.object, row.attribute), []).append(row)
    ballots = [ballot_of(told) for told in grouped.values()]
    return answers(ballots, weigh, rule)


def ballot_of(told: Sequence[CodedClaim]) -> CodedBallot:
    """The ballot of all claims on one attribute of one object, in the order told."""
    first = told[0]
    numbers = any(_numeric(c.value) for c in told)
    ballot = Ballot(votes(told), first.attribute.lower() in GROWING)
    return CodedBallot(first.object, first.attribute, ballot, numbers, len({c.source for c in told}))


def answers(ballots: Sequence[CodedBallot], rule: Rule, name: str) -> Iterator[Weighed]:
    """The answer to each ballot by the rule."""
    for coded, answer in zip(ballots, rule([b.ballot for b in ballots]), strict=True):
        told = coded.ballot.votes
        yield Weighed(
            coded.object,
            coded.attribute,
            answer.low,
            answer.best,
            answer.high,
            answer.best if coded.numbers and answer.best is not None else answer.value,
            name,
            status(told),
            coded.accounts,
            len({v.source for v in told if v.counts}),
            answer.weights,
        )


def votes(told: Sequence[CodedClaim]) -> tuple[Vote, ...]:
    """The claims of one ballot as votes. Of sources that repeat one another, directly or through others, the original counts once; where
    the original is not there, the first that repeats it."""
    figures = any(c.low is not None or c.high is not None or _numeric(c.value) for c in told)
    origin = origins(told)
    return tuple(_vote(c, figures, origin[c.source] == c.source) for c in told)


def origins(told: Sequence[CodedClaim]) -> dict[str, str]:
    """For each source the one of its family that counts."""
    parent: dict[str, str] = {c.source: c.source for c in told}

    def root(s: str) -> str:
        while parent[s] != s:
            parent[s] = parent[parent[s]]
            s = parent[s]
        return s

    for c in told:
        if c.copies and c.copies != c.source:
            parent.setdefault(c.copies, c.copies)
            a, b = root(c.source), root(c.copies)
            if a != b:
                parent[a] = b
    present = {c.source for c in told}
    heads: dict[str, str] = {}
    for c in told:
        r = root(c.source)
        heads.setdefault(r, r if r in present else c.source)
    return {s: heads[root(s)] for s in present}


def _vote(c: CodedClaim, figures: bool, counts: bool) -> Vote:
    if c.low is not None or c.high is not None:
        low, high = c.low, c.high
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Vote(c.source, low, high, None, c.as_of, counts)
    if _numeric(c.value):
        value = float(c.value)  # type: ignore[arg-type]
        return Vote(c.source, value, value, None, c.as_of, counts)
    word = number(c.value) if isinstance(c.value, (int, float)) else c.value
    return Vote(c.source, None, None, word, c.as_of, counts)


def _numeric(value: str | float | None) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
