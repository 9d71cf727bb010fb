"""Chains of sources: from the outermost speaker to the innermost."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.speakers import Speakers

_PRONOUNS = frozenset({"he", "she", "it", "they"})


def chains(drafts: Sequence[Draft], speakers: Speakers) -> list[tuple[str, ...]]:
    """The sources of each draft, outermost first; those of the contents in which it stands come before its own."""
    own: list[tuple[str, ...]] = [()] * len(drafts)
    carried: tuple[str, str, int] | None = None
    for i in sorted(range(len(drafts)), key=lambda i: _place(drafts[i])):
        d = drafts[i]
        medium, name, inner = speakers.medium(d.carrier), speakers.name(d.source), speakers.name(d.inner)
        line = speakers.text.rfind("\n", 0, _place(d)[0])
        again = d.source is not None and speakers.doc[d.source.head].lower_ in _PRONOUNS
        if medium is None and again and carried is not None and carried[1:] == (name, line):
            medium = carried[0]  # "He told Radio X that ... He also said that ...": the second came by the same way
        carried = (medium, name, line) if medium is not None and name is not None else carried if name is None else None
        own[i] = () if d.own_word else tuple(dict.fromkeys(n for n in (medium, name, inner) if n is not None))
    result = list(own)
    open_: list[int] = []
    for i in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, -drafts[i].size)):
        d = drafts[i]
        open_ = [j for j in open_ if drafts[j].end > d.start]
        anchor = d.cue if d.cue is not None else (d.start, d.start + 1)
        around = [j for j in open_ if drafts[j].holds(*anchor) and drafts[j].size > d.size and _vouches(drafts[j])]
        if d.own_word:
            continue
        outer = result[max(around, key=lambda j: drafts[j].start)] if around else ()
        result[i] = (*outer, *(n for n in own[i] if n not in outer))
        open_.append(i)
    return result


def _vouches(d: Draft) -> bool:
    return d.row is None or d.row.vouched


def _place(d: Draft) -> tuple[int, int]:
    """Where the draft's speaker is told: the order in which a reader meets them."""
    return (d.source.start if d.source is not None else d.start, d.start)
