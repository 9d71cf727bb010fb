"""Sources whose word leaves a thing unconfirmed: "unconfirmed reports", "posts on social media", "several Telegram channels"."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.annotate.speech.clauses import Source
from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in lexicon("unsure_sources")["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def is_unsure(source: Source | None, text: str) -> bool:
    """Whether the source itself is a hedge."""
    return source is not None and _pattern().search(text, source.start, source.end) is not None
