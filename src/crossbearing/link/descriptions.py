"""Bodies described rather than named: `the county emergency inspectorate` for the Inspectorate for Emergency
Situations of that county."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.appearances import Appearance
from crossbearing.link.body_names import body_tokens, head_of
from crossbearing.link.credit import acronym
from crossbearing.link.person_names import is_full, person_tokens, without_title
from crossbearing.link.spelling import skeleton, spelled_alike
from crossbearing.records import Annotations

# Words before the head that a description may have, and that it must have at least: "the authority" alone is no
# description.
LONGEST, SHORTEST = 4, 1
# Words with which no description begins.
_NO_START = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "of",
        "and",
        "for",
        "in",
        "on",
        "to",
        "at",
        "by",
        "from",
        "with",
        "as",
        "said",
        "says",
        "told",
    ]
)


_BEFORE = re.compile(rf"(?<![\w\-])(?:[\w’'\-]+[ \u00a0]){{{SHORTEST},{LONGEST}}}\Z")
# Characters that so many words fill at most.
FAR = 80
# A capital word right before a surname makes it another name (unless a sentence begins with it).
_NAME_BEFORE = re.compile(r"[a-z,’'] [A-Z][\w’'\-.]* \Z")
_WORDS = re.compile(r"[\w’'\-]+")
# Initials of two letters are also anything else (PM, US).
_INITIALS = re.compile(r"(?<![\w.\-])[A-Z]{3,7}(?![\w\-])")


def initials_used(accounts: Sequence[Annotations], found: Sequence[Appearance]) -> list[Appearance]:
    """Bare acronyms of bodies that the same account, or only one body of the case, is named by in full."""
    everywhere: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for x in found:
        spans[x.document].append((x.start, x.end))
        if x.kind in ("organization", "group") and len(initials := acronym(x.known_as)) > 2:
            everywhere[initials].add(" ".join(body_tokens(x.known_as)))
            here[x.document, initials].add(x.known_as)
    known = {" ".join(body_tokens(x.known_as)): x.known_as for x in found}
    out: list[Appearance] = []
    for account in accounts:
        document = account.document
        taken = spans[document.id]
        for m in _INITIALS.finditer(document.text):
            if m.group() not in everywhere or any(s < m.end() and m.start() < e for s, e in taken):
                continue
            names = sorted(here.get((document.id, m.group()), ()))
            if not names and len(everywhere[m.group()]) == 1:
                names = [known[n] for n in everywhere[m.group()]]
            if len({body_tokens(n) for n in names}) == 1:
                why = f"“{m.group()}” for “{names[0]}”"
                out.append(Appearance(document.id, m.start(), m.end(), m.group(), "organization", names[0], why=why))
    return out


def surnames_used(accounts: Sequence[Annotations], found: Sequence[Appearance]) -> list[Appearance]:
    """Bare surnames of persons whom the same account names in full, where no layer found them."""
    full: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for x in found:
        spans[x.document].append((x.start, x.end))
        words = without_title(x.known_as).split()
        if x.kind == "person" and is_full(person_tokens(x.known_as)) and len(words[-1]) > 2 and words[-1][0].isupper():
            full[x.document][words[-1]].add(x.known_as)
    out: list[Appearance] = []
    for account in accounts:
        document, text = account.document.id, account.document.text
        surnames = {s: min(names) for s, names in full[document].items() if len(names) == 1}
        if not surnames:
            continue
        taken = sorted(spans[document])
        pattern = re.compile(
            r"(?<![\w’'\-])(?:" + "|".join(map(re.escape, sorted(surnames))) + r")(?![\w\-])(?! [A-Z])"
        )
        for m in pattern.finditer(text):
            n = bisect_left(taken, (m.start() + 1, 0))
            held = any(s < m.end() and m.start() < e for s, e in taken[max(0, n - 3) : n + 1])
            if not held and not _NAME_BEFORE.search(text, max(0, m.start() - 30), m.start()):
                why = f"“{m.group()}” for “{surnames[m.group()]}”"
                out.append(Appearance(document, *m.span(), m.group(), "person", surnames[m.group()], why=why))
    return out


# In shorter surnames the same consonants are too often another name.
SHORTEST_VARIANT = 8
_CAPITALISED = re.compile(rf"(?<![\w’'\-])[A-Z][a-z]{{{SHORTEST_VARIANT - 1},}}(?![\w\-])(?! [A-Z])")


def surnames_alike(accounts: Sequence[Annotations], found: Sequence[Appearance]) -> list[Appearance]:
    """Surnames that no layer found, spelt another way than in the accounts that name the person in full ("the Pashinian government")."""
    full: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for x in found:
        spans[x.document].append((x.start, x.end))
        tokens = person_tokens(x.known_as)
        if x.kind == "person" and not x.pronoun and is_full(tokens) and len(tokens[-1]) >= SHORTEST_VARIANT:
            full[skeleton(tokens[-1])][tokens[-1]].add(x.known_as)
    out: list[Appearance] = []
    for account in accounts if full else ():
        document, text = account.document.id, account.document.text
        taken = sorted(spans[document])
        for m in _CAPITALISED.finditer(text):
            word = m.group().lower()
            near = full.get(skeleton(word))
            if near is None or word in near:
                continue
            n = bisect_left(taken, (m.start() + 1, 0))
            held = any(s < m.end() and m.start() < e for s, e in taken[max(0, n - 3) : n + 1])
            names = {
                name for surname, known in near.items() if spelled_alike(word, surname, person=True) for name in known
            }
            if len(names) == 1 and not held and not _NAME_BEFORE.search(text, max(0, m.start() - 30), m.start()):
                (name,) = names
                why = f"“{m.group()}” for “{name}”: another transliteration"
                out.append(Appearance(document, *m.span(), m.group(), "person", name, why=why))
    return out


@lru_cache(maxsize=1)
def _heads() -> str:
    rows = lexicon("bodies")
    return "|".join(sorted({r["noun"] for r in rows["roles"]} | set(rows["heads"])))


@lru_cache(maxsize=1)
def _head_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\-])({_heads()})(?![\w\-])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    return re.compile(rf"(?: [a-z]+){{0,2}} (?:{_heads()})(?![\w\-])")


def built_on_names(accounts: Sequence[Annotations], found: Sequence[Appearance]) -> list[Appearance]:
    """Bodies called by a name and a common noun: `the Lake Union observer mission`, where the name alone is
    another body or place."""
    texts = {a.document.id: a.document.text for a in accounts}
    ends = {(x.document, x.end) for x in found}
    out: list[Appearance] = []
    for x in found:
        if x.kind == "person" or x.pronoun or "\n" in x.form:
            continue
        m = _built().match(texts[x.document], x.end)
        if m and (x.document, m.end()) not in ends and not set(m.group().split()[:-1]) & _NO_START:
            form = texts[x.document][x.start : m.end()]
            out.append(Appearance(x.document, x.start, m.end(), form, "organization", form))
    return out


def described(accounts: Sequence[Annotations], found: Sequence[Appearance]) -> list[Appearance]:
    """Descriptions all of whose words, head included, are of the name of one body of the case."""
    names: dict[tuple[str, ...], str] = {}
    holding: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for x in found:
        if not x.pronoun:
            spans[x.document].append((x.start, x.end))
        tokens = body_tokens(x.known_as)
        if x.kind in ("organization", "group") and not x.pronoun and len(tokens) > 1:
            names[tokens] = min(names.get(tokens, x.known_as), x.known_as)
            for token in tokens:
                holding[head_of(x.known_as), token].add(tokens)
    heads_known = {head for head, _ in holding}
    out: list[Appearance] = []
    for account in accounts:
        text = account.document.text
        taken = sorted(spans[account.document.id])
        starts = [start for start, _ in taken]
        for m in _head_words().finditer(text):
            head = body_tokens(m.group())
            before = (
                _BEFORE.search(text, max(0, m.start() - FAR), m.start()) if head and (head[0] in heads_known) else None
            )
            for word in _WORDS.finditer(before.group()) if before else ():
                start = before.start() + word.start() if before else 0
                if word.group().lower() in _NO_START:
                    continue
                form = text[start : m.end()]
                tokens = body_tokens(form)
                fitting = set.intersection(*(holding.get((head[0], t), set()) for t in tokens))
                if len(tokens) < 2 or not fitting or tokens in fitting:
                    continue
                known_as = _one_body(fitting, names)
                # Names may lie in a description ("EU mission"), a description is never a part of a name.
                near = taken[max(0, bisect_left(starts, start) - 3) : bisect_right(starts, m.end())]
                cut = any(
                    s < m.end() and start < e and not (start <= s and e <= m.end() and e - s < m.end() - start)
                    for s, e in near
                )
                if known_as and not cut:
                    why = f"“{form}” describes “{known_as}”"
                    out.append(Appearance(account.document.id, start, m.end(), form, "organization", known_as, why=why))
                break
    return out


def _one_body(fitting: set[tuple[str, ...]], names: dict[tuple[str, ...], str]) -> str | None:
    """The shortest name that fits, where all others that fit only add to it; None where they are several bodies."""
    shortest = min(fitting, key=lambda t: (len(t), t))
    return names[shortest] if all(set(shortest) <= set(t) for t in fitting) else None
