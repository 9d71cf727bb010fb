"""Who holds which title or office."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.annotate.claim.make import Draft, make
from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Claim

# A title stands at most so far from its bearer's name.
NEAR = 120


# What follows the head of a title.
_HEAD_ENDS = re.compile(r"\s+(?:of|for|in|at|to|on|from|with|and)\s|,")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(lexicon("circumstances_of_claims")["titles"])


def is_title(words: str) -> bool:
    """Whether the words name an office, rank or function: their head is one ("medical director", "Minister of Health")."""
    head = _HEAD_ENDS.split(words.strip(), maxsplit=1)[0].split()
    return bool(head) and not words[:1].isdigit() and head[-1].lower().strip(".") in _titles()


def title_claims(parsed: Parsed, found: Annotations) -> list[Claim]:
    """The claims `title`: its value the title, its subject the person; once for each wording."""
    text = parsed.document.text
    claims: list[Claim] = []
    seen: set[tuple[str, str]] = set()
    for name in found.names:
        if name.kind != "person" or not name.title or name.pronoun or (name.name, name.title) in seen:
            continue
        if not is_title(name.title):
            continue
        low, high = max(0, name.start - NEAR), min(len(text), name.end + NEAR)
        at = text.rfind(name.title, low, name.end)
        if at < 0:
            at = text.find(name.title, name.start, high)
        if at < 0:
            continue
        seen.add((name.name, name.title))
        start, end = min(at, name.start), max(at + len(name.title), name.end)
        claims.append(make(parsed, found, Draft(start, end, "title", value=name.title, subject=name.name)))
    return claims
