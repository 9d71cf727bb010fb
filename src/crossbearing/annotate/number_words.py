"""The words and runs of digits of which numbers are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossbearing.annotate.letters import lowered
from crossbearing.annotate.tries import trie
from crossbearing.lexicon import lexicon


class Atom(NamedTuple):
    """One word or one run of digits."""

    start: int
    end: int
    kind: str
    value: float
    word: str


# Each number word with its row of the lexicon.
WORDS = {row["word"]: row for row in lexicon("numbers")}
_VULGAR = {
    "½": 0.5,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}


_words = trie(WORDS, space=r"\s+")
_ATOM = re.compile(
    r"(?P<exp>\d+(?:\.\d+)?\s?[×x]\s?10\s?\^?[−-]?\d{1,3}(?!\d))"
    r"|(?P<frac>(?<![\d/⁄.])\d{1,3}[/⁄]\d{1,4}(?![\d/⁄]))"
    r"|(?P<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f’']\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?<!\d)\d{1,3}(?: \d{3})+(?!\d|[.,]\d)|\d{1,3},\d{1,2}(?![\d,])|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<vulgar>[" + "".join(_VULGAR) + r"])"
    r"|\b(?P<word>" + _words + r")\b",
)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_POWER = re.compile(r"([\d.]+)\s?[×x]\s?10\s?\^?([−-]?\d+)", re.IGNORECASE)
# Longer runs of digits are keys and account numbers; as figures they would not fit the machine's whole numbers.
_LONGEST = 24


def find_atoms(text: str) -> Iterator[Atom]:
    """The words and runs of digits that can be part of a number, in order."""
    for m in _ATOM.finditer(lowered(text)):
        kind, word = m.lastgroup or "", m.group()
        if kind != "word" and len(word) > _LONGEST:
            continue
        if kind == "word":
            key = word if word in WORDS else re.sub(r"\s+", " ", word)
            row = WORDS[key]
            yield Atom(m.start(), m.end(), row["kind"], float(row.get("value", 0)), key)
        elif kind == "vulgar":
            yield Atom(m.start(), m.end(), "vulgar", _VULGAR[word], word)
        elif kind == "frac":
            above, below = re.split("[/⁄]", word)
            if int(below):
                yield Atom(m.start(), m.end(), "frac", int(above) / int(below), word)
        elif kind == "exp":
            if power := _POWER.fullmatch(word):
                yield Atom(m.start(), m.end(), "digits", float(power[1] + "e" + power[2].replace("−", "-")), word)
        else:
            yield Atom(m.start(), m.end(), "digits", _digits(word), word)


def _digits(word: str) -> float:
    """The value of digits; a comma before one or two last digits is a decimal comma, all other signs between digits part thousands."""
    if _DECIMAL_COMMA.fullmatch(word):
        return float(word.replace(",", "."))
    return float(re.sub(r"[^\d.]", "", word))
