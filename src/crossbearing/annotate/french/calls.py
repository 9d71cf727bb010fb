"""Demands, threats, promises, refusals and accusations in French."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from crossbearing.annotate.french.attributions import _subject
from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.phrases import phrase_after, speaker_name
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution, Call, Name


@lru_cache(maxsize=1)
def _verbs() -> dict[str, list[tuple[dict[str, Any], tuple[str, ...]]]]:
    found: dict[str, list[tuple[dict[str, Any], tuple[str, ...]]]] = {}
    for row in lexicon("fr/calls"):
        for form, moods in forms_of(row["verb"]).items():
            found.setdefault(form, []).append((row, moods))
        stem = row["verb"][:-2]
        if row["verb"].endswith("er"):
            # "Nous exigeons", in the words of who speaks.
            found.setdefault(stem + ("eons" if stem.endswith("g") else "ons"), []).append((row, ("present",)))
    return found


def find_calls(t: Tokens, groups: Groups, names: tuple[Name, ...], said: tuple[Attribution, ...]) -> tuple[Call, ...]:
    """Every call, in order."""
    out = []
    known = {n.end: n for n in names if n.pronoun}
    for i, low in enumerate(t.lower):
        for row, moods in _verbs().get(low, ()):
            call = _call(t, groups, i, row, moods, known, said)
            if call is not None:
                out.append(call)
                break
    return tuple(out)


_INFINITIVES = ("er", "ir", "re", "oir")
_BEFORE_INFINITIVE = frozenset({"ne", "n'", "pas", "se", "s'", "y", "en", "les", "le", "la", "l'", "leur", "lui"})


def _is_infinitive(t: Tokens, j: int) -> bool:
    """Whether an infinitive stands behind "à" or "de" at token `j`, over its clitics. (The model's tags are asked only where a noun could stand.)"""
    k = j
    while k < len(t) and k < j + 3 and t.lower[k] in _BEFORE_INFINITIVE and t.pos[k] != "NOUN":
        k += 1
    if k >= len(t) or not t.lower[k].endswith(_INFINITIVES):
        return False
    return t.pos[k] in ("VERB", "AUX") or (t.lower[k].endswith(("er", "ir")) and t.pos[k] in ("ADJ", "X", "ADV"))


def _call(
    t: Tokens,
    groups: Groups,
    i: int,
    row: dict[str, Any],
    moods: tuple[str, ...],
    pronouns: dict[int, Name],
    said: tuple[Attribution, ...],
) -> Call | None:
    group = groups.group(i, moods)
    if (
        group.negated
        or group.mood == "infinitive"
        or (group.mood == "participle" and not group.auxiliary)
        or group.passive
    ):
        return None
    if bool(row.get("reflexive")) != group.reflexive:
        return None
    first, end = t.sent[i], t.end_of_sentence(i)
    last = end - 1
    while last > i and t.lower[last] in (".", "!", "?", ";", "»", "”", '"', ",", "\n"):
        last -= 1
    stop = next((j for j in range(i + 1, last + 1) if t.lower[j] in ("»", "”", ";") or t.word[j] == '"'), last + 1)
    last = min(last, stop - 1)
    j = i + 1
    to: str | None = None
    if j > last:
        return None
    takes = row["takes"]
    marks: tuple[str, ...] = ()
    if row["asked"] == "à" and t.lower[j] in ("à", "au", "aux"):
        marks = ("de", "d'", "que")
    elif row["asked"] == "" and "to_do" in takes and t.lower[j] not in ("à", "de", "d'", "au", "aux"):
        marks = ("de", "d'", "à")
    if marks:
        phrase = phrase_after(t, j, last + 1)
        if phrase is None:
            return None
        inside = range(phrase[0], phrase[1] + 1)
        begins = (k for k in inside if t.lower[k] in marks and k + 1 <= last and _is_infinitive(t, k + 1))
        j = next(begins, phrase[1] + 1)
        to = t.text[t.start[phrase[0]] : t.end[j - 1]]
    where: int | None = None
    if j <= last:
        low = t.lower[j]
        if (
            (low in ("à", "de", "d'") and "to_do" in takes and j < last and _is_infinitive(t, j + 1))
            or (low in ("que", "qu'") and "that" in takes)
            or (low in ("à", "au", "aux") and "thing_a" in takes and to is None)
        ):
            where = j
        elif (
            "thing" in takes
            and to is None
            and (
                t.pos[j] in ("DET", "NOUN", "ADV", "NUM")
                or low in ("des", "du", "une", "un", "la", "le", "les", "l'", "plus")
            )
        ):
            phrase = phrase_after(t, j, last + 1)
            head = t.lower[phrase[0]].rstrip("s") if phrase else ""
            if head and head not in row.get("not_things", ()) and (not row.get("things") or head in row["things"]):
                where = j
    if where is None:
        return None
    by = _caller(t, groups, group.first, i, first, pronouns, said)
    if by is None:
        return None
    begin, finish = t.start[where], t.end[last]
    return Call(begin, finish, by, t.text[begin:finish], to, row["kind"])


def _caller(
    t: Tokens, groups: Groups, at: int, i: int, first: int, pronouns: dict[int, Name], said: tuple[Attribution, ...]
) -> str | None:
    """Who calls: the subject, or who is quoted where the words are "nous"."""
    if (at > first and t.lower[at - 1] in ("nous", "je", "j'", "on")) or t.lower[at] in ("nous",):
        over = [a for a in said if a.covers(t.start[i], t.end[i]) and a.sources]
        return over[-1].sources[-1] if over else None
    subject = _subject(t, groups, at, i, first)
    if subject is None:
        return None
    _, end, name = speaker_name(t, subject)
    known = pronouns.get(end)
    return known.name if known is not None else name
