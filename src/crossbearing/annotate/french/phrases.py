"""Noun phrases in French by their order: where one begins and ends, and by what name a speaker goes."""

from __future__ import annotations

import re

from crossbearing.annotate.french.time_rules import WEEKDAYS
from crossbearing.annotate.french.tokens import Tokens

_ARTICLES = frozenset(
    {
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d'",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "notre",
        "nos",
        "aux",
        "au",
        "certains",
        "certaines",
        "plusieurs",
    }
)
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_LINKS = frozenset({"de", "d'", "du", "des", "de la", "à", "aux", "au", "en", "pour", "contre"})
_STOPS = frozenset(
    {
        "qui",
        "que",
        "qu'",
        "dont",
        "où",
        ",",
        "(",
        ")",
        ";",
        ":",
        ".",
        "«",
        "»",
        "–",
        "—",
        "et",
        "ou",
        "mais",
        *WEEKDAYS,
        "hier",
        "aujourd'hui",
    }
)


def phrase_after(t: Tokens, i: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `i`: its first and last tokens, articles left out, with its "de" complements."""
    first = i
    while first < stop and t.lower[first] in _ARTICLES:
        first += 1
    if first >= stop or t.lower[first] in _STOPS or not t.word[first][0].isalnum():
        return None
    last = first
    nouns = t.pos[first] in ("NOUN", "PROPN") or t.word[first][0].isupper()
    j = first + 1
    while j < stop:
        low = t.lower[j]
        if low in _STOPS or t.sent[j] != t.sent[i]:
            break
        if low in ("de", "d'", "du", "des", "à", "en", "aux", "au") and j + 1 < stop:
            if low in ("à", "en", "aux", "au") and not (t.word[j + 1][0].isupper() or (False)):
                break
            k = j + 1
            while k < stop and t.lower[k] in _ARTICLES:
                k += 1
            if k < stop and (t.pos[k] in _INSIDE or t.word[k][0].isupper()) and t.lower[k] not in _STOPS:
                last, j = k, k + 1
                nouns = True
                continue
            break
        if (
            t.pos[j] in _INSIDE
            or (t.word[j][0].isupper() and t.pos[j] not in ("VERB", "AUX", "PRON", "DET"))
            or low == "-"
            or (not nouns and t.pos[j] in ("NOUN", "VERB"))
        ):
            last = j
            nouns = nouns or t.pos[j] in ("NOUN", "PROPN")
            j += 1
            continue
        break
    return first, last


def phrase_before(t: Tokens, i: int, start: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token `i` or shortly before it: its first and last tokens, articles left out; what stands between two commas
    behind it ("Ana Lupu, maire de la commune,") is left out too."""
    last = i
    if last >= start and t.lower[last] == ",":
        opening = next((j for j in range(last - 1, start, -1) if t.lower[j] == ","), None)
        if opening is None:
            return None
        last = opening - 1
    first = last
    while (
        first - 1 >= start
        and t.lower[first - 1] not in _STOPS - {"et"}
        and (
            t.pos[first - 1] in (*_INSIDE, "DET", "ADP")
            or t.lower[first - 1] in _ARTICLES
            or t.word[first - 1][0].isupper()
        )
    ):
        first -= 1
    found = phrase_after(t, first, last + 1)
    while found is not None and found[1] < last and first < last:
        following = phrase_after(t, found[1] + 1, last + 1)
        if following is None:
            break
        found = following
    return found


def subject_before(t: Tokens, at: int, first: int) -> tuple[int, int] | None:
    """The phrase before a verb group, over clitics and a relative pronoun."""
    j = at - 1
    while j >= first and (
        t.lower[j] in ("se", "s'", "ne", "n'", "y", "en", "l'", "le", "la", "les") or (t.pos[j] == "ADV")
    ):
        j -= 1
    if j < first:
        return None
    if t.lower[j] in ("qui",) and j > first:
        j -= 1
    return phrase_before(t, j, first)


_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s+(?:de|du|des|d['’]|la|le|van|von|ben|el|al)?\s?[A-ZÀ-ÖØ-Þ][\w’'-]+)+$")


def speaker_name(t: Tokens, span: tuple[int, int]) -> tuple[int, int, str]:
    """Span and name of a speaker's phrase: the person named in it ("le président Paul Riva"), else all of it."""
    start, end = t.start[span[0]], t.end[span[1]]
    words = t.text[start:end]
    if (m := _NAME.search(words)) is not None and m.start() and words[0].islower():
        before = words[: m.start()].rstrip()
        if not re.search(r"(?:^|\s)(?:de|d['’]|du|des|de la|la|le|les)$", before):
            return start + m.start(), end, m.group()
    return start, end, words
