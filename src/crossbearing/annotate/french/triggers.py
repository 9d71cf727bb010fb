"""Triggers in French: the verb forms and nouns of the lexicon by which something happens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.groups import Group, Groups, auxiliaries
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon
from crossbearing.records.mention import EventType

# Participles that stand as nouns or adjectives of persons: "deux blessés".
_PERSONS = frozenset({"tué", "blessé", "disparu", "mort", "évacué", "arrêté", "détenu", "déplacé"})


class Row(NamedTuple):
    """One word of the lexicon; `rest` are the words that must follow its head."""

    word: str
    rest: tuple[str, ...]
    type: EventType
    kind: str
    role: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token `i` by which something happens; `last` is the last token of the phrase; `group` the verb group of a verb."""

    i: int
    last: int
    row: Row
    group: Group | None

    @property
    def verb(self) -> bool:
        """Whether it is a verb."""
        return self.group is not None


def _rows(part: str) -> list[Row]:
    out = []
    for g in lexicon("fr/triggers"):
        for phrase, told in (g.get(part) or {}).items():
            value: dict[str, Any] = told if isinstance(told, dict) else {}
            _head, *rest = phrase.split()
            out.append(
                Row(
                    phrase,
                    tuple(rest),
                    g["type"],
                    g["kind"],
                    g["role"],
                    tuple(value.get("needs", ())),
                    tuple(value.get("unless", ())),
                    bool(value.get("reflexive")),
                )
            )
    return out


@lru_cache(maxsize=1)
def tables() -> tuple[dict[str, list[tuple[Row, tuple[str, ...]]]], dict[str, list[Row]]]:
    """Verb forms with their rows and moods; noun forms, singular and plural, with their rows; longer phrases first."""
    verbs: dict[str, list[tuple[Row, tuple[str, ...]]]] = {}
    nouns: dict[str, list[Row]] = {}
    for row in _rows("verbs"):
        for form, moods in forms_of(row.word.split()[0]).items():
            verbs.setdefault(form, []).append((row, moods))
    for row in _rows("nouns"):
        head = row.word.split()[0]
        forms = {head} if head.endswith(("s", "x")) else {head, head + "s"}
        for form in forms:
            nouns.setdefault(form, []).append(row)
    for rows in verbs.values():
        rows.sort(key=lambda r: -len(r[0].rest))
    for plain in nouns.values():
        plain.sort(key=lambda r: -len(r.rest))
    return verbs, nouns


def find_triggers(t: Tokens, groups: Groups) -> list[Trigger]:
    """Every trigger, in order."""
    verbs, nouns = tables()
    found: list[Trigger] = []
    done = -1
    for i, low in enumerate(t.lower):
        if i <= done:
            continue
        trigger = None
        if low in verbs:
            trigger = _verb(t, groups, i, verbs[low])
        if trigger is None and low in nouns:
            trigger = _noun(t, i, nouns[low])
        if trigger is not None:
            found.append(trigger)
            done = trigger.last
    return found


def _follows(t: Tokens, i: int, rest: tuple[str, ...]) -> int | None:
    """The last token of a phrase whose further words are `rest`, None where they do not follow."""
    j = i
    for word in rest:
        j += 1
        if j < len(t) and t.lower[j] in ("pas", "aussi", "hier", "également"):
            j += 1
        if j >= len(t) or (
            t.lower[j] != word
            and t.lower[j].rstrip("s") != word
            and t.lower[j] != word + "s"
            and not (word.startswith("d'") and t.lower[j] == "d'")
        ):
            return None
        if word.startswith("d'") and t.lower[j] == "d'":
            j += 1
            if j >= len(t) or not t.lower[j].startswith(word[2:].lower()[:4]):
                return None
    return j


def _fits(t: Tokens, i: int, row: Row) -> bool:
    if not row.needs and not row.unless:
        return True
    near = [w for j in range(t.sent[i], t.end_of_sentence(i)) if j != i and abs(j - i) < 18 for w in (t.lower[j],)]
    if row.unless and any(w.startswith(tuple(u.lower() for u in row.unless)) for w in near if len(w) > 1):
        return False
    return not row.needs or any(w.startswith(row.needs) for w in near)


def _verb(t: Tokens, groups: Groups, i: int, rows: list[tuple[Row, tuple[str, ...]]]) -> Trigger | None:
    for row, moods in rows:
        last = _follows(t, i, row.rest)
        if last is None or not _fits(t, i, row):
            continue
        group = groups.group(i, moods)
        if row.reflexive and not group.reflexive:
            continue
        low = t.lower[i]
        if (
            not group.auxiliary
            and group.mood != "infinitive"
            and t.pos[i] in ("NOUN", "PROPN", "ADJ", "ADP")
            and i
            and (t.pos[i - 1] in ("DET", "ADP") or t.lower[i - 1] in ("l'", "la", "le", "un", "une", "d'"))
            and low.rstrip("s") not in _PERSONS
        ) and (low in tables()[1] or (t.pos[i - 1] == "DET" and t.pos[i] != "ADJ")):
            continue
        if low == "mort" and not group.auxiliary and (group.mood == "participle"):
            continue
        if row.word == "tirer" and group.passive:
            continue
        return Trigger(i, last, row, group)
    return None


def _noun(t: Tokens, i: int, rows: list[Row]) -> Trigger | None:
    for row in rows:
        last = _follows(t, i, row.rest)
        if last is None or not _fits(t, i, row):
            continue
        if t.pos[i] in ("VERB", "AUX") and i and t.lower[i - 1] in auxiliaries() and t.lower[i - 1] != "a":
            continue
        if t.word[i][0].isupper() and t.start[i] != t.start[t.sent[i]] and row.word not in ("coup d'État",):
            continue
        return Trigger(i, last, row, None)
    return None


@lru_cache(maxsize=1)
def kinds() -> dict[tuple[str, str], tuple[str, str]]:
    """(lemma, type) -> (kind, role) of every French trigger."""
    return {(row.word, row.type): (row.kind, row.role) for part in ("verbs", "nouns") for row in _rows(part)}
