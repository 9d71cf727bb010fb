"""Digits of every script as 0 to 9, a character for a character, so that offsets stay."""

from __future__ import annotations

import re
import unicodedata

_FOREIGN = re.compile(r"[^\x00-\x7f]")


def plain_digits(text: str) -> str:
    """The text in small letters with ASCII digits; each character stays one character."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda m: _plain(m.group()), text.lower() if len(text.lower()) == len(text) else _small(text))


def _plain(c: str) -> str:
    if c.isdecimal():
        return str(unicodedata.decimal(c))
    return {"٫": ".", "٬": ",", "％": "%", "٪": "%"}.get(c, c)


def _small(text: str) -> str:
    """Small letters where these are one character, as they stand else ("İ")."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
