"""The unit that stands beside a number: a measure, a currency, a rate, an age."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from crossbearing.lexicon import lexicon


class Unit(NamedTuple):
    """`name` is singular and lower-case; `kind` tells money, share, time, age and measures apart."""

    name: str
    kind: str
    start: int
    end: int


_WORDS: dict[str, tuple[str, str]] = {}
_SYMBOLS: dict[str, tuple[str, str]] = {}
_BEFORE: dict[str, str] = {}
for _row in lexicon("units"):
    _WORDS.update({w.lower(): (_row["unit"], _row["kind"]) for w in _row["words"]})
    _SYMBOLS.update(dict.fromkeys(_row["symbols"], (_row["unit"], _row["kind"])))
for _row in lexicon("currencies"):
    _WORDS.update(
        {w.lower(): (_row["unit"], "money") for w in (*_row["words"], *(a for a in _row["after"] if " " in a))}
    )
    _SYMBOLS.update(dict.fromkeys(_row["after"], (_row["unit"], "money")))
    _BEFORE.update(dict.fromkeys(_row["before"], _row["unit"]))
_SYMBOLS["$"] = ("us dollar", "money")


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(f).replace(r"\ ", r"[ \u00a0-]+") for f in sorted(forms, key=len, reverse=True))


_SYMBOL_AFTER = re.compile(rf"[ \u00a0\u202f-]?(?P<symbol>{_any(_SYMBOLS)})(?![A-Za-z0-9²³])")
_WORD_AFTER = re.compile(rf"[ \u00a0\u202f-]?(?:US[ -]|U\.S\. )?(?P<word>{_any(_WORDS)})\b", re.IGNORECASE)
_FOREIGN = re.compile(
    r"[ \u00a0](?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)[ ](?P<word>dollar|pound|crown|franc|peso|rupee|krone|krona|dinar|shilling|rouble|lira|rial|riyal|kroner|kronor)s?\b"
)
_CURRENCY_BEFORE = re.compile(rf"(?<![A-Za-z$-])(?P<symbol>{_any(_BEFORE)})[ \u00a0\u202f]?$")
_PER = re.compile(
    r"(?:(?:[ ]per[ ]|/|-per-|[ ]p/)(?P<any>(?:sq(?:uare)? |cubic )?[A-Za-z][A-Za-z0-9²³]*)|(?:[ ]an?[ ]|[ ]each[ ]|[ ]every[ ]|-an?-)(?P<known>[a-z]+)\b)"
)
# Things by which rates are told with a bare article ("a share"), besides the units of measure.
_BY_ARTICLE = frozenset({"share", "head", "person", "piece", "seat", "ticket", "family", "household"})
_AGE_AFTER = re.compile(r"(?:[ -]|[ ]?[-–][ ]?)(?P<unit>year|month|week|day)s?[ -](?:old|olds|of age)\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?(?: of| between)?|the age of|ages)[ ]$", re.IGNORECASE)
_APPOSITION = re.compile(r"[A-Z][\w’'-]+, $")
_TIMES = re.compile(r"[ ]times\b(?! (?:as|more|of|\w+er)\b)")
_MAGNITUDE = re.compile(r"\b(?:magnitude|magnitude of|measuring|measured|registered|M|Mw|Mw=?)[ -]?$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"-?[ ]?magnitude\b", re.IGNORECASE)
# Ages told in apposition ("Ion Rusu, 66, said") lie between these.
_OLDEST = 120


def currency_before(text: str, start: int) -> Unit | None:
    """The currency symbol or code straight before the number at `start`."""
    window = max(0, start - 8)
    m = _CURRENCY_BEFORE.search(text, window, start)
    if (
        m is None
        or (m["symbol"] in ("R", "Sh", "PS", "Br", "TL") and m.end() != start)
        or (m["symbol"] == "TRY" and m.end() == start)
    ):
        return None
    return Unit(_BEFORE[_plain(m["symbol"])], "money", m.start(), m.end())


def unit_after(text: str, end: int, value: float, start: int) -> Unit | None:
    """The unit behind the number that stands at `start`..`end`, with what it is told by ("per head")."""
    if m := _AGE_AFTER.match(text, end):
        return Unit(f"{m['unit'].lower()} of age", "age", end, m.end())
    if m := _FOREIGN.match(text, end):
        known = _WORDS.get(f"{m['country'].lower()} {m['word']}") or _WORDS.get(f"{m['country'].lower()} {m['word']}s")
        return Unit(known[0] if known else f"{m['country'].lower()} {m['word']}", "money", end, m.end())
    unit = None
    if m := _WORD_AFTER.match(text, end):
        name, kind = _WORDS[_plain(m["word"]).lower()]
        if name == "pound" and text.startswith(" of ", m.end()):
            name, kind = "pound-mass", "mass"
        unit = Unit(name, kind, end, m.end())
    elif m := _SYMBOL_AFTER.match(text, end):
        symbol = _plain(m["symbol"])
        if len(symbol) > 1 or not symbol.isalpha() or m.end() - end == 1 or _stands_alone(text, m.end()):
            name, kind = _SYMBOLS[symbol]
            unit = Unit(name, kind, end, m.end())
    elif m := _TIMES.match(text, end):
        return Unit("count", "count", end, m.end())
    if unit and not (unit.name == "second" and text[end : end + 1] == "s"):
        return with_rate(text, unit)
    if m := _MAGNITUDE_AFTER.match(text, end):
        return Unit("magnitude", "physics", end, m.end())
    if value < 12 and _MAGNITUDE.search(text, max(0, start - 14), start) and not float(value).is_integer():
        return Unit("magnitude", "physics", end, end)
    if value <= _OLDEST and float(value).is_integer():
        if _AGE_BEFORE.search(text, max(0, start - 16), start):
            return Unit("year of age", "age", end, end)
        if text[end : end + 1] in (",", ".", ")", ";") and _APPOSITION.search(text, max(0, start - 30), start):
            return Unit("year of age", "age", end, end)
    return None


def with_rate(text: str, unit: Unit) -> Unit:
    """The unit with "per head", "a year", "/h" behind it."""
    m = _PER.match(text, unit.end)
    if m is None:
        return unit
    word = m["any"] or m["known"]
    known = _WORDS.get(word.lower()) or _WORDS.get(word.lower().removesuffix("s")) or _SYMBOLS.get(word)
    if m["known"] and not known and word not in _BY_ARTICLE:
        return unit
    if m["any"] and "/" in m.group() and not known:
        return unit
    end = m.end()
    if word == "sq" or word == "square":
        return unit
    if word.startswith("sq"):
        name = "square " + word.split(" ", 1)[1]
        known = _SYMBOLS.get(word) or _WORDS.get(name)
    name = known[0] if known else word.lower()
    if unit.name == "kilometre" and name == "hour":
        return Unit("kilometre per hour", "speed", unit.start, end)
    return Unit(f"{unit.name} per {name}", unit.kind if unit.kind in ("money", "share") else "rate", unit.start, end)


@lru_cache(maxsize=4096)
def _plain(form: str) -> str:
    form = re.sub(r"[ \u00a0-]+", " ", form)
    if form in _SYMBOLS or form in _BEFORE or form.lower() in _WORDS:
        return form
    hyphened = form.replace(" ", "-")
    return hyphened if hyphened.lower() in _WORDS or hyphened in _SYMBOLS else form


def _stands_alone(text: str, end: int) -> bool:
    """Whether nothing or a small letter follows: "12 C melting point", never "12 A witness"."""
    rest = text[end : end + 2]
    return not rest or not rest[0].isspace() or rest[1:].islower() or rest[1:] == ""
