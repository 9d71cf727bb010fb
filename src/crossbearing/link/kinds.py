"""What a lemma of a trigger names: its kind and role, from the lexicon of triggers; and which kinds can be one happening."""

from __future__ import annotations

from functools import lru_cache

from crossbearing.lexicon import lexicon

# Types that accounts use for one happening: an attack with bombs is remote violence to one and violence against civilians to another.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(["battle", "remote_violence", "explosion", "violence_against_civilians"]),
    frozenset(["protest", "riot", "strike"]),
    frozenset(["disaster", "accident", "explosion"]),
    frozenset(["displacement", "disaster"]),
)
# Kinds that tell harm or what follows, and found no event of their own where there is a core.
CORE_WEIGHT = {"core": 3.0, "action": 1.0, "effect": 0.5, "other": 0.2, "speech": 0.05}


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for row in (*lexicon("triggers"), *lexicon("fr/triggers")):
        for lemma in (*(row.get("verbs") or {}), *(row.get("nouns") or {})):
            out.setdefault((str(lemma), row["type"]), (row["kind"], row["role"]))
    return out


@lru_cache(maxsize=1)
def _broader() -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in lexicon("kinds")["broader"].items()}


def kind_of(lemma: str, type: str) -> tuple[str, str]:
    """(kind, role) of a trigger; a lemma that the lexicon lacks is of a kind of its own."""
    known = _table().get((lemma, type))
    if known:
        return known
    return lemma, "speech" if type == "statement" else "other" if type == "other" else "core"


def types_agree(a: str, b: str) -> bool:
    """Whether two types can be one happening's."""
    return a == b or any(a in f and b in f for f in FAMILIES)


def kinds_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the core kinds of two incidents share one, or one is the other's wider word (quake, disaster)."""
    if a & b:
        return True
    wider = _broader()
    return any(y in wider.get(x, ()) or x in wider.get(y, ()) for x in a for y in b)
