"""Names and subjects as sets of plain words, so that "Al-Qadir" and "Al Qādir" are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from crossbearing.lexicon.lookalikes import set_apart

_WORD = re.compile(r"\w+")
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "to",
        "by",
        "from",
        "with",
        "s",
        "its",
        "his",
        "her",
        "their",
        "our",
        "some",
        "all",
        "no",
        "not",
        "any",
        "one",
        "this",
        "that",
        "these",
        "those",
        "who",
        "which",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Lower case, without accents. A disguised word equals no other."""
    folded = unicodedata.normalize("NFKD", set_apart(text))
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """The words in order, folded, without articles, prepositions and titles of address."""
    return tuple(w for w in _WORD.findall(plain(text)) if w not in STOP)


@lru_cache(maxsize=65_536)
def stems(text: str) -> frozenset[str]:
    """The words without common endings: "opening" and "opened" meet."""
    return frozenset(_stem(w) for w in words(text))


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("ei")
    return word.rstrip("ei") if len(word) > 4 else word
