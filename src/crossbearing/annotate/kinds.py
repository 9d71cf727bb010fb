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


def told_apart(s: Syntax, t: Trigger) -> bool:
    """Whether the words set this happening against another of its kind: "an earlier flood", "an aftershock"."""
    _, _, _, another, aftershock = table_of_kinds()
    if t.lemma in aftershock:
        return True
    return not t.verb and any(s.lower[c] in another and s.dep[c] in ("amod", "det") for c in s.children[t.i])


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
