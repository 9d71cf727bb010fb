"""One spelling for many: case, accents, scripts, hyphens and apostrophes folded away for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_HYPHENS = re.compile("[\u2010-\u2015\u2212\u00ad\u2043\ufe58\ufe63\uff0d]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u02bb\u02be\u02bf\u0060\u00b4\u2032]")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """`text` in lower case, without accents; other scripts are kept."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def fold_name(name: str) -> str:
    """A name in Latin letters, lower case, one kind of hyphen and apostrophe, single spaces."""
    plain = _APOSTROPHES.sub("'", _HYPHENS.sub("-", name))
    return _SPACE.sub(" ", anyascii(plain)).strip().lower()
