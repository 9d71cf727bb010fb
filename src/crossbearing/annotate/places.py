"""Toponyms, resolved to the points that GeoNames gives them."""

from __future__ import annotations

import re

from crossbearing.annotate.gazetteer import Entry, gazetteer
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.toponyms.candidates import Candidate, candidates
from crossbearing.annotate.toponyms.evidence import features, whole_names
from crossbearing.annotate.toponyms.hosted import hosts
from crossbearing.annotate.toponyms.recognise import toponyms, trusted
from crossbearing.annotate.toponyms.resolve import resolve
from crossbearing.annotate.toponyms.words import listed
from crossbearing.records import Place

# UCDP 2: "near and around a place", for what happened outside it.
NEAR = 2
_DISTANCE = re.compile(r"\b([\w-]+)(?: away)? (?:from|of|to|off)(?: the)?(?: (?:town|city|village|capital|port) of)? $")
_NEAR = re.compile(r"\b(\w+)(?: the)?(?: (?:town|city|village|capital|port) of)? $")


def is_near(text: str, start: int) -> bool:
    """Whether the words before the name say that it is only near ("outside X", "25 km from X")."""
    before = text[max(0, start - 60) : start].lower()
    if (m := _DISTANCE.search(before)) and m.group(1) in listed("distance"):
        return True
    return (m := _NEAR.search(before)) is not None and m.group(1) in listed("near")


def place(text: str, candidate: Candidate, entry: Entry | None, host: Entry | None = None) -> Place:
    """The toponym as a record. Without an entry of its own it lies near its host."""
    start, end = candidate.start, candidate.end
    if entry is None and host is not None:
        near = max(NEAR, host.precision)
        return Place(start, end, text[start:end], None, host.latitude, host.longitude, host.country, host.admin1, near)
    if entry is None:
        return Place(start, end, text[start:end], None, None, None, None, None, None)
    precision = entry.precision
    if precision == 1 and is_near(text, start):
        precision = NEAR
    return Place(
        start, end, entry.name, entry.geonameid, entry.latitude, entry.longitude, entry.country, entry.admin1, precision
    )


def outlet_places(publisher: str | None) -> list[Entry]:
    """The places in the publisher's name ("The Goris Gazette")."""
    if not publisher:
        return []
    known = gazetteer()
    _, found = candidates(publisher, known)
    return [c.entries[0] for c in found if c.entries and c.entries[0].main]


def find_places(parsed: Parsed) -> tuple[Place, ...]:
    """Every toponym of the account, in order."""
    text, known = parsed.document.text, gazetteer()
    ents = parsed.doc.ents
    words, found = candidates(text, known, whole_names(text, ents))
    if parsed.boilerplate:
        found = [c for c in found if not parsed.is_boilerplate(c.start)]
    if not found:
        return ()
    evidence = features(parsed, ents, words, found)
    chosen = toponyms([text[c.start : c.end] for c in found], evidence)
    trust = trusted(chosen, evidence)
    meant = resolve(text, words, found, chosen, trust, known, outlet_places(parsed.document.publisher))
    kept = [c for c, yes in zip(found, chosen, strict=True) if yes]
    entries = [e for e, yes in zip(meant, chosen, strict=True) if yes]
    host = hosts(text, kept, entries)
    return tuple(place(text, c, e, host.get(i)) for i, (c, e) in enumerate(zip(kept, entries, strict=True)))
