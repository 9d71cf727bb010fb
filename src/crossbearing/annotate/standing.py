"""How a happening stands to those told before it: as new, as the present one, as the first or second of its name, as what came next."""

from __future__ import annotations

from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger

ORDINALS = {
    word: n
    for n, words in enumerate(
        (
            ("first", "1st"),
            ("second", "2nd"),
            ("third", "3rd"),
            ("fourth", "4th"),
            ("fifth", "5th"),
        ),
        start=1,
    )
    for word in words
}
# Before a happening that is the one of the account's own day.
_PRESENT = frozenset(["current", "ongoing", "present", "recent", "latest", "renewed", "continuing", "today", "now"])
# A sentence that so begins goes on with the time of the one before.
_GOES_ON = frozenset(["soon", "then", "later", "afterwards", "subsequently", "eventually", "thereafter", "meanwhile"])
# A sentence that so begins has come back to the day of the account.
_BACK = frozenset(["now", "today", "currently", "recently", "this"])
_ABOUT = frozenset(["over", "against", "about", "condemning", "denouncing"])


def ordinal_of(s: Syntax, t: Trigger) -> int | None:
    """Which of its name a noun is: "the Second Border War"."""
    if t.verb:
        return None
    return next(
        (ORDINALS[s.lower[c]] for c in s.children[t.i] if s.lower[c] in ORDINALS and c < t.i and t.i - c <= 6), None
    )


def is_present(s: Syntax, t: Trigger) -> bool:
    """Whether a noun is the happening of the day: "the current war", "the latest offensive"."""
    return not t.verb and any(s.lower[c] in _PRESENT for c in s.children[t.i])


def is_fresh(s: Syntax, t: Trigger) -> bool:
    """Whether a noun is called new or the latest: "a new offensive" under a headline that tells of the offensive."""
    return not t.verb and any(s.lower[c] in ("new", "fresh", "latest") for c in s.children[t.i])


def is_recalled(s: Syntax, t: Trigger) -> bool:
    """Whether a noun is spoken of as past: "thirty years after the quake", "the anniversary of the fire"."""
    if t.verb or s.dep[t.i] != "pobj":
        return False
    over = s.head[t.i]
    if s.lower[over] == "of":
        return s.lemma[s.head[over]].lower() in ("anniversary", "memory", "commemoration", "remembrance")
    return s.lower[over] in ("after", "since") and any(
        s.lower[c] in ("years", "decades", "decade", "year", "century") for c in (*s.children[over], over - 1)
    )


def is_new(s: Syntax, t: Trigger) -> bool:
    """Whether a noun, or the subject of a verb, has "a" and is spoken of for the first time."""
    if not t.verb:
        return s.dep[t.i] not in ("attr", "appos") and any(s.lower[c] in ("a", "an") for c in s.children[t.i])
    told = s.child(t.i, "nsubj", "nsubjpass") if t.kind != "agreement" else s.child(t.i, "dobj", "nsubjpass")
    return told is not None and any(s.lower[c] in ("a", "an") for c in s.children[told])


def goes_on(s: Syntax, sentence: int) -> bool:
    """Whether a sentence goes on with the time of the one before: "Soon", "The war then"."""
    return s.lower[sentence] in _GOES_ON or (
        sentence + 1 < len(s.lower) and s.lower[sentence] in ("once", "two", "a") and s.lower[sentence + 1] == "again"
    )


def comes_back(s: Syntax, sentence: int) -> bool:
    """Whether a sentence comes back to the day of the account: "Now", "This time", "This week"."""
    if s.lower[sentence] == "this":
        return sentence + 1 < len(s.lower) and s.lower[sentence + 1] in ("time", "week", "month", "year")
    return s.lower[sentence] in _BACK


def object_of_protest(s: Syntax, t: Trigger, cores: dict[int, Trigger]) -> int | None:
    """The protest that is about a happening: "a march over the shelling"; None where there is none."""
    if t.verb or s.dep[t.i] != "pobj" or s.lower[s.head[t.i]] not in _ABOUT:
        return None
    for a in s.ancestors(t.i)[:4]:
        if a in cores:
            return a if cores[a].type in ("protest", "strike") else None
        below = [c for c in s.children[a] if c in cores and cores[c].type in ("protest", "strike") and c < t.i]
        if below:
            return below[0]
    return None


def entitled(s: Syntax, sentence: int) -> bool:
    """Whether a line is a title: it has no full stop at its end, and its words are in capitals or begin with them."""
    last = sentence
    while last + 1 < len(s.line) and s.line[last + 1] == s.line[sentence]:
        last += 1
    while last > sentence and s.pos[last] == "SPACE":
        last -= 1
    if s.lower[last] in (".", "!", "?", "”", '"'):
        return False
    words = [i for i in range(sentence, last + 1) if s.lower[i].isalpha() and len(s.lower[i]) > 3]
    return bool(words) and all(s.cased[i] for i in words)
