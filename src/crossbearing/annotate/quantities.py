"""Quantities with their hedges, bounds and units.

The text is searched for figures first; the parse is asked only for what a figure counts.
"""

from __future__ import annotations

import re

import msgspec

from crossbearing.annotate.changes import by_alone, direction, reached
from crossbearing.annotate.concepts import concept
from crossbearing.annotate.counted import NOMINAL, Counted, counted_noun
from crossbearing.annotate.figures import DateSpans, Figure, find_figures
from crossbearing.annotate.hedges import Hedge, allowed, hedge_after, hedge_before
from crossbearing.annotate.no_quantity import NoQuantity
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.zeros import find_zeros
from crossbearing.records import Quantity, Time
from crossbearing.records.quantity import Change

# Kinds of unit that tell how often, for how long or what share, so that a noun can be counted by them too.
_COUNTING = frozenset({"share", "time", "count"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})
# Two small numbers with a hyphen and nothing counted are a score or a label, not a range.
_SMALLEST_BARE_RANGE = 30
# A hedge behind the figure belongs to its span where it stands this near: "200-odd", "200 or so".
_GLUED = 1
# The same figure in another unit, and the bound that goes on in it.
_CONVERSION = re.compile(r"(?:\s\w+)?\s?[(/]\s?(?:or\s|about\s)?")
# The two ends of a movement, with where or when the first was measured between.
_FROM = re.compile(r"\bfrom[ ]$", re.IGNORECASE)
_TO = re.compile(r"(?:[ ][^,;:()!?\n]{2,40})?[ ]to[ ](?:about[ ])?", re.IGNORECASE)
_BOUNDS = {">": "more", "<": "fewer", "~": "about"}
_PERSONAL = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT", "appos", "conj", "pobj"})
Range = tuple[float | None, float | None]


