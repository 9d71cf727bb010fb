"""Figures in French: digits with spaces or points between thousands and a decimal comma, number words, collectives ("une vingtaine de")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from crossbearing.lexicon import lexicon

# A longer run of digits is a key or an account number.
LONGEST = 15


class Number(NamedTuple):
    """`low`..`high` is what the words allow without a hedge; a `vague` number ("des dizaines") has its ends for `values`; `about` marks a
    collective that is no exact count; `of` tells that what is counted follows after "de"."""

    start: int
    end: int
    value: float
    low: float
    high: float
    values: tuple[float, ...]
    vague: bool = False
    about: bool = False
    digits: bool = False
    magnitude: float = 1.0


@lru_cache(maxsize=1)
def _rows() -> Any:
    return lexicon("fr/numbers")


def _any(words: Any) -> str:
    return "|".join(sorted((re.escape(str(w)) for w in words), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, dict[str, Any]]]:
    rows = _rows()
    collectives = {form: row for row in rows["collectives"] for form in (row["word"], row["word"] + "s")}
    small = _any([*rows["units"], *rows["tens"], "cent", "cents", "mille"])
    word = rf"(?:{small})(?:(?:\s+et\s+|-et-|\s+|-)(?:{small}))*"
    magnitude = _any(rows["magnitudes"])
    number = re.compile(
        rf"(?<![\w.,'’-])(?:(?P<digits>\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+(?!\d)|\d+)(?:,(?P<part>\d+))?|(?P<words>{word})(?![\w-]))"
        rf"(?P<more>(?:[ \u00a0\u202f](?:{magnitude})(?![\w-]))*)",
        re.IGNORECASE,
    )
    collective = re.compile(
        rf"(?<!\w)(?:(?P<many>(?:(?:plusieurs|quelques|des)\s+))|(?P<count>une|un|d['’]une|d['’]un|la|{small})\s+|(?P<cut>de\s+))?(?P<word>{_any(collectives)})(?!\w)"
        rf"(?:\s+d[e'’]\s*(?P<second>milliers|millions|milliards|mille)(?!\w))?",
        re.IGNORECASE,
    )
    vague = re.compile(
        r"(?<!\w)(?P<word>plusieurs|quelques)(?!\w)(?!\s+(?:dizaines|centaines|milliers|millions|douzaines))",
        re.IGNORECASE,
    )
    return number, collective, vague, collectives


def find_numbers(text: str) -> list[Number]:
    """Every number of the text, in order, none overlapping another."""
    number, collective, vague, _ = _patterns()
    low = text.lower() if len(text.lower()) == len(text) else text
    found = [n for m in collective.finditer(low) if (n := _collective(m)) is not None]
    found += [Number(m.start(), m.end(), 3.0, 3.0, 9.0, (3.0, 9.0), vague=True) for m in vague.finditer(low)]
    found += _halves(low)
    taken = [(n.start, n.end) for n in found]
    for m in number.finditer(low):
        if not any(s < m.end() and m.start() < e for s, e in taken) and (n := _plain(m)) is not None:
            found.append(n)
    return sorted(found)


def _halves(low: str) -> list[Number]:
    out = []
    for m in re.finditer(r"(?<!\w)un demi[- ](million|milliard)(?!\w)", low):
        value = 5e5 if m[1] == "million" else 5e8
        out.append(Number(m.start(), m.end(), value, value, value, (value,), magnitude=1e6))
    return out


def _collective(m: re.Match[str]) -> Number | None:
    row = _patterns()[3][m["word"]]
    value, second = float(row["value"]), m["second"]
    times = {"milliers": 1e3, "mille": 1e3, "millions": 1e6, "milliards": 1e9}.get(second or "", 1.0)
    plural = m["word"].endswith("s") and m["word"] != "dizaine"
    count = (m["count"] or "").removeprefix("d'").removeprefix("d’")
    start = m.start()
    if plural and not count:
        if "low" not in row:
            return None
        start = m.start("word") if m["cut"] else m.start()
        if second and row["word"] == "dizaine":
            low, high = 20_000.0 * times / 1e3, 100_000.0 * times / 1e3 - 1
        elif second:
            low, high = row["low"] * times, (row["high"] + 1) * times - 1
        else:
            low, high = float(row["low"]), float(row["high"])
        return Number(start, m.end(), low, low, high, (low, high), vague=True)
    if not count or count == "la":
        return None
    many = words_value(count) if count not in ("une", "un") else 1.0
    if many is None:
        return None
    value = value * many * times
    if m["count"].startswith(("d'", "d’")):
        start = m.start("count") + 2
    if row.get("exact") or many > 1:
        return Number(start, m.end(), value, value, value, (value,))
    return Number(start, m.end(), value, 0.9 * value, round(1.1 * value, 6), (value,), about=True)


def _plain(m: re.Match[str]) -> Number | None:
    if m["digits"]:
        digits = re.sub(r"\D", "", m["digits"])
        if len(digits) > LONGEST:
            return None
        value: float | None = float(f"{digits}.{m['part']}") if m["part"] else float(digits)
    else:
        value = words_value(m["words"])
    if value is None:
        return None
    factor = 1.0
    for word in (m["more"] or "").split():
        factor *= float(_rows()["magnitudes"][word])
    start, end = m.span()
    return Number(
        start,
        end,
        value * factor,
        value * factor,
        value * factor,
        (value * factor,),
        digits=bool(m["digits"]),
        magnitude=factor,
    )


def words_value(words: str) -> float | None:
    """What number words come to ("soixante-dix-sept", "quatre-vingt-douze", "deux mille quatre cents"); None where they make no number."""
    units, tens = _rows()["units"], _rows()["tens"]
    total = current = 0.0
    last = ""
    for word in re.split(r"[\s-]+", words.strip()):
        if word == "et":
            continue
        if word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif word in tens:
            if current % 100:
                return None
            current += tens[word]
        elif word in units:
            value = units[word]
            room = current % 100
            if (
                room
                and not ((value < 10 and room % 10 == 0) or room in (60, 80))
                and not (room == 10 and value in (7, 8, 9))
                and not (room in (70, 90) and value in (7, 8, 9))
            ):
                return None
            current += value
        elif word in ("cent", "cents"):
            current = (current or 1) * 100 if current < 100 else 0
            if not current:
                return None
        elif word == "mille":
            if last == "mille":
                return None
            total, current = total + (current or 1) * 1000, 0.0
        else:
            return None
        last = word
    return total + current or None
