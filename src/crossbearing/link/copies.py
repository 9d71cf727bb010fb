"""Passages that stand in two accounts, and which of the two has it from the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crossbearing.lexicon import lexicon
from crossbearing.link.alignment import Alignment, aligned, most_telling, similarity, span_of
from crossbearing.link.candidates import candidate_chains
from crossbearing.link.credit import is_credited
from crossbearing.link.folding import fold_name
from crossbearing.link.words import FREE, Words, words_of
from crossbearing.records import Annotations, Copy, Document, Passage

# Weight of shared words (see `words`) from which a passage is a copy: five free choices of words in one order, or
# four and some names. Two hand-made readings decide: an almost alike sentence (seven free words) must pass, a
# person's long title and office (none) must not.
TELLING = 4.6
# Once a pair of accounts is known to share a passage, or names the other as its source, the next one needs less.
TELLING_ONCE_KNOWN = 3.0
# Free words among them: names and figures alone never make a copy.
FREE_WORDS = 3
# Between two accounts of which one is shown to copy the other, so many words on end without a change are enough, if
# some tell.
RUN = 10
TELLING_IN_A_RUN = 2.0
# Words in all, and the share of them that must agree in order.
SHORTEST = 7
AGREEING = 0.6


def find_copies(accounts: Sequence[Annotations], words: Mapping[str, Words] | None = None) -> tuple[Copy, ...]:
    """Every copied passage between two accounts, a before b by document id; ordered by documents and place.

    `words` may hold the accounts' words by document id where they are at hand."""
    ordered = sorted(accounts, key=lambda a: a.document.id)
    texts = [words[a.document.id] if words else words_of(a) for a in ordered]
    folded: dict[int, str] = {}
    named: dict[tuple[int, str], bool] = {}

    def names(n: int, other: int) -> bool:
        """Whether account `n` names the publisher of `other`."""
        publisher = ordered[other].document.publisher
        if not publisher or publisher == ordered[n].document.publisher:
            return False
        if n not in folded:
            folded[n] = fold_name(texts[n].text)
        if (n, publisher) not in named:
            named[n, publisher] = is_credited(publisher, folded[n])
        return named[n, publisher]

    out: list[Copy] = []
    for a, b, chains in candidate_chains(texts):
        telling = [chain for chain in chains if most_telling(texts[a], texts[b], chain) >= TELLING_IN_A_RUN]
        found = _distinct([p for chain in telling for p in aligned(texts[a], texts[b], chain)])
        if not any(_may_be_copied(texts[a], p) for p in found):
            continue
        credits = (names(a, b), names(b, a))
        kept = _copied(texts[a], texts[b], found, ordered[a].document, ordered[b].document, any(credits))
        out.extend(_record(ordered[a].document, ordered[b].document, texts[a], texts[b], p, credits) for p in kept)
    return tuple(sorted(out, key=lambda c: (c.a.document, c.b.document, c.a.start, c.b.start, c.a.end, c.b.end)))


def _distinct(found: list[Alignment]) -> list[Alignment]:
    """Alignments that overlap in either text reduced to the one that shares most."""
    kept: list[Alignment] = []
    for p in sorted(found, key=lambda p: (-len(p.shared), p.a, p.b)):
        if not any((p.a[0] < k.a[1] and k.a[0] < p.a[1]) or (p.b[0] < k.b[1] and k.b[0] < p.b[1]) for k in kept):
            kept.append(p)
    return kept


def _may_be_copied(a: Words, p: Alignment) -> bool:
    """Whether an alignment can be a copy at all, whoever names whom: most are set aside before anybody's credits are read."""
    if len(p.shared) < SHORTEST:
        return False
    weights = [a.weights[i] for i, _ in p.shared]
    return sum(weights) >= TELLING_ONCE_KNOWN and sum(w >= FREE for w in weights) >= FREE_WORDS


def _copied(
    a: Words, b: Words, found: list[Alignment], doc_a: Document, doc_b: Document, credited: bool
) -> list[Alignment]:
    judged: list[tuple[Alignment, float, int]] = []
    runs: list[Alignment] = []
    for p in found:
        quotes_count = credited and _told_to_the_other(a, b, p, doc_a, doc_b)
        shared = [i for i, j in p.shared if quotes_count or not (a.quoted[i] and b.quoted[j])]
        telling = sum(a.weights[i] for i in shared)
        free = sum(a.weights[i] >= FREE for i in shared)
        longest = max(p.a[1] - p.a[0], p.b[1] - p.b[0])
        if len(shared) >= SHORTEST and len(p.shared) >= AGREEING * longest:
            judged.append((p, telling, free))
            if len(shared) >= RUN and len(p.shared) == longest and telling >= TELLING_IN_A_RUN:
                runs.append(p)
    shown = any(telling >= TELLING and free >= FREE_WORDS for _, telling, free in judged)
    least = TELLING_ONCE_KNOWN if credited or shown else TELLING
    kept = [p for p, telling, free in judged if telling >= least and free >= FREE_WORDS]
    return kept + ([p for p in runs if p not in kept] if shown else [])


def _told_to_the_other(a: Words, b: Words, p: Alignment, doc_a: Document, doc_b: Document) -> bool:
    """Whether one of the accounts names the other's publisher in the paragraph of the quotation: it quotes at
    second hand."""
    for words, (begin, end), other in ((a, p.a, doc_b), (b, p.b, doc_a)):
        start = words.text.rfind("\n", 0, words.starts[begin]) + 1
        stop = words.text.find("\n", words.ends[end - 1])
        paragraph = words.text[start : stop if stop >= 0 else len(words.text)]
        if is_credited(other.publisher, fold_name(paragraph)):
            return True
    return False


def _record(a: Document, b: Document, words_a: Words, words_b: Words, p: Alignment, credits: tuple[bool, bool]) -> Copy:
    share = similarity(words_a, words_b, p)
    direction, reason = _direction(a, b, credits)
    agency = _agency(a.text, b.text) if not any(credits) else None
    if agency:
        direction, reason = None, f"both carry {agency} copy"
    shared, longest = len(p.shared), max(p.a[1] - p.a[0], p.b[1] - p.b[0])
    how = "word for word" if shared == longest else f"{shared} of {longest} words in the same order"
    return Copy(
        Passage(a.id, *span_of(words_a, *p.a)),
        Passage(b.id, *span_of(words_b, *p.b)),
        share,
        direction,
        f"{how}; {reason}",
    )


def _direction(a: Document, b: Document, credits: tuple[bool, bool]) -> tuple[str | None, str]:
    """Which of the two has it from the other. A credit decides, unless it names the later account; else the dates
    do."""
    day_a, day_b = (d.published[:10] if d.published else None for d in (a, b))
    moment_a, moment_b = a.published or "", b.published or ""
    order = 0
    if day_a and day_b and day_a != day_b:
        order = 1 if day_a < day_b else -1
    elif day_a and day_b and len(moment_a) == len(moment_b) and moment_a != moment_b:
        order = 1 if moment_a < moment_b else -1
    a_names_b, b_names_a = credits
    if b_names_a and not a_names_b and order >= 0:
        return "b", f"{b.publisher or 'the one'} names {a.publisher}"
    if a_names_b and not b_names_a and order <= 0:
        return "a", f"{a.publisher or 'the one'} names {b.publisher}"
    if order:
        early, late = (a, b) if order > 0 else (b, a)
        return ("b" if order > 0 else "a"), f"published {early.published} and {late.published}"
    return None, "neither date nor credit tells which was first"


def _agency(text_a: str, text_b: str) -> str | None:
    """The news agency that both accounts carry, by a credit at the head or the foot."""
    found = []
    for text in (text_a, text_b):
        ends = text[:400] + "\n" + text[-300:]
        found.append({row["name"] for row in lexicon("agencies") if re.search(row["credit"], ends)})
    both = sorted(found[0] & found[1])
    return both[0] if both else None
