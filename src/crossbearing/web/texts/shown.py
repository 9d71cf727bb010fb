"""Text from outside as a page can hold it: one character for each code point, so that what a reader selects can be counted back."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# What an HTML parser drops, changes or refuses: control characters save line feed and tab, and halves of surrogate pairs.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INSTEAD = "\ufffd"


def shown(words: str) -> Markup:
    """The words escaped; what HTML cannot carry is one U+FFFD each."""
    return escape(_UNFIT.sub(_INSTEAD, words))


def plain(words: str) -> str:
    """The words with the same replacements, unescaped: for attributes and tables that a template escapes."""
    return _UNFIT.sub(_INSTEAD, words)