def find_quantities(parsed: Parsed, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Every quantity of the account that is no part of a date, in order.

    `start`..`end` covers the hedge, the number and its unit of measure; `counted` the noun phrase counted.
    Of a movement ("from 12 to 17") `values` has both ends and `low`..`high` is where it ends. `values` are never empty:
    "several" has the ends of its range.
    """
    text = parsed.document.text
    dates, rejects = DateSpans(times), NoQuantity(text)
    found: list[Quantity] = []
    for f in find_figures(text):
        if dates.hold(f) or (parsed.boilerplate and parsed.is_boilerplate(f.start)):
            continue
        if (q := _quantity(parsed, f, rejects)) is None:
            continue
        if found and (moved := _moved(text, found[-1], q, f)) is not None:
            found[-1] = moved
        else:
            found.append(_shared_noun(parsed, f, _continued(text, f, q, found[-1]), found[-1]) if found else q)
    starts = {q.start for q in found}
    found.extend(q for q in find_zeros(parsed) if q.start not in starts)
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _quantity(parsed: Parsed, f: Figure, rejects: NoQuantity) -> Quantity | None:
    text, n, unit = parsed.document.text, f.number, f.unit
    first, last = parsed.token_at(n.start), parsed.token_at(f.end - 1)
    counted = None
    if unit is None or unit.kind in _COUNTING or n.share:
        counted = counted_noun(parsed.doc, first, last)
    if _is_none(parsed, f, counted, first, rejects):
        return None
    name: str | None = counted.lemma if counted else None
    if unit is not None:
        name = unit.name
    elif n.share:
        name = "fraction"
    start, end, hedge = f.start, f.end, _hedge(text, f)
    bounds, change, modifier = _told_range(text, f, hedge)
    if hedge is not None:
        start, end = min(start, hedge.start), max(end, hedge.end) if hedge.start - end <= _GLUED else end
    if (way := direction(text, start, unit)) is not None:
        change, begins = way
        modifier = text[begins:start].strip() + (f" {modifier}" if modifier else "")
    elif change == "=" and (way := reached(text, f.start)) is not None:
        change = way[0]
    span = (counted.start, counted.end) if counted else None
    return Quantity(start, end, f.values, *bounds, name, modifier, change, concept(parsed, first, last), span)


def _is_none(parsed: Parsed, f: Figure, counted: Counted | None, first: int, rejects: NoQuantity) -> bool:
    """Whether the figure is a year, a label, part of a name or the pronoun "one"."""
    doc, text, n = parsed.doc, parsed.document.text, f.number
    before = doc[first - 1] if first else None
    behind = counted is not None and counted.token == parsed.token_at(n.end - 1) + 1
    named = before is not None and before.tag_ in _NAMES and (not behind or n.digits)
    plural = counted is not None and (doc[counted.token].tag_ in _PLURAL or counted.lemma in NOMINAL)
    if rejects.excludes(
        n, unit=f.unit is not None, currency=f.money, plural=plural, noun=counted is not None, capital_before=named
    ):
        return True
    if f.unit is not None or counted is not None:
        return False
    if len(f.values) == 2 and n.digits and "-" in text[n.start : n.end] and n.value < _SMALLEST_BARE_RANGE:
        return True
    if text[n.start : n.end].lower() == "one":
        return doc[first].tag_ != "CD" or doc[first].dep_ not in _PERSONAL
    return False


def _hedge(text: str, f: Figure) -> Hedge | None:
    hedge = hedge_before(text, f.start) or hedge_after(text, f.number.end)
    if hedge is None and f.end > f.number.end:
        hedge = hedge_after(text, f.end)
    if hedge is not None and hedge.only:
        fits = f.unit is not None and f.unit.kind == hedge.only and len(f.values) == 1 and not f.number.vague
        return hedge if fits else None
    return hedge


def _told_range(text: str, f: Figure, hedge: Hedge | None) -> tuple[Range, Change, str | None]:
    """The range that the words allow, the sign of the bound and the words of it."""
    low, high = f.bounds
    if hedge is None:
        return (low, high), "=", None
    words = text[hedge.start : hedge.end]
    if f.number.vague:
        open_high, open_low = hedge.bound in ("least", "more"), hedge.bound in ("most", "fewer")
        return (None if open_low else low, None if open_high else high), hedge.change, words
    measure = f.unit is not None and f.unit.kind != "count"
    return allowed(hedge.bound, low, high, measure=measure), hedge.change, words


def _moved(text: str, last: Quantity, q: Quantity, f: Figure) -> Quantity | None:
    """The movement of a measure whose two values stand apart: "from 20 km/h in the first year to 29"."""
    measured = f.money or (f.unit is not None and f.unit.kind not in ("time", "age"))
    if not (measured or q.unit is None) or len(last.values) != 1 or len(q.values) != 1 or last.modifier or q.modifier:
        return None
    if last.counted is not None or q.unit not in (last.unit, None) or q.counted is not None:
        return None
    if not _FROM.search(text, max(0, last.start - 6), last.start) or not _TO.fullmatch(text, last.end, q.start):
        return None
    return msgspec.structs.replace(q, start=last.start, values=(last.values[0], q.values[0]), unit=last.unit)


def _shared_noun(parsed: Parsed, f: Figure, q: Quantity, last: Quantity) -> Quantity:
    """The quantity with the noun of the one before it: "killed 68 people and injured 290"."""
    if q.unit is not None or q.counted is not None or last.counted is None or last.unit is None:
        return q
    token = parsed.doc[parsed.token_at(f.number.end - 1)]
    verb = token.head
    if token.dep_ not in ("dobj", "nsubj", "nsubjpass") or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return q
    noun = parsed.doc[parsed.token_at(last.counted[1] - 1)]
    if noun.head.i != verb.head.i or noun.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return q
    return msgspec.structs.replace(q, unit=last.unit)


def _continued(text: str, f: Figure, q: Quantity, last: Quantity) -> Quantity:
    """The quantity with what the one before it gives: the bound of "more than 5 miles (8 km)", the fall of "down 2 per cent, the other by 3"."""
    if q.modifier is not None:
        return q
    if (
        (last.modifier is not None or last.change != "=")
        and len(f.values) == len(last.values)
        and _CONVERSION.fullmatch(text, last.end, q.start)
    ):
        bound = _BOUNDS.get(last.change)
        low, high = q.low, q.high
        if bound is not None and low is not None and high is not None:
            low, high = allowed(bound, low, high, measure=True)
        return msgspec.structs.replace(q, change=last.change, low=low, high=high)
    if last.change in ("up", "down") and by_alone(text, q.start) and ". " not in text[last.end : q.start]:
        return msgspec.structs.replace(q, change=last.change)
    return q
