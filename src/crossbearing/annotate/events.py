"""Event mentions: triggers with agent, patient, place, time, factuality and incident."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from crossbearing.annotate.circumstances import finest, places_of, tellers, times_of
from crossbearing.annotate.dating import closed, datelines, in_dateline, interval, narrowest, scenes_of
from crossbearing.annotate.factuality import factuality
from crossbearing.annotate.ground import grounded, with_town
from crossbearing.annotate.grouping import group
from crossbearing.annotate.happening import COUNTED, Happening
from crossbearing.annotate.kinds import told_apart
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.participants import heads_of, participants
from crossbearing.annotate.sections import Sections
from crossbearing.annotate.standing import is_new, is_present, ordinal_of
from crossbearing.annotate.syntax import Syntax, syntax
from crossbearing.annotate.triggers import Trigger, find_triggers
from crossbearing.records import Attribution, EventMention, Interval, Location, Name, Place, Time, content_id, location

_HOSPITAL = frozenset(["hospital", "hospitals", "clinic", "clinics", "infirmary", "morgue", "medical", "ward"])
_NEAR = 10  # tokens on either side in which "nationwide" is taken to belong to a figure
_HOUR_LONG = 12  # characters of the longest hour told without a day: "half past ten"
_YEAR = re.compile(r"\d{4}")
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "same"])


def find_events(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    names: tuple[Name, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Every event mention of the account, in order."""
    s = syntax(parsed.doc, parsed.document.text)
    if not parsed._ends:
        parsed._ends.extend(s.start)
    spoken = {i for t in times for i in range(parsed.token_at(t.start), parsed.token_at(t.end - 1) + 1)}
    triggers = [
        t
        for t in find_triggers(s)
        if t.i not in spoken and not (parsed.boilerplate and parsed.is_boilerplate(s.start[t.i]))
    ]
    if not triggers:
        return ()
    times = tuple(t for t in times if not in_dateline(parsed.document.text, t))
    by_token = {t.i: t for t in triggers}
    heads = datelines(parsed.document.text)
    if heads:
        places = tuple(p for p in places if not any(a <= p.start < b for a, b in heads))
    when, where = times_of(parsed, s, times, triggers), places_of(parsed, s, places, triggers)
    scenes = scenes_of(parsed, s, times)
    sections = Sections(s, parsed.document.text)
    under = _days_of_sections(parsed, sections, times)
    covering = _Covering(attributions)
    told: list[Happening] = []
    for t in triggers:
        sources = tellers(s, t, by_token) if when or where else []
        dated = next((j for j in sources if j in when), None)
        at = when[dated] if dated is not None else None
        # "since July, when a wall fell": the wall fell in July, not since
        relative = dated is not None and dated not in by_token and s.pos[dated] not in ("VERB", "AUX")
        there = next((where[j] for j in sources if j in where), None)
        time, place = narrowest(at) if at else None, with_town(finest(there), places) if there else None
        if t.kind in ("death", "injury") and place is not None and _in_hospital(s, t.i):
            place = None  # the wounded die and are treated far from where they were hit
        if scenes:
            scene = next((scenes[j] for j in (t.i, *s.ancestors(t.i)[:3]) if j in scenes), None)
            if scene is not None and (dated is None or dated not in by_token):
                time, relative = scene, True
        if under is not None and time is None and t.role in ("core", "effect"):
            time, relative = under(t.i), True
        told.append(
            Happening(
                t,
                None if time is None else closed(time) if relative else interval(parsed.document.text, time),
                location(place) if place else None,
                factuality(s, t, covering.at(s.start[t.i])),
                _definite(s, t),
                told_apart(s, t),
                _generic(s, t, time is None and place is None, by_token),
                t.kind == "death" and _one(s, t),
                time is not None and _topical(s, parsed, time),
                t.role in ("effect", "action") and _nationwide(s, t.i),
                ordinal_of(s, t) if t.role == "core" else None,
                t.role == "core" and is_present(s, t),
                t.role == "core" and is_new(s, t),
                loose=bool(at) and _hour_alone(at or (), parsed.document.published),
            )
        )
    incidents = group(s, told, parsed.document.published, sections)
    return grounded(parsed, _mentions(parsed, s, told, incidents), places, attributions)


def _days_of_sections(parsed: Parsed, sections: Sections, times: Sequence[Time]) -> Callable[[int], Time | None] | None:
    """The day that the heading above a token names ("THE MARKET ON 8 MAY"); None where no heading names one."""
    if not sections.starts:
        return None
    days: dict[int, Time] = {}
    for time in times:
        i = parsed.token_at(time.start)
        heading = sections.over(i)
        if (
            heading is not None
            and i < heading[1]
            and time.type == "DATE"
            and time.earliest
            and time.earliest == time.latest
        ):
            days.setdefault(heading[0], time)
    if not days:
        return None

    def day(i: int) -> Time | None:
        heading = sections.over(i)
        return days.get(heading[0]) if heading is not None else None

    return day


