"""Bare surnames of persons who are named in full, where no layer found them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossbearing.link.appearances import Appearance
from crossbearing.link.person_names import is_full, person_tokens, without_title
from crossbearing.link.rounds.draft import Draft
from crossbearing.link.spelling import skeleton, spelled_alike

# A capital word right before a surname makes it another name (unless a sentence begins with it).
_NAME_BEFORE = re.compile(r"[a-z,’'] [A-Z][\w’'\-.]* \Z")
# In shorter surnames the same consonants are too often another name.
SHORTEST_VARIANT = 8
_CAPITALISED = re.compile(rf"(?<![\w’'\-])[A-Z][a-z]{{{SHORTEST_VARIANT - 1},}}(?![\w\-])(?! [A-Z])")


def surnames_used(document: str, text: str, found: Sequence[Appearance]) -> list[Appearance]:
    """Bare surnames of persons whom the account itself names in full."""
    full: dict[str, set[str]] = defaultdict(set)
    for x in found:
        words = without_title(x.known_as).split()
        if x.kind == "person" and is_full(person_tokens(x.known_as)) and len(words[-1]) > 2 and words[-1][0].isupper():
            full[words[-1]].add(x.known_as)
    surnames = {s: min(names) for s, names in full.items() if len(names) == 1}
    if not surnames:
        return []
    pattern = re.compile(r"(?<![\w’'\-])(?:" + "|".join(map(re.escape, sorted(surnames))) + r")(?![\w\-])(?! [A-Z])")
    return [
        Appearance(
            document, *m.span(), m.group(), "person", surnames[m.group()], why=f"“{m.group()}” for “{surnames[m.group()]}”"
        )
        for m in _free(pattern, text, found)
    ]  # fmt: skip


def surnames_alike(drafts: Sequence[Draft]) -> list[list[Appearance]]:
    """For each account surnames spelt another way than in the accounts that name the person in full ("the Pashinian government")."""
    full: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for x in (x for d in drafts for x in d.found):
        tokens = person_tokens(x.known_as)
        if x.kind == "person" and not x.pronoun and is_full(tokens) and len(tokens[-1]) >= SHORTEST_VARIANT:
            full[skeleton(tokens[-1])][tokens[-1]].add(x.known_as)
    return [_alike(d, full) for d in drafts]


def _alike(draft: Draft, full: dict[str, dict[str, set[str]]]) -> list[Appearance]:
    out: list[Appearance] = []
    for m in _free(_CAPITALISED, draft.text, draft.found) if full else ():
        word = m.group().lower()
        near = full.get(skeleton(word))
        if near is None or word in near:
            continue
        names = {name for surname, known in near.items() if spelled_alike(word, surname, person=True) for name in known}
        if len(names) == 1:
            (name,) = names
            why = f"“{m.group()}” for “{name}”: another transliteration"
            out.append(Appearance(draft.document, *m.span(), m.group(), "person", name, why=why))
    return out


def _free(pattern: re.Pattern[str], text: str, found: Sequence[Appearance]) -> Iterator[re.Match[str]]:
    """Where a pattern stands in no name that was found, and behind none."""
    taken = sorted((x.start, x.end) for x in found)
    for m in pattern.finditer(text):
        n = bisect_left(taken, (m.start() + 1, 0))
        held = any(s < m.end() and m.start() < e for s, e in taken[max(0, n - 3) : n + 1])
        if not held and not _NAME_BEFORE.search(text, max(0, m.start() - 30), m.start()):
            yield m
