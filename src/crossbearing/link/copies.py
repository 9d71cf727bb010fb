"""Passages that stand in two accounts, and which of the two has it from the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from crossbearing.link.alignment import Alignment, aligned, most_telling, similarity, span_of
from crossbearing.link.candidates import Anchor, candidate_chains
from crossbearing.link.credit import is_credited
from crossbearing.link.folding import fold_name
from crossbearing.link.origin import Witness, standing
from crossbearing.link.other_news import of_other_news
from crossbearing.link.reworded import Told, reworded, reworded_pairs, told_in
from crossbearing.link.texts import AT_HAND, Texts
from crossbearing.link.words import EXPECTED, FREE, Words
from crossbearing.records import Annotations, Copy, Document, Passage
from crossbearing.records.ordered import in_order_of_document

# Weight of shared words (see `words`) from which a passage is a copy: five free choices of words in one order, or
# four and some names. Two hand-made readings decide: an almost alike sentence (seven free words) must pass, a
# person's long title and office (none) must not.
TELLING = 4.6
# Once a pair of accounts is known to share a passage, or names the other as its source, the next one needs less.
TELLING_ONCE_KNOWN = 3.0
# Between accounts of different news, a free choice of words may yet be how such things are told everywhere ("charged with use of a firearm in
# the commission of a felony"): one passage must be more than a clause.
TELLING_OF_OTHER_NEWS = 9.0
# Free words among them: names and figures alone never make a copy. Once a pair is known, words of what happened count as well.
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
    ordered = in_order_of_document(accounts)
    documents = [a.document for a in ordered]
    texts: Sequence[Words] = [words[d.id] for d in documents] if words else Texts(ordered)
    witness = Witness(documents, texts)
    out: list[Copy] = []
    found_in: dict[tuple[int, int], list[Copy]] = {}
    for a, b, chains in candidate_chains(texts):
        kept = copies_of_pair(documents, texts, a, b, chains, witness)
        if kept:
            found_in[a, b] = kept
            out.extend(kept)

    @lru_cache(maxsize=AT_HAND)
    def told(n: int) -> Told:
        return told_in(texts[n])

    for a, b in reworded_pairs(texts):
        out.extend(worded_anew(documents, texts, a, b, (told(a), told(b)), found_in.get((a, b), ()), witness))
    out.sort(key=in_order)
    return standing({d.id: d for d in documents}, out)


def in_order(c: Copy) -> tuple[object, ...]:
    """The place of a copy in a record."""
    return c.a.document, c.b.document, c.a.start, c.b.start, c.a.end, c.b.end


def copies_of_pair(
    documents: Sequence[Document],
    texts: Sequence[Words],
    a: int,
    b: int,
    chains: Sequence[Sequence[Anchor]],
    witness: Witness,
) -> list[Copy]:
    """The passages that two accounts share, by the chains of anchors between them."""
    telling = [chain for chain in chains if most_telling(texts[a], texts[b], chain) >= TELLING_IN_A_RUN]
    found = _distinct([p for chain in telling for p in aligned(texts[a], texts[b], chain)])
    if not any(_may_be_copied(texts[a], p) for p in found):
        return []
    kept = _copied(texts[a], texts[b], found, documents[a], documents[b], any(witness.names(a, b)))
    return [_record(documents, texts, a, b, p, witness) for p in kept]


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
    return sum(weights) >= TELLING_ONCE_KNOWN and sum(w in (FREE, EXPECTED) for w in weights) >= FREE_WORDS


def _copied(
    a: Words, b: Words, found: list[Alignment], doc_a: Document, doc_b: Document, credited: bool
) -> list[Alignment]:
    judged: list[tuple[Alignment, float, int, int]] = []
    runs: list[Alignment] = []
    for p in found:
        quotes_count = credited and _told_to_the_other(a, b, p, doc_a, doc_b)
        shared = [i for i, j in p.shared if quotes_count or not (a.quoted[i] and b.quoted[j])]
        telling = sum(a.weights[i] for i in shared)
        free = sum(a.weights[i] >= FREE for i in shared)
        longest = max(p.a[1] - p.a[0], p.b[1] - p.b[0])
        if len(shared) >= SHORTEST and len(p.shared) >= AGREEING * longest:
            judged.append((p, telling, free, free + sum(a.weights[i] == EXPECTED for i in shared)))
            if len(shared) >= RUN and len(p.shared) == longest and telling >= TELLING_IN_A_RUN:
                runs.append(p)
    most = max((telling for _, telling, free, _ in judged if free >= FREE_WORDS), default=0.0)
    if most < TELLING_OF_OTHER_NEWS and of_other_news(a, b, doc_a.publisher, doc_b.publisher):
        return []
    shown = most >= TELLING
    if credited or shown:
        kept = [p for p, telling, _, told in judged if telling >= TELLING_ONCE_KNOWN and told >= FREE_WORDS]
        return kept + ([p for p in runs if p not in kept] if shown else [])
    return []


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


def _record(
    documents: Sequence[Document], texts: Sequence[Words], a: int, b: int, p: Alignment, witness: Witness
) -> Copy:
    direction, reason = witness.direction(a, b)
    shared, longest = len(p.shared), max(p.a[1] - p.a[0], p.b[1] - p.b[0])
    verbatim = shared == longest
    how = "word for word" if verbatim else f"{shared} of {longest} words in the same order"
    return Copy(
        Passage(documents[a].id, *span_of(texts[a], *p.a)),
        Passage(documents[b].id, *span_of(texts[b], *p.b)),
        similarity(texts[a], texts[b], p),
        direction,
        f"{how}; {reason}",
        "verbatim" if verbatim else "edited",
    )


def worded_anew(
    documents: Sequence[Document],
    texts: Sequence[Words],
    a: int,
    b: int,
    told: tuple[Told, Told],
    found: Sequence[Copy],
    witness: Witness,
) -> Iterator[Copy]:
    """The passages of two accounts put in other words, where no copy was `found` already."""
    for p in reworded(*told):
        one, other = (Passage(documents[n].id, *span_of(texts[n], *r)) for n, r in ((a, p.a), (b, p.b)))
        if any(_overlap(one, c.a) or _overlap(other, c.b) for c in found):
            continue
        direction, reason = witness.direction(a, b)
        how = f"in other words: {p.share:.2f} of the content of {'a sentence' if p.sentences == 1 else f'{p.sentences} sentences'}"
        yield Copy(one, other, p.share, direction, f"{how}; {reason}", "reworded")


def _overlap(p: Passage, q: Passage) -> bool:
    return p.start < q.end and q.start < p.end
