"""Whether a speaker is the account's own publisher, who is never listed as a source."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from crossbearing.lexicon.lookalikes import set_apart

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_PARENTHESIS = re.compile(r"\(([^)]*)\)")
_RIM = re.compile(r"\s*[,–—/|]\s*|\s+-\s+")
# Initials stand for a name from this many words on ("SRI").
_INITIALS = 3


def folded(name: str) -> str:
    """Lower case without accents, articles and the ways of writing an apostrophe."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", set_apart(name).replace("’", "'")) if not unicodedata.combining(c)
    )
    return _ARTICLE.sub("", " ".join(plain.lower().split()))


@lru_cache(maxsize=64)
def forms(publisher: str) -> frozenset[str]:
    """The ways in which a publisher may be named: in full, without branch and place, by abbreviation."""
    inside = _PARENTHESIS.findall(publisher)
    outside = _PARENTHESIS.sub("", publisher)
    short = _RIM.split(outside.strip())[0]
    initials = "".join(w[0] for w in short.split() if w[:1].isupper())
    named = [publisher, outside, short, *inside]
    if len(initials) >= _INITIALS:
        named.append(initials)
    return frozenset(f for f in (folded(n) for n in named) if f)


def is_publisher(name: str, publisher: str | None) -> bool:
    """Whether the name is one of the publisher's."""
    if not publisher:
        return False
    known = forms(publisher)
    return folded(name) in known or folded(_PARENTHESIS.sub("", name)) in known
