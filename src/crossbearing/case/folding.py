"""Words as a search compares them: without case and accents."""

from __future__ import annotations

import re

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")


def words_of(*texts: str | None) -> list[str]:
    """The distinct words of the texts, in order of appearance."""
    return list(dict.fromkeys(_WORD.findall(anyascii(" ".join(t for t in texts if t)).casefold())))
