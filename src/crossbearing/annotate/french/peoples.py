"""Countries by the French adjectives of their peoples: "russe", "birmane"."""

from __future__ import annotations

from functools import lru_cache

from crossbearing.annotate.french.inflection import forms
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def country_of() -> dict[str, str]:
    """Each form of each adjective with the country's English name, as the gazetteer has it."""
    names = {c["iso"]: c["name"] for c in lexicon("countries")["countries"]}
    return {form: names[iso] for iso, words in lexicon("fr/peoples").items() for word in words for form in forms(word)}


def country_at(t: Tokens, i: int) -> str | None:
    """The country of the adjective of a people that begins with a token; the model takes rare ones for verbs."""
    return country_of().get(t.whole_word(i))
