"""The words that report, from the lexicons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from crossbearing.lexicon import lexicon
from crossbearing.records.attribution import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a lexicon: what the word takes, and what it does to it."""

    word: str
    takes: frozenset[str]
    stance: Stance = "statement"
    factuality: str | None = None
    vouched: bool = True

    def may(self, *ways: str) -> bool:
        """Whether the word takes its content in one of these ways."""
        return not self.takes.isdisjoint(ways)


def _cue(row: dict[str, object], key: str) -> Cue:
    return Cue(
        str(row[key]),
        frozenset(cast("list[str]", row.get("takes", []))),
        cast("Stance", row.get("stance", "statement")),
        cast("str | None", row.get("factuality")),
        bool(row.get("vouched", True)),
    )


@lru_cache(maxsize=1)
def verb_cues() -> dict[str, Cue]:
    """Lemma -> cue."""
    rows = (*lexicon("attitude_verbs"), *lexicon("reporting_verbs"))
    return {str(row["verb"]): _cue(row, "verb") for row in rows}


@lru_cache(maxsize=1)
def noun_cues() -> dict[str, Cue]:
    """Lemma -> cue of a noun that reports ("statement", "claim", "rumour")."""
    return {str(row["noun"]): _cue(row, "noun") for row in lexicon("reporting_nouns")}


@lru_cache(maxsize=1)
def adverb_cues() -> dict[str, Cue]:
    """Adverb -> cue that hedges without a speaker ("reportedly")."""
    return {str(row["adverb"]): _cue(row, "adverb") for row in lexicon("reporting_adverbs")}


@lru_cache(maxsize=1)
def adjective_cues() -> dict[str, Cue]:
    """Adjective -> cue of belief, feeling or intention ("worried", "willing")."""
    return {str(row["adjective"]): _cue(row, "adjective") for row in lexicon("reporting_adjectives")}


@dataclass(frozen=True, slots=True)
class CallCue:
    """A verb that calls: what kind of call, and what it takes."""

    word: str
    kind: str
    takes: frozenset[str]
    objects: frozenset[str] = frozenset()

    def may(self, *ways: str) -> bool:
        return not self.takes.isdisjoint(ways)


@lru_cache(maxsize=1)
def call_cues() -> dict[str, CallCue]:
    """Lemma -> how the verb calls."""
    return {
        str(r["verb"]): CallCue(str(r["verb"]), str(r["kind"]), frozenset(r["takes"]), frozenset(r.get("objects", ())))
        for r in lexicon("calls")
    }
