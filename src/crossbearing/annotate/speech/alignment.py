"""Brings contents found by the parse into line with the quotation marks, at which the parse often breaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.annotate.speech.clauses import Pair
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.quotation import Quotation


def aligned(drafts: Sequence[Draft], quotations: Sequence[Quotation], text: str) -> list[Draft]:
    """The drafts with contents that take in a quotation wholly or not at all; one that lies in a quotation is that quotation, direct."""
    starts = [q.start for q in quotations]
    result = []
    for d in drafts:
        parts = tuple(_aligned(p, d, quotations, starts) for p in d.parts)
        inside = all(_same(p, quotations, starts) for p in parts)
        merged = _merged(parts)
        result.append(replace(d, parts=merged, direct=d.direct or inside) if merged != d.parts or inside else d)
    return result


def _aligned(part: Pair, d: Draft, quotations: Sequence[Quotation], starts: list[int]) -> Pair:
    start, end = part
    first = _at(start, quotations, starts)
    last = _at(end - 1, quotations, starts)
    if first is not None and not _holds_cue(first, d):
        start = first.start
    if last is not None and not _holds_cue(last, d):
        end = last.end
    return start, end


def _at(offset: int, quotations: Sequence[Quotation], starts: list[int]) -> Quotation | None:
    n = bisect_right(starts, offset) - 1
    return quotations[n] if n >= 0 and offset < quotations[n].end else None


def _holds_cue(q: Quotation, d: Draft) -> bool:
    return d.cue is not None and q.inner_start <= d.cue[0] < q.inner_end


def _same(part: Pair, quotations: Sequence[Quotation], starts: list[int]) -> bool:
    q = _at(part[0], quotations, starts)
    return q is not None and (q.start, q.end) == part


def _merged(parts: tuple[Pair, ...]) -> tuple[Pair, ...]:
    out: list[Pair] = []
    for s, e in parts:
        if out and s <= out[-1][1]:
            out[-1] = (min(out[-1][0], s), max(out[-1][1], e))
        else:
            out.append((s, e))
    return tuple(out)
