"""What a word comes to when wordings are compared rather than words: its meaning's number where the lexicon has one, else its stem."""

from __future__ import annotations

from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.folding import fold
from crossbearing.link.parts import stem

# Regular endings of a verb or noun.
_ENDINGS = ("ies", "ied", "ing", "es", "ed", "s", "d", "ly")


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in lexicon("synonyms")["groups"]:
        words = row.split()
        for word in words:
            # A word of two meanings counts as the first that lists it.
            out.setdefault(fold(word), f"={words[0]}")
    return out


@lru_cache(maxsize=200_000)
def meaning(form: str) -> str:
    """The meaning of a folded word form."""
    known = _meanings()
    if form in known:
        return known[form]
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) > 2:
            bare = form[: -len(ending)]
            for base in (bare, bare + "e", bare + "y", bare[:-1] if bare[-1:] == bare[-2:-1] else bare):
                if base in known:
                    return known[base]
    return stem(form)
