"""How the accounts name things: one line for each act, party or place that they name differently, with who uses which word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.sigla import Siglum, only
from crossbearing.records import Event, FramedForm, Naming, Record

MOST_ROWS, MOST_FORMS = 24, 8
# What a word adds to the bare fact, as the page says it.
TINTS = {
    "own": "as those who do it put it",
    "against": "as those against it put it",
    "legal": "a term of law",
    "softening": "makes less of it",
    "heightening": "makes more of it",
    "feeling": "grief, praise or contempt",
    "status": "says whether it is recognised",
}


class Word(msgspec.Struct, frozen=True):
    """A form with the accounts that use it themselves and those that only quote it; `tint` in words, empty where it adds nothing."""

    text: str
    documents: tuple[str, ...]
    quoted: tuple[str, ...]
    tint: str


class Line(msgspec.Struct, frozen=True):
    """One thing and its forms; `about` tells of whom or in which event, empty where the name alone tells."""

    label: str
    about: str
    words: tuple[Word, ...]
    left_out: int


def naming(record: Record, sigla: Mapping[str, Siglum], most: int = MOST_ROWS) -> tuple[list[Line], int]:
    """The lines in the record's order, and how many are not shown."""
    events = {e.id: e for e in record.events}
    main = len({d.main_event for d in record.documents}) > 1
    lines = [_line(n, sigla, events, main) for n in record.framing[:most]]
    return lines, max(0, len(record.framing) - most)


def _line(n: Naming, sigla: Mapping[str, Siglum], events: Mapping[str, Event], several: bool) -> Line:
    about = f"of {n.of}" if n.of else ""
    if several and n.event is not None and n.event in events:
        about = f"in: {wording.clip(events[n.event].label, 60)}"
    shown = _ordered(n.forms)
    words = tuple(
        Word(f.form, tuple(only(sigla, f.documents)), tuple(only(sigla, f.quoted)), TINTS.get(f.tint or "", ""))
        for f in shown[:MOST_FORMS]
    )  # fmt: skip
    return Line(n.label, about, words, max(0, len(shown) - MOST_FORMS))


def _ordered(forms: Sequence[FramedForm]) -> list[FramedForm]:
    """Forms that the accounts use themselves before those that they only quote."""
    return sorted(forms, key=lambda f: not f.documents)
