"""Triggers: the verbs and nouns by which something happens, with the type and kind that the lexicon gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crossbearing.lexicon import lexicon
from crossbearing.records.mention import EventType

if TYPE_CHECKING:
    # It brings the parser, which those who ask for the tables alone do not need.
    from crossbearing.annotate.syntax import Syntax

# Longest list of words that a condition looks at: dependents two steps down, the head, and the head's dependents one step down.
_DEPTH = 2
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
# Kinds of happenings that have names: "the First Border War", "the Lomma Earthquake".
_NAMABLE = frozenset(
    ["war", "campaign", "quake", "flood", "storm", "fire", "shooting", "riot", "battle", "eruption", "epidemic"]
)


@dataclass(frozen=True, slots=True)
class Row:
    """One word of the lexicon. `rest` are the words of a phrase besides its head ("way" of "give way")."""

    word: str
    rest: tuple[str, ...]
    type: EventType
    kind: str
    role: str
    needs: frozenset[str]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token `i` by which something happens; `first`..`last` are the tokens of the phrase. `role` is `other` for a verb that the lexicon
    does not know."""

    i: int
    first: int
    last: int
    type: EventType
    kind: str
    role: str
    lemma: str
    verb: bool


def _rows(part: str) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for group in lexicon("triggers"):
        for phrase, value in group.get(part, {}).items():
            told: dict[str, Any] = value if isinstance(value, dict) else {}
            words = phrase.split()
            head = words.pop(0 if part == "verbs" else -1)
            needs, unless = frozenset(told.get("needs", ())), frozenset(told.get("unless", ()))
            row = Row(phrase, tuple(words), group["type"], group["kind"], group["role"], needs, unless)
            rows.setdefault(head, []).append(row)
    for found in rows.values():
        found.sort(key=lambda r: -len(r.rest))  # "walk out" before "walk"; otherwise in the order of the file
    return rows


@lru_cache(maxsize=1)
def tables() -> tuple[dict[str, list[Row]], dict[str, list[Row]], dict[str, list[Row]], frozenset[str]]:
    """Verbs, nouns and adjectives by head word, and the verbs of state."""
    return _rows("verbs"), _rows("nouns"), _rows("adjectives"), frozenset(lexicon("states")["states"])


@lru_cache(maxsize=1)
def kinds_of_words() -> dict[str, frozenset[str]]:
    """For each word of the lexicon the kinds of happening that it can tell."""
    found: dict[str, set[str]] = {}
    for table in tables()[:3]:
        for rows in table.values():
            for row in rows:
                found.setdefault(row.word, set()).add(row.kind)
    for word, group in _french():
        if word not in found:
            found[word] = {group["kind"]}
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _french() -> list[tuple[str, dict[str, Any]]]:
    """The words of the French triggers with their groups: an incident of a French account is weighed by them."""
    return [
        (word, group)
        for group in lexicon("fr/triggers")
        for part in ("verbs", "nouns")
        for word in group.get(part) or {}
    ]


@lru_cache(maxsize=1)
def happening_words() -> frozenset[str]:
    """The lemmas of all triggers but those of speech and of the merely eventful: what an incident can be told by."""
    return frozenset(
        row.word
        for table in tables()[:3]
        for rows in table.values()
        for row in rows
        if row.role not in ("speech", "other")
    ) | frozenset(word for word, group in _french() if group["role"] not in ("speech", "other"))


@lru_cache(maxsize=1)
def bearers() -> frozenset[str]:
    """Nouns of those who do, carry or bring about what the noun before them names, whether or not it happens: "an assault force"."""
    return frozenset(lexicon("states")["bearers"])


