"""Whose people are counted: the side of a figure, by the people or country that its subject names.

Each army's dead are a count of their own. "Our men" are of the speaker's side. A side that is the event's own country, where no other
is counted, tells nothing apart: the injured of a flood at home are the injured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.weigh.folding import plain

# Longest name of a country or people, in words ("Saint Vincent and the Grenadines" is met by its shorter form).
LONGEST = 3
_NAME = re.compile(r"(?:(?<=\W)|^)[A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*)*")
_OURS = re.compile(r"\b(?:our|ours|us)\b", re.I)
_OWN = re.compile(r"\b(?:its|their) (?:own )?(?:\w+ ){0,2}\w*|\bof ours\b", re.I)
_ENEMY = re.compile(
    r"\b(?:enemy|enem(?:y’s|y's|ies)|adversary|the (?:other|opposing|opposite) side|occupiers?|invaders?|aggressors?|of theirs)\b",
    re.I,
)
_LOSSES = re.compile(
    r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:dead|losses|casualties|deaths|fatalities|wounded|injured|toll|death toll)\b"
    r"|\bon the ([A-Z][\w’'-]+) side\b"
)
_OWN_LOSSES = re.compile(r"\bown (?:\w+ ){0,2}(?:dead|losses|casualties|deaths|fatalities|wounded|injured|toll)\b")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The side of each folded name: a country's code for the country and its people, else the people's own name."""
    found: dict[str, str] = {}
    peoples = lexicon("peoples")
    for word in (*peoples["adjectives"], *peoples["plurals"]):
        found[plain(word)] = plain(word).removesuffix("s")
        found.setdefault(plain(word) + "s", plain(word))
    for row in lexicon("countries")["countries"]:
        for form in (row["name"], *row.get("forms", ())):
            found[plain(form)] = row["iso"]
        for word in row.get("people", ()):
            for shape in (word, f"{word}s", word.removesuffix("man") + "men", word.removesuffix("y") + "ies"):
                found[plain(shape)] = row["iso"]
    return found


@lru_cache(maxsize=65_536)
def sides_in(text: str) -> frozenset[str]:
    """The sides that the words name: "Danish border guards" gives DK."""
    found: set[str] = set()
    for name in _NAME.findall(text):
        tokens = plain(name).replace("’s", "").replace("'s", "").split()
        at = 0
        while at < len(tokens):
            for size in range(min(LONGEST, len(tokens) - at), 0, -1):
                side = _names().get(" ".join(tokens[at : at + size]))
                if side:
                    found.add(side)
                    at += size - 1
                    break
            at += 1
    return frozenset(found)


def without_sides(names: Iterable[str]) -> frozenset[str]:
    """Words of names that are no side's."""
    return frozenset(n for n in names if n not in _names())


def sides_of(subject: str, speaker: frozenset[str]) -> frozenset[str]:
    """The sides counted: named, or by the speaker's own side ("our soldiers", "its border guards")."""
    named = sides_in(subject)
    if named or not speaker:
        return named
    if _ENEMY.search(subject):
        return frozenset(f"against {s}" for s in speaker)
    return speaker if _OURS.search(subject) or _OWN.search(subject) else frozenset()


# How a sentence says whose losses it counts: "the losses of the Danish side", "the Swedish army lost", "Denmark's dead".
_WHOSE = re.compile(
    r"\b(?:losses|casualties|dead|deaths|death toll|toll|wounded) (?:of|on|among|for|in) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r"(?: (?:side|army|forces|armed forces|troops|military|ranks|units|border (?:guards|troops|service)))"
    r"|\b([A-Z][\w’'-]+)(?: (?:side|army|forces|troops|military|border guards))? (?:has |have |had )?(?:lost|suffered|sustained)\b"
    r"|\b(?:forces|army|troops|side) of ([A-Z][\w’'-]+) (?:has |have |had )?(?:lost|suffered|sustained)\b"
    r"|\b([A-Z][\w’'-]+)(?: (?:side|army|forces|military))?,?(?: which)?(?: has| have| had)?(?: at first| first| initially| earlier)?"
    r" (?:admitted|acknowledged|conceded)\b"
    r"|\b([A-Z][\w’'-]+)[’']s? (?:own )?(?:losses|casualties|dead|death toll|toll)\b"
)
_ENEMY_LOST = re.compile(
    r"\b(?:enemy|adversary|(?:other|opposing|opposite) side|occupiers?|invaders?|aggressors?)(?:[’']s)? (?:has |have |had )?"
    r"(?:lost|suffered|sustained|losses|casualties)\b"
)


@lru_cache(maxsize=65_536)
def losses_of(sentence: str, speaker: frozenset[str]) -> frozenset[str]:
    """The side whose losses a sentence says it counts, by the last such words before the figure."""
    told = [(m.start(), sides_in(next(g for g in m.groups() if g))) for m in _WHOSE.finditer(sentence)]
    told += [(m.start(), frozenset(f"against {s}" for s in speaker)) for m in _ENEMY_LOST.finditer(sentence)]
    known = sorted(((at, sorted(sides)) for at, sides in told if sides), key=lambda x: x[0])
    return frozenset(known[-1][1]) if known else frozenset()


@lru_cache(maxsize=65_536)
def sides_beside(clause: str, speaker: frozenset[str]) -> frozenset[str]:
    """The side that the words around a figure name: "puts the Danish dead at", "its own losses", "on the Swedish side"."""
    if _OWN_LOSSES.search(clause):
        return speaker
    found = [sides_in(m.group(1) or m.group(2)) for m in _LOSSES.finditer(clause)]
    return found[0] if len(found) == 1 else frozenset()
