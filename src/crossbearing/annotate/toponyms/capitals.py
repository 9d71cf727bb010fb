"""Capitalised words of a text, and which of them can stand together in a name.

Offsets are code points into the text, end exclusive. A possessive ending, a closing point and what follows a hyphen in lower case
("Paris-based") are no part of a word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.lexicon import lexicon

_UPPER = "".join(chr(c) for r in (range(0xC0, 0x250), range(0x1E00, 0x1F00)) for c in r if chr(c).isupper())
_LETTER = r"[^\W\d_]"
# Abbreviations that end in a point and stand in names of places and persons.
_POINTED = (
    "St",
    "Ste",
    "Mt",
    "Ft",
    "Pt",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Col",
    "Lt",
    "Sgt",
    "Capt",
    "Maj",
    "Rev",
    "Prof",
)


def _pointed() -> str:
    forms = [f for d in lexicon("divisions")["divisions"] for f in d.get("forms", []) if f.endswith(".")]
    # "Me." and "Pa." are states, "Miss." may be; a sentence can end in the same letters, which the capital after it cannot tell.
    words = {f.rstrip(".") for f in forms if " " not in f and f.count(".") == 1} | set(_POINTED)
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


_WORD = re.compile(
    rf"(?=[A-Z{_UPPER}]|[dl]['’]|a[a-z]{{1,2}}[-‑]|el[-‑])(?<![\w.’'])(?:W\.\s?Va\.|(?:[A-Z]\.){{2,}}(?:[A-Z]\b)?|(?:{_pointed()})\.|"
    rf"(?:[A-Z{_UPPER}][\w]*|[dDlL]['’][A-Z{_UPPER}]\w*|(?:al|el|ad|as|at|an|ar|ash|az)[-‑](?=[A-Z{_UPPER}])\w*)"
    rf"(?:(?:['’](?!s\b)|[-‑–]|\.(?=[A-Z]\.))\w+)*)"
)
# Between two words of one name: a space, or small words with spaces; "King's Lynn" goes on after its possessive.
_JOIN = re.compile(
    r"(?:['’]s)?[  ](?:(?:of|de|la|del|du|des|el|al|upon|on|the|and|le|les|da|do|di|dos|das|der|den|van|von|bin|ibn)[  ]){0,2}"
)
_HYPHEN = re.compile(r"[-‑–]")
# Longest name of a place in words ("Saint Vincent and the Grenadines" has four capitals).
LONGEST = 5


class Capital(NamedTuple):
    """A capitalised word; `joined` tells that it can stand in one name with the word before it, `spaced` that only a space lies between."""

    start: int
    end: int
    text: str
    joined: bool
    spaced: bool


def capitals(text: str) -> list[Capital]:
    """Every capitalised word of the text, in order. Hyphened words are whole ("Nagorno-Karabakh") but for a tail in lower case."""
    found: list[Capital] = []
    last = -1
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        pieces = _HYPHEN.split(word)
        # "Paris-based", "Moscow-led": the tail in lower case is no name; "Tel-aviv" is rare enough.
        while len(pieces) > 1 and pieces[-1][:1].islower():
            word = word[: len(word) - len(pieces.pop()) - 1]
        if not word:
            continue
        gap = text[last:start] if last >= 0 else ""
        spaced = gap in (" ", " ")
        joined = spaced or (0 < len(gap) < 12 and _JOIN.fullmatch(gap) is not None)
        found.append(Capital(start, start + len(word), word, joined, spaced))
        last = start + len(word)
    return found


def hyphen_parts(word: Capital) -> list[tuple[int, int]]:
    """The spans of the capitalised parts of a hyphened word, empty where it has no hyphen."""
    if not _HYPHEN.search(word.text):
        return []
    spans, at = [], word.start
    for piece in _HYPHEN.split(word.text):
        if piece[:1].isupper():
            spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans
