"""The exact extent of a passage that two texts share: words aligned in order, cut where they stop agreeing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from crossbearing.link.candidates import Anchor
from crossbearing.link.words import Words

# Words looked at before and behind the anchors.
REACH = 14
# A word of its own on either side costs this much of a shared one: two words in three must agree in the long run.
FOREIGN = 0.7
# So many words at the end of a sentence are taken along, so that the passage ends where the sentence does.
TAIL = 2
# A stray piece of the sentence before or behind is dropped where it weighs less than this and is less than that share
# of its sentence.
STRAY = 1.5
STRAY_SHARE = 0.6
SHINGLE = 4
_OPENING = re.compile(r"[“\"„«‘(]\Z")
_CLOSING = re.compile(r"[.!?,;:]?[”\"»’)]?[.!?]?")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Word ranges in both texts (half open) and the aligned words in them."""

    a: tuple[int, int]
    b: tuple[int, int]
    shared: list[Anchor]


def _around(a: Words, b: Words, chain: Sequence[Anchor]) -> tuple[int, int, int, int]:
    """The words of both texts in which a passage around the chain can lie."""
    a0, a1 = max(0, chain[0][0] - REACH), min(len(a.forms), chain[-1][0] + REACH + 2)
    b0, b1 = max(0, min(j for _, j in chain) - REACH), min(len(b.forms), max(j for _, j in chain) + REACH + 2)
    return a0, a1, b0, b1


def most_telling(a: Words, b: Words, chain: Sequence[Anchor]) -> float:
    """What the words around a chain that stand in both texts tell in all: more than any alignment of them can."""
    a0, a1, b0, b1 = _around(a, b, chain)
    there = set(b.forms[b0:b1])
    return sum([weight for form, weight in zip(a.forms[a0:a1], a.weights[a0:a1], strict=True) if form in there])


def aligned(a: Words, b: Words, chain: Sequence[Anchor]) -> list[Alignment]:
    """The passages around a chain of anchors, cut at the ends of paragraphs."""
    a0, a1, b0, b1 = _around(a, b, chain)
    shared: list[Anchor] = []
    for op in LCSseq.opcodes(a.forms[a0:a1], b.forms[b0:b1]):
        if op.tag == "equal":
            shared.extend(
                (a0 + i, b0 + j)
                for i, j in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
            )
    out: list[Alignment] = []
    for run in _paragraphs(a, b, shared):
        best = _without_strays(a, b, _densest(run))
        if best:
            out.append(_to_clauses(a, b, best))
    return out


def _paragraphs(a: Words, b: Words, shared: list[Anchor]) -> list[list[Anchor]]:
    runs: list[list[Anchor]] = []
    for i, j in shared:
        if runs and a.paragraph[i] == a.paragraph[runs[-1][-1][0]] and b.paragraph[j] == b.paragraph[runs[-1][-1][1]]:
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _densest(run: list[Anchor]) -> list[Anchor]:
    """The stretch of highest score: shared words less foreign ones (after Smith and Waterman 1981)."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, begin = 0.0, 0
    for n, (i, j) in enumerate(run):
        if n:
            x, y = run[n - 1]
            score -= FOREIGN * max(i - x - 1, j - y - 1)
        if score <= 0:
            score, begin = 0.0, n
        score += 1
        if score > best[0]:
            best = (score, begin, n + 1)
    return run[best[1] : best[2]]


def _without_strays(a: Words, b: Words, shared: list[Anchor]) -> list[Anchor]:
    """The shared words without the loose ends that belong to another sentence in either text."""
    for at in (0, -1):
        for words, side in ((a, 0), (b, 1)):
            if not shared:
                return shared
            edge = words.sentence[shared[at][side]]
            piece = [s for s in shared if words.sentence[s[side]] == edge]
            if len(piece) == len(shared) or sum(a.weights[i] for i, _ in piece) >= STRAY:
                continue
            first, last = piece[0][side], piece[-1][side]
            length = last - first + 1
            while first > 0 and words.sentence[first - 1] == edge:
                first, length = first - 1, length + 1
            while last + 1 < len(words.forms) and words.sentence[last + 1] == edge:
                last, length = last + 1, length + 1
            if len(piece) < STRAY_SHARE * length:
                gone = set(piece)
                shared = [s for s in shared if s not in gone]
    return shared


def _to_clauses(a: Words, b: Words, shared: list[Anchor]) -> Alignment:
    """Word ranges widened to the sentence's start and end where hardly a word is missing."""
    return Alignment(
        _widened(a, shared[0][0], shared[-1][0] + 1),
        _widened(b, shared[0][1], shared[-1][1] + 1),
        shared,
    )


def _widened(words: Words, begin: int, end: int) -> tuple[int, int]:
    first, last = begin, end
    for _ in range(TAIL + 1):
        if first == 0 or words.sentence[first - 1] != words.sentence[begin]:
            begin = first
            break
        first -= 1
    for _ in range(TAIL + 1):
        if last == len(words.forms) or words.sentence[last] != words.sentence[end - 1]:
            end = last
            break
        last += 1
    return begin, end


def similarity(a: Words, b: Words, found: Alignment) -> float:
    """The share of 4-word shingles that the two passages have in common, of those of the one that has fewer."""
    x, y = a.forms[slice(*found.a)], b.forms[slice(*found.b)]
    size = min(SHINGLE, len(x), len(y))
    p = {tuple(x[n : n + size]) for n in range(len(x) - size + 1)}
    q = {tuple(y[n : n + size]) for n in range(len(y) - size + 1)}
    return round(len(p & q) / max(1, min(len(p), len(q))), 3)


def span_of(words: Words, begin: int, end: int) -> tuple[int, int]:
    """The characters of a range of words, with the mark that closes its sentence and an opening quotation mark."""
    start, stop = words.starts[begin], words.ends[end - 1]
    if begin and words.quoted[begin] and not words.quoted[begin - 1] and _OPENING.search(words.text[:start][-1:]):
        start -= 1
    if end == len(words.forms) or words.sentence[end] != words.sentence[end - 1]:
        close = _CLOSING.match(words.text, stop)
        stop = close.end() if close else stop
    return start, stop
