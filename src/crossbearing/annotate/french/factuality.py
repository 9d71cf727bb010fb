"""How a French account puts a happening: asserted, unconfirmed, alleged, denied, predicted, hypothetical."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.groups import Groups, modals
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.french.triggers import Trigger
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution
from crossbearing.records.mention import Factuality

_OCCUR = ("avoir lieu", "se produire", "survenir", "éclater", "commencer", "débuter", "ouvrir")
_REACH = 7


@lru_cache(maxsize=1)
def _governing() -> tuple[dict[str, Factuality], dict[str, Factuality], dict[str, tuple[str, Factuality]]]:
    rows = lexicon("fr/factuality")
    verbs = {w: row["factuality"] for row in rows["verbs"] for w in row["words"]}
    negated = {w: row["factuality"] for row in rows["negated"] for w in row["words"]}
    beside: dict[str, tuple[str, Factuality]] = {}
    for row in (*rows["nouns"], *rows["not_nouns"]):
        for w in row["words"]:
            for form in forms_of(w):
                beside.setdefault(form, (w, row["factuality"]))
    return verbs, negated, beside


def factuality(t: Tokens, groups: Groups, trigger: Trigger, said: Sequence[Attribution]) -> Factuality:
    """The factuality of a trigger; `said` are the attributions that cover it, the innermost first."""
    own = _verb(t, groups, trigger) if trigger.verb else _noun(t, groups, trigger)
    if own != "asserted":
        return own
    for a in said:
        if a.factuality is not None:
            return a.factuality  # type: ignore[return-value]
    return "asserted"


def _verb(t: Tokens, groups: Groups, trigger: Trigger) -> Factuality:
    g = trigger.group
    if g is None:
        return "asserted"
    i = trigger.i
    verbs, negated, _ = _governing()
    before = t.lower[max(t.sent[i], g.first - 3) : g.first]
    if g.modal is not None:
        if g.negated and g.modal in negated:
            return "denied"
        put = verbs.get(g.modal)
        if put is not None:
            if g.negated and put == "denied":
                return "asserted"
            if g.negated and g.modal in ("devoir", "pouvoir", "falloir"):
                return "denied"
            return put
    governed = _governor(t, i, g.first)
    if governed is not None and g.mood == "infinitive":
        word, not_so = governed
        if not_so and word in negated:
            return "denied"
        if word in verbs:
            return verbs[word]
    if g.mood == "infinitive" and g.modal is None and not g.near:
        if "sans" in before:
            return "denied"
        if "pour" in before or "afin" in before:
            return "predicted"
    if g.negated:
        return "denied"
    if _if(t, i, g.first) or _in_if(t, i):
        return "hypothetical"
    if _question(t, i) or g.asked:
        return "hypothetical"
    if g.near or g.mood == "future":
        return "predicted"
    if g.mood == "conditional":
        return "alleged" if g.auxiliary and "participle" in _forms_here(t, trigger) else "hypothetical"
    if g.perhaps:
        return "unconfirmed"
    return "asserted"


def _forms_here(t: Tokens, trigger: Trigger) -> tuple[str, ...]:
    return forms_of(trigger.row.word.split()[0]).get(t.lower[trigger.i], ())


def _governor(t: Tokens, i: int, first: int) -> tuple[str, bool] | None:
    """A verb further left that governs the infinitive over its object: "demande aux habitants d'évacuer", and whether it is negated."""
    known = modals()
    seen_de = False
    for j in range(first - 1, max(t.sent[i] - 1, first - 9), -1):
        low = t.lower[j]
        if low in ("de", "d'", "à"):
            seen_de = True
        if low in (",", ";", ".", "que", "qu'", "qui"):
            return None
        if seen_de and low in known and t.pos[j] in ("VERB", "AUX", "ADJ"):
            near = t.lower[max(t.sent[i], j - 4) : j + 3]
            return known[low][0], ("ne" in near or "n'" in near) and "pas" in near
    return None


def _if(t: Tokens, i: int, first: int) -> bool:
    """Whether the clause begins with "si"."""
    for j in range(first - 1, max(t.sent[i] - 1, first - 10), -1):
        if t.lower[j] in (",", ";"):
            return False
        if t.lower[j] == "si" or (t.lower[j] == "s'" and j + 1 < len(t) and t.lower[j + 1] in ("il", "ils")):
            return not _asks(t, j)
    return False


def _in_if(t: Tokens, i: int) -> bool:
    """Whether the sentence opens with a condition: "Si la digue cède, la ville sera évacuée"."""
    first = t.sent[i]
    if t.lower[first] not in ("si", "s'") or (
        t.lower[first] == "s'" and t.lower[first + 1 : first + 2] not in (["il"], ["ils"])
    ):
        return False
    return "," in t.lower[first:i]


def _asks(t: Tokens, j: int) -> bool:
    """Whether "si" is "whether"; what follows is open all the same."""
    return False


def _question(t: Tokens, i: int) -> bool:
    end = t.end_of_sentence(i)
    return any(w == "?" for w in t.lower[max(i, end - 2) : end])


def _noun(t: Tokens, groups: Groups, trigger: Trigger) -> Factuality:
    i = trigger.i
    _, _, beside = _governing()
    first, end = t.sent[i], t.end_of_sentence(i)
    left = [t.lower[j] for j in range(max(first, i - 4), i)]
    if any(w in ("aucun", "aucune", "nul", "nulle", "ni") for w in left[-2:]) or (
        left[-1:] in (["de"], ["d'"]) and "pas" in left
    ):
        return "denied"
    if left[-1:] == ["sans"]:
        return "denied"
    found: Factuality | None = None
    for j in range(max(first, i - _REACH), min(end, trigger.last + _REACH)):
        low = t.lower[j]
        if low in beside and t.pos[j] in ("VERB", "AUX", "ADJ", "NOUN") and j != i:
            if any(t.lower[k] in (",", ";", "que", "qu'", "qui", "et") for k in range(min(i, j) + 1, max(i, j))):
                continue
            _word, put = beside[low]
            around = t.lower[max(first, j - 4) : j + 2]
            not_so = "pas" in around and ("n'" in around or "ne" in around)
            if put == "unconfirmed":
                found = put if not_so else "denied"
            elif not_so:
                return "asserted"
            elif found != "denied":  # "la marche prévue samedi a été interdite"
                found = put
    if found is not None:
        return found
    # "La confirmation manque": what is not confirmed
    for j in range(trigger.last + 1, min(end, trigger.last + 9)):
        if (
            t.lower[j] in ("confirmée", "confirmé", "confirmées", "confirmés", "confirme")
            and "pas" in t.lower[max(i, j - 4) : j]
        ):
            return "unconfirmed"
    if _question(t, i):
        return "hypothetical"
    verb = _main_verb(t, groups, trigger)
    if verb is not None:
        return verb
    return "asserted"


def _main_verb(t: Tokens, groups: Groups, trigger: Trigger) -> Factuality | None:
    """What the verb of which the noun is subject or object tells: "aura lieu", "ne feront pas grève", "serait illégale"."""
    i = trigger.i
    first, end = t.sent[i], t.end_of_sentence(i)
    for j in [*range(trigger.last + 1, min(end, trigger.last + 6)), *range(i - 1, max(first, i - 5) - 1, -1)]:
        low = t.lower[j]
        if low in (",", ";", "que", "qu'", "qui"):
            if j > i:
                continue
            break
        if t.pos[j] not in ("VERB", "AUX"):
            continue
        around = t.lower[max(first, j - 3) : min(end, j + 3)]
        negated = ("n'" in around or "ne" in around) and any(w in around for w in ("pas", "jamais"))
        none = ("n'" in around or "ne" in around) and "ni" in t.lower[first:i]
        subject_of_own = j > i and low in (
            "a",
            "ont",
            "est",
            "sont",
            "aura",
            "auront",
            "sera",
            "seront",
            "serait",
            "seraient",
            "avait",
            "fut",
        )
        occurs = j > i and any(w in t.lower[j : min(end, j + 4)] for w in ("lieu", "produite", "produit", "éclaté"))
        does = j < i and low in ("fait", "font", "fera", "feront", "faire", "ferait", "feraient", "déclenché")
        if (negated or none) and (occurs or does or none):
            return "denied"
        if (
            low.endswith(("era", "eront", "ura", "uront", "ira", "iront"))
            and low not in ("aura", "auront", "sera", "seront")
            and (does or (j > i and low.startswith(("commenc", "début", "dur", "s"))))
        ):
            return "predicted"
        if low in ("aura", "auront") and occurs:
            return "predicted"
        if low in ("serait", "seraient", "aurait", "auraient") and subject_of_own:
            if "participle" in low or any(
                t.lower[k].endswith(("é", "ée", "és", "ées")) and t.pos[k] == "VERB"
                for k in range(j + 1, min(end, j + 3))
            ):
                return "alleged" if low.startswith("aur") else "hypothetical"
            return "hypothetical"
        if j > i:
            return None
    return None
