"""Pages that are no account: a consent dialogue, a paywall, a sign-in, a check for robots. Such a page is a failure that says so;
the open part of an article behind a paywall is an account, with a warning that it is a part."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon

CAUSES = {
    "consent": ("a page that asks for consent, not the article", "open it in a browser, choose, and save the page"),
    "payment": ("a page for subscribers, not the article", "save the page from a browser that is signed in"),
    "sign_in": ("a page that asks for a sign-in, not the article", "save the page from a browser that is signed in"),
    "robots": ("a page that checks for robots, not the article", "save the page from a browser"),
}
# A wall is short: with more words than this beside it, a page is an article that speaks of subscriptions (or sells them at its foot).
MOST_WORDS = 130
# A teaser behind which the rest is sold: this many words at most are open on the pages that do so.
TEASER_WORDS = 400
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:false|False)"?')


@lru_cache(maxsize=1)
def _signs() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(f"(?:{row['words']})" for row in rows), re.I)
        for kind, rows in lexicon("walls").items()
    }


def wall(text: str) -> str | None:
    """`consent`, `payment`, `sign_in` or `robots` where a page's text is that and hardly anything else; None for an article."""
    if len(text.split()) > MOST_WORDS:
        return None
    counts = {kind: len(sign.findall(text)) for kind, sign in _signs().items()}
    most = max(counts, key=lambda kind: counts[kind])
    return most if counts[most] else None


def cut_short(html: str, text: str) -> bool:
    """Whether a page says of itself (schema.org `isAccessibleForFree`) or in its words that the open text is a part of the article."""
    if len(text.split()) > TEASER_WORDS:
        return False
    return bool(_NOT_FREE.search(html)) or bool(_signs()["payment"].search(text[-600:]))
