"""Sentences out of patterns: `[a|b]` is a choice, `{slot}` what the account puts there, `{Slot}` the same with a capital."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
# A comma that opens a parenthesis and meets the end of what it was opened in; a space before a stop.
_STRAY = re.compile(r"(?:,|\s)([,.;])")
_SLOT = re.compile(r"\{(\w+)\}")


@lru_cache
def rows(name: str) -> Any:
    """The patterns of one of the lists beside this file."""
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))


def chosen(pattern: str, chance: Random) -> str:
    """The pattern with a choice made at each `[a|b]`, the inner ones first."""
    while True:
        made = _CHOICE.sub(lambda m: chance.choice(m[1].split("|")), pattern)
        if made == pattern:
            return " ".join(made.split(" ")) if "  " not in made else re.sub(" {2,}", " ", made)
        pattern = made


def filled(pattern: str, chance: Random, slot: Callable[[str], str]) -> str:
    """A sentence of this pattern."""
    made = _SLOT.sub(lambda m: _slot(m[1], slot), chosen(pattern, chance))
    return capital(_STRAY.sub(r"\1", made))


def _slot(name: str, slot: Callable[[str], str]) -> str:
    if name.isupper():
        return slot(name.lower()).upper()
    return capital(slot(name[0].lower() + name[1:])) if name[0].isupper() else slot(name)


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
