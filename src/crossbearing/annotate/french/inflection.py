"""The forms of French nouns and adjectives, made by rule from the masculine singular: both numbers, and both genders where asked for.

A rule may give a form that no dictionary has; it is never met and does no harm.
"""

from __future__ import annotations

# Endings of the masculine with those of the feminine, the longest first.
_FEMININE = (
    ("teur", ("trice", "teuse")), ("eur", ("euse",)), ("eux", ("euse",)), ("ien", ("ienne",)), ("éen", ("éenne",)), ("yen", ("yenne",)), ("on", ("onne",)),
    ("if", ("ive",)), ("er", ("ère",)), ("el", ("elle",)), ("et", ("ète", "ette")), ("e", ("e",)),
)  # fmt: skip
# Of those in -eu and -au the few whose plural is in -s.
_WITH_S = frozenset({"bleu", "pneu", "landau"})


def plural(word: str) -> str:
    """The plural of a noun or adjective."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("au", "eu")) and word not in _WITH_S else "s")


def feminine(word: str) -> tuple[str, ...]:
    """The feminine forms that a masculine may have."""
    for masculine, endings in _FEMININE:
        if word.endswith(masculine):
            return tuple(word.removesuffix(masculine) + e for e in endings)
    return (word + "e",)


def forms(word: str, both_genders: bool = True) -> frozenset[str]:
    """Every form of a noun or adjective."""
    singular = (word, *(feminine(word) if both_genders else ()))
    return frozenset((*singular, *(plural(w) for w in singular)))
