"""What a title says: the office, the rank, the country, the portfolio; not how the account likes its bearer."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.weigh.folding import plain, stems
from crossbearing.weigh.sides import sides_in

_WORD = re.compile(r"[\w’'-]+")
# Words that colour and say nothing of the office: "weakened", "embattled", "pro-Western". "Elected" and "appointed" tell of it.
_COLOUR = re.compile(r"^(?:(?:pro|anti)-\w+|(?!elect|appoint|retir|sacked|oust)\w{3,}ed)$")


class Title(msgspec.Struct, frozen=True):
    """`offices` as in the lexicon (words for one office as one), `ranks` of armies and services, `sides` the country or people, `rest` the
    stems of what else it says."""

    offices: frozenset[str]
    sides: frozenset[str]
    rest: frozenset[str]
    ranks: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _offices() -> dict[str, str]:
    """The office of each word: words for one office give its first."""
    found = {plain(w): plain(w) for r in lexicon("offices")["offices"] for w in r["words"]}
    for row in lexicon("offices")["alike"]:
        found |= {plain(w): plain(row["as"]) for w in row["words"]}
    return found


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    return frozenset(plain(w) for r in lexicon("offices")["ranks"] for w in r["words"])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    rows = sorted({*_offices(), *_ranks()}, key=lambda w: (-len(w), w))
    return re.compile(r"\b(" + "|".join(re.escape(w) for w in rows) + r")s?\b")


@lru_cache(maxsize=16_384)
def title_of(text: str) -> Title:
    """The title in its parts: "weakened Danish Prime Minister" is a prime minister of DK."""
    found = [m.group(1) for m in _pattern().finditer(plain(text))]
    kept = [w for w in _WORD.findall(text) if not sides_in(w.removesuffix("’s").removesuffix("'s"))]
    said = " ".join(w for w in kept if not _COLOUR.match(plain(w)))
    return Title(
        frozenset(_offices()[w] for w in found if w in _offices()),
        sides_in(text),
        stems(_pattern().sub(" ", plain(said))),
        frozenset(w for w in found if w in _ranks()),
    )
