"""Whose word something is in French, told without a verb of saying before it: "selon", "comme l'a annoncé", "l'affirmation selon laquelle"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from crossbearing.annotate.french.phrases import phrase_after, speaker_name
from crossbearing.annotate.french.sayings import (
    behind,
    clause_end,
    saying_verbs,
    sentence_of,
)
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution


@lru_cache(maxsize=1)
def speakers() -> frozenset[str]:
    """Nouns that can be a speaker."""
    return frozenset(w.lower() for w in lexicon("fr/speakers")["people"])


def according(t: Tokens) -> list[Attribution]:
    """ "Selon la police, ...", "..., selon la police", "..., selon la police, ..."."""
    found = []
    rows = [
        (row["words"].split(" ") if "'" not in row["words"] else re.findall(r"[^\s']+'?", row["words"]), row)
        for row in lexicon("fr/according")
    ]
    for i in range(len(t)):
        for words, row in rows:
            if t.lower[i : i + len(words)] != words:
                continue
            made = _by(t, i, len(words), row)
            if made is not None:
                found.append(made)
            break
    return found


def _by(t: Tokens, i: int, size: int, row: dict[str, Any]) -> Attribution | None:
    text = t.text
    first, end = sentence_of(t, i)
    keep = row["words"].startswith("de source")
    phrase = phrase_after(t, i + (1 if keep else size), end)
    if phrase is None:
        return None
    start, stop, name = speaker_name(t, phrase)
    head = t.lower[phrase[0]]
    adjectives = {t.whole_word(phrase[0])} | {t.lower[j] for j in range(phrase[0], min(phrase[1], phrase[0] + 2) + 1)}
    if not (
        adjectives & speakers() or head.rstrip("s") in speakers() or t.word[phrase[0]][0].isupper() or name[0].isupper()
    ):
        return None
    j = phrase[1] + 1
    # an apposition or relative clause belongs to the speaker
    begins = (
        t.start[i] == t.start[first]
        or t.lower[i - 1] in ("«", '"')
        or (i and t.lower[i - 1] in (":", "et", "mais") and False)
    )
    cue = t.start[i], t.end[i + size - 1]
    if begins:
        if "start" not in row["at"]:
            return None
        comma = next((k for k in range(j, end) if t.lower[k] == ","), None)
        if comma is None:
            return None
        if comma + 1 < end and t.lower[comma + 1] in (
            "qui",
            "dont",
            "cité",
            "citée",
            "chef",
            "directeur",
            "maire",
            "ministre",
        ):
            comma = next((k for k in range(comma + 1, end) if t.lower[k] == ","), comma)
        if comma + 1 >= end:
            return None
        # "Selon Kiev, ... ; Moscou parle de ...": behind a semicolon the account goes on by itself
        close = next((k for k in range(comma + 1, end) if t.lower[k] == ";"), end)
        return Attribution(
            t.start[comma + 1], clause_end(t, comma + 1, close), cue, (start, stop), (name,), False, "statement"
        )
    if row["words"] == "pour":
        return None
    begin = first
    finish = clause_end(t, j - 1, end) if j <= end else t.end[phrase[1]]
    before = i - 1
    comma_before = t.lower[before] == ","
    tail = text[t.end[phrase[1]] : finish].strip()
    if comma_before and tail.startswith(",") and "middle" in row["at"] and len(tail) > 4:
        after = t.end[phrase[1]] + text[t.end[phrase[1]] :].index(",") + 1
        after += len(text[after:]) - len(text[after:].lstrip())
        parts = ((t.start[begin], t.end[before - 1]), (after, finish))
        return Attribution(t.start[begin], finish, cue, (start, stop), (name,), False, "statement", parts)
    if not comma_before and not (adjectives & speakers() or name[0].isupper()):
        return None
    # Two figures side by side: "9 000 selon les organisateurs, 4 000 selon la police"
    previous = max(
        (
            k
            for k in range(begin, i)
            if t.lower[k] == "," and any(t.lower[m] in ("selon", "d'après") for m in range(begin, k))
        ),
        default=None,
    )
    if previous is not None:
        begin = previous + 1
    last = before - 1 if comma_before else before
    if last < begin:
        return None
    return Attribution(t.start[begin], t.end[last], cue, (start, stop), (name,), False, "statement")


def as_said(t: Tokens) -> list[Attribution]:
    """ "Comme l'a annoncé le préfet, la route est rouverte."."""
    found = []
    verbs = saying_verbs()
    for i, low in enumerate(t.lower):
        if low not in ("comme", "ainsi") or t.start[i] != t.start[t.sent[i]]:
            continue
        end = t.end_of_sentence(i)
        verb = next((j for j in range(i + 1, min(end, i + 5)) if t.lower[j] in verbs), None)
        if verb is None:
            continue
        speaker = behind(t, verb + 1, end)
        if speaker is None:
            continue
        comma = next((j for j in range(speaker[1], end) if t.lower[j] == ","), None)
        if comma is None or comma + 1 >= end:
            continue
        start, stop, name = speaker_name(t, speaker[0])
        found.append(
            Attribution(
                t.start[comma + 1],
                clause_end(t, comma + 1, end),
                (t.start[verb], t.end[verb]),
                (start, stop),
                (name,),
                False,
                "statement",
            )
        )
    return found


_SAYINGS = frozenset(
    {
        "affirmation",
        "déclaration",
        "annonce",
        "information",
        "rumeur",
        "accusation",
        "hypothèse",
        "informations",
        "rumeurs",
        "accusations",
        "affirmations",
        "déclarations",
        "allégations",
    }
)


def by_nouns(t: Tokens) -> list[Attribution]:
    """ "L'affirmation du maire selon laquelle le pont est sûr a surpris."."""
    found = []
    for i, low in enumerate(t.lower):
        if low != "selon" or i + 1 >= len(t) or t.lower[i + 1] not in ("laquelle", "lesquelles", "lequel", "lesquels"):
            continue
        first, end = sentence_of(t, i)
        noun = next((j for j in range(i - 1, max(first - 1, i - 8), -1) if t.lower[j] in _SAYINGS), None)
        if noun is None:
            continue
        # The relative clause ends before the main verb: at its own first verb with what follows up to the next finite verb.
        aux = [j for j in range(i + 2, end) if t.pos[j] in ("VERB", "AUX")]
        stop = end
        if len(aux) > 1:
            later = [j for j in aux[1:] if t.pos[j] == "AUX" or t.head[j] == j]
            later = [j for j in later if j - 1 not in aux]
            if later:
                stop = later[0]
        phrase = (
            phrase_after(t, noun + 2, i)
            if noun + 2 < i + 1 and t.lower[noun + 1] in ("du", "de", "d'", "des")
            else None
        )
        name = speaker_name(t, phrase) if phrase is not None else None
        found.append(
            Attribution(
                t.start[i + 2],
                clause_end(t, i + 2, stop),
                (t.start[noun], t.end[noun]),
                (name[0], name[1]) if name else None,
                (name[2],) if name else (),
                False,
                "statement",
            )
        )
    return found
