"""Many words sought at once, each letter of the text looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable


def trie(words: Iterable[str], space: str = " ") -> str:
    """One pattern for many words; of several at one place it takes the longest. `space` is the pattern of a space in them."""
    words = sorted(set(words))
    if not words:
        return ""
    heads: dict[str, list[str]] = {}
    for w in words:
        heads.setdefault(w[:1], []).append(w[1:])
    ends = "" in heads
    parts = [(space if h == " " else re.escape(h)) + trie(rest, space) for h, rest in heads.items() if h]
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})" if parts else ""
    return f"(?:{body})?" if ends and body else body


class Pieces:
    """Which of many pieces of words stand in a text, whatever stands around them."""

    def __init__(self, pieces: Iterable[str]) -> None:
        known = sorted(set(pieces))
        self._pattern = re.compile(f"(?=({trie(known)}))") if known else None
        # With the longest piece at a place stand all those with which it begins.
        self._with = {p: tuple(o for o in known if p.startswith(o)) for p in known}

    def in_(self, text: str) -> set[str]:
        """The pieces that stand in the text."""
        if self._pattern is None:
            return set()
        return {p for longest in set(self._pattern.findall(text)) for p in self._with[longest]}
