"""Verb groups: what stands before a verb form and turns it - auxiliaries, negation, modal verbs - and what the clause does to it.

Found by order and form rather than by the parse, which a small model often has wrong: "n'auraient pas encore été tués" is read leftwards from the verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.timex.tense import Tense

_NEGATIONS = frozenset({"pas", "jamais", "point", "guère", "nullement", "plus", "rien", "aucunement"})
_CLITICS = frozenset(
    {"se", "s'", "me", "m'", "te", "t'", "nous", "vous", "le", "la", "les", "l'", "lui", "leur", "y", "en"}
)
_REFLEXIVE = frozenset({"se", "s'"})
_ADVERBS = frozenset(
    {
        "aussi",
        "également",
        "déjà",
        "encore",
        "ensuite",
        "donc",
        "toujours",
        "peut-être",
        "même",
        "bien",
        "mal",
        "tous",
        "toutes",
        "tout",
        "alors",
        "seulement",
        "enfin",
        "très",
        "trop",
        "ainsi",
        "depuis",
        "ici",
        "là",
        "au",
        "moins",
        "hier",
        "auparavant",
    }
)
_WINDOW = 9


class Group(NamedTuple):
    """`first` is the group's first token. `mood` is that of the finite verb; `passive` and `reflexive` its voice; `modal` the lemma of a verb that
    governs the infinitive; `near` "va tuer"; `only` "ne ... que"."""

    first: int
    mood: str
    negated: bool = False
    passive: bool = False
    reflexive: bool = False
    modal: str | None = None
    near: bool = False
    only: bool = False
    asked: bool = False
    perhaps: bool = False
    auxiliary: bool = False


@lru_cache(maxsize=1)
def auxiliaries() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each form of avoir, être and aller with its verb and moods."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for verb in ("aller", "avoir", "être"):
        for form, moods in forms_of(verb).items():
            found[form] = (verb, tuple(m for m in moods))
    found |= {
        "ai": ("avoir", ("present",)),
        "avons": ("avoir", ("present",)),
        "avez": ("avoir", ("present",)),
        "sommes": ("être", ("present",)),
        "êtes": ("être", ("present",)),
        "aient": ("avoir", ("subjunctive",)),
        "ait": ("avoir", ("subjunctive",)),
        "soit": ("être", ("subjunctive",)),
        "soient": ("être", ("subjunctive",)),
        "furent": ("être", ("past",)),
        "fut": ("être", ("past",)),
        "ayant": ("avoir", ("gerund",)),
        "étant": ("être", ("gerund",)),
        "suis": ("être", ("present",)),
        "eurent": ("avoir", ("past",)),
    }
    return found  # fmt: skip


_MODALS = ("pouvoir", "devoir", "vouloir", "falloir", "risquer", "menacer", "tenter", "essayer", "refuser", "réussir", "parvenir", "manquer", "empêcher", "éviter", "compter", "prévoir",
           "entendre", "continuer", "commencer", "cesser", "finir", "échouer", "promettre", "décider", "demander", "appeler", "exiger", "ordonner", "inviter", "exhorter", "espérer", "craindre",
           "hésiter", "songer", "envisager", "projeter", "accepter", "souhaiter", "chercher", "venir", "obliger", "forcer", "contraindre", "interdire", "permettre", "autoriser", "dire", "affirmer",
           "démentir", "nier", "prétendre", "assurer", "reconnaître", "admettre", "avouer", "soupçonner", "accuser", "jurer", "penser", "croire", "faillir", "oser", "aller")  # fmt: skip


@lru_cache(maxsize=1)
def modals() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each form of a verb that governs an infinitive, with its lemma and moods."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for verb in _MODALS:
        for form, moods in forms_of(verb).items():
            found.setdefault(form, (verb, tuple(moods)))
    return found


class Groups:
    """The verb groups of a text, worked out where they are asked for."""

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self.known: dict[tuple[int, tuple[str, ...]], Group] = {}

    def group(self, i: int, moods: tuple[str, ...]) -> Group:
        """The group of the verb form at `i`, which by itself can be any of `moods`."""
        found = self.known.get((i, moods))
        if found is None:
            found = self.known[i, moods] = self._group(i, moods)
        return found

    def _group(self, i: int, moods: tuple[str, ...]) -> Group:
        t = self.t
        negated = reflexive = near = only = asked = passive = perhaps = ne = had = False
        modal: str | None = None
        finite: str | None = None
        first = i
        chain: list[str] = []
        aux = auxiliaries()
        governs = modals()
        j = i - 1
        seen = ""
        pending = "participle" in moods
        bare_infinitive = "infinitive" in moods
        while j >= 0 and i - j <= _WINDOW and t.sent[j] == t.sent[i] and t.line[j] == t.line[i]:
            low = t.lower[j]
            if low in _NEGATIONS and not (low == "plus" and t.lower[j + 1] in ("de", "d'")):
                seen = low
            elif low in ("ne", "n'"):
                ne, first = True, j
            elif low == "peut-être":
                perhaps = True
            elif (
                low in aux
                and (pending or (bare_infinitive and aux[low][0] == "aller"))
                and not (low == "a" and t.pos[j] == "ADP")
            ):
                verb, its = aux[low]
                first = j
                if verb == "aller":
                    if not bare_infinitive and "infinitive" not in chain:
                        break
                    near = True
                    finite = its[0]
                    pending = False
                elif its[0] == "participle" and verb == "être":
                    passive = True
                    chain.append("been")
                elif its[0] == "infinitive":
                    passive = passive or verb == "être"
                    had = had or verb == "avoir"
                    chain.append("infinitive")
                    pending, bare_infinitive = False, True
                    finite = None
                else:
                    if verb == "être" and not chain:
                        passive = True
                    had = True
                    finite = its[0]
                    pending = False
            elif (low.startswith("-") and len(low) > 1) or low in ("-t-il", "-t-elle", "t-il", "t-elle"):
                asked = True
            elif low in _CLITICS or low in ("il", "elle", "ils", "elles", "on"):
                if low in _REFLEXIVE:
                    reflexive = True
                if low in ("il", "elle", "ils", "elles", "on"):
                    asked = asked or t.text[t.start[j] - 1 : t.start[j]] == "-"
                    if not asked:
                        break
                elif low in ("nous", "vous", "le", "la", "les", "l'") and t.pos[j] == "DET":
                    break
                first = j if finite is None else first
            elif (
                bare_infinitive
                and low in governs
                and governs[low][0] not in ("aller",)
                and modal is None
                and (t.pos[j] != "NOUN" or (j > 0 and t.pos[j - 1] not in ("DET", "ADP", "ADJ")))
            ):
                modal, its = governs[low]
                first = j
                finite = next((m for m in its if m not in ("participle", "infinitive")), None)
                if "participle" in its and not (finite and t.pos[j] == "VERB" and not (j and t.lower[j - 1] in aux)):
                    pending, bare_infinitive, finite = True, False, finite
                else:
                    pending = bare_infinitive = False
            elif (
                (low in ("de", "d'", "à", "pour") and bare_infinitive and modal is None)
                or low in _ADVERBS
                or low.endswith("ment")
                or (t.pos[j] == "ADV" and low not in ("si", "quand"))
            ):
                pass
            elif low == "t" or low == "-":
                asked = asked or low == "-"
            else:
                break
            j -= 1
        if ne or seen in ("jamais", "nullement", "aucunement") or (seen and seen not in ("plus", "rien", "point")):
            negated = bool(seen) or ne
        if ne and not seen and not had:
            # "n'explosera pas": the negation stands behind a simple form
            seen = next((w for w in t.lower[i + 1 : i + 4] if w in _NEGATIONS), "")
            negated = bool(seen)
        if ne and not seen:
            only = "que" in t.lower[i + 1 : i + 4] or "qu'" in t.lower[i + 1 : i + 4] or "que" in t.lower[max(0, j) : i]
            negated = not only and self._nobody(first, i)
        if ne and seen == "pas" and any(w in ("seulement", "que") for w in t.lower[max(0, j + 1) : i]):
            negated, only = False, True
        mood = finite or self._own(moods, i, had)
        if finite is None and had and "infinitive" in chain:
            mood = "infinitive"
        return Group(
            first,
            mood,
            negated,
            passive and not reflexive,
            reflexive,
            modal,
            near,
            only,
            asked,
            perhaps,
            had or passive,
        )

    def _nobody(self, first: int, i: int) -> bool:
        """Whether "ne" without "pas" goes with "aucun", "personne", "ni" before or behind it."""
        t = self.t
        words = t.lower[t.sent[i] : min(len(t), i + 4)]
        return any(w in ("aucun", "aucune", "personne", "ni", "nul", "nulle", "rien") for w in words)

    def _own(self, moods: tuple[str, ...], i: int, had: bool) -> str:
        """The mood of a form without auxiliary."""
        for mood in (
            "future",
            "conditional",
            "imperfect",
            "present",
            "past",
            "infinitive",
            "participle",
            "subjunctive",
            "gerund",
        ):
            if mood in moods:
                if mood == "present" and "participle" in moods and self.t.pos[i] != "VERB":
                    return "participle"
                return mood
        return "present"

    def tense_at(self, i: int) -> Tense | None:
        """The tense of the clause about a token: by its nearest finite verb or auxiliary in the sentence."""
        t = self.t
        best: tuple[int, Tense] | None = None
        first, end = t.sent[i], t.end_of_sentence(i)
        for j in range(first, end):
            tense = self._tense(j)
            if tense is not None and (best is None or abs(j - i) < best[0]):
                best = (abs(j - i), tense)
        return best[1] if best else None

    def _tense(self, j: int) -> Tense | None:
        t = self.t
        low = t.lower[j]
        known = auxiliaries().get(low)
        if known is not None and not (low == "a" and t.pos[j] == "ADP"):
            mood = known[1][0]
            if known[0] == "aller" and mood == "present":
                return "future"
            if mood == "present" and known[0] == "être":
                return (
                    "past"
                    if j + 1 < len(t)
                    and t.lower[j + 1].endswith(
                        ("é", "ée", "és", "ées", "rt", "rts", "rte", "rtes", "us", "u", "i", "is")
                    )
                    and not t.lower[j + 1].startswith("prév")
                    else ("future" if j + 1 < len(t) and t.lower[j + 1].startswith("prév") else None)
                )
            return {
                "present": "past",
                "past": "past",
                "imperfect": "past",
                "future": "future",
                "conditional": "past",
            }.get(mood)  # type: ignore[return-value]
        if t.pos[j] in ("VERB", "AUX"):
            if low.endswith(
                ("era", "eront", "ira", "iront", "dra", "dront", "ura", "uront", "rra", "rront", "vra", "vront")
            ):
                return "future"
            if low.endswith(("ait", "aient", "èrent", "irent", "urent")):
                return "past"
        return None
