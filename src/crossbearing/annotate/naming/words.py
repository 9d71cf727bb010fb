"""The words by which names are found and told apart, as sets."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from crossbearing.lexicon import lexicon

Gender = Literal["male", "female"]


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of `name_words`."""
    return frozenset(lexicon("name_words")[name]["words"])


@lru_cache(maxsize=1)
def offices() -> dict[str, Gender | None]:
    """Each office or role, and the gender that it tells."""
    data = lexicon("name_words")["office"]
    return {
        **dict.fromkeys(data["any"], None),
        **dict.fromkeys(data["male"], "male"),
        **dict.fromkeys(data["female"], "female"),
    }


@lru_cache(maxsize=1)
def honorifics() -> dict[str, Gender | None]:
    """Each honorific in lower case without its point, and the gender that it tells."""
    found: dict[str, Gender | None] = {}
    for gender, forms in lexicon("name_words")["honorific"].items():
        if gender != "example":
            found.update(dict.fromkeys((f.lower() for f in forms), None if gender == "any" else gender))
    return found


@lru_cache(maxsize=1)
def given_names() -> dict[str, Gender]:
    """Each listed given name and its bearer's gender."""
    data = lexicon("given_names")
    return {**dict.fromkeys(data["male"], "male"), **dict.fromkeys(data["female"], "female")}


@lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """Adjectives and words for a country's people, in the singular, and those of some peoples and movements without a country."""
    found = {w for c in lexicon("countries")["countries"] for w in c.get("people", [])}
    return frozenset(found | set(lexicon("peoples")["adjectives"]))


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Plural words for a people ("Armenians", "Kurds", "the Dutch" is none: it is no plural by its form)."""
    from_adjectives = {w + "s" for w in adjectives() if not w.endswith(("s", "sh", "ch", "ese", "men"))}
    return frozenset(from_adjectives | set(lexicon("peoples")["plurals"]))
