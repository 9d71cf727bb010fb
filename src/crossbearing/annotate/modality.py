"""What a clause says of its own verb: negation, modals, adverbs, conditions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crossbearing.annotate.syntax import Syntax
from crossbearing.lexicon import lexicon

# The six values of the contract, and three more that become one of them: `possible` (may, might, could); `obliged` (should, must, can), denied
# under a negation, since "should not buy" tells that nothing is bought; `would`, predicted after "said that", else hypothetical.
Value = str
ASSERTED = "asserted"


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of factuality, by word."""

    governors: dict[str, Value]
    phrasal: dict[tuple[str, str], Value]
    predicates: dict[str, Value]
    refuting: frozenset[str]
    adverbs: dict[str, Value]
    adjectives: dict[str, Value]
    modals: dict[str, Value]
    conditional: frozenset[str]
    implicative: frozenset[str]
    factive: frozenset[str]
    happens: frozenset[str]
    held: frozenset[str]
    clausal: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The lexicon, turned round once."""
    table = lexicon("factuality")

    def by_word(part: str) -> dict[str, Value]:
        return {word: value for value, rows in table[part].items() for word in rows if " " not in word}

    return Words(
        by_word("governors"),
        {
            (word.split()[0], word.split()[1]): value
            for value, rows in table["governors"].items()
            for word in rows
            if len(word.split()) == 2
        },
        by_word("predicates"),
        frozenset(table["refuting"]),
        by_word("adverbs"),
        by_word("adjectives"),
        by_word("modals"),
        frozenset(table["conditional"]),
        frozenset(table["implicative"]),
        frozenset(table["factive"]),
        frozenset(table["happens"]),
        frozenset(table["held"]),
        frozenset(table["clausal"]),
    )


def governed_by(s: Syntax, head: int) -> Value | None:
    """What a word does to its complement or object: "planned", but "called off" with its particle."""
    w, lemma = words(), s.lemma[head].lower()
    for c in s.children[head]:
        if s.dep[c] == "prt" or (s.dep[c] == "advmod" and c == head + 1):
            value = w.phrasal.get((lemma, s.lower[c]))
            if value is not None:
                return value
    return w.governors.get(lemma)


def predicated(s: Syntax, head: int) -> tuple[bool, Value | None]:
    """What is said of a clause that "it" or itself is the subject of: "it is possible that", "it is not true that", "is not known"."""
    w = words()
    negated = any(s.dep[c] == "neg" for c in s.children[head])
    told = s.child(head, "acomp", "attr") if s.pos[head] == "AUX" or s.lemma[head] == "be" else head
    if told is None:
        return False, None
    value = w.predicates.get(s.lemma[told].lower()) or w.predicates.get(s.lower[told])
    if value == "asserted":  # "is not true", "is not known"
        known = s.lemma[told].lower() in ("know", "clear", "certain", "establish", "confirm", "verify")
        return (negated and not known), ("unconfirmed" if negated and known else None)
    return False, value


def asked(s: Syntax, j: int) -> bool:
    """Whether a clause asks whether it is so: its auxiliary stands before its subject, and a question mark at its end."""
    subject = s.child(j, "nsubj", "nsubjpass", "expl")
    if subject is None:
        return False
    inverted = any(s.dep[c] in ("aux", "auxpass") and c < subject for c in s.children[j]) or (
        s.pos[j] == "AUX" and j < subject
    )
    if not inverted or any(s.tag[c] in ("WP", "WRB", "WDT", "WP$") for c in s.children[j] if c < subject):
        return False
    i = j
    while i + 1 < len(s.lower) and s.sent[i + 1] == s.sent[j]:
        i += 1
        if s.lower[i] == "?":
            return True
    return False


def own_clause(s: Syntax, j: int, noun: int | None = None) -> tuple[bool, Value]:
    """Whether a verb's clause negates it, and how sure its own words make it; of its noun phrases `noun` has been looked at before."""
    w = words()
    negated, value = False, ASSERTED
    perfect = any(s.lemma[c] == "have" and s.dep[c] == "aux" for c in s.children[j])
    for c in s.children[j]:
        word, dep, new = s.lower[c], s.dep[c], ASSERTED
        if dep == "neg" or (word == "never" and dep == "advmod"):
            negated = not negated
        elif dep in ("aux", "auxpass"):
            new = w.modals.get(word, ASSERTED)
            if word in ("'d", "’d") and perfect:
                new = ASSERTED
            elif new == "possible":
                new = "unconfirmed" if perfect else "hypothetical"
        elif (dep == "mark" and word in w.conditional) or (dep == "advcl" and _supposes(s, c)):
            new = "hypothetical"
        elif dep == "advmod" and word in w.adverbs:
            new = w.adverbs[word]
        elif (c != noun and dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and counts_none(s, c)) or (
            word in ("nor", "neither")
            and (
                dep in ("advmod", "conj", "preconj")
                or (dep == "cc" and s.child(j, "preconj") is None and word == "neither")
            )
        ):
            negated = not negated
        if value in (ASSERTED, "obliged", "would") and new != ASSERTED:
            value = new
    if value in (ASSERTED, "would", "obliged") and _inverted(s, j):
        value = "hypothetical"
    if asked(s, j):
        return False, "hypothetical"
    return negated, value


def counts_none(s: Syntax, i: int) -> bool:
    """Whether a noun phrase counts none: "no one", "nobody", "not one house", "none of them"."""
    if s.lower[i] in ("nobody", "none", "nothing", "neither"):
        return True
    for c in s.children[i]:
        if s.lower[c] in ("no", "neither") and s.dep[c] in ("det", "neg", "amod"):
            return True
        if s.dep[c] == "neg" or (s.lower[c] == "not" and c < i):
            return s.lower[c + 1] not in ("all", "only", "every", "just")
        if s.dep[c] in ("nummod", "amod", "det", "quantmod") and any(s.lower[g] == "not" for g in s.children[c]):
            return s.lower[c] not in ("all", "every")
    return False


# Verbs with which a condition only brings in another's figure.
_ASKED = frozenset(["ask", "believe", "trust", "prefer", "listen", "follow"])


def _supposes(s: Syntax, clause: int) -> bool:
    """Whether an adverbial clause is the condition of the one above: "if ...", "unless ...", "should the river rise"."""
    if s.lemma[clause] in _ASKED and any(
        s.lower[c] in ("you", "one") and s.dep[c] == "nsubj" for c in s.children[clause]
    ):
        return False  # "2,000 if you ask the league"
    return any(s.lower[m] in ("if", "unless") and s.dep[m] == "mark" for m in s.children[clause]) or _inverted(
        s, clause
    )


def _inverted(s: Syntax, j: int) -> bool:
    """Whether a clause supposes by inversion: "should the river rise", "had it fallen"."""
    subject = s.child(j, "nsubj", "nsubjpass")
    if subject is None:
        return False
    for c in s.children[j]:
        if s.dep[c] in ("aux", "auxpass") and s.lower[c] in ("should", "had", "were") and c < subject:
            before = s.lower[c - 1] if c > s.sent[j] else ""
            return c == s.sent[j] or (before in (",", "“", '"', ";") and s.head[j] != j)
    return False
