"""What has risen between two counts of work, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cost.counter import Work

# A twentieth: ten runs on a loaded machine, each with another hash seed, differed by less than a thousandth in lines and half a hundredth in memory.
TOLERANCE = 0.05
MEMORY_TOLERANCE = 0.10
# Stages so small that a handful of calls is a twentieth of them are given that handful.
SLACK = {"lines": 2_000, "library_calls": 500, "tokens": 50, "peak_kib": 64}
# One module may do more without the stage rising by a twentieth: a loop over all pairs of a hundred accounts is ten thousand lines among a million.
# It is told from lines that only moved there from another module by the stage's rise, which must be at least so much of the module's.
MODULE_TOLERANCE, MODULE_SLACK, MODULE_TO_STAGE = 0.25, 4_000, 0.5
WORDS = {"lines": "lines executed", "library_calls": "calls of libraries", "tokens": "tokens parsed", "peak_kib": "KiB held at once"}  # fmt: skip
MODULES = 3


def risen(pinned: Mapping[str, Work], now: Mapping[str, Work]) -> Iterator[str]:
    """A line for each figure of a stage, and for each module, that is above what is pinned by more than its tolerance."""
    for stage, work in now.items():
        before = pinned.get(stage)
        if before is None:
            yield f"{stage}: nothing is pinned"
            continue
        told = False
        for what, words in WORDS.items():
            was, is_ = getattr(before, what), getattr(work, what)
            share = MEMORY_TOLERANCE if what == "peak_kib" else TOLERANCE
            if is_ > was * (1 + share) + SLACK[what]:
                by = f"by {(is_ / was - 1) * 100:.0f} %" if was else "from nothing"
                told = told or what == "lines"
                where = _where(before, work) if what == "lines" else ""
                yield f"{stage}: {words} rose {by}, from {was:,} to {is_:,}{where}"
        if not told:
            yield from _modules(stage, before, work)


def _modules(stage: str, before: Work, now: Work) -> Iterator[str]:
    for module, is_ in now.modules.items():
        was = before.modules.get(module, 0)
        grown = is_ - was
        if grown > MODULE_SLACK + was * MODULE_TOLERANCE and now.lines - before.lines >= grown * MODULE_TO_STAGE:
            yield f"{stage}: lines executed in {module} rose from {was:,} to {is_:,}"


def _where(before: Work, now: Work) -> str:
    grown = {m: n - before.modules.get(m, 0) for m, n in now.modules.items()}
    most = sorted((m for m in grown if grown[m] > 0), key=lambda m: -grown[m])[:MODULES]
    return " (most in " + ", ".join(f"{m} +{grown[m]:,}" for m in most) + ")" if most else ""