def _mentions(
    parsed: Parsed, s: Syntax, told: Sequence[Happening], incidents: Sequence[int]
) -> tuple[EventMention, ...]:
    document = parsed.document.id
    ids = [content_id("m", document, s.start[h.t.first], s.end[h.t.last], h.t.lemma) for h in told]
    first: dict[int, str] = {}
    spare: dict[int, str] = {}  # incidents that nothing but a verb of no known kind tells
    times: dict[int, Interval] = {}
    places: dict[int, Location] = {}
    for k, h, own in zip(incidents, told, ids, strict=True):
        if h.t.role not in ("speech", "other"):
            first.setdefault(k, own)
        else:
            spare.setdefault(k, own)
        told_by = h.t.role == "core" or h.t.kind == "impact"
        dates = told_by and not h.generic and h.time is not None and (h.time.earliest is not None or k not in times)
        if dates and h.time is not None and not h.loose and (k not in times or _sharper(h.time, times[k])):
            times[k] = h.time
        if told_by and h.place is not None:
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
                (h.time if h.t.lemma not in COUNTED and not (h.loose and k in times) else None)
                or (times.get(k) or h.scene if carries or h.loose else None),
                h.factuality,
                first.get(k) or spare[k] if k >= 0 else own,
            )
        )
    return tuple(found)


def _hour_alone(times: Sequence[Time], published: str | None) -> bool:
    """Whether an hour is told without a day, so that it stands on the day of publication: "at about 5 a.m."."""
    day = (published or "?")[:10]
    return all(
        t.type == "TIME" and "T" in t.value[:11] and t.value[:10] == day and t.end - t.start <= _HOUR_LONG
        for t in times
    )


def _sharper(a: Interval, b: Interval) -> bool:
    """Whether one interval is a part of another: "Sunday" after "over the weekend"."""
    if a.earliest is None or a.latest is None:
        return False
    if b.earliest is None or b.latest is None:
        return True
    if len(a.earliest) < len(b.earliest):
        return False
    days = (a.earliest[:10], a.latest[:10])
    return b.earliest[:10] <= days[0] and days[1] <= b.latest[:10] and days != (b.earliest[:10], b.latest[:10])


def _definite(s: Syntax, t: Trigger) -> bool:
    return not t.verb and any(s.lower[c] in _DEFINITE or s.dep[c] == "poss" for c in s.children[t.i])


def _generic(s: Syntax, t: Trigger, bare: bool, by_token: dict[int, Trigger]) -> bool:
    """Whether a noun names happenings in general ("accidents", "one of the worst floods", "accused of murder"), or none ("no incident").
    `bare`: the text gives it neither time nor place."""
    if t.verb:
        return False
    children = s.children[t.i]
    plural = s.tag[t.i] in ("NNS", "NNPS")
    if plural and any(s.tag[c] in ("JJS", "RBS") for c in children):
        return True
    if not bare:
        return False
    if any(s.lower[c] == "no" for c in children) or s.dep[t.i] in ("compound", "amod"):
        return True
    if any(s.dep[c] in ("det", "nummod", "poss") for c in children):
        return False
    if (
        (t.type == "violence_against_civilians" or t.lemma == "insurgency")
        and s.dep[t.i] == "pobj"
        and s.lower[s.head[t.i]] in ("of", "with", "for", *(("to",) if t.lemma == "insurgency" else ()))
    ):
        return True
    if not plural or s.dep[t.i] not in ("dobj", "pobj", "conj"):
        return plural and not any(s.dep[c] in ("prep", "amod") for c in children)
    # "he plans attacks on convoys" tells none; "six died in attacks on convoys" tells some
    verb = next((a for a in s.ancestors(t.i) if s.pos[a] == "VERB"), None)
    return not (verb in by_token and by_token[verb].role in ("effect", "action")) if verb is not None else True


def _in_hospital(s: Syntax, i: int) -> bool:
    near = range(max(s.sent[i], i - _NEAR), min(len(s.lower), i + _NEAR))
    return any(s.lower[j] in _HOSPITAL for j in near if s.sent[j] == s.sent[i])


def _nationwide(s: Syntax, i: int) -> bool:
    """Whether the sentence counts for a whole country: "in the country as a whole", "nationwide"."""
    n = len(s.lower)
    for j in range(max(s.sent[i], i - _NEAR), min(n, i + _NEAR)):
        if s.sent[j] != s.sent[i]:
            continue
        if s.lower[j] in ("nationwide", "countrywide"):
            return True
        if s.lower[j] in ("country", "nation") and j > 1 and s.lower[j - 1] in ("the", "whole", "entire"):
            before = s.lower[j - 2] if s.lower[j - 1] == "the" else s.lower[j - 3]
            if before in ("in", "across", "throughout", "over"):
                return True
    return False


def _topical(s: Syntax, parsed: Parsed, time: Time) -> bool:
    """Whether a time sets the scene: it names its year, or opens its sentence."""
    first = parsed.token_at(time.start)
    return first - s.sent[first] <= 2 or bool(_YEAR.search(parsed.document.text, time.start, time.end))


def _one(s: Syntax, t: Trigger) -> bool:
    """Whether those who die are one person: named, or a noun with "a"."""
    _, patient = heads_of(s, t)
    if patient is None or s.tag[patient] in ("NNS", "NNPS"):
        return False
    if s.tag[patient] == "NNP":
        return True
    counted = [c for c in s.children[patient] if s.dep[c] in ("det", "nummod", "poss") or s.lower[c] == "no"]
    return s.tag[patient] == "NN" and all(s.lower[c] in ("a", "an", "his", "her") for c in counted)


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
