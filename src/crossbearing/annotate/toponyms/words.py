"""The lists of words around a place's name, as sets."""

from __future__ import annotations

from functools import cache, lru_cache

from crossbearing.lexicon import lexicon


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of `place_words`."""
    return frozenset(lexicon("place_words")[name]["words"])


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """The code of the division for each of its abbreviations, as written."""
    return {f: d["code"] for d in lexicon("divisions")["divisions"] for f in d.get("forms", [])}


@lru_cache(maxsize=1)
def post_codes() -> dict[str, str]:
    """The code of the division for each post code."""
    return {d["post"]: d["code"] for d in lexicon("divisions")["divisions"] if d.get("post")}


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Adjectives and words for a country's people, singular and plural."""
    found = set()
    for country in lexicon("countries")["countries"]:
        for word in country.get("people", []):
            found.add(word)
            found.add(word + "s" if not word.endswith(("s", "sh", "ch", "ese", "men")) else word)
    return frozenset(found)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of persons: what follows one is a surname."""
    data = lexicon("given_names")
    return frozenset([*data["male"], *data["female"]])
