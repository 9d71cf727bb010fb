"""Whether two accounts can be told to be of different news by the names that they do not share.

Whoever tells of the same thing names its place, its people, its bodies, however else it is worded. Accounts of different things share few names,
and what they have in common is mostly how such things are told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.folding import fold
from crossbearing.link.words import NAME, Words

# Share of the names of the account that has fewer, below which two accounts are of different news: of 3,000 pairs of reports of different shootings
# .98 share less, of the pairs of reports of one shooting that share a passage .03.
SHARED_NAMES = 0.2
# A long account may name very many: of more than these no more need be shared.
NAMES = 20
# An agency in a dateline, a credit, an abbreviation behind what it stands for.
_ASIDE = re.compile(r"\([^()\n]{1,80}\)")


def of_other_news(a: Words, b: Words, *publishers: str | None) -> bool:
    """Whether the names of two accounts show that they tell of different things. The names of their publishers tell nothing."""
    told_by = {fold(word) for p in publishers if p for word in p.split()}
    one, other = names_in(a) - told_by, names_in(b) - told_by
    return len(one & other) < SHARED_NAMES * min(len(one), len(other), NAMES)


def names_in(words: Words) -> frozenset[str]:
    """The words of an account that are names or tell in them, folded, outside brackets."""
    aside = iter([m.span() for m in _ASIDE.finditer(words.text)])
    begin, end = next(aside, (len(words.text), len(words.text)))
    found: set[str] = set()
    common = _common()
    for form, start, weight in zip(words.forms, words.starts, words.weights, strict=True):
        while start >= end and end < len(words.text):
            begin, end = next(aside, (len(words.text), len(words.text)))
        if weight == NAME and len(form) > 1 and form not in common and not begin <= start < end:
            found.add(form)
    return frozenset(found)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words that many names have: `Street`, `County`, `Hospital`, `Colonel`, `North`."""
    places, names = lexicon("place_words"), lexicon("name_words")
    rows = [places[r] for r in ("street", "head_after", "civic_after", "person_before", "no_place")]
    return frozenset(fold(w.strip(".")) for row in [*rows, names["organization"]] for w in row["words"])
