"""Words and titles side by side: what accounts call the same thing, each form with the passage where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.naming import TINTS
from crossbearing.records import Claim, FramedForm, Naming, Passage

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Forms of one thing that a line holds, and accounts that are named for a form; the others are counted.
MOST_FORMS, MOST_PASSAGES = 8, 16
# Doubts that are looked through for titles in dispute.
_LOOKED_THROUGH = 300


class Word(msgspec.Struct, frozen=True):
    """A form: the accounts that use it themselves and those that only quote it, and how many more of each there are; `first` where each of these
    accounts has it; `tint` in words."""

    text: str
    documents: tuple[str, ...]
    quoted: tuple[str, ...]
    first: dict[str, Passage]
    tint: str
    more: int = 0
    more_quoted: int = 0


class Line(msgspec.Struct, frozen=True):
    """One thing that accounts name differently."""

    label: str
    of: str | None
    event: str | None
    entity: str | None
    words: tuple[Word, ...]
    more: int


class Title(msgspec.Struct, frozen=True):
    """A title as accounts give it: on whose word, and where in each of them; `more` counts the accounts beyond those."""

    title: str
    sources: tuple[str, ...]
    at: tuple[Passage, ...]
    more: int


class Titled(msgspec.Struct, frozen=True):
    """Somebody whose title is in dispute, with every title told in that event."""

    bearer: str
    event: str | None
    event_label: str
    titles: tuple[Title, ...]


def line(n: Naming) -> Line:
    """A naming with the first passage of each account instead of all of them."""
    forms = sorted(n.forms, key=lambda f: not f.documents)
    return Line(
        n.label, n.of, n.event, n.entity, tuple(_word(f) for f in forms[:MOST_FORMS]), max(0, len(forms) - MOST_FORMS)
    )


def _word(f: FramedForm) -> Word:
    documents, quoted = f.documents[:MOST_PASSAGES], f.quoted[:MOST_PASSAGES]
    shown, first = {*documents, *quoted}, dict[str, Passage]()
    for m in f.mentions:
        if m.document in shown:
            first.setdefault(m.document, m)
    more, more_quoted = len(f.documents) - len(documents), len(f.quoted) - len(quoted)
    return Word(f.form, documents, quoted, first, TINTS.get(f.tint or "", ""), more, more_quoted)


def titles(reading: Reading) -> tuple[Titled, ...]:
    """Titles that accounts do not give alike."""
    doubts = [d for d in reading.doubtful(0, _LOOKED_THROUGH, "value").rows if d.label.startswith("title ")]
    claims = {c.id: c for c in reading.claims([c for d in doubts for c in d.claims])}
    events = {e.id: e.label for e in reading.event_rows([d.event for d in doubts if d.event])}
    found = []
    for d in doubts:
        told = [claims[c] for c in d.claims if c in claims]
        if len({wording.value(c).casefold() for c in told}) > 1:
            found.append(Titled(told[0].subject or "", d.event, events.get(d.event or "", ""), _alike(told)))
    return tuple(found)


def _alike(told: Sequence[Claim]) -> tuple[Title, ...]:
    """Claims of the same words on the same word as one, that of the most accounts first."""
    alike: dict[tuple[str, tuple[str, ...]], dict[str, Claim]] = {}
    for c in told:
        alike.setdefault((wording.value(c).casefold(), c.sources), {}).setdefault(c.document or "", c)
    ordered = sorted(alike.values(), key=lambda found: -len(found))
    return tuple(_title(list(found.values())) for found in ordered)


def _title(found: Sequence[Claim]) -> Title:
    at = tuple(Passage(c.document or "", c.start, c.end) for c in found[:MOST_PASSAGES])
    return Title(wording.value(found[0]), found[0].sources, at, len(found) - len(at))


def documents_of(lines: Sequence[Line], told: Sequence[Titled]) -> set[str]:
    """The accounts that these name."""
    return {d for x in lines for w in x.words for d in (*w.documents, *w.quoted)} | {
        p.document for x in told for t in x.titles for p in t.at
    }
