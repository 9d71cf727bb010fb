"""Numbers in a text: digits, words and both together, with what they are worth.

A number here is only its own words ("1.2 million", "two hundred and fifty", "dozens", "half a million"); hedges, units and ranges come after.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.annotate.number_words import WORDS, Atom, find_atoms


class Number(NamedTuple):
    """`value` is the number; a vague one ("dozens") allows `low`..`high` and has `stated` ends instead. `share` marks a fraction of something."""

    start: int
    end: int
    value: float
    low: float
    high: float
    stated: tuple[float, ...]
    vague: bool = False
    share: bool = False
    digits: bool = False
    mantissa: float = 0.0
    negative: bool = False


_GLUED = {"m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "M": 1e6, "k": 1e3, "K": 1e3, "bn": 1e9, "bln": 1e9, "b": 1e9, "B": 1e9, "tn": 1e12, "trn": 1e12, "T": 1e12}  # fmt: skip
# Letters that stand for a magnitude behind bare digits; the others ("5m", "5b") do so only behind a currency.
_ALWAYS_MAGNITUDE = frozenset({"mn", "mln", "bn", "bln", "tn", "trn", "M", "k", "K"})


_GAP = re.compile(
    r"[ \u00a0\u202f]+|-|[ \u00a0]+and[ \u00a0]+|[ \u00a0]+(?:and[ \u00a0]+)?a[ \u00a0]+|[ \u00a0]+of[ \u00a0]+a[ \u00a0]+"
)
_MAGNITUDE_LETTERS = re.compile(r"(?:mln|bln|trn|mil|mn|bn|tn|[mkbMKBT])(?![A-Za-z0-9²³/])")
_ARTICLE = re.compile(r"\b(?:an?|one)[ -]$", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(r"(?:[$£€¥₹₽₴₺₪₩₦₾]|\b[A-Z]{2,3}|\bRs\.?|=)\s?$")
_SIGN = re.compile(r"(?:\bminus[ -]|(?<![\w\d])[−-](?=\S)|[$£€][−-])$", re.IGNORECASE)

# More words of number than this make no number ("nine hundred and ninety-nine thousand nine hundred and ninety-nine" has ten).
LONGEST = 14
# "forty-fourth" is no forty.
_ORDINAL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)
_DASH = re.compile(r"(?<![\w\d])[−-]$")
_BELOW_ZERO = re.compile(r"[ \u00a0]?(?:°|%|degrees\b|per cent\b|percent\b)")


def find_numbers(text: str) -> list[Number]:
    """Every number of the text, in order, none overlapping another."""
    atoms = list(find_atoms(text))
    numbers: list[Number] = []
    i = 0
    while i < len(atoms):
        number, i = _compose(text, atoms, i)
        if number is not None:
            numbers.append(number)
    return numbers


def _follows(text: str, a: Atom, b: Atom) -> str | None:
    """What joins two neighbouring atoms, or None where they stand apart."""
    gap = text[a.end : b.start]
    return gap if gap and len(gap) < 12 and _GAP.fullmatch(gap) else None


def _compose(text: str, atoms: list[Atom], i: int) -> tuple[Number | None, int]:
    """The number that starts with atom `i`, and the index of the first atom behind it."""
    first = atoms[i]
    if first.kind in ("magnitude", "hundred", "collective", "denominator", "half"):
        return _bare(text, atoms, i)
    if first.kind == "vague":
        return _vague(text, atoms, i)
    if first.kind == "none":
        return Number(first.start, first.end, 0.0, 0.0, 0.0, (0.0,)), i + 1
    if first.kind == "frac":
        return _single(text, first, share=True), i + 1
    if first.kind == "vulgar":
        return _scaled(text, atoms, i, first.start, first.value, 0, share=True)
    return _cardinal(text, atoms, i)


def _cardinal(text: str, atoms: list[Atom], i: int) -> tuple[Number | None, int]:
    """Digits with a magnitude, or number words by the rules of English."""
    first = atoms[i]
    if first.kind == "digits":
        end, value, j = first.end, first.value, i + 1
        if j < len(atoms) and (
            (atoms[j].kind == "vulgar" and atoms[j].start - end <= 1)
            or (atoms[j].kind == "frac" and atoms[j].start - end == 1 and value == int(value))
        ):
            value, end, j = value + atoms[j].value, atoms[j].end, j + 1
        if letters := _MAGNITUDE_LETTERS.match(text, end, end + 4):
            word = letters.group()
            if word in _ALWAYS_MAGNITUDE or _CURRENCY_BEFORE.search(text, max(0, first.start - 6), first.start):
                return _number(text, first.start, letters.end(), value * _GLUED[word], digits=True, mantissa=value), j
        return _scaled(text, atoms, j, first.start, value, end, digits=True)
    total, current, end, j = 0.0, first.value, first.end, i + 1
    last = first.kind
    while j < len(atoms):
        atom, gap = atoms[j], _follows(text, atoms[j - 1], atoms[j])
        joined = gap is not None and " a " not in gap
        plain = joined and gap is not None and "and" not in gap
        if (plain and atom.kind == "unit" and last == "ten" and atom.value) or (
            joined and atom.kind in ("unit", "teen", "ten") and last == "hundred"
        ):
            current += atom.value
        elif joined and atom.kind in ("unit", "teen", "ten") and last == "magnitude" and "and" in (gap or ""):
            current = atom.value
        elif plain and atom.kind == "hundred" and last in ("unit", "teen") and current:
            current *= 100
        elif plain and atom.kind == "magnitude" and last != "magnitude" and current:
            total, current = total + current * atom.value, 0.0
        elif plain and atom.kind in ("unit", "teen", "ten") and last == "magnitude" and _starts_group(text, atoms, j):
            current = atom.value
        elif plain and atom.kind == "collective" and last in ("unit", "teen", "ten"):
            current *= atom.value
            end, j = atom.end, j + 1
            break
        else:
            break
        last, end, j = atom.kind, atom.end, j + 1
    value = total + current
    if last == "ten" and _ORDINAL.match(text, end):
        return None, j
    if j < len(atoms):
        atom, gap = atoms[j], _follows(text, atoms[j - 1], atoms[j])
        if (
            gap in (" ", "-")
            and atom.kind == "denominator"
            and 0 < value < 20
            and (value == 1) != atom.word.endswith("s")
        ):
            return Number(first.start, atom.end, value / atom.value, value / atom.value, value / atom.value, (value / atom.value,), share=True), j + 1  # fmt: skip
        if gap is not None and "and" in gap and atom.kind == "half":
            # "a million and a half" is half a million more.
            scale = atoms[j - 1].value if last in ("magnitude", "hundred") else 1.0
            return _scaled(text, atoms, j + 1, first.start, value + 0.5 * scale, atom.end)
        if gap is not None and "and" in gap and atom.kind == "denominator" and gap.strip().endswith("a"):
            return _scaled(text, atoms, j + 1, first.start, value + 1 / atom.value, atom.end)
    return _number(text, first.start, end, value), j


def _starts_group(text: str, atoms: list[Atom], j: int) -> bool:
    """Whether "... thousand TWO hundred" goes on: a hundred follows atom `j`."""
    return j + 1 < len(atoms) and atoms[j + 1].kind == "hundred" and _follows(text, atoms[j], atoms[j + 1]) is not None


def _scaled(
    text: str,
    atoms: list[Atom],
    j: int,
    start: int,
    value: float,
    end: int,
    *,
    share: bool = False,
    digits: bool = False,
) -> tuple[Number, int]:
    """`value` times the magnitudes that follow ("2.5 million", "4 hundred million", "5 dozen")."""
    mantissa, end = value, end or atoms[j].end
    if not end or (j < len(atoms) and atoms[j].kind == "vulgar" and atoms[j].start == start):
        end, j = atoms[j].end, j + 1
    scaled = False
    while j < len(atoms) and atoms[j].kind in ("magnitude", "hundred", "collective"):
        gap = text[end : atoms[j].start]
        if gap.strip(" -\u00a0\u202f") or len(gap) > 2 or (gap == "" and len(atoms[j].word) > 3):
            break
        value, end, j, scaled = value * atoms[j].value, atoms[j].end, j + 1, True
    return _number(text, start, end, value, share=share and not scaled, digits=digits, mantissa=mantissa), j


def _bare(text: str, atoms: list[Atom], i: int) -> tuple[Number | None, int]:
    """A magnitude or fraction word without a number before it: "a thousand", "half a million", "a third", "half of"."""
    first = atoms[i]
    article = _ARTICLE.search(text, max(0, first.start - 4), first.start)
    start = article.start() if article else first.start
    if first.kind == "half":
        if i + 1 < len(atoms):
            following, gap = atoms[i + 1], text[first.end : atoms[i + 1].start]
            if following.kind in ("magnitude", "collective") and gap in (" a ", " ", "-", "-a-"):
                return _scaled(text, atoms, i + 1, start, 0.5, first.end + len(gap) - 1 if gap == " a " else first.end)
        before = text[max(0, first.start - 4) : first.start].lower()
        if before.endswith(("and ", "nd-")) or not re.match(
            r"\s+(?:of|the|its|their|his|her|our|all)\b|[ ]+\w+s\b", text[first.end : first.end + 20]
        ):
            return None, i + 1
        return _single(text, first, share=True, start=start), i + 1
    if first.kind == "denominator":
        if not article or not re.match(r"[ ]+(?:of|the)\b", text[first.end : first.end + 8]):
            return None, i + 1
        if i + 1 < len(atoms) and atoms[i + 1].kind == "magnitude" and text[first.end : atoms[i + 1].start] == " of a ":
            return _scaled(text, atoms, i + 1, start, 1 / first.value, atoms[i + 1].start - 1)
        return Number(
            start, first.end, 1 / first.value, 1 / first.value, 1 / first.value, (1 / first.value,), share=True
        ), i + 1
    if not article:
        return None, i + 1
    if first.kind == "collective":
        return _number(text, start, first.end, first.value), i + 1
    # "a hundred and thirty-one" goes on as "one hundred and thirty-one" does.
    article_atom = Atom(start, first.start - 1, "unit", 1.0, "a")
    number, used = _cardinal(text, [article_atom, *atoms[i : i + LONGEST]], 0)
    return number, i + used - 1


def _vague(text: str, atoms: list[Atom], i: int) -> tuple[Number, int]:
    """ "dozens", "several", "a few hundred", "tens of thousands", "hundreds of thousands"."""
    first, row = atoms[i], WORDS[atoms[i].word]
    low, high, stated = float(row["low"]), float(row["high"]), tuple(float(x) for x in row["stated"])
    end, j = first.end, i + 1
    if j < len(atoms):
        following, gap = atoms[j], text[first.end : atoms[j].start]
        if gap in (" ", "-") and following.kind in ("hundred", "magnitude", "collective"):
            plural = WORDS.get(following.word + "s")
            if low == high:
                low = high = low * following.value
                stated = (low,)
            elif plural:
                low, high, stated = (
                    float(plural["low"]),
                    float(plural["high"]),
                    tuple(float(x) for x in plural["stated"]),
                )
            end, j = following.end, j + 1
        elif (
            gap == " of "
            and following.kind == "vague"
            and first.word in ("tens", "hundreds", "dozens", "scores", "thousands")
        ):
            scale = WORDS[following.word]
            ones = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(following.word)
            if ones and "low" in scale:
                low, high = low * ones, (high + 1) * ones - 1
                stated = tuple(x * ones for x in stated)
                end, j = following.end, j + 1
    return Number(first.start, end, low, low, high, stated, vague=low != high), j


def _single(text: str, atom: Atom, *, share: bool = False, start: int | None = None) -> Number:
    return Number(
        atom.start if start is None else start, atom.end, atom.value, atom.value, atom.value, (atom.value,), share=share
    )


def _below_zero(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dash of "-12 °C": before a temperature or a percentage it is a minus."""
    return _DASH.search(text, max(0, start - 2), start) if _BELOW_ZERO.match(text, end) else None


def _number(
    text: str, start: int, end: int, value: float, *, share: bool = False, digits: bool = False, mantissa: float = 0.0
) -> Number:
    """A number, with the minus before it. 4.35 million is 4350000, whatever the machine's fractions make of it."""
    negative = False
    if abs(value) >= 1000 and abs(value - round(value)) < abs(value) * 1e-9:
        value = float(round(value))
    if digits and (sign := _SIGN.search(text, max(0, start - 7), start) or _below_zero(text, start, end)):
        before = sign.group()
        if (
            before[0] in "$£€"
            or before.lower().startswith("minus")
            or text[max(0, sign.start() - 1) : sign.start()] in ("", " ", "(")
        ):
            value, negative = -value, True
            start = sign.start() + (1 if before[0] in "$£€" else 0)
    return Number(
        start,
        end,
        value,
        value,
        value,
        (value,),
        share=share,
        digits=digits,
        mantissa=mantissa or abs(value),
        negative=negative,
    )
