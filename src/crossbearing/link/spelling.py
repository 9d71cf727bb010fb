"""Whether two words are one, spelt differently: accents, transliterations, slips of the pen.

The skeleton of a word is what most transliterations of it share: its consonants, with those merged that scripts or ears confuse.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_CLUSTERS = (
    ("tch", "ch"), ("sch", "sh"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("ck", "k"),
    ("tz", "ts"), ("th", "t"), ("dh", "d"), ("ch", "C"), ("sh", "S"), ("ts", "s"), ("x", "ks"),
)  # fmt: skip
_MERGED = str.maketrans({"q": "k", "g": "k", "c": "k", "z": "s", "w": "v"})
_SILENT = re.compile(r"[aeiouy'\W\d_]")
_DOUBLED = re.compile(r"(.)\1+")
# A slip of one letter is told from another word only in words of this length; of two letters, in long ones.
SHORTEST_SLIP = 6
SHORTEST_SWAP = 6
# Below this likeness the same consonants are chance (Ali, Eulalia).
ALIKE = 60
# Endings that make another word of it: demonyms, adjectives, plurals (Azerbaijan and Azerbaijani are 95 alike).
_DERIVED = re.compile(r"(?:i|n|an|ian|ean|ese|ish|s|es|ic|er|ers|ist|ists|ia|eh)\Z")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, merged and without doubles."""
    plain = word
    for many, one in _CLUSTERS:
        plain = plain.replace(many, one)
    if len(plain) > 2 and plain[-1] == "h" and plain[-2] in "aeiou":
        plain = plain[:-1]
    plain = _SILENT.sub("", plain.translate(_MERGED))
    return _DOUBLED.sub(r"\1", plain)


def is_derived(a: str, b: str) -> bool:
    """Whether one word is the other with an ending (Georgia, Georgian), or both are one stem with two such endings."""
    short, long = sorted((a, b), key=len)
    stem = 0
    while stem < len(short) and short[stem] == long[stem]:
        stem += 1
    if stem < 3:
        return False
    left, right = short[stem:], long[stem:]
    return (not left or bool(_DERIVED.match(left))) and bool(_DERIVED.match(right)) and stem >= len(short) - 2


def is_other_gender(a: str, b: str) -> bool:
    """Whether two given names or surnames differ as a man's and a woman's do (Mario, Maria; Petrov, Petrova)."""
    if a.rstrip("aoei") == b.rstrip("aoei") and a != b:
        return True
    return len(a) > 3 and len(b) > 3 and a[:-1] == b[:-1] and {a[-1], b[-1]} == {"a", "o"}


def spelled_alike(a: str, b: str, person: bool = False) -> str | None:
    """Why two folded words may be one (`the same letters`, `another transliteration`, `a slip`), None where they
    are not."""
    if a == b:
        return "the same letters"
    if not a or not b or is_derived(a, b) or (person and is_other_gender(a, b)):
        return None
    shortest = min(len(a), len(b))
    if a[0] == b[0] and shortest >= SHORTEST_SWAP and sorted(a) == sorted(b) and a[-1] == b[-1]:
        return "letters swapped"
    p, q = skeleton(a), skeleton(b)
    if p != q and "kh" in a + b:
        # One letter of Cyrillic and Arabic is written kh by some and h by others.
        p, q = skeleton(a.replace("kh", "h")), skeleton(b.replace("kh", "h"))
    likeness = fuzz.ratio(a, b)
    if p == q and likeness >= ALIKE and (len(p) >= 3 or (person and len(p) == 2 and likeness >= 65)):
        return "another transliteration"
    if shortest >= SHORTEST_SLIP and a[:2] == b[:2] and a[-1] == b[-1] and OSA.distance(a, b) == 1:
        return "a letter's difference"
    return None
