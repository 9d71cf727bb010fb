"""What a mark on a text means, in one line of words for the margin."""

from __future__ import annotations

from crossbearing.publish import dates, wording
from crossbearing.records import Attribution, Boilerplate, Call, Claim, EventMention, Name, Place, Quantity, Time

_MODIFIERS = {
    "START": "its beginning", "MID": "its middle", "END": "its end", "APPROX": "about", "BEFORE": "before it", "AFTER": "after it",
    "ON_OR_BEFORE": "on or before it", "ON_OR_AFTER": "on or after it", "LESS_THAN": "less than that", "MORE_THAN": "more than that",
}  # fmt: skip
_CHANGES = {"~": "about", ">": "at least", "<": "at most", "up": "a rise", "down": "a fall"}
_REFERENCES = {"PAST_REF": "some time past", "PRESENT_REF": "the present", "FUTURE_REF": "some time to come"}
_TYPES = {"DURATION": "a length of time", "SET": "again and again", "TIME": "", "DATE": ""}
_CALLS = {"request": "asks", "threaten": "threatens", "reject": "rejects", "accuse": "accuses", "promise": "promises"}
_STANCES = {"statement": "", "belief": "believed", "intention": "intended", "question": "asked"}


def time(item: Time) -> str:
    """`18–24 September 2023 · TIMEX3 2023-W38`: the dates that the words can mean, or that they stay open, and the TIMEX3 value."""
    said = []
    if item.type in ("DURATION", "SET"):
        said.append(_TYPES[item.type])
    elif item.value in _REFERENCES:
        said.append(_REFERENCES[item.value])
    else:
        said.append(_interval(item.earliest, item.latest))
    if item.modifier:
        said.append(_MODIFIERS.get(item.modifier, item.modifier.lower().replace("_", " ")))
    return _line([*said, f"TIMEX3 {item.value}"])


def _interval(earliest: str | None, latest: str | None) -> str:
    if not earliest and not latest:
        return "which day stays open"
    if not latest:
        return f"from {dates.words(earliest)}, open end"
    return dates.between(earliest, latest)


def place(item: Place) -> str:
    """`Ptuj, SI · exact place · GeoNames 3192241`; a place that no gazetteer knows is said to be unknown."""
    where = [item.name, *(x for x in (item.admin1, item.country) if x and x != item.name)]
    precise = wording.PLACES.get(item.precision or 0, "")
    point = "" if item.latitude is None or item.longitude is None else f"{item.latitude:.2f}, {item.longitude:.2f}"
    known = f"GeoNames {item.geonameid}" if item.geonameid else "" if point else "no point known"
    return _line([", ".join(where), precise, point, known])


def quantity(item: Quantity) -> str:
    """`63,000–69,999 persons · about · stated 70,000`: the range that the words allow, the hedge, the number as stated."""
    unit = item.unit if item.unit not in (None, "") else None
    figure = wording.figure(item.low, item.high, unit)
    # "person" goes without saying in a table; here the unit is what the mark tells.
    if figure and unit in ("person", "people"):
        figure += " persons"
    figure = figure or unit or ""
    stated = "–".join(wording.number(v) for v in item.values)
    exact = item.low == item.high and stated and figure.startswith(stated)
    hedge = _CHANGES.get(item.change, "")
    return _line(
        [
            figure,
            f"{hedge} (“{item.modifier}”)" if hedge and item.modifier else hedge,
            "" if exact or not stated else f"stated {stated}",
        ]
    )


def attribution(item: Attribution) -> str:
    """`through Pannonia Wire, from Ana Kolar · her or his own words`: the chain from the outermost speaker to the innermost."""
    how = [
        "word for word" if item.direct else "",
        _STANCES.get(item.stance, item.stance),
        item.factuality or "",
        "" if item.vouched else "the speaker does not vouch for it",
    ]
    return _line([chain(item.sources), *how])


def chain(sources: tuple[str, ...]) -> str:
    """`through Pannonia Wire, from Ana Kolar`; `in its own words` where nobody else speaks."""
    if not sources:
        return "in its own words"
    return ", ".join([*(f"through {s}" for s in sources[:-1]), f"from {sources[-1]}"])


def name(item: Name) -> str:
    """`person · Ana Kolar, baker`: the kind, the form under which the account knows its bearer best, and the title told with it."""
    return _line(
        [item.kind, f"{item.name}, {item.title}" if item.title else item.name, "a pronoun" if item.pronoun else ""]
    )


def event(item: EventMention) -> str:
    """`disaster · alleged · 4 November 2031 · Ptuj, SI`; date and place only where the text gives them for this event."""
    when = _interval(item.time.earliest, item.time.latest) if item.time else "no date told"
    where = wording.place(item.place) if item.place else "no place told"
    return _line([wording.kind(item.type), "" if item.factuality == "asserted" else item.factuality, when, where])


def claim(item: Claim) -> str:
    """`killed: 19 (people) · as of 5 November 2031 · from the civil protection service`."""
    head = wording.ATTRIBUTES.get(item.attribute, item.attribute)
    if item.attribute == "other" and item.subject:
        head = item.subject.removeprefix("of ")
    value = wording.value(item)
    of = f" ({item.subject})" if item.subject and item.attribute != "other" else ""
    return _line(
        [
            f"{head}: {value}{of}" if value else f"{head}{of}",
            "" if item.factuality == "asserted" else item.factuality,
            "a part of the whole" if item.part else "",
            f"as of {dates.words(item.as_of)}" if item.as_of else "",
            chain(item.sources) if item.sources else "",
        ]
    )


def call(item: Call) -> str:
    """`River League asks the government`; who calls and who is called stay open where the text does not say."""
    verb = _CALLS.get(item.kind, item.kind)
    number = f"no. {item.number}" if item.number else ""
    return _line([f"{item.by or 'somebody'} {verb}{' ' + item.to if item.to else ''}", number])


def boilerplate(item: Boilerplate) -> str:
    """`no part of the account: subscription`."""
    return f"no part of the account: {item.kind}"


def _line(parts: list[str]) -> str:
    return " · ".join(p for p in parts if p)
