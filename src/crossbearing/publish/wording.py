"""What the record's codes are called on the page: attributes, figures, places, statuses."""

from __future__ import annotations

from crossbearing.publish import dates
from crossbearing.records import Claim, Estimate, Event, Location, Reading

ATTRIBUTES: dict[str, str] = {
    "fatalities": "killed", "injured": "injured", "missing": "missing", "displaced": "displaced", "detained": "detained",
    "participants": "taking part", "troops": "troops", "buildings": "buildings", "population": "population", "money": "money",
    "magnitude": "magnitude", "duration": "duration", "start": "began", "end": "ended", "place": "where", "cause": "cause",
    "perpetrator": "by whom", "title": "name", "other": "also told",
}  # fmt: skip
# UCDP's codes for the precision of a place, in words.
PLACES: dict[int, str] = {
    1: "exact place",
    2: "near it",
    3: "a district",
    4: "a province",
    5: "an area",
    6: "a country",
    7: "sea or air",
}
RULES: dict[str, str] = {
    "consensus": "consensus", "ucdp": "UCDP-like", "acled": "ACLED-like", "airwars": "Airwars-like", "median": "median", "latest": "latest",
}  # fmt: skip
MARKS: dict[str, tuple[str, str]] = {
    "agree": ("≡", "agrees"), "grow": ("↗", "grew"), "differ": ("≠", "differs"), "deny": ("¬", "denied"), "scope": ("⊂", "counts a part"),
}  # fmt: skip
# Units that the attribute already tells.
_SILENT_UNITS = frozenset({None, "", "person", "people", "human", "man", "individual"})
# Attributes whose unit is not the thing counted.
_WITH_UNIT = frozenset({"money", "duration", "other", "buildings"})
# Characters by which a counted noun is known in its subject: `house` in "houses", `family` in "families".
_STEM = 5
_BEFORE = {"us dollar": "US$", "dollar": "$", "euro": "€", "pound": "£", "pound sterling": "£", "yen": "¥"}
_PLURALS = {"foot": "feet", "inch": "inches", "child": "children", "man": "men", "woman": "women", "degree celsius": "degrees Celsius",
            "celsius": "degrees Celsius", "fahrenheit": "degrees Fahrenheit", "mile": "miles", "hertz": "hertz", "tonne": "tonnes",
            "people": "people", "police": "police", "cattle": "cattle", "sheep": "sheep", "aircraft": "aircraft", "livestock": "livestock"}  # fmt: skip
_QUOTES = '“”"«»„‟'
# Above this length the words in a cell are cut; the account's text holds them in full.
WORDS_SHOWN = 120


def number(value: float) -> str:
    """With commas, without a decimal where there is none: `4,200`, `7.8`, `1.2 million`."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and value == round(value / size, 2) * size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:g}"


def figure(low: float | None, high: float | None, unit: str | None = None) -> str:
    """A range in words: `28,000 or more`, `63,000–69,999`, `up to 40`, `19`."""
    before = _BEFORE.get(unit or "", "")
    one = low == high == 1
    after = (
        ""
        if before or unit in _SILENT_UNITS
        else " %"
        if unit in ("percentage", "percent")
        else f" {unit if one else plural(unit or '')}"
    )
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {before}{number(high or 0)}{after}"
    if high is None:
        return f"{before}{number(low)}{after} or more"
    if low == high:
        return before + number(low) + after
    first, last = number(low), number(high)
    # "16–19.5 million" instead of the word twice.
    if " " in first and first.partition(" ")[2] == last.partition(" ")[2]:
        first = first.partition(" ")[0]
    return f"{before}{first}–{last}{after}"


def plural(noun: str) -> str:
    """`metre` as `metres`, `kilometre per hour` as `kilometres per hour`, `family` as `families`; what is one already stays."""
    first, per, rest = noun.partition(" per ")
    if first in _PLURALS:
        return _PLURALS[first] + per + rest
    if not first or not first[-1].isalpha() or first.endswith("s") or len(first) < 3:
        return noun
    if first.endswith("y") and first[-2] not in "aeiou":
        return first[:-1] + "ies" + per + rest
    return first + ("es" if first.endswith(("x", "ch", "sh", "z")) else "s") + per + rest


def quoted(words: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    return words if words[:1] in _QUOTES and words[-1:] in _QUOTES + ".…" else f"“{words}”"


def unit(claim: Claim) -> str | None:
    """A claim's unit, unless its subject tells it already."""
    known = claim.unit and claim.subject and claim.unit.casefold()[:_STEM] in claim.subject.casefold()
    return None if known else claim.unit


def value(claim: Claim) -> str:
    """What a claim says, in words."""
    return told(claim.attribute, claim.low, claim.high, claim.value, unit(claim))


def told(attribute: str, low: float | None, high: float | None, word: str | None, unit: str | None = None) -> str:
    """A value in words: a figure, a date, or the words themselves."""
    if word is not None:
        return dates.words(word) if attribute in ("start", "end") else word
    return figure(low, high, unit if attribute in _WITH_UNIT else None)


def reading(attribute: str, r: Reading, unit: str | None = None) -> str:
    """A reading's value in words."""
    return told(attribute, r.low, r.high, r.value, unit)


def estimate(attribute: str, e: Estimate, unit: str | None = None) -> str:
    """The best value in words, its range only where no best one is given."""
    if e.value is not None:
        return told(attribute, None, None, e.value)
    unit = unit if attribute in _WITH_UNIT else None
    return figure(e.best, e.best, unit) if e.best is not None else figure(e.low, e.high, unit)


def estimate_range(attribute: str, e: Estimate, unit: str | None = None) -> str:
    """The range about the best value, empty where it says no more than the best value."""
    if e.best is None or (e.low == e.best == e.high):
        return ""
    return (
        figure(e.low, e.high, unit if attribute in _WITH_UNIT else None)
        if e.high is not None or e.low is not None
        else ""
    )


def place(location: Location) -> str:
    """`Ptuj, Maribor, SI`: name, division where it differs, country."""
    more = [x for x in (location.admin1, location.country) if x and x != location.name]
    return ", ".join([location.name, *more])


def place_precision(location: Location) -> str:
    """The precision in words."""
    return PLACES.get(location.precision or 0, "")


def when(event: Event) -> str:
    """An event's time in words."""
    return dates.between(event.start, event.end)


def undated_label(event: Event) -> str:
    """The event's label without the date at its end, for where the date stands beside it."""
    return event.label.removesuffix(f", {dates.words(event.start)}") if event.start else event.label


def kind(event_type: str) -> str:
    """An event's type in words; an event that fits no type is only an event."""
    return "event" if event_type == "other" else event_type.replace("_", " ")


def clip(quote: str, limit: int = WORDS_SHOWN) -> str:
    """One line of the words, cut at a word with an ellipsis."""
    line = " ".join(quote.split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def count(n: int, one: str, many: str | None = None) -> str:
    """`1 account`, `3 accounts`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
