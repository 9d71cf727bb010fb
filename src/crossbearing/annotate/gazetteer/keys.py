"""The key under which a form of a name is looked up: case, accents, points, hyphens and apostrophes make no difference."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from crossbearing.lexicon.lookalikes import set_apart

# Hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, minus: papers use all of them in "Nagorno-Karabakh".
_SPACES = re.compile(r"[\s\-‐‑‒–−_/]+")
_DROPPED = re.compile(r"[.'’‘ʼʻ`´\",()]")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=20_000)
def key(form: str) -> str:
    """`form` as a key; empty where nothing of it can be written in ASCII letters and digits."""
    plain = form if form.isascii() else anyascii(_SPACES.sub(" ", _DROPPED.sub("", set_apart(form))))
    words = _SPACES.sub(" ", _DROPPED.sub("", plain)).lower().split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        words = [_SHORT.get(w, w) for w in words]
    return " ".join(words)
