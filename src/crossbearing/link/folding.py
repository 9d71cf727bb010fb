"""One spelling for many: case, accents, scripts, hyphens and apostrophes folded away for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from crossbearing.lexicon.lookalikes import set_apart

_HYPHENS = re.compile("[\u2010-\u2015\u2212\u00ad\u2043\ufe58\ufe63\uff0d]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u02bb\u02be\u02bf\u0060\u00b4\u2032]")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """`text` in lower case, without accents; other scripts are kept. A disguised word equals no other."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", set_apart(text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


# Letters that stand in Ukrainian and in no Russian word, and what Ukrainian reads otherwise than Russian.
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_UKRAINIAN_LETTERS = str.maketrans({"г": "h", "Г": "H", "и": "y", "И": "Y", "ґ": "g", "Ґ": "G"})
# Armenian writes one vowel with two letters.
_ARMENIAN_U = re.compile("[ոՈ]ւ")
# Waw and ya within an Arabic word are mostly long vowels.
_ARABIC_VOWEL = re.compile("(?<=[\u0620-\u064a])[وي]")


def _as_read(name: str) -> str:
    """A name of another script with the letters changed that a transliteration letter by letter gets wrong."""
    if _UKRAINIAN.search(name):
        name = name.translate(_UKRAINIAN_LETTERS)
    name = _ARMENIAN_U.sub("u", name)
    return _ARABIC_VOWEL.sub(lambda m: "u" if m.group() == "و" else "i", name)


@lru_cache(maxsize=200_000)
def fold_name(name: str) -> str:
    """A name in Latin letters, lower case, one kind of hyphen and apostrophe, single spaces. A disguised word equals no other."""
    if not name.isascii():
        name = set_apart(name)
    plain = _APOSTROPHES.sub("'", _HYPHENS.sub("-", name))
    if not plain.isascii():
        plain = _as_read(plain)
    return _SPACE.sub(" ", anyascii(plain)).strip().lower()
