"""Topics of which an account speaks, for words that count the sick in an epidemic and files in a court: "cases"."""

from __future__ import annotations

from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.parsed import Parsed

_KEY = "crossbearing_topics"


def is_about(parsed: Parsed, topic: str | None) -> bool:
    """Whether the account names the topic anywhere; every account is about None."""
    if topic is None:
        return True
    known: dict[str, bool] = parsed.doc.user_data.setdefault(_KEY, {})
    if topic not in known:
        known[topic] = lexemes().topics[topic].search(parsed.document.text) is not None
    return known[topic]


def is_named(words: str, topic: str) -> bool:
    """Whether some words name the topic themselves: "cholera cases"."""
    return lexemes().topics[topic].search(words) is not None
