"""Which happenings can be one, by their kinds and their times."""

from __future__ import annotations

from functools import lru_cache

from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger
from crossbearing.lexicon import lexicon
from crossbearing.records import Interval

# People together, whatever for: a vigil, a prayer, a protest.
GATHERING = "gathering"
# "The fighting", "the bloodshed": words for a whole war as for one clash.
VIOLENCE = "violence"


@lru_cache(maxsize=1)
def table_of_kinds() -> tuple[
    dict[str, frozenset[str]], frozenset[tuple[str, str]], frozenset[str], frozenset[str], frozenset[str]
]:
    table = lexicon("kinds")
    broader = {k: frozenset(v) for k, v in table["broader"].items()}
    chain = frozenset((a, b) for group in table["chain"] for a in group for b in group)
    return broader, chain, frozenset(table["apart"]), frozenset(table["another"]), frozenset(table["aftershock"])


# Words by which a sentence or the subject of a verb turns to something else that happened.
_ELSEWHERE = frozenset(["elsewhere", "separately"])
_OTHERS = frozenset(["another", "separate"])
_POINTING = frozenset(["the", "this", "that", "these", "those", "it", "they", "he", "she"])
# "In a separate ...": so many words open a sentence.
_OPENING = 5


def told_apart(s: Syntax, t: Trigger) -> bool:
    """Whether the words set this happening against another of its kind: "an earlier flood", "an aftershock", "another group attacked",
    "Elsewhere, gunmen opened fire"."""
    _, _, _, another, aftershock = table_of_kinds()
    if t.lemma in aftershock:
        return True
    if t.role == "core" and _turns_elsewhere(s, t):
        return True
    return not t.verb and any(s.lower[c] in another and s.dep[c] in ("amod", "det") for c in s.children[t.i])


def _turns_elsewhere(s: Syntax, t: Trigger) -> bool:
    """Whether the sentence opens with words that turn to something else, or others than those told of do it; what "the" or a pronoun points
    back to is told before."""
    subject = s.child(t.i, "nsubj", "nsubjpass") if t.verb else t.i
    if subject is None:
        return False
    before = {s.lower[c] for c in s.children[subject]}
    if t.verb and before & _OTHERS:
        return True
    if before & _POINTING or s.lower[subject] in _POINTING:
        return False
    sentence = s.sent[t.i]
    opening = [s.lower[j] for j in range(sentence, min(sentence + _OPENING, t.i)) if s.sent[j] == sentence]
    return bool(opening) and (opening[0] in _ELSEWHERE or "separate" in opening or "separately" in opening)


def plural(s: Syntax, t: Trigger) -> bool:
    """Whether a noun tells of several happenings at once: "floods and landslides"."""
    return not t.verb and s.tag[t.i] in ("NNS", "NNPS")


def related(a: str, b: str) -> bool:
    """Whether happenings of these kinds can be one."""
    broader, chain, alone, _, _ = table_of_kinds()
    if a == b:
        return True
    wide = b in broader.get(a, ()) or a in broader.get(b, ())
    if a in alone or b in alone:
        return wide and (VIOLENCE in (a, b) or GATHERING in (a, b))
    return wide or (a, b) in chain


def disjoint(a: Interval | None, b: Interval | None) -> bool:
    """Whether two intervals have no day in common."""
    if a is None or b is None:
        return False
    return before(a, b) or before(b, a)


def before(a: Interval, b: Interval) -> bool:
    """Whether an interval certainly lies before another."""
    return a.latest is not None and b.earliest is not None and a.latest[:10] < b.earliest[:10]


def coarse(i: Interval | None) -> bool:
    """Whether an interval is a month or longer: how the past is dated, not the day's news."""
    return (
        i is not None
        and i.earliest is not None
        and i.latest is not None
        and i.earliest[:7] + "-28" <= i.latest[:10]
        and i.earliest[:10] != i.latest[:10]
    )
