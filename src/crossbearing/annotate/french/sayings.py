"""What attributions share: the forms of the verbs of saying, where a content ends, who stands behind an inverted verb."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.phrases import phrase_after
from crossbearing.annotate.french.time_rules import WEEKDAYS
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon

_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "-t-on", "on"}
)


@lru_cache(maxsize=1)
def saying_verbs() -> dict[str, list[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]]]:
    """Each form of a verb of saying: rows, moods of the form, the words that must follow."""
    found: dict[str, list[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]]] = {}
    for row in lexicon("fr/reporting_verbs"):
        head, *rest = row["verb"].split()
        for form, moods in forms_of(head).items():
            found.setdefault(form, []).append((row, moods, tuple(rest)))
    return found


def sentence_of(t: Tokens, i: int) -> tuple[int, int]:
    return t.sent[i], t.end_of_sentence(i)


def clause_end(t: Tokens, i: int, end: int) -> int:
    """The offset at which what is said from token `i` on ends: the sentence's last word."""
    last = end - 1
    while last > i and (t.lower[last] in (".", "!", "?", ";", "…", "\n") or not t.lower[last].strip()):
        last -= 1
    return t.end[last]


# Words between an inverted verb and its speaker.
_BETWEEN = frozenset({*WEEKDAYS, "hier", "aujourd'hui", "soir", "matin", "de", "son", "côté", "-t"})


def behind(t: Tokens, i: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The speaker behind an inverted verb, and the token at which the aside ends."""
    while i < end and (t.lower[i] in _BETWEEN or t.pos[i] == "ADV"):
        i += 1
    if i >= end:
        return None
    if t.lower[i] in _PRONOUNS:
        return (i, i), i + 1
    if t.lower[i] in ("que", "qu'", "à", "aux", "au", "avoir", "être", "si", ":", ",") or t.pos[i] == "VERB":
        return None
    found = phrase_after(t, i, end)
    return (found, found[1] + 1) if found is not None else None
