"""Decisions as forms send them."""

from __future__ import annotations

from typing import Any

from crossbearing.case.decisions.decision import Decision, DecisionError, Kind, Target, TargetKind, now
from crossbearing.web.page import Wrong

# What stands as the reason where the reviewer types none: the verdict itself, said of the words.
STOCK: dict[tuple[str, str], str] = {
    ("accept", "claim"): "as the account says it",
    ("reject", "claim"): "the account does not say so",
    ("accept", "event"): "they tell of one event",
    ("reject", "event"): "they do not tell of one event",
    ("accept", "link"): "they tell of one event",
    ("reject", "link"): "they do not tell of one event",
    ("merge", "event"): "they tell of one event",
    ("not_same", "event"): "they do not tell of one event",
    ("merge", "entity"): "both names mean the same",
    ("not_same", "entity"): "the names do not mean the same",
}


def recorded(
    case: Any, kind: Kind, about: TargetKind, id: str, author: str, reason: str, value: dict[str, Any] | None = None, other: str | None = None
) -> Decision:  # fmt: skip
    """The decision as the log has it. Wrong for one that cannot be: its message says what is missing."""
    why = reason.strip() or STOCK.get((kind, about), "")
    if not why:
        raise Wrong("this decision needs a reason; say in a sentence what shows it")
    try:
        made: Decision = case.decide(Decision(kind, Target(about, id, other), author, now(), why, value))
    except DecisionError as error:
        raise Wrong(str(error)) from error
    return made


def figures(
    low: str | None, high: str | None, value: str | None, attribute: str | None, event: str | None
) -> dict[str, Any]:
    """The fields that a correction sets: those that are given. `-` says that the account leaves it open."""
    fields: dict[str, Any] = {}
    for name, told in (("low", low), ("high", high)):
        if told is not None and told.strip():
            fields[name] = None if told.strip() == "-" else _number(told)
    for name, told in (("value", value), ("attribute", attribute), ("event", event)):
        if told is not None and told.strip():
            fields[name] = None if told.strip() == "-" else told.strip()
    if not fields:
        raise Wrong("nothing is corrected: give at least one field (a single - says that the account leaves it open)")
    return fields


def _number(told: str) -> float:
    try:
        return float(told.replace(",", "").replace("\u2009", "").strip())
    except ValueError:
        raise Wrong(f"{told}: no number; write it in digits, with a point before decimals") from None
