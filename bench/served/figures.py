"""The figures of a served case: times by page, over all answers and over those that came while nobody else had the machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pages import at
from served.clients import Answer
from served.memory import EVERY, Look, Watched

# After so many seconds caches are filled, and memory is expected to stay as it is.
SETTLED = 60.0
# An answer is undisturbed where the machine's host gave less than this of the cores' time to others, from so many seconds before it was asked for to so many after.
LITTLE, AROUND = 0.05, 2 * EVERY


def summary(answers: list[Answer], memory: Watched, seconds: float, took: float) -> dict[str, Any]:
    """By page, and all together. Times in milliseconds."""
    settled = [look.mib for look in memory.seen if look.at - memory.begun >= min(SETTLED, seconds / 2)]
    return {
        "answers": len(answers), "answers_a_second": round(len(answers) / took, 1), "errors": sum(a.status != 200 for a in answers),
        "core_ms_an_answer": round(1000 * memory.busy / max(1, len(answers)), 1), "stolen": round(memory.stolen, 3),
        "mib_first": round(settled[0]), "mib_last": round(settled[-1]), "mib_most": round(max(look.mib for look in memory.seen)),
        "minutes": _minutes(answers, memory), "pages": _by_page(answers), "undisturbed": _by_page(undisturbed(answers, memory.seen)),
    }  # fmt: skip


def undisturbed(answers: Iterable[Answer], looks: list[Look]) -> list[Answer]:
    """The answers around which no look found more than a little stolen."""
    bad = [look.at for look in looks if look.stolen > LITTLE]
    return [a for a in answers if not any(a.at - AROUND <= at <= a.at + a.ms / 1000 + AROUND for at in bad)]


def _by_page(answers: list[Answer]) -> dict[str, dict[str, float]]:
    pages: dict[str, list[float]] = {"all": [a.ms for a in answers]} if answers else {}
    for a in answers:
        pages.setdefault(a.page, []).append(a.ms)
    return {page: _times(ms) for page, ms in pages.items()}


def _minutes(answers: list[Answer], memory: Watched) -> list[dict[str, float]]:
    found: dict[int, list[float]] = {}
    for a in answers:
        found.setdefault(int((a.at - memory.begun) // 60), []).append(a.ms)
    told = []
    for minute, ms in sorted(found.items()):
        looks = [look for look in memory.seen if (look.at - memory.begun) // 60 == minute]
        stolen = sum(look.stolen for look in looks) / max(1, len(looks))
        told.append({"p95": _times(ms)["p95"], "mib": round(looks[-1].mib if looks else 0), "stolen": round(stolen, 3)})
    return told


def _times(ms: list[float]) -> dict[str, float]:
    ordered = sorted(ms)
    shares = {name: round(at(ordered, share), 1) for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))}
    return {"answers": len(ms), **shares, "most": round(ordered[-1], 1)}
