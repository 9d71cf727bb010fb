"""Numbers in figures in any language: CLDR's signs, digits of every script, words of magnitude, per cent and currency signs.

Numbers in words are not read, and what is counted is not told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from crossbearing.annotate.light.digits import plain_digits
from crossbearing.annotate.light.locales import Language
from crossbearing.lexicon import lexicon
from crossbearing.records import Quantity, Time

# A longer run of digits is a key or an account number.
LONGEST = 15
# Languages that write a figure and what it counts without a space.
UNPARTED = frozenset({"zh", "ja", "ko", "th", "km", "lo", "my"})
_YEARS = range(1900, 2100)


@lru_cache(maxsize=1)
def _currencies() -> dict[str, str]:
    """The signs of currencies that are no letters."""
    return {
        sign: row["unit"]
        for row in lexicon("currencies")
        for sign in row["before"]
        if not any(c.isalpha() for c in sign)
    }


@lru_cache(maxsize=32)
def _pattern(code: str, decimal: str, group: str, magnitudes: tuple[str, ...]) -> re.Pattern[str]:
    groups = re.escape(group) if group in ".,'’" else ""
    between = rf"[\u00a0\u202f\u2009 '’{groups}]" if group != decimal else "[\u00a0\u202f\u2009 '’]"
    words = "|".join(sorted((re.escape(w) for w in magnitudes), key=lambda w: (-len(w), w)))
    signs = "|".join(sorted((re.escape(s) for s in _currencies()), key=lambda s: (-len(s), s)))
    apart = r"(?<![\w.,])" if code not in UNPARTED else r"(?<![\d.,])"
    cased = r"(?![^\W\d_])" if code not in UNPARTED else ""
    return re.compile(
        rf"(?P<money>(?:{signs})\s?|%)?{apart}(?P<figure>\d{{1,3}}(?:{between}\d{{3}})+(?!\d)|\d+)(?:{re.escape(decimal)}(?P<part>\d+))?"
        rf"(?:[\s\u00a0]?(?P<word>{words}){cased})?(?:[\s\u00a0]?(?P<sign>%|‰|{signs}))?"
    ) if words else re.compile(r"(?!)")  # fmt: skip


def find_numbers(text: str, language: Language, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Every number in figures that is no part of a date, in order."""
    low = plain_digits(text)
    starts, ends = [t.start for t in times], [t.end for t in times]
    found: list[Quantity] = []
    words = language.magnitudes or {"\u0000": 1.0}
    for m in _pattern(language.code, language.decimal, language.group, tuple(words)).finditer(low):
        i = bisect_right(starts, m.start()) - 1
        if i >= 0 and m.start() < ends[i]:
            continue
        digits = re.sub(r"\D", "", m["figure"])
        after = low[m.end() : m.end() + 1]
        if len(digits) > LONGEST or after in ("/", ":") or (after == "-" and low[m.end() + 1 : m.end() + 2].isdigit()):
            continue
        if after and after in ".,'’" and low[m.end() + 1 : m.end() + 2].isdigit():
            continue  # "0.5" in a language that writes "0,5": nothing tells what is meant
        if low[max(0, m.start() - 1) : m.start()] in ("/", ":", "-", "№", "#") and not m["money"]:
            continue
        if after.isalpha() and not m["sign"] and language.code not in UNPARTED:
            continue
        value = float(f"{digits}.{m['part']}") if m["part"] else float(digits)
        glued = bool(found) and found[-1].end == m.start() and language.code in UNPARTED and found[-1].values[0] > value
        if (
            not glued
            and not m["word"]
            and not m["money"]
            and not m["sign"]
            and m["figure"] == digits
            and value in _YEARS
        ):
            continue  # a bare year or a number: nothing tells which
        value *= words.get(m["word"] or "", 1.0)
        sign = (m["money"] or "").strip()
        unit = _currencies().get(sign) or _unit(m["sign"] or sign)
        if glued:
            value += found[-1].values[0]
            found[-1] = Quantity(found[-1].start, m.end(), (value,), value, value, unit, None, "=")
            continue
        found.append(Quantity(m.start(), m.end(), (value,), value, value, unit, None, "="))
    return tuple(found)


def _unit(sign: str | None) -> str | None:
    if not sign:
        return None
    return "percentage" if sign == "%" else "per mille" if sign == "‰" else _currencies().get(sign)
