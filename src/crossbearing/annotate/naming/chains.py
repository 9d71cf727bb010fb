"""Which names have the same bearer: name parts, acronyms, shorter forms. The bearer's `name` is the fullest form in the account."""

from __future__ import annotations

import re

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import adjectives

_BRACKET = re.compile(r"\s?[(\[]$")
_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "&", "on", "in"})
_SUFFIX = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def surname(words: tuple[str, ...]) -> str:
    """The last word of a person's name that is no suffix."""
    kept = [w for w in words if w not in _SUFFIX]
    return kept[-1] if kept else words[-1]


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the words that count in an acronym; hyphened parts count each."""
    return "".join(
        p[0] for w in words if w.lower() not in _SMALL for p in re.split(r"[-‑–]", w) if p and p[0].isalnum()
    ).upper()


def is_acronym(word: str, words: tuple[str, ...]) -> bool:
    """Whether the word is an acronym of the words: their initials, or such with the small words' letters too."""
    letters = re.sub(r"[^A-Za-z0-9]", "", word)
    if not (2 <= len(letters) <= 8 and letters[:2].isupper()) or len(words) < 2:
        return False
    every = "".join(w[0] for w in words if w[0].isalnum()).upper()
    return letters.upper() in (initials(words), every)


def person_chains(people: list[Mention]) -> None:
    """Gives every mention of a person the fullest form of its bearer's name, and shares titles, roles and gender along the chain."""
    full = [m for m in people if len(m.words) > 1]
    bearers: list[list[Mention]] = []
    by_surname: dict[str, list[list[Mention]]] = {}
    by_word: dict[str, list[list[Mention]]] = {}

    def begin(m: Mention) -> None:
        chain = [m]
        bearers.append(chain)
        by_surname.setdefault(surname(m.words), []).append(chain)
        for w in dict.fromkeys(m.words):
            by_word.setdefault(w, []).append(chain)

    for m in full:
        for chain in by_surname.get(surname(m.words), ()):
            head = chain[0].words
            if head[0] == m.words[0] or set(m.words) <= set(head) or set(head) <= set(m.words):
                chain.append(m)
                break
        else:
            begin(m)
    for m in people:
        if len(m.words) != 1:
            continue
        word = m.words[0]
        fitting = [c for c in by_word.get(word, ()) if not clash(m, c)]
        exact = [c for c in fitting if word == surname(c[0].words)]
        fitting = exact or fitting
        before = [c for c in fitting if c[0].start < m.start]
        if before:
            # Two bearers of one surname: the one named last.
            max(before, key=lambda c: max(x.start for x in c if x.start < m.start)).append(m)
        elif fitting:
            fitting[0].append(m)
        else:
            begin(m)
    for chain in bearers:
        fullest = max(chain, key=lambda m: (len(m.words), -m.start))
        name = " ".join(fullest.words)
        gender = next((m.gender for m in sorted(chain, key=lambda m: m.start) if m.gender), None)
        roles = tuple(dict.fromkeys(r for m in sorted(chain, key=lambda m: m.start) for r in m.roles))
        for m in chain:
            m.name, m.gender = name, gender
            m.roles = m.roles or roles


def clash(m: Mention, chain: list[Mention]) -> bool:
    """Whether the genders of a mention and a chain differ."""
    return any(m.gender and x.gender and m.gender != x.gender for x in chain)


def other_chains(text: str, others: list[Mention]) -> None:
    """The same for organisations, groups and places: acronyms in brackets or by initials, and shorter forms of one longer name."""
    fullest: dict[str, Mention] = {}
    previous: Mention | None = None
    for m in others:
        m.name = " ".join(m.words)
        if len(m.words) == 1:
            bracketed = (
                previous is not None
                and previous.end < m.start <= previous.end + 3
                and _BRACKET.search(text[previous.end : m.start])
            )
            if bracketed and previous is not None and len(previous.words) > 1 and m.words[0][:2].isupper():
                fullest.setdefault(m.words[0], previous)
                m.kind = previous.kind
        previous = m
    named = list(
        {m.name: m for m in reversed(others) if len(m.words) > 1 and m.kind in ("organization", "group")}.values()
    )
    named.sort(key=lambda m: m.start)
    by_first: dict[str, list[Mention]] = {}
    by_letters: dict[str, list[Mention]] = {}
    for n in named:
        by_first.setdefault(n.words[0], []).append(n)
        every = "".join(w[0] for w in n.words if w[0].isalnum()).upper()
        for letters in dict.fromkeys((initials(n.words), every)):
            by_letters.setdefault(letters, []).append(n)
    for m in others:
        if len(m.words) > 1 and m.kind == "place":
            continue
        word = m.words[0]
        if len(m.words) == 1 and word in fullest:
            m.name, m.kind = fullest[word].name, fullest[word].kind
            continue
        if (m.kind == "place" and "place" in m.features) or (len(m.words) == 1 and word in adjectives()):
            continue  # "NATO" is not the "NATO troops"
        near = by_first.get(word, [])
        if len(m.words) == 1 and word[:2].isupper():
            letters = re.sub(r"[^A-Za-z0-9]", "", word).upper()
            near = sorted({id(n): n for n in (*near, *by_letters.get(letters, ()))}.values(), key=lambda n: n.start)
        longer = [n for n in near if n is not m and contains(n.words, m.words)]
        names = dict.fromkeys(n.name for n in longer)
        if len(names) == 1 and m.kind != "group":
            m.name, m.kind = longer[0].name, longer[0].kind


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter name is an acronym of the longer or its beginning."""
    if len(shorter) == 1 and is_acronym(shorter[0], longer):
        return True
    return len(shorter) < len(longer) and longer[: len(shorter)] == shorter
