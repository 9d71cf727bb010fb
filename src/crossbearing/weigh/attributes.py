"""What the claims of one attribute and subject come to: readings, estimate, status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from crossbearing.records import AttributeRecord, Estimate
from crossbearing.records.claim import Attribute
from crossbearing.weigh.ballot import Answer, Ballot, Rule, Vote
from crossbearing.weigh.comparable import Group
from crossbearing.weigh.date_votes import date_answer
from crossbearing.weigh.independence import Families, value, witnesses
from crossbearing.weigh.readings import readings, status_of, told_for_real
from crossbearing.weigh.relate_figures import DOUBTFUL, GROWING, STOCKS, UNREAL
from crossbearing.weigh.relations import Weighing
from crossbearing.weigh.said import Said

_ORDER = {a: n for n, a in enumerate(get_args(Attribute))}


class Sheet(msgspec.Struct, frozen=True):
    """One attribute of one event before its estimate: the claims that count, and the ballot made of them (None where nothing may be
    estimated: a figure only foretold)."""

    event: str
    rows: tuple[Said, ...]
    weighed: Weighing
    ballot: Ballot | None


def sheets(event: str, weighed: Sequence[Weighing], passages: Families) -> Iterator[Sheet]:
    """The sheets of one event in order of attribute, the whole before its parts."""
    for w in in_order(weighed):
        rows = told_for_real([s for s in w.group.own if s.claim.event == event])
        if rows:
            # who was hurt and died of it is counted among the dead
            rows = [s for s in rows if s.claim.became is None] or rows
            foretold = all(s.claim.factuality in UNREAL or s.claim.became is not None for s in rows)
            yield Sheet(event, tuple(rows), w, None if foretold else _ballot(rows, passages))


def in_order(weighed: Sequence[Weighing]) -> list[Weighing]:
    """The groups in order of attribute, the whole before its parts."""
    return sorted(weighed, key=lambda w: _place(w.group))


def _place(group: Group) -> tuple[int, bool, int, str]:
    s = group.own[0]
    return (_ORDER[s.claim.attribute], not s.scope.whole, -len(group.own), s.claim.id)


def _ballot(rows: Sequence[Said], passages: Families) -> Ballot:
    """One vote a claim; of a family that repeats one witness in one reading, the first counts."""
    kept: dict[object, list[Said]] = {}
    for s in rows:
        kept.setdefault(value(s), []).append(s)
    heads: set[str] = set()
    for told in kept.values():
        seen: set[str] = set()
        family = witnesses(told, passages)
        for s in told:
            if family[s.claim.id] not in seen:
                seen.add(family[s.claim.id])
                heads.add(s.claim.id)
    votes = tuple(
        Vote(
            _source(s), s.claim.low, s.claim.high, s.claim.value if s.figure is None else None, s.moment, s.claim.id in heads,
            s.claim.factuality in DOUBTFUL,
        )
        for s in rows
    )  # fmt: skip
    attribute = rows[0].claim.attribute
    return Ballot(votes, attribute in GROWING, attribute in STOCKS)


def _source(s: Said) -> str:
    return s.speaker.name or s.document


class Asked(msgspec.Struct, frozen=True):
    """What an estimate is made from: the attribute, its ballot, and the figures told of it, each low and high."""

    attribute: Attribute
    ballot: Ballot | None
    told: frozenset[tuple[float, float]]


def asked(sheet: Sheet) -> Asked:
    """What the estimate of a sheet is made from."""
    told = frozenset((s.figure.low, s.figure.high) for s in sheet.rows if s.figure)
    return Asked(sheet.rows[0].claim.attribute, sheet.ballot, told)


def estimates(rows: Sequence[Asked], rule: Rule, name: str) -> list[Estimate | None]:
    """The estimate of each attribute by the rule; all are weighed at once, so that a rule can learn who is reliable."""
    ballots = [a.ballot for a in rows if a.ballot is not None]
    answers = iter(rule(ballots))
    found: list[Estimate | None] = []
    for a in rows:
        if a.ballot is None:
            found.append(None)
            continue
        answer = next(answers)
        if a.attribute in ("start", "end"):
            answer = date_answer(a.ballot.votes)
        found.append(_estimate(answer, name, a))
    return found


def _estimate(a: Answer, name: str, of: Asked) -> Estimate | None:
    if a.best is None and a.value is None:
        return None
    if len(of.told) == 1 and a.best is not None and of.told == {(a.best, a.best)}:
        a = msgspec.structs.replace(
            a, low=a.best, high=a.best
        )  # all give one exact figure: no account gives the estimate any width
    # The bounds are the lowest and highest figure told; where nobody told an upper one ("at least 68") that is the best itself, and the
    # readings keep the open end.
    high = a.best if a.high is None else a.high
    low = a.best if a.low is None else a.low
    return Estimate(low, a.best, high, name, a.value, a.why, dict(sorted(a.weights.items())))


def attribute_record(sheet: Sheet, estimate: Estimate | None, passages: Families) -> AttributeRecord:
    """The record of one sheet."""
    return AttributeRecord(
        sheet.rows[0].claim.attribute,
        subject(sheet.rows),
        estimate,
        readings(sheet.rows, sheet.weighed, passages),
        status_of(sheet.rows, sheet.weighed, passages),
    )


def subject(rows: Sequence[Said]) -> str | None:
    """The words most claims use for what is counted, the first told among equals."""
    count: dict[str, int] = {}
    for s in rows:
        if s.claim.subject:
            count[s.claim.subject] = count.get(s.claim.subject, 0) + 1
    return max(count, key=lambda k: count[k]) if count else None
