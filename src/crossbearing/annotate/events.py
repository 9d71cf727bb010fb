"""Event mentions: triggers with agent, patient, place, time, factuality and incident."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from crossbearing.annotate.circumstances import finest, interval, narrowest, places_of, tellers, times_of
from crossbearing.annotate.factuality import factuality
from crossbearing.annotate.grouping import COUNTED, Happening, group, told_apart
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.participants import heads_of, participants
from crossbearing.annotate.syntax import Syntax, syntax
from crossbearing.annotate.triggers import Trigger, find_triggers
from crossbearing.records import Attribution, EventMention, Interval, Location, Name, Place, Time, content_id, location

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "same"])


def find_events(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    names: tuple[Name, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Every event mention of the account, in order."""
    s = syntax(parsed.doc)
    dated = {i for t in times for i in range(parsed.token_at(t.start), parsed.token_at(t.end - 1) + 1)}
    triggers = [
        t
        for t in find_triggers(s)
        if t.i not in dated and not (parsed.boilerplate and parsed.is_boilerplate(s.start[t.i]))
    ]
    if not triggers:
        return ()
    by_token = {t.i: t for t in triggers}
    when, where = times_of(parsed, s, times, triggers), places_of(parsed, s, places, triggers)
    covering = _Covering(attributions)
    told: list[Happening] = []
    for t in triggers:
        sources = tellers(s, t, by_token) if when or where else []
        at = next((when[j] for j in sources if j in when), None)
        there = next((where[j] for j in sources if j in where), None)
        time, place = narrowest(at) if at else None, finest(there) if there else None
        told.append(
            Happening(
                t,
                interval(parsed.document.text, time) if time else None,
                location(place) if place else None,
                factuality(s, t, covering.at(s.start[t.i])),
                _definite(s, t),
                told_apart(s, t),
                time is None and place is None and _generic(s, t),
                t.kind == "death" and _one(s, t),
            )
        )
    incidents = group(s, told, parsed.document.published)
    return _mentions(parsed, s, told, incidents)


def _mentions(
    parsed: Parsed, s: Syntax, told: Sequence[Happening], incidents: Sequence[int]
) -> tuple[EventMention, ...]:
    document = parsed.document.id
    ids = [content_id("m", document, s.start[h.t.first], s.end[h.t.last], h.t.lemma) for h in told]
    first: dict[int, str] = {}
    times: dict[int, Interval] = {}
    places: dict[int, Location] = {}
    for k, h, own in zip(incidents, told, ids, strict=True):
        if h.t.role not in ("speech", "other"):
            first.setdefault(k, own)
        if h.t.role == "core":
            if h.time is not None:
                times.setdefault(k, h.time)
            if h.place is not None:
                places.setdefault(k, h.place)
    found = []
    for k, h, own in zip(incidents, told, ids, strict=True):
        carries = h.t.role in ("core", "effect")
        agent, patient = participants(s, h.t)
        found.append(
            EventMention(
                own,
                s.start[h.t.first],
                s.end[h.t.last],
                h.t.type,
                h.t.lemma,
                agent,
                patient,
                h.place or (places.get(k) if carries else None),
                (h.time if h.t.lemma not in COUNTED else None) or (times.get(k) if carries else None),
                h.factuality,
                first.get(k, own) if k >= 0 else own,
            )
        )
    return tuple(found)


def _definite(s: Syntax, t: Trigger) -> bool:
    return not t.verb and any(s.lower[c] in _DEFINITE or s.dep[c] == "poss" for c in s.children[t.i])


def _generic(s: Syntax, t: Trigger) -> bool:
    """Whether a noun names happenings in general ("accidents", "of wars"), or none ("no incident")."""
    if not t.verb and any(s.lower[c] == "no" for c in s.children[t.i]):
        return True
    if t.verb or s.tag[t.i] not in ("NNS", "NNPS"):
        return s.dep[t.i] in ("compound", "amod")
    return not any(s.dep[c] in ("det", "nummod", "poss", "prep", "amod") for c in s.children[t.i])


def _one(s: Syntax, t: Trigger) -> bool:
    """Whether those who die are one person: named, or a noun with "a"."""
    _, patient = heads_of(s, t)
    if patient is None or s.tag[patient] in ("NNS", "NNPS"):
        return False
    if s.tag[patient] == "NNP":
        return True
    return s.tag[patient] == "NN" and any(s.lower[c] in ("a", "an", "his", "her") for c in s.children[patient])


class _Covering:
    """Finds the attributions whose content holds an offset, the innermost first."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.ordered = sorted((a for a in attributions if a.factuality), key=lambda a: (a.start, -a.end))
        self.starts = [a.start for a in self.ordered]

    def at(self, offset: int) -> list[Attribution]:
        if not self.starts:
            return []
        k = bisect_right(self.starts, offset)
        found = [a for a in self.ordered[max(0, k - 8) : k] if a.covers(offset, offset + 1)]
        return sorted(found, key=lambda a: (a.end - a.start, a.start))
