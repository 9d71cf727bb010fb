"""What the account says of its country without naming it: "£", "sheriff", "Garda", demonyms. Rows in `lexicon/country_signs.yaml`."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon

# So many different signs of one country are as good as its name.
ENOUGH = 2.0


_TOKEN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str | None, str, tuple[str, ...]], ...]:
    """Each sign with its first token (None where it has none, as a currency's mark) and its countries."""
    countries: dict[str, list[str]] = {}
    for row in lexicon("country_signs")["signs"]:
        for word in row["words"]:
            countries.setdefault(word, []).extend(row["countries"])
    first = {w: m.group() if (m := _TOKEN.search(w)) else None for w in countries}
    return tuple((first[w], w, tuple(c)) for w, c in sorted(countries.items()))


def stands_in(text: str, word: str) -> bool:
    """Whether the word stands in the text, whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (word[0].isalnum() and before.isalnum()) and not (word[-1].isalnum() and after.isalnum()):
            return True
        at = text.find(word, end)
    return False


@lru_cache(maxsize=1)
def _people() -> dict[str, str]:
    found = {}
    for country in lexicon("countries")["countries"]:
        for word in country.get("people", []):
            found[word] = country["iso"]
            found.setdefault(word + "s", country["iso"])
    return found


def country_of_people(word: str) -> str | None:
    """The country of a demonym or an adjective of a country, None for another word."""
    return _people().get(word)


def country_signs(text: str) -> dict[str, float]:
    """For each country how strongly its signs stand in the text, 0 to 1; a sign that several countries share counts in parts."""
    seen: dict[str, float] = {}
    tokens = set(_TOKEN.findall(text))
    for first, word, countries in _words():
        if (first in tokens or first is None) and stands_in(text, word):
            for iso in countries:
                seen[iso] = seen.get(iso, 0.0) + 1.0 / len(countries)
    return {iso: min(1.0, n / ENOUGH) for iso, n in seen.items()}
