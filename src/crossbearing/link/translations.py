"""Words of framing in other languages by the English ones that they translate, so that a language is no difference in how things are named."""

from __future__ import annotations

from functools import lru_cache

from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def _english() -> dict[tuple[str, str], str]:
    return {
        (concept["concept"], row["word"]): row["same"]
        for concept in lexicon("fr/framing")["concepts"]
        for row in concept["words"]
        if "same" in row
    }


def in_english(concept: str, word: str) -> str:
    """The English word of the concept that a word translates; the word itself where it is English or has none."""
    return _english().get((concept, word), word)
