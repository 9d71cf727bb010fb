"""What the Unicode CLDR (by way of Babel) knows of a language: names of months, days and countries, signs in numbers, the order of a date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

# Languages whose names of months differ by country, with the locales whose names are read besides.
_BESIDES = {
    "ar": ("ar", "ar_SY", "ar_MA", "ar_DZ"),
    "pt": ("pt", "pt_PT"),
    "zh": ("zh", "zh_Hant"),
    "hr": ("hr", "bs", "sr_Latn"),
}
# Languages of which CLDR's months are those of another calendar by default; the Gregorian ones are asked for.
_WIDTHS = ("wide", "abbreviated")
# An abbreviated month of fewer letters is too often another word.
_SHORTEST = 3
_SEPARATORS = "\u00a0\u202f "


class Language(NamedTuple):
    """`months` and `weekdays` map a small form to its number; `order` is the order of a date in figures, like `dmy`; `magnitudes` map a small
    word behind a number to what it is multiplied by; `countries` map a name to its ISO code."""

    code: str
    months: dict[str, int]
    weekdays: dict[str, int]
    order: str
    decimal: str
    group: str
    magnitudes: dict[str, float]
    countries: dict[str, str]


@lru_cache(maxsize=32)
def known(code: str) -> Language | None:
    """What CLDR knows of a language, None where it does not know it."""
    try:
        locales = [Locale.parse(name) for name in _BESIDES.get(code, (code,))]
    except (UnknownLocaleError, ValueError):
        return None
    first = locales[0]
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for locale in locales:
        for context in ("format", "stand-alone"):
            for width in _WIDTHS:
                for number, name in locale.months[context].get(width, {}).items():
                    _put(months, name, int(number), width)
                for number, name in locale.days[context].get(width, {}).items():
                    if width == "wide":
                        _put(weekdays, name, int(number) + 1, width)
    countries = {
        name: iso
        for locale in locales
        for iso, name in locale.territories.items()
        if len(iso) == 2 and iso.isalpha() and iso not in ("EU", "EZ", "UN", "ZZ", "QO")
    }
    decimal, group = _signs(first)
    return Language(code, months, weekdays, _order(first), decimal, group, _magnitudes(first), countries)


def _put(table: dict[str, int], name: str, number: int, width: str) -> None:
    form = name.lower().strip()
    if form.isdigit() or (width == "abbreviated" and len(form.rstrip(".")) < _SHORTEST):
        return
    if any(c.isdigit() for c in form):
        return  # "3月", "tháng 3": read by their own patterns
    table.setdefault(form, number)
    table.setdefault(form.rstrip("."), number)


def _signs(locale: Locale) -> tuple[str, str]:
    """The decimal sign and the sign between thousands. (A language that has digits of its own is read with theirs put as 0 to 9.)"""
    symbols: Any = locale.number_symbols
    latin = symbols.get("latn", symbols)
    return str(latin.get("decimal", ".")), str(latin.get("group", ","))


def _order(locale: Locale) -> str:
    pattern = re.sub(r"[^dMy]", "", str(locale.date_formats["short"].pattern)).lower()
    order = "".join(dict.fromkeys(pattern))
    return order if sorted(order) == ["d", "m", "y"] else "dmy"


def _magnitudes(locale: Locale) -> dict[str, float]:
    """The words for thousand, million, 萬 and so on, as CLDR's compact formats write them behind a number."""
    found: dict[str, float] = {}
    data: Any = locale._data.get("compact_decimal_formats", {})
    for length in ("long", "short"):
        for patterns in data.get(length, {}).values():
            for size, pattern in patterns.items():
                text = str(getattr(pattern, "pattern", pattern))
                zeros = text.count("0")
                word = re.sub(r"[0'\u200e\u200f\u061c]", "", text).strip(_SEPARATORS).lower()
                if not zeros or len(word.rstrip(".")) < (2 if word.isascii() else 1) or not word[0].isalpha():
                    continue
                factor = 10.0 ** (len(size) - zeros)
                if factor > 1:
                    found.setdefault(word, factor)
    return found
