"""Quantities with their hedges, bounds and units.

The text is searched for numbers first; the parse is asked only for what a number counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from crossbearing.annotate.changes import by_alone, direction
from crossbearing.annotate.concepts import concept
from crossbearing.annotate.counted import Counted, counted_noun
from crossbearing.annotate.hedges import allowed, hedge_after, hedge_before
from crossbearing.annotate.no_quantity import NoQuantity
from crossbearing.annotate.numbers import Number, find_numbers
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.ranges import joined, share_of, spread
from crossbearing.annotate.units import Unit, currency_before, unit_after, with_rate
from crossbearing.annotate.zeros import find_zeros
from crossbearing.records import Quantity, Time

# Units by which whole things are counted; all others are measures, of which "nearly N" allows fractions.
_COUNTS = frozenset({"count", ""})
# The same figure in another unit.
_CONVERSION = re.compile(r"(?:\s\w+)?\s?[(/]\s?(?:or\s|about\s)?")
_BOUNDS = {">": "more", "<": "fewer", "~": "about"}
_PLURAL = frozenset({"NNS", "NNPS"})


class Figure:
    """A number with what stands beside it, while it is put together."""

    __slots__ = ("number", "start", "end", "unit", "currency", "counted", "values", "movement")

    def __init__(self, number: Number, start: int, unit: Unit | None, currency: Unit | None) -> None:
        self.number, self.start, self.unit, self.currency = number, start, unit, currency
        self.end = unit.end if unit else number.end
        self.counted: Counted | None = None
        self.values = number.stated
        self.movement = False


def find_quantities(parsed: Parsed, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Every quantity of the account that is no part of a date, in order.

    `start`..`end` covers the hedge, the number and its unit of measure; `counted` the noun phrase counted.
    Of a movement ("from 12 to 17") `values` has both ends and `low`..`high` is where it ends.
    """
    text = parsed.document.text
    figures = _join(text, [f for n in find_numbers(text) if (f := _figure(parsed, n)) is not None])
    dates = _Dates(times)
    rejects = NoQuantity(text)
    found: list[Quantity] = []
    for f in figures:
        if not dates.hold(f) and (q := _quantity(parsed, f, rejects)) is not None:
            found.append(_continued(text, f, q, found[-1]) if found else q)
    found.extend(q for q in find_zeros(parsed) if not any(q.start < f.end and f.start < q.end for f in found))
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _continued(text: str, f: Figure, q: Quantity, last: Quantity) -> Quantity:
    """The quantity with what the one before it gives: the bound of "more than 5 miles (8 km)", the fall of "down 2 per cent, the other by 3"."""
    if q.modifier is not None:
        return q
    if _CONVERSION.fullmatch(text, last.end, q.start) and last.modifier is not None and len(f.values) == len(last.values):
        bound = _BOUNDS.get(last.change)
        low, high = allowed(bound, q.low, q.high, measure=True) if bound and q.low is not None and q.high is not None else (q.low, q.high)
        return msgspec.structs.replace(q, change=last.change, low=low, high=high)
    if last.change in ("up", "down") and by_alone(text, q.start) and "." not in text[last.end : q.start].replace(". ", ".", 1)[:-1]:
        return msgspec.structs.replace(q, change=last.change)
    return q


class _Dates:
    """The spans of dates, clock times and sets."""

    def __init__(self, times: tuple[Time, ...]) -> None:
        spans = sorted((t.start, t.end) for t in times if t.type != "DURATION")
        self._starts, self._ends = [s for s, _ in spans], [e for _, e in spans]

    def hold(self, f: Figure) -> bool:
        """Whether the figure is part of a date; "two days later" is a date and also two days."""
        i = bisect_right(self._starts, f.number.start) - 1
        inside = i >= 0 and f.number.start < self._ends[i]
        return inside and not (f.unit is not None and f.unit.kind in ("time", "age"))


def _figure(parsed: Parsed, n: Number) -> Figure | None:
    if parsed.boilerplate and parsed.is_boilerplate(n.start):
        return None
    text = parsed.document.text
    currency = currency_before(text, n.start) if n.digits else None
    unit = None if n.vague and not n.stated and n.low < 100 and not text[n.end : n.end + 1].isspace() else unit_after(text, n.end, n.value, n.start)
    start = currency.start if currency else n.start
    return Figure(n, start, unit, currency)


