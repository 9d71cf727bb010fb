"""Who names whom: the forms of a publisher's name, and where an account credits it."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.link.folding import fold_name

_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_PLACE_TAIL = re.compile(r"\s*(?:,| - | – ).*$")
_SMALL = {"the", "of", "and", "for", "in", "de", "la", "a", "an", "on", "to"}
# A bare acronym of two letters is also an abbreviation of anything.
SHORTEST_ACRONYM = 3


@lru_cache(maxsize=4096)
def publisher_forms(publisher: str) -> tuple[str, ...]:
    """The folded forms in which others name a publisher: in full, without brackets or what follows a comma, its
    acronym."""
    folded = fold_name(publisher)
    forms = {folded, _PARENTHESIS.sub("", folded).strip()}
    forms |= {m.group(1).strip() for m in _PARENTHESIS.finditer(folded)}
    forms |= {_PLACE_TAIL.sub("", f).strip() for f in tuple(forms)}
    forms |= {_ARTICLE.sub("", f) for f in tuple(forms)}
    initials = acronym(_PARENTHESIS.sub("", publisher))
    if len(initials) >= SHORTEST_ACRONYM:
        forms.add(initials.lower())
    return tuple(sorted((f for f in forms if len(f) >= SHORTEST_ACRONYM), key=lambda f: (-len(f), f)))


@lru_cache(maxsize=100_000)
def acronym(name: str) -> str:
    """The initials of a name's words, small words left out: `SRI` for Surgical Relief International."""
    words = [w for w in re.split(r"[\s\-–]+", _ARTICLE.sub("", name.strip())) if w and w.lower() not in _SMALL]
    return "".join(w[0] for w in words if w[0].isalpha()).upper() if len(words) > 1 else ""


@lru_cache(maxsize=4096)
def _pattern(publisher: str) -> re.Pattern[str] | None:
    forms = publisher_forms(publisher)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)") if forms else None


def is_credited(publisher: str | None, folded_text: str) -> bool:
    """Whether a text (`fold_name`d) names the publisher."""
    if not publisher or not any(form in folded_text for form in publisher_forms(publisher)):
        return False
    pattern = _pattern(publisher)
    return bool(pattern and pattern.search(folded_text))
