"""The forms of French verbs in the third person, with what each tells of tense and mood; made by rule from the infinitive or from principal parts.

The model's tags mistake many participles and finite forms; a closed list of verbs is told by its forms more surely.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from crossbearing.lexicon import lexicon

Mood = Literal[
    "infinitive", "participle", "present", "imperfect", "past", "future", "conditional", "subjunctive", "gerund"
]
Forms = dict[str, tuple[Mood, ...]]
_VOWELS = "aeiouyâêîôûéèëïü"


@lru_cache(maxsize=1)
def _parts() -> dict[str, list[str]]:
    """Irregular verbs: third person singular and plural of the present, imperfect, participle, future, subjunctive, simple past."""
    return {row["verb"]: row["parts"] for row in lexicon("fr/verbs")}


@lru_cache(maxsize=4096)
def forms_of(infinitive: str) -> Forms:
    """Every third-person form of a verb, with its moods."""
    out: dict[str, list[Mood]] = {infinitive: ["infinitive"]}

    def add(mood: Mood, *forms: str) -> None:
        for form in forms:
            moods = out.setdefault(form, [])
            if mood not in moods:
                moods.append(mood)

    parts = _parts().get(infinitive) or _regular(infinitive)
    one, many, imperfect, participle, future, subjunctive, past = parts
    add("present", one, many)
    add("imperfect", imperfect, imperfect[:-1] + "ent")
    add("gerund", imperfect[:-3] + "ant")
    add("participle", participle, participle + "e")
    add("participle", participle if participle[-1] in "sx" else participle + "s", participle + "es")
    add("future", future, future[:-1] + "ont")
    add("conditional", future[:-1] + "ait", future[:-1] + "aient")
    add("subjunctive", subjunctive, subjunctive + "nt")
    if past:
        add(
            "past",
            past,
            past[:-1] + "èrent" if infinitive.endswith("er") and past.endswith("a") else past[:-1] + "rent",
        )
    return {form: tuple(moods) for form, moods in out.items()}


def _regular(infinitive: str) -> list[str]:
    """The principal parts of a verb in -er, -ir (as finir) or -dre (as rendre)."""
    stem = infinitive[:-2]
    if infinitive.endswith("ir"):
        return [stem + "it", stem + "issent", stem + "issait", stem + "i", stem + "ira", stem + "isse", stem + "it"]
    if infinitive.endswith("re"):
        return [stem, stem + "ent", stem + "ait", stem + "u", stem + "ra", stem + "e", stem + "it"]
    before_a = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    strong = _strong(stem)
    # "enlèvera" takes the strong stem in the future, "espérera" keeps its own.
    ahead = strong if stem[-2:-1] == "e" or strong.endswith(("ll", "tt")) else stem
    return [strong + "e", strong + "ent", before_a + "ait", stem + "é", ahead + "era", strong + "e", before_a + "a"]


def _strong(stem: str) -> str:
    """The stem before a silent ending: enlev- enlèv-, appel- appell-, esper- espèr-, emploi- from employ-."""
    if stem.endswith(("appel", "jet")):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in "eé":
        return stem[:-2] + "è" + stem[-1]
    if len(stem) > 3 and stem[-2:] in ("gn", "br", "gr", "tr", "qu", "gu") and stem[-3] in "eé":
        return stem[:-3] + "è" + stem[-2:]
    return stem


def moods(form: str, infinitive: str) -> tuple[Mood, ...]:
    """The moods of a form of a verb; none where it is no form of it."""
    return forms_of(infinitive).get(form, ())