def _join(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with the two ends of each range made one."""
    out: list[Figure] = []
    for f in figures:
        last = out[-1] if out else None
        if last is not None and (part := share_of(text, last.number, f.number)) is not None and last.unit is None:
            number = f.number._replace(start=last.number.start, value=part, low=part, high=part, stated=(part,), share=True)
            out[-1] = Figure(number, last.start, f.unit, None)
            continue
        if last is not None and len(last.values) == 1 and not last.movement:
            kind = joined(text, last.number, last.start, last.unit, f.number, f.start, f.unit)
            if kind is not None:
                low = spread(last.number, f.number)
                merged = Figure(f.number, last.start, f.unit or last.unit, last.currency or f.currency)
                merged.number = f.number._replace(start=last.number.start)
                merged.end = f.end
                merged.values = (low, f.number.value)
                merged.movement = kind == "movement"
                out[-1] = merged
                continue
        out.append(f)
    return out


def _quantity(parsed: Parsed, f: Figure, rejects: NoQuantity) -> Quantity | None:
    doc, text, n = parsed.doc, parsed.document.text, f.number
    first, last = parsed.token_at(n.start), parsed.token_at(f.end - 1)
    unit = f.unit
    counted = None
    if unit is None and f.currency is None:
        counted = counted_noun(doc, first, parsed.token_at(n.end - 1))
    elif unit is not None and unit.kind in ("share", "time", "count") or n.share:
        counted = counted_noun(doc, first, last)
    before = doc[first - 1] if first else None
    noun_is_next = counted is not None and counted.token == parsed.token_at(n.end - 1) + 1
    if rejects.excludes(
        n,
        unit=unit is not None,
        currency=f.currency is not None,
        plural=counted is not None and doc[counted.token].tag_ in _PLURAL,
        noun=counted is not None,
        capital_before=before is not None and before.tag_ in ("NNP", "NNPS") and (not noun_is_next or n.digits),
    ):
        return None
    if len(f.values) == 2 and not unit and not f.currency and not counted and n.digits and "-" in text[n.start : n.end] and n.value < 30:
        return None
    start, end = f.start, f.end
    if f.currency is not None:
        unit = f.currency if unit is None or unit.kind != "money" else unit
        rated = with_rate(text, Unit(unit.name, "money", unit.start, end))
        unit, end = rated, max(end, rated.end)
    if text[n.start : n.end].lower() == "one" and unit is None and counted is None and not _stands_for_person(parsed, first):
        return None
    if n.share and unit is None:
        name: str | None = "fraction"
    else:
        name = unit.name if unit else counted.lemma if counted else None
    measure = unit is not None and unit.kind not in _COUNTS
    change, modifier, (low, high) = "=", None, (f.values[0], f.values[-1]) if f.values and not n.vague else (n.low, n.high)
    if f.movement:
        low = high = f.values[-1]
    hedge = hedge_before(text, start)
    if hedge is None:
        hedge = hedge_after(text, n.end) or (hedge_after(text, end) if end > n.end else None)
    if hedge is not None:
        if n.vague:
            low, high = (low, None) if hedge.bound in ("least", "more") else (None, high) if hedge.bound in ("most", "fewer") else (low, high)
        else:
            low, high = allowed(hedge.bound, low, high, measure=measure)
        change, modifier = hedge.change, text[hedge.start : hedge.end]
        start, end = min(start, hedge.start), max(end, hedge.end) if hedge.end - end < 4 else end
    if (way := direction(text, start, unit)) is not None:
        change, begins = way
        modifier = text[begins:start].strip() + (f" {modifier}" if modifier else "")
    return Quantity(
        start, end, f.values, low, high, name, modifier, change,  # type: ignore[arg-type]
        concept(parsed, first, last), (counted.start, counted.end) if counted else None,
    )  # fmt: skip


_PERSONAL = re.compile(r"nsubj|nsubjpass|dobj|attr|ROOT|appos|conj|pobj")


def _stands_for_person(parsed: Parsed, i: int) -> bool:
    """Whether a bare "one" is counted by itself: "one was killed", "killing one"."""
    token = parsed.doc[i]
    return token.tag_ == "CD" and bool(_PERSONAL.fullmatch(token.dep_))
