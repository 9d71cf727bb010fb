"""The margin of an event's page: what the accounts call its place and its people, what they copied from one another."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from crossbearing.publish import names, wording
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Event, Passage, Record

MOST_NAMES, MOST_FORMS, MOST_COPIES = 8, 8, 6
_CLIP = 90


class Form(msgspec.Struct, frozen=True):
    """A way of writing a name and the accounts that write it so."""

    text: str
    documents: tuple[str, ...]


class Called(msgspec.Struct, frozen=True):
    """Something that accounts call by several names; `place` where it is the event's own place."""

    id: str
    name: str
    place: bool
    forms: tuple[Form, ...]
    more: int


class Copied(msgspec.Struct, frozen=True):
    """What stands in two accounts: who has it from whom (`told` where something tells), the longest passage, how many more there are,
    where to see both."""

    taker: str
    giver: str
    told: bool
    words: str
    why: str
    more: int
    href: str


def called(record: Record, event: Event, sigla: Mapping[str, Siglum]) -> list[Called]:
    """The event's place first, then what most accounts name in different ways."""
    place = event.place.name.casefold() if event.place else None
    geonameid = event.place.geonameid if event.place else None
    found = []
    for n in names.names(record, sigla)[0]:
        e = n.entity
        own = e.kind == "place" and (
            (geonameid is not None and e.geonameid == geonameid) or place in {f.text.casefold() for f in n.forms}
        )
        used = [f for f in n.forms if f.documents]
        if len(used) > 1:
            shown = tuple(Form(f.text, f.documents) for f in used[:MOST_FORMS])
            found.append(Called(e.id, e.name, own, shown, len(used) - len(shown)))
    return sorted(found, key=lambda c: not c.place)[:MOST_NAMES]


def copied(record: Record, sigla: Mapping[str, Siglum]) -> tuple[list[Copied], int]:
    """What accounts shown have from one another, a pair once, the most first; and how many pairs are not named."""
    texts = {d.id: d.text for d in record.documents}
    pairs: dict[tuple[str, str, bool], list[Passage]] = {}
    whys: dict[tuple[str, str, bool], str] = {}
    for c in record.copies:
        if c.a.document in sigla and c.b.document in sigla:
            taker, giver = (c.a, c.b) if c.direction in (None, "a", c.a.document) else (c.b, c.a)
            key = (taker.document, giver.document, c.direction is not None)
            pairs.setdefault(key, []).append(taker)
            whys.setdefault(key, c.why)
    made = []
    order = sorted(pairs, key=lambda k: (-sum(p.end - p.start for p in pairs[k]), k))
    for key in order[:MOST_COPIES]:
        longest = max(pairs[key], key=lambda p: (p.end - p.start, -p.start))
        words = wording.clip(texts[longest.document][longest.start : longest.end], _CLIP)
        href = f"/compare?{urlencode({'a': key[0], 'b': key[1]})}"
        made.append(Copied(*key, words, whys[key], len(pairs[key]) - 1, href))
    return made, max(0, len(order) - MOST_COPIES)
