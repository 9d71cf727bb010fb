"""How sure the account is of an event: asserted, unconfirmed, alleged, denied, predicted or hypothetical.

The value is carried down the parse as TruthTeller does (Lotan, Stern and Dagan 2013): each word above the trigger that negates, foresees,
supposes or reports changes it; modals, negation and conditionals of its own clause come first, the attribution that covers it last.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution
from crossbearing.records.mention import Factuality


@lru_cache(maxsize=1)
def _tables() -> tuple[
    dict[str, Factuality],
    dict[str, Factuality],
    dict[str, Factuality],
    dict[str, str],
    frozenset[str],
    frozenset[str],
    frozenset[str],
    frozenset[str],
]:
    table = lexicon("factuality")
    governors = {word.split()[0]: value for value, words in table["governors"].items() for word in words}
    adverbs = {word: value for value, words in table["adverbs"].items() for word in words}
    adjectives = {word: value for value, words in table["adjectives"].items() for word in words}
    modals = {word: value for value, words in table["modals"].items() for word in words}
    return (
        governors,
        adverbs,
        adjectives,
        modals,
        frozenset(table["negation"]),
        frozenset(table["conditional"]),
        frozenset(table["implicative"]),
        frozenset(table["factive"]),
    )


_BY_WORD = frozenset(["no", "nobody", "none", "neither", "nothing", "nor"])


def factuality(s: Syntax, t: Trigger, attributions: Sequence[Attribution] = ()) -> Factuality:
    """The factuality of a trigger; `attributions` are those that cover it, the innermost first."""
    negative, value = clause_factuality(s, t.i, t.verb)
    if negative:
        return "hypothetical" if value == "hypothetical" else "denied"
    if value != "asserted":
        return value
    for a in attributions:
        if a.factuality in ("denied", "alleged", "unconfirmed", "predicted", "hypothetical"):
            return a.factuality  # type: ignore[return-value]
    return "asserted"


def clause_factuality(s: Syntax, i: int, verb: bool) -> tuple[bool, Factuality]:
    """Whether the words above and beside a token negate it, and how sure they make it apart from that."""
    governors, adverbs, adjectives, modals, _negation, conditional, implicative, factive = _tables()
    negative = False
    value: Factuality = "asserted"

    def weaken(new: Factuality) -> None:
        nonlocal value
        if value == "asserted":
            value = new

    def own(j: int) -> bool:
        """Applies the modifiers of a verb's clause; true where it is negated."""
        negated = False
        perfect = any(s.lemma[c] == "have" and s.dep[c] == "aux" for c in s.children[j])
        for c in s.children[j]:
            word, dep = s.lower[c], s.dep[c]
            if dep == "neg":
                negated = not negated
            elif dep in ("aux", "auxpass") and word in modals:
                kind = modals[word]
                if kind == "possible":
                    weaken("unconfirmed" if perfect else "hypothetical")
                elif word in ("'d", "’d") and perfect:
                    pass
                else:
                    weaken(kind)  # type: ignore[arg-type]
            elif dep == "mark" and word in conditional:
                weaken("hypothetical")
            elif dep == "advmod" and word in adverbs:
                weaken(adverbs[word])
            elif (
                (dep == "advmod" and word == "never")
                or (dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and _none(s, c))
                or (dep == "preconj" and word == "neither")
                or (dep in ("cc", "advmod", "conj") and word == "nor")
            ):
                negated = not negated
            elif (
                dep == "advcl" and any(s.lower[m] in ("if", "unless") and s.dep[m] == "mark" for m in s.children[c])
            ) or (dep == "advcl" and _inverted(s, c)):
                weaken("hypothetical")
        if _inverted(s, j):
            weaken("hypothetical")
        return negated

    if verb:
        negative = own(i)
    else:
        for c in s.children[i]:
            word = s.lower[c]
            if (word in _BY_WORD and s.dep[c] in ("det", "neg")) or s.dep[c] == "neg":
                negative = not negative
            elif s.dep[c] in ("amod", "compound", "nmod") and word in adjectives:
                if adjectives[word] == "denied":
                    negative = not negative
                else:
                    weaken(adjectives[word])
            elif (
                s.dep[c] == "punct"
                and word in ('"', "“", "‘")
                and c == i - 1
                and i + 1 < len(s.lower)
                and s.lower[i + 1] in ('"', "”", "’")
            ):
                weaken("alleged")  # scare quotes around the one word
    j = i
    nominal = not verb
    for _ in range(12):
        head, dep = s.head[j], s.dep[j]
        if head == j:
            break
        lemma = s.lemma[head].lower()
        above = governors.get(lemma)
        if (s.pos[head] == "ADP" and s.lower[head] == "without") or s.lower[head] == "without":
            negative = not negative
        if nominal:
            if dep in ("pobj", "prep", "compound", "poss", "appos", "conj", "attr", "oprd", "agent"):
                if (
                    above is not None
                    and s.pos[head] in ("NOUN", "VERB")
                    and dep in ("prep", "agent")
                    and not (above == "predicted" and s.pos[head] == "VERB" and lemma != "call" and lemma != "warn")
                ):
                    if above == "denied":
                        negative = not negative
                    else:
                        weaken(above)
                    if s.pos[head] == "VERB":
                        break
                j = head
                if s.pos[j] in ("VERB", "AUX"):
                    break
                continue
            if dep in ("dobj", "nsubjpass") and above is not None and s.pos[head] == "VERB":
                if above == "denied":
                    negative = not negative
                elif lemma not in (
                    "appear",
                    "suggest",
                    "have",
                    "need",
                    "like",
                    "tell",
                    "fight",
                    "order",
                    "ask",
                    "mean",
                    "hope",
                    "set",
                    "agree",
                    "decide",
                    "seek",
                    "allow",
                    "offer",
                    "believe",
                    "try",
                    "want",
                    "think",
                    "charge",
                    "claim",
                ):
                    weaken(above)
                break
            if dep in ("dobj", "nsubjpass", "nsubj") and s.pos[head] in ("VERB", "AUX"):
                # the strike will begin; a march is to be held: the noun shares the fate of the verb that only tells that it happens
                if (
                    lemma in HAPPENS
                    or (dep == "nsubjpass" and lemma in HELD)
                    or (dep == "dobj" and lemma in HELD)
                    or lemma == "be"
                ):
                    if own(head):
                        negative = not negative
                    j, nominal = head, False
                    continue
            break
        if dep in ("xcomp", "ccomp", "pcomp", "acl", "advcl", "prep", "relcl", "conj", "oprd", "acomp"):
            if dep == "relcl":
                break
            if dep == "conj":
                if s.pos[head] not in ("VERB", "AUX"):
                    break
                shared = not any(s.dep[c] in ("aux", "auxpass", "nsubj", "nsubjpass") for c in s.children[j])
                if shared:
                    before = value
                    negated = own(head)
                    if negated and before == value and s.child(head, "neg") is None:
                        negative = not negative  # "no one died or was hurt"
                j = head
                continue
            if dep == "advcl":
                if s.child(j, "mark") is None and s.tag[j] == "VB" and any(s.lower[c] == "to" for c in s.children[j]):
                    if above is not None and above != "denied":
                        weaken(above)
                    elif s.lemma[head] in implicative:
                        j = head
                        if own(j):
                            negative = not negative
                        continue
                    else:
                        weaken("hypothetical")  # to do a thing in order to do another
                    break
                if s.child(j, "mark") is None and s.tag[j] in ("VBG", "VBN") and s.pos[head] in ("VERB", "AUX"):
                    j = head
                    if own(j) and s.tag[j] != "VBG":
                        pass
                    continue
                break
            if above is not None:
                if above == "denied":
                    negative = not negative
                elif (
                    not (lemma == "tell" and dep == "ccomp")
                    and not (lemma == "announce" and dep == "ccomp")
                    and not (lemma in ("warn", "suggest") and dep == "ccomp" and s.tag[j] in ("VBD", "VBN"))
                ):
                    infinitive = s.tag[j] == "VB" or dep == "pcomp"
                    if (
                        above not in ("predicted", "hypothetical")
                        or infinitive
                        or lemma in ("expect", "predict", "forecast", "demand")
                    ):
                        perfect = any(s.lemma[c] == "have" for c in s.children[j] if s.dep[c] == "aux")
                        weaken("unconfirmed" if above == "predicted" and perfect and infinitive else above)
                if s.child(head, "neg") is not None and lemma not in factive:
                    if above in ("predicted", "hypothetical", "unconfirmed", "denied"):
                        negative = not negative
                break
            if dep in ("xcomp", "acomp", "oprd") and s.pos[head] in ("VERB", "AUX"):
                j = head
                if own(j):
                    negative = not negative
                if s.lemma[j] == "be" and any(s.lower[c] == "to" for c in s.children[i]) and i != j:
                    weaken("predicted")
                if s.lemma[j] == "go" and s.tag[j] == "VBG":
                    weaken("predicted")
                continue
            if dep == "ccomp":
                if s.lower[head] in ("not",):
                    negative = not negative
                break
            if dep == "acl":
                if s.tag[j] == "VB":
                    weaken("hypothetical")
                break
            j = head
            if s.pos[j] in ("VERB",) and dep == "prep":
                break
            continue
        break
    return negative, value


