"""Attributions inside attributions: which are further links of a chain, and which only colour what the outer speaker says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from crossbearing.annotate.speech.clauses import Pair
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.quotation import Quotation

# "He said he feared the boat had sunk": the inner verb's factuality is the outer content's where no more words than these come before.
_LEAD = 30
# Contents that a draft may stand in are among so many before it.
_BACK = 12
_SAME_SPEAKER = frozenset(
    {"he", "she", "it", "they", "who", "i", "we", "you", "his", "her", "their", "its", "my", "our"}
)


def unnested(doc: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """The drafts without those that stand inside another's content and name no further speaker.

    What such a one does to the content (fears, hopes, claims) goes to the outer one where it governs most of it."""
    starts = [q.start for q in quotations]
    order = sorted(drafts, key=lambda d: (d.start, -d.size))
    kept: list[Draft] = []
    for d in order:
        anchor = d.cue if d.cue is not None else (d.start, d.start + 1)
        outer = [n for n in range(len(kept) - 1, max(-1, len(kept) - _BACK), -1) if _hides(kept[n], d, anchor)]
        at = bisect_right(starts, anchor[0]) - 1
        # A block of reported text that no mark closes may report others in its turn.
        quoted = (
            at >= 0
            and quotations[at].inner_start <= anchor[0] < quotations[at].inner_end
            and not quotations[at].open_end
        )
        if d.fragment or (not outer and not quoted):
            kept.append(d)
            continue
        if not quoted and _is_link(doc, d):
            kept.append(d)
            continue
        if outer and d.row is not None and d.row.factuality is not None:
            n = outer[0]
            row = kept[n].row
            if row is not None and row.factuality is None and d.end >= kept[n].end and d.start - kept[n].start <= _LEAD:
                kept[n] = replace(kept[n], row=replace(row, factuality=d.row.factuality))
    return kept


def _hides(outer: Draft, inner: Draft, anchor: Pair) -> bool:
    """Whether the outer speaker puts forward the inner content; one who only judges ("ignored her claim that ...") does not."""
    if not outer.holds(*anchor) or outer.size <= inner.size:
        return False
    return not (outer.row is not None and not outer.row.vouched and inner.clausal)


def _is_link(doc: Doc, d: Draft) -> bool:
    """A statement in clauses by somebody with a name of his own, or a hedge of nobody's."""
    if d.source is None and d.row is not None and d.row.factuality is not None:
        return True  # "is believed to", "reportedly": nobody's word, but less than asserted
    if d.row is None or d.row.stance != "statement" or not d.row.vouched or not d.clausal or d.source is None:
        return False
    return doc[d.source.head].lower_ not in _SAME_SPEAKER
