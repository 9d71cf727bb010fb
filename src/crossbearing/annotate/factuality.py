"""How sure the account is of an event: asserted, unconfirmed, alleged, denied, predicted or hypothetical.

The value is carried down the parse as TruthTeller does (Lotan, Stern and Dagan 2013): what stands above a trigger (verbs that deny, foresee,
suppose, report), then the attribution that covers it; modals, negation and conditions of its own clause come first.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.modality import ASSERTED, Value, governed_by, own_clause, predicated, words
from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger
from crossbearing.records import Attribution
from crossbearing.records.mention import Factuality

# Longest way up the parse; no hedge of the development texts stands farther from what it hedges.
_STEPS = 10
_OPEN_QUOTES, _CLOSE_QUOTES = frozenset(['"', "“", "‘", "'"]), frozenset(['"', "”", "’", "'"])
# Whose negation tells that it happened: who "did not come home" is dead.
_NOT_IS_SO = frozenset(["come home", "come back", "return home"])
# What a cue does to its whole content; what is foreseen or wished is read off the verbs themselves.
_BY_CUE: dict[str | None, Factuality] = {"denied": "denied", "alleged": "alleged", "unconfirmed": "unconfirmed"}


def factuality(s: Syntax, t: Trigger, attributions: Sequence[Attribution] = ()) -> Factuality:
    """The factuality of a trigger; `attributions` are those that cover it, the innermost first."""
    climb = _Climb(s, t)
    if t.lemma in _NOT_IS_SO:
        climb.negative = not climb.negative
    if climb.negative:
        return "hypothetical" if climb.value in ("hypothetical", "would") and climb.supposed else "denied"
    if climb.value in ("obliged", "would"):
        return "hypothetical"
    if climb.value != ASSERTED:
        return climb.value  # type: ignore[return-value]
    for a in attributions:
        if a.factuality in _BY_CUE and not (a.cue and a.cue[0] <= s.start[t.i] < a.cue[1]):
            return _BY_CUE[a.factuality]
    return "asserted"


class _Climb:
    """Walks from a trigger to the root and gathers polarity and value on the way."""

    def __init__(self, s: Syntax, t: Trigger) -> None:
        self.s, self.i = s, t.i
        self.negative, self.value, self.supposed = False, ASSERTED, False
        if t.verb:
            self.clause(t.i)
            self.up(t.i)
        else:
            self.modifiers(t.i)
            verb = self.noun(t.i)
            if verb is not None:
                self.clause(verb, t.i)
                self.up(verb)

    def weaken(self, value: Value) -> None:
        if value == "denied":
            self.negative = not self.negative
        elif self.value == ASSERTED or (self.value == "would" and value == "hypothetical"):
            self.value = value

    def doubt(self, value: Value) -> None:
        """What is said of the whole clause outweighs the clause's own "whether"."""
        if value == "unconfirmed" and self.value == "hypothetical":
            self.value = ASSERTED
        self.weaken(value)

    def refuted(self, noun: int) -> bool:
        """Whether somebody rejects what a noun reports: "dismissed reports of an explosion"."""
        s = self.s
        head = s.head[noun]
        if s.dep[noun] not in ("dobj", "nsubjpass") or head == noun:
            return False
        return s.lemma[head].lower() in words().refuting and s.child(head, "neg") is None

    def clause(self, j: int, noun: int | None = None) -> None:
        negated, value = own_clause(self.s, j, noun)
        self.negative ^= negated
        self.supposed = self.supposed or value in ("hypothetical", "would")
        self.weaken(value)

    def modifiers(self, i: int) -> None:
        """Determiners and adjectives of a noun: "no attack", "the alleged attack", the "attack"."""
        s, w = self.s, words()
        for c in s.children[i]:
            word, dep = s.lower[c], s.dep[c]
            if dep == "neg" or (word in ("no", "neither") and dep == "det"):
                self.negative = not self.negative
            elif dep in ("amod", "compound", "nmod") and word in w.adjectives:
                self.weaken(w.adjectives[word])
        if 0 < i < len(s.lower) - 1 and s.lower[i - 1] in _OPEN_QUOTES and s.lower[i + 1] in _CLOSE_QUOTES:
            self.weaken("alleged")
        after = i + 1 + (i + 1 < len(s.lower) and s.lower[i + 1] in _CLOSE_QUOTES)
        if after < len(s.lower) and s.tag[after] in ("VBN", "VBD") and w.adjectives.get(s.lower[after]) == "predicted":
            self.weaken("predicted")  # the march announced for Friday
        if i > 1 and s.lower[i - 1] == "called" and s.lower[i - 2] in ("so", "-"):
            self.weaken("alleged")

    def noun(self, i: int) -> int | None:
        """Applies what governs a noun; gives the verb whose fate it shares, where that only tells that it happens."""
        s, w = self.s, words()
        for _ in range(_STEPS):
            head, dep = s.head[i], s.dep[i]
            if head == i:
                return None
            lemma, pos = s.lemma[head].lower(), s.pos[head]
            above = governed_by(s, head)
            if dep in ("conj", "appos", "compound"):
                i = head
                continue
            if dep == "pobj":
                if s.lower[head] == "without":
                    self.negative = not self.negative
                    return None
                over = s.head[head]
                above = governed_by(s, over)
                if s.lower[head] == "of" and s.pos[over] == "NOUN" and self.refuted(over):
                    self.negative = not self.negative
                    return None
                if s.lower[head] == "of" and s.pos[over] == "NOUN" and above is None:
                    i = over
                    continue
                wanted = s.lower[head] in ("of", "for", "against", "on", "about", "to", "with")
                if (
                    above is not None
                    and wanted
                    and s.pos[over] in ("NOUN", "VERB")
                    and s.dep[head] in ("prep", "dative")
                ):
                    self.weaken("denied" if self.refuted(over) else above)
                return None
            if pos not in ("VERB", "AUX"):
                return None
            if dep in ("nsubj", "nsubjpass") and (lemma in w.happens or (dep == "nsubjpass" and lemma in w.held)):
                # "the raids were not as bloody" tells of raids; "a strike would be illegal" of none
                told = lemma == "be" and dep == "nsubj" and s.child(head, "acomp", "attr") is not None
                return None if told and s.child(head, "neg") is not None else head
            if dep == "dobj" and lemma in w.held:
                return head
            if (
                dep in ("dobj", "nsubjpass")
                and above is not None
                and (lemma not in w.clausal or s.child(head, "prt") is not None)
            ):
                self.weaken(above)
                if s.child(head, "neg") is not None and above != "denied":
                    self.negative = not self.negative
            return None
        return None

    def up(self, j: int) -> None:
        """Applies what stands above a verb."""
        s, w = self.s, words()
        for _ in range(_STEPS):
            head, dep = s.head[j], s.dep[j]
            if head == j or dep in ("relcl", "parataxis", "dep"):
                return
            infinitive = any(s.lower[c] == "to" and s.dep[c] == "aux" for c in s.children[j])
            lemma = s.lemma[head].lower()
            above = governed_by(s, head)
            if dep == "conj":
                if s.pos[head] not in ("VERB", "AUX"):
                    return
                if any(s.dep[c] in ("aux", "auxpass", "nsubj", "nsubjpass") for c in s.children[j]):
                    negated, value = own_clause(s, head)
                    if value == "hypothetical" and any(s.dep[c] == "mark" for c in s.children[head]):
                        self.weaken(value)
                else:
                    negated, value = own_clause(s, head)
                    self.weaken(value)
                    self.negative ^= negated and s.child(head, "neg") is None
                j = head
                continue
            if s.lower[head] == "without":
                self.negative = not self.negative
                return
            if dep == "prep":
                j = head
                continue
            if dep == "pcomp":
                over = s.head[head]
                above = governed_by(s, over)
                instead = head > 0 and s.lower[head - 1] == "instead"
                if instead or s.lower[over] == "instead" or s.lower[head] in ("instead", "than"):
                    self.negative = not self.negative
                if (
                    above is not None
                    and s.tag[j] == "VBG"
                    and s.lower[head] in ("of", "from", "for", "to", "against", "about", "on", "in", "with")
                ):
                    self.weaken(above)
                return
            if dep == "acl":
                if infinitive or s.lower[j - 1] == "that":
                    self.weaken(above or "obliged" if infinitive else above or ASSERTED)
                elif above in ("alleged", "unconfirmed", "denied") and s.tag[j] not in ("VBN", "VBG"):
                    self.weaken("denied" if self.refuted(head) else above)
                return
            if dep == "advcl":
                marked = any(s.dep[c] == "mark" for c in s.children[j])
                if infinitive and not marked:
                    if above is not None and above != "denied":
                        self.weaken(above)
                    elif lemma not in w.implicative and s.lemma[j] not in (
                        "close",
                        "end",
                        "finish",
                        "become",
                        "reach",
                        "win",
                    ):
                        self.weaken("obliged")
                    return
                if s.tag[j] in ("VBG", "VBN") and not marked and s.pos[head] in ("VERB", "AUX"):
                    _, value = own_clause(s, head)  # it will rise, flooding the town
                    self.weaken(value if value in ("predicted", "hypothetical") else ASSERTED)
                    j = head
                    continue
                return
            if dep in ("ccomp", "csubj", "csubjpass", "xcomp"):
                denied, put = predicated(s, head)
                self.negative ^= denied
                if put is not None:
                    self.doubt(put)
                    return
            if dep not in ("xcomp", "ccomp", "acomp", "oprd"):
                return
            negated = s.child(head, "neg") is not None
            if dep == "ccomp" and self.value == "would" and s.tag[head] in ("VBD", "VBN"):
                self.value = "predicted"
            if above is not None and not self.open_complement(lemma, above, dep, infinitive):
                above = None
            if above is not None:
                perfect = any(s.lemma[c] == "have" for c in s.children[j] if s.dep[c] == "aux")
                self.weaken("unconfirmed" if above == "predicted" and perfect and infinitive else above)
                self.negative ^= negated and lemma not in w.factive
                return
            if dep == "ccomp" and not (s.dep[head] == "xcomp" and s.tag[j] in ("VBG", "VB")):
                return
            if s.pos[head] in ("VERB", "AUX"):  # begin to, be able to, have to: as sure as what is above
                self.clause(head)
                if s.lemma[head] == "be" and infinitive:
                    self.weaken("predicted")
                if s.lemma[head] == "go" and s.tag[head] == "VBG":
                    self.weaken("predicted")
            j = head

    def open_complement(self, lemma: str, above: Value, dep: str, infinitive: bool) -> bool:
        """Whether a verb's value holds for a complement of this form: "decided to strike", but not "decided that it was"."""
        if above in ("alleged", "unconfirmed", "denied"):
            return lemma not in ("suggest",) or dep == "ccomp"
        return (
            infinitive or dep == "xcomp" or lemma in ("expect", "predict", "forecast", "demand", "recommend", "foresee")
        )