# Verbs that only tell that their subject, or their object, happens.
HAPPENS = frozenset(
    ["begin", "start", "happen", "occur", "take", "end", "break", "erupt", "follow", "come", "go", "continue", "be"]
)
HELD = frozenset(["hold", "launch", "stage", "carry", "conduct", "organise", "organize", "commit", "begin", "start"])


def _none(s: Syntax, i: int) -> bool:
    """Whether a noun phrase counts none: "no one", "nobody", "not one house", "none of them"."""
    word = s.lower[i]
    if word in ("nobody", "none", "nothing", "neither"):
        return True
    for c in s.children[i]:
        if s.lower[c] in ("no", "neither") and s.dep[c] in ("det", "neg", "amod"):
            return True
        if s.dep[c] == "neg" or (s.lower[c] == "not" and c < i):
            return True
        if s.dep[c] in ("nummod", "amod", "det", "quantmod") and any(s.lower[g] == "not" for g in s.children[c]):
            return True
    return False


def _inverted(s: Syntax, j: int) -> bool:
    """Whether a clause supposes by inversion: "should the river rise", "had it fallen"."""
    subject = s.child(j, "nsubj", "nsubjpass")
    if subject is None:
        return False
    for c in s.children[j]:
        if s.dep[c] in ("aux", "auxpass") and s.lower[c] in ("should", "had", "were") and c < subject:
            before = s.lower[c - 1] if c > s.sent[j] else ""
            return (
                before not in ("nor", "neither", "so", "why", "how", "what", "where") and s.head[j] != j
            ) or c == s.sent[j]
    return False
