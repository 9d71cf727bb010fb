"""Passages worded anew: translated and translated back, put in other words or another order, sentence after sentence with the same content.

Two reporters of one event share its names, figures and facts, but not what each sentence holds and the choice of further words. A passage
counts only where sentences that follow each other in the one are answered by sentences that follow each other in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.link.shingles import Numbers, word_hash
from crossbearing.link.synonyms import meaning
from crossbearing.link.words import FIGURE, FORMULAIC, FREE, FUNCTION, NAME, Words

# A meaning that stands in more accounts than this brings nothing together.
COMMON = 24
# Accounts compared with each one at most: those with which it shares most rare meanings.
NEAREST = 5
# Rare meanings that two accounts must share to be looked at.
SHARED_BY_ACCOUNTS = 7
# Pairs of accounts counted at once, about: 8 bytes each, a few times.
AT_ONCE = 4_000_000
# The share of their content that two sentences must have in common to answer each other.
ANSWERS = 0.5
# Telling meanings that two sentences must share to be compared, unless one of them has hardly more.
MET = 2
# Sentences of a passage, and what their common content must come to: free words in the first place.
SENTENCES, FREE_WORDS, SHARE = 2, 8, 0.56
# One long sentence by itself: of more free words and nearly all its content.
ALONE_FREE_WORDS, ALONE_SHARE = 9, 0.74
# Sentences told may lie so many apart in either text.
STEP = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an account: its words (half open) and its meanings with what they tell."""

    begin: int
    end: int
    paragraph: int
    content: dict[str, float]
    weight: float
    quoted: bool


