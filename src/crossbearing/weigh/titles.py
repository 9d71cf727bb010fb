"""What a title says: the office, the country, the portfolio; not how the account likes its bearer."""

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
    """`offices` as in the lexicon, `sides` the country or people, `rest` the stems of what else it says."""

    offices: frozenset[str]
    sides: frozenset[str]
    rest: frozenset[str]


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    rows = sorted({plain(w) for r in lexicon("offices")["offices"] for w in r["words"]}, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in rows) + r")s?\b")


@lru_cache(maxsize=16_384)
def title_of(text: str) -> Title:
    """The title in its parts: "weakened Danish Prime Minister" is a prime minister of DK."""
    offices = frozenset(m.group().removesuffix("s") for m in _offices().finditer(plain(text)))
    kept = [w for w in _WORD.findall(text) if not sides_in(w.removesuffix("’s").removesuffix("'s"))]
    said = " ".join(w for w in kept if not _COLOUR.match(plain(w)))
    return Title(offices, sides_in(text), stems(_offices().sub(" ", plain(said))))