def find_triggers(s: Syntax) -> list[Trigger]:
    """Every trigger of the parse, in order."""
    verbs, nouns, adjectives, states = tables()
    found: list[Trigger] = []
    for i, pos in enumerate(s.pos):
        if pos == "VERB":
            named = s.dep[i] in _SUBJECTS and s.tag[i] == "VBG" and s.lower[i] in nouns
            trigger = _word(s, i, nouns[s.lower[i]]) if named else _verb(s, i, verbs, states)
            if trigger is None and s.dep[i] in ("amod", "compound") and s.lower[i] in adjectives:
                trigger = _word(s, i, adjectives[s.lower[i]])
        elif pos == "NOUN":
            rows = nouns.get(s.lemma[i]) or nouns.get(s.lower[i]) or adjectives.get(s.lower[i])
            apart = _hyphened(s, i, nouns) if i > 1 and s.lower[i - 1] == "-" else None
            rows = apart or rows
            trigger = _word(s, i, rows) if rows else None
            if trigger is not None and apart:
                trigger = replace(trigger, first=i - 2)
            if (
                trigger is not None
                and s.dep[i] == "compound"
                and (trigger.role == "action" or s.lemma[s.head[i]] in bearers())
            ):
                trigger = None  # rescue officials, arrest warrants; an assault force, a bomb squad
        elif pos in ("ADJ", "ADV"):
            rows = adjectives.get(s.lower[i]) or (nouns.get(s.lower[i]) if s.lower[i] == "dead" else None)
            trigger = _word(s, i, rows) if rows else None
        elif pos == "PROPN":
            word = s.lower[i]
            if not s.cased[i] and word in verbs and s.child(i, "aux") is not None:
                found.append(
                    Trigger(i, i, i, verbs[word][0].type, verbs[word][0].kind, verbs[word][0].role, word, True)
                )
                continue  # "to march", which the model takes for the month
            rows = nouns.get(word) or (nouns.get(word[:-1]) if word.endswith("s") else None) or adjectives.get(word)
            trigger = _word(s, i, rows) if rows and (not s.cased[i] or _headline(s, i) or _named(s, i)) else None
            if trigger is not None and s.cased[i] and not _headline(s, i) and trigger.kind not in _NAMABLE:
                trigger = None
            if trigger is not None and s.dep[i] == "compound" and s.lower[s.head[i]] in bearers():
                trigger = None  # NATIONAL DISASTER BUREAU
        else:
            continue
        if trigger is not None:
            found.append(trigger)
    return found


def _headline(s: Syntax, i: int) -> bool:
    """Whether a capitalised noun may be a common one: it stands in a line without a full stop at its end, and not inside a name."""
    j = i
    while j + 1 < len(s.line) and s.line[j + 1] == s.line[i]:
        j += 1
    while j > i and s.pos[j] == "SPACE":
        j -= 1
    return s.lower[j] not in (".", "!", "?", "”", '"', ")") or _run_in(s, i)


def _run_in(s: Syntax, i: int) -> bool:
    """Whether a noun stands in a heading at the head of its line, all of whose longer words have capitals: "THE AMBUSH OF 9 MAY. Neither ..."."""
    first = s.sent[i]
    if first > 2 and s.line[first - 1] == s.line[first] and s.line[max(0, first - 4)] == s.line[first]:
        return False
    words = 0
    for j in range(first, min(len(s.lower), first + 12)):
        if s.sent[j] != first:
            return words >= 2 and s.line[j] == s.line[first]
        if len(s.lower[j]) > 3 and s.lower[j].isalpha():
            if not s.cased[j]:
                return False
            words += 1
    return False


def _named(s: Syntax, i: int) -> bool:
    """Whether a capitalised noun ends the name of a happening: "the Second Border War", "the 2031 Lomma Earthquake"."""
    last = i + 1 >= len(s.lower) or not (s.cased[i + 1] and s.pos[i + 1] in ("PROPN", "NOUN"))
    if not last or i == 0 or s.dep[i] == "compound":
        return False
    before = [c for c in s.children[i] if c < i and (s.cased[c] or s.tag[c] == "CD") and s.dep[c] != "det"]
    return bool(before) and any(s.lower[c] in ("the", "this", "that", "a") for c in s.children[i])


def _verb(s: Syntax, i: int, verbs: dict[str, list[Row]], states: frozenset[str]) -> Trigger | None:
    lemma, dep = s.lemma[i], s.dep[i]
    if dep == "amod" and s.tag[i] == "VBG":
        return None  # burning eyes, a shooting star
    for row in verbs.get(lemma, ()):
        last = i
        if row.rest:
            rest = _rest(s, i, row.rest)
            if rest is None:
                continue
            last = rest
        if _fits(s, i, row):
            return Trigger(i, i, last, row.type, row.kind, row.role, row.word if row.rest else lemma, True)
    if lemma in crowd_words() and dep not in ("amod", "aux") and _crowd(s, i, crowd_words()[lemma]):
        return Trigger(i, i, i, "protest", "gathering", "core", lemma, True)
    if lemma in states or dep in ("amod", "aux", "auxpass", "compound", "case", "mark", "prep") or not lemma.isalpha():
        return None
    return Trigger(i, i, i, "other", "other", "other", lemma, True)