@dataclass(frozen=True, slots=True)
class Reworded:
    """Word ranges of both texts, the share of common content, and how many sentences answer each other."""

    a: tuple[int, int]
    b: tuple[int, int]
    share: float
    sentences: int


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of an account, and for each meaning that tells something the numbers of those that have it."""

    sentences: list[Sentence]
    holding: dict[str, list[int]]


def told_in(words: Words) -> Told:
    """What an account tells, sentence by sentence."""
    sentences = sentences_of(words)
    return Told(sentences, _holding(sentences))


def sentences_of(words: Words) -> list[Sentence]:
    """The sentences of an account, those of a colon or semicolon as one with what follows in the paragraph."""
    out: list[Sentence] = []
    begin, count = 0, len(words.forms)
    for n in range(1, count + 1):
        if n < count and words.paragraph[n] == words.paragraph[begin]:
            if words.sentence[n] == words.sentence[n - 1]:
                continue
            if words.text[words.ends[n - 1] : words.starts[n]].lstrip('”"’)]')[:1] in (":", ";"):
                continue
        content: dict[str, float] = {}
        for k in range(begin, n):
            weight = words.weights[k]
            # The letters behind an apostrophe ("don't", "it's") are no word.
            if weight > FUNCTION and (len(words.forms[k]) > 2 or words.forms[k].isdigit()):
                key = meaning(words.forms[k])
                if content.get(key, 0.0) < weight:
                    content[key] = weight
        quoted = sum(words.quoted[begin:n]) * 2 > n - begin
        out.append(Sentence(begin, n, words.paragraph[begin], content, sum(content.values()), quoted))
        begin = n
    return out


def meanings_of(words: Words) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """The hashes of the meanings that may bring an account together with another, in order of the hash."""
    told = {meaning(f) for f, weight in zip(words.forms, words.weights, strict=True) if weight in (FREE, NAME, FIGURE)}
    return np.fromiter(sorted(word_hash(m) for m in told), dtype=np.uint64, count=len(told))


def reworded_pairs(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Accounts a < b that share many rare meanings: for each its nearest, never all pairs."""
    keys = [meanings_of(words) for words in texts]
    if len(texts) < 2:
        return
    key = np.concatenate(keys)
    account = np.repeat(np.arange(len(texts)), [len(k) for k in keys])
    order = np.argsort(key, kind="stable")
    key, account = key[order], account[order]
    start = np.flatnonzero(np.append(True, key[1:] != key[:-1])[: len(key)])
    size = np.diff(np.append(start, len(key)))
    rare = np.repeat((size > 1) & (size <= COMMON), size)
    end = np.repeat(start + size, size)
    counts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    begun = np.flatnonzero(rare)
    # A stretch of accounts at a time, with all the pairs that begin in it.
    work = np.cumsum(np.bincount(account[begun], (end - np.arange(len(end)))[begun], len(texts)))
    stretch = (work // AT_ONCE)[account[begun]] if len(begun) else begun
    for n in np.unique(stretch).tolist():
        pairs, shared = _shared(begun[stretch == n], end, account, len(texts))
        for pair, times in zip(pairs.tolist(), shared.tolist(), strict=True):
            a, b = divmod(pair, len(texts))
            counts[a].append((-times, b))
            counts[b].append((-times, a))
    kept = {(min(a, b), max(a, b)) for a, near in counts.items() for _, b in sorted(near)[:NEAREST]}
    yield from sorted(kept)


def _shared(left: Numbers, end: Numbers, account: Numbers, accounts: int) -> tuple[Numbers, Numbers]:
    """The pairs of accounts that share enough of the meanings that begin at `left`, and how many."""
    right = left + 1
    found: list[Numbers] = []
    while len(left):
        inside = right < end[left]
        left, right = left[inside], right[inside]
        found.append(account[left] * accounts + account[right])
        right = right + 1
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    enough = shared >= SHARED_BY_ACCOUNTS
    return pairs[enough], shared[enough]


def reworded(a: Told, b: Told) -> list[Reworded]:
    """The passages of two accounts that tell the same in other words, in order."""
    of_a, of_b, holding = a.sentences, b.sentences, b.holding
    answers: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for m, s in enumerate(of_a):
        met: dict[int, int] = {}
        for key, weight in s.content.items():
            if weight > FORMULAIC:
                for n in holding.get(key, ()):
                    met[n] = met.get(n, 0) + 1
        for n, times in met.items():
            t = of_b[n]
            if times < MET and min(len(s.content), len(t.content)) > MET:
                continue
            common = sum([min(w, t.content[k]) for k, w in s.content.items() if k in t.content])
            # The weight of common content as a share of all (Dice 1945).
            share = 2 * common / (s.weight + t.weight)
            if share >= ANSWERS and not (s.quoted and t.quoted):
                answers[m].append((share, n))
    if not answers:
        return []
    out: list[Reworded] = []
    done: set[int] = set()
    taken: set[int] = set()
    for m in sorted(answers):
        if m in done:
            continue
        chain = [(m, n) for _, n in sorted(answers[m], key=lambda x: (-x[0], x[1])) if n not in taken][:1]
        if not chain:
            continue
        while True:
            x, y = chain[-1]
            following = [
                (k, -share, n) for k in range(x + 1, x + 1 + STEP) for share, n in answers.get(k, ())
                if 0 < abs(n - y) <= STEP and n not in taken and all(n != q for _, q in chain)
                and of_a[k].paragraph - of_a[x].paragraph <= STEP
            ]  # fmt: skip
            if not following:
                break
            k, _, n = min(following)
            chain.append((k, n))
        if judged := _judged(chain, of_a, of_b):
            out.append(judged)
            done.update(x for x, _ in chain)
            taken.update(y for _, y in chain)
    return out


def _holding(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """For each meaning that tells something the sentences that have it."""
    out: dict[str, list[int]] = defaultdict(list)
    for n, t in enumerate(sentences):
        for key, weight in t.content.items():
            if weight > FORMULAIC:
                out[key].append(n)
    return out


def _judged(chain: list[tuple[int, int]], of_a: Sequence[Sentence], of_b: Sequence[Sentence]) -> Reworded | None:
    common = whole = 0.0
    free = 0
    for m, n in chain:
        s, t = of_a[m].content, of_b[n].content
        shared = [k for k in s if k in t]
        common += 2 * sum([min(s[k], t[k]) for k in shared])
        whole += sum(s.values()) + sum(t.values())
        free += sum(min(s[k], t[k]) >= FREE for k in shared)
    share = common / max(1e-9, whole)
    if len(chain) >= SENTENCES:
        if free < FREE_WORDS or share < SHARE:
            return None
    elif free < ALONE_FREE_WORDS or share < ALONE_SHARE:
        return None
    xs, ys = sorted(m for m, _ in chain), sorted(n for _, n in chain)
    return Reworded(
        (of_a[xs[0]].begin, of_a[xs[-1]].end), (of_b[ys[0]].begin, of_b[ys[-1]].end), round(share, 3), len(chain)
    )
