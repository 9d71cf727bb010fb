"""Who holds which title or office."""

from __future__ import annotations

from crossbearing.annotate.claim.make import Draft, make
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Claim

# A title stands at most so far from its bearer's name.
NEAR = 120


def title_claims(parsed: Parsed, found: Annotations) -> list[Claim]:
    """The claims `title`: its value the title, its subject the person; once for each wording."""
    text = parsed.document.text
    claims: list[Claim] = []
    seen: set[tuple[str, str]] = set()
    for name in found.names:
        if name.kind != "person" or not name.title or name.pronoun or (name.name, name.title) in seen:
            continue
        if name.title[:1].isdigit():
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