# Subjects that are a crowd without a number.
_MANY = frozenset(
    ["hundreds", "thousands", "dozens", "crowd", "crowds", "people", "residents", "villagers", "relatives", "mourners", "strikers", "workers", "farmers",
     "students", "women", "parents", "families", "protesters", "pickets", "supporters", "neighbours", "passers-by", "demonstrators", "dockers", "miners"]
)  # fmt: skip


@lru_cache(maxsize=1)
def crowd_words() -> dict[str, tuple[frozenset[str], ...]]:
    """What crowds do, by verb, each with the words that must stand in its clause."""
    verbs: dict[str, tuple[frozenset[str], ...]] = {}
    for row in lexicon("crowds")["verbs"]:
        for verb in row["words"]:
            verbs[verb] = (*verbs.get(verb, ()), frozenset(row.get("with", ())))
    return verbs


def _crowd(s: Syntax, i: int, needed: tuple[frozenset[str], ...]) -> bool:
    """Whether the subject of a verb is a crowd, and its clause tells of a gathering: "some 600 people came to the port with candles"."""
    subject = s.child(i, "nsubj")
    if subject is None:  # "between 200 and 300 people walked"
        range_of = next((c for c in s.children[i] if s.lower[c] == "between" and c < i), None)
        subject = s.child(range_of, "pobj") if range_of is not None else None
    if subject is None or any(s.dep[c] == "neg" for c in s.children[i]):
        return False
    for c in s.children[subject]:
        if s.lower[c] == "of" and s.lower[subject] in (
            "group",
            "crowd",
            "column",
            "line",
            "queue",
            "hundreds",
            "thousands",
            "dozens",
            "number",
        ):
            break
    else:
        counted = s.tag[subject] == "CD" and not s.lower[subject].isalpha()
        counted = counted or any(s.tag[c] == "CD" and not s.lower[c].isalpha() for c in s.children[subject])
        if not counted and s.lower[subject] not in _MANY:
            return False
        if s.tag[subject] not in ("NNS", "NN", "NNPS", "CD"):
            return False
    clause = {w for c in s.below(i, _DEPTH + 1) for w in (s.lower[c], s.lemma[c])}
    return any(not words or clause & words for words in needed)


def _rest(s: Syntax, i: int, rest: tuple[str, ...]) -> int | None:
    """The last token of a phrase when its other words depend on the verb, else None. Only adjacent particles belong to the trigger."""
    below = s.below(i, 2)
    last = i
    for word in rest:
        at = next((c for c in below if s.lemma[c] == word or s.lower[c] == word), None)
        if at is None:
            return None
        if at == last + 1 and s.dep[at] == "prt":
            last = at
    return last


def _hyphened(s: Syntax, i: int, nouns: dict[str, list[Row]]) -> list[Row] | None:
    """The rows of a noun that the parser takes apart: "sit-in", "pile-ups", "stand-off"; without its hyphen where that is the entry."""
    for last in dict.fromkeys((s.lower[i], s.lower[i].removesuffix("s"))):
        rows = nouns.get(f"{s.lower[i - 2]}-{last}") or nouns.get(s.lower[i - 2] + last)
        if rows:
            return rows
    return None


def _word(s: Syntax, i: int, rows: list[Row]) -> Trigger | None:
    for row in rows:
        first = i - len(row.rest)
        if row.rest and (first < 0 or tuple(s.lemma[j].lower() for j in range(first, i)) != row.rest):
            continue
        if _fits(s, i, row):
            return Trigger(i, first, i, row.type, row.kind, row.role, row.word, False)
    return None


def _fits(s: Syntax, i: int, row: Row) -> bool:
    if not row.needs and not row.unless:
        return True
    near = {s.lemma[c].lower() for c in s.below(i, _DEPTH) if s.lower[c] != "according"}
    h = s.head[i]
    if h != i:
        near.add(s.lemma[h].lower())
        near.update(s.lemma[c].lower() for c in s.children[h] if c != i)
        if s.dep[h] in ("prep", "pobj", "agent") and s.head[h] != h:
            near.add(s.lemma[s.head[h]].lower())
    return not (row.needs and near.isdisjoint(row.needs)) and (not row.unless or near.isdisjoint(row.unless))
