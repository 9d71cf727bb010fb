"""Event mentions in French: triggers with agent, patient, place, time, factuality and incident."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.distance import apart
from crossbearing.annotate.french.factuality import factuality
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.phrases import phrase_after, subject_before
from crossbearing.annotate.french.time_rules import WEEKDAYS
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.french.triggers import Trigger, find_triggers
from crossbearing.lexicon import lexicon
from crossbearing.records import (
    Attribution,
    EventMention,
    Interval,
    Location,
    Place,
    Time,
    content_id,
    location,
)
from crossbearing.records.mention import Factuality

# Tokens on either side of a trigger in which its time and place are looked for.
_REACH = 22
_COUNTED = frozenset({"bilan", "mort", "décès"})
_COARSE = 5


class Told:
    """A trigger with what is told of it."""

    def __init__(self, trigger: Trigger, time: Time | None, place: Place | None, put: Factuality) -> None:
        self.trigger, self.time, self.place, self.put = trigger, time, place, put
        self.incident = -1


# What follows a verb and begins no object.
_NO_OBJECT = frozenset({"à", "en", "dans", *WEEKDAYS, "hier"})


def find_events(
    t: Tokens,
    groups: Groups,
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    said: tuple[Attribution, ...],
    document: str,
) -> tuple[EventMention, ...]:
    """Every event mention, in order."""
    spans = [(x.start, x.end) for x in times]
    triggers = [x for x in find_triggers(t, groups) if not any(s <= t.start[x.i] < e for s, e in spans)]
    cues = [a.cue for a in said if a.cue]
    triggers = [x for x in triggers if not any(s <= t.start[x.i] < e for s, e in cues)]
    told = [
        Told(x, _time(t, x, times, triggers, said), _place(t, x, places, triggers, said), factuality(t, groups, x, _covering(said, t.start[x.i])))
        for x in triggers
    ]  # fmt: skip
    _group(t, told)
    return _mentions(t, told, document)


def _covering(said: Sequence[Attribution], offset: int) -> list[Attribution]:
    return sorted((a for a in said if a.covers(offset, offset + 1)), key=lambda a: a.end - a.start)


def _bounds(t: Tokens, x: Trigger, triggers: Sequence[Trigger]) -> tuple[int, int]:
    """The tokens about a trigger that are its own: to the next trigger of a happening on either side, in its sentence."""
    first, end = t.sent[x.i], t.end_of_sentence(x.i)
    low, high = max(first, x.i - _REACH), min(end, x.last + _REACH)
    for y in triggers:
        if y.i == x.i or y.row.role in ("speech",):
            continue
        if y.i < x.i and _parted(t, y.i, x.i):
            low = max(low, y.last + 1)
        elif y.i > x.i and _parted(t, x.i, y.i):
            high = min(high, y.i)
    return low, high


def _parted(t: Tokens, a: int, b: int) -> bool:
    """Whether a clause ends between two triggers."""
    return any(
        t.lower[j] in (",", ";", ":", "et", "mais", "que", "qu'", "qui", "où", "dont", "(") for j in range(a + 1, b)
    )


def _inside_other_saying(said: Sequence[Attribution], at: int, trigger: int) -> bool:
    """Whether an offset belongs to the saying itself, not to what is said: "a dit mardi que la digue avait cédé"."""
    for a in said:
        if a.covers(trigger, trigger + 1) and not a.covers(at, at + 1) and a.cue is not None and not a.direct:
            return True
    return False


def _time(
    t: Tokens, x: Trigger, times: Sequence[Time], triggers: Sequence[Trigger], said: Sequence[Attribution]
) -> Time | None:
    low, high = _bounds(t, x, triggers)
    first = t.sent[x.i]
    found: list[tuple[int, int, Time]] = []
    for time in times:
        if time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
            continue
        i = t.at(time.start)
        if _inside_other_saying(said, time.start, t.start[x.i]):
            continue
        opens = i - first <= 4 and t.sent[i] == first
        if low <= i < high or opens:
            rank = 0 if time.earliest and time.earliest[:10] == (time.latest or "")[:10] else 1
            found.append((rank, min(abs(i - x.i), abs(i - x.last)), time))
    return min(found, key=lambda f: (f[0], f[1]))[2] if found else None


def _place(
    t: Tokens, x: Trigger, places: Sequence[Place], triggers: Sequence[Trigger], said: Sequence[Attribution]
) -> Place | None:
    low, high = _bounds(t, x, triggers)
    first = t.sent[x.i]
    found: list[tuple[int, int, Place]] = []
    for place in places:
        if place.latitude is None:
            continue
        i = t.at(place.start)
        if _inside_other_saying(said, place.start, t.start[x.i]):
            continue
        before = t.lower[i - 1] if i else ""
        if not (low <= i < high or (i - first <= 2 and t.sent[i] == first)):
            continue
        actor = (
            before in ("de", "d'", "du")
            and i > 1
            and t.lower[i - 2]
            in (
                "maire",
                "ministre",
                "président",
                "préfet",
                "ambassadeur",
                "roi",
                "habitants",
                "gouvernement",
                "armée",
                "police",
            )
        )
        struck = (x.verb and i - 1 == x.last) or any(y.last == i - 1 and y.verb for y in triggers)
        if actor or (
            not struck
            and before
            not in (
                "à",
                "en",
                "au",
                "aux",
                "dans",
                "de",
                "d'",
                "du",
                "près",
                "sur",
                "vers",
                "la",
                "le",
                "l'",
                "(",
                ",",
                "des",
                "entre",
                "où",
                "et",
            )
            and i > first
        ):
            continue
        if i == first and before == "" and not x.verb:
            pass
        if i < x.i and t.dep[i].startswith("nsubj") and before not in ("à", "en", "au", "aux", "dans", "près", "de"):
            continue
        found.append((place.precision or _COARSE, abs(i - x.i), place))
    return min(found, key=lambda f: (f[0] >= _COARSE, f[0] if f[0] >= 3 else 0, f[1]))[2] if found else None


def _participants(t: Tokens, x: Trigger) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Spans of agent and patient of a verb, the patient of a noun with "de"."""
    first, end = t.sent[x.i], t.end_of_sentence(x.i)
    g = x.group
    if g is None:
        return None, None
    subject = subject_before(t, g.first, first)
    if g.mood == "infinitive" and g.modal is None and not g.near:
        subject = None
    after = x.last + 1
    if g.passive and x.row.word not in ("mourir", "décéder"):
        by = next((j for j in range(after, min(end, after + 8)) if t.lower[j] == "par"), None)
        agent = phrase_after(t, by + 1, end) if by is not None else None
        return _span(t, agent), _span(t, subject)
    if g.reflexive or (
        x.row.kind in ("death", "collapse", "crash", "protest")
        and x.row.word not in ("tuer", "percuter", "coûter la vie", "heurter")
    ):
        dead = x.row.kind == "death"
        return (None, _span(t, subject)) if dead else (_span(t, subject), None)
    obj = None
    if (
        after < end
        and (
            t.pos[after] in ("DET", "NUM", "NOUN", "ADV", "ADJ", "PROPN")
            or t.lower[after] in ("des", "du", "d'", "de", "plus")
        )
        and t.lower[after] not in _NO_OBJECT
    ):
        obj = phrase_after(t, after, end)
    return _span(t, subject), _span(t, obj)


def _span(t: Tokens, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    return (t.start[phrase[0]], t.end[phrase[1]]) if phrase is not None else None


def _related(a: str, b: str) -> bool:
    data = lexicon("kinds")
    if a == b or b in data["broader"].get(a, ()) or a in data["broader"].get(b, ()):
        return True
    return any(a in chain and b in chain for chain in data["chain"])


def _interval(time: Time | None) -> Interval | None:
    return Interval(time.earliest, time.latest) if time is not None and (time.earliest or time.latest) else None


def _days_apart(a: Interval | None, b: Interval | None) -> bool:
    if a is None or b is None or not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.latest[:10] < b.earliest[:10] or b.latest[:10] < a.earliest[:10]


def _group(t: Tokens, told: list[Told]) -> None:
    """Numbers the incidents: a core founds one unless a related one is open that time, place and mood do not keep apart; effects and actions
    belong to the core of their sentence, else to the last."""
    incidents: list[dict[str, object]] = []
    another = (
        "autre",
        "autres",
        "deuxième",
        "seconde",
        "second",
        "nouvelle",
        "nouvel",
        "nouveau",
        "précédente",
        "précédent",
    )
    for x in told:
        row, time = x.trigger.row, _interval(x.time)
        place = location(x.place) if x.place is not None else None
        is_open = x.put in ("predicted", "hypothetical")
        if row.role == "speech":
            continue
        left = t.lower[max(t.sent[x.trigger.i], x.trigger.i - 3) : x.trigger.i]
        core = row.role == "core"
        fresh = core and any(w in another for w in left)
        chosen = -1
        for k in range(len(incidents) - 1, -1, -1):
            known = incidents[k]
            if core and not any(_related(row.kind, str(kind)) for kind in known["kinds"]):  # type: ignore[attr-defined]
                continue
            if known["open"] != is_open and core:
                continue
            if _days_apart(time, known["time"]) and (core or row.role == "action"):  # type: ignore[arg-type]
                continue
            if place is not None and known["place"] is not None and apart(place, known["place"]):  # type: ignore[arg-type]
                continue
            if fresh:
                continue
            chosen = k
            break
        if chosen < 0 and (core or not incidents or row.role == "action"):
            incidents.append({"kinds": [row.kind], "time": time, "place": place, "open": is_open})
            chosen = len(incidents) - 1
        elif chosen < 0:
            chosen = len(incidents) - 1
        known = incidents[chosen]
        if core and row.kind not in known["kinds"]:  # type: ignore[operator]
            known["kinds"].append(row.kind)  # type: ignore[attr-defined]
        if known["time"] is None and (core or row.kind == "impact"):
            known["time"] = time
        if known["place"] is None:
            known["place"] = place
        x.incident = chosen


def _mentions(t: Tokens, told: list[Told], document: str) -> tuple[EventMention, ...]:
    ids = [content_id("m", document, t.start[x.trigger.i], t.end[x.trigger.last], x.trigger.row.word) for x in told]
    first: dict[int, str] = {}
    places: dict[int, Location] = {}
    times: dict[int, Interval] = {}
    for x, own in zip(told, ids, strict=True):
        if x.incident < 0:
            continue
        first.setdefault(x.incident, own)
        core = x.trigger.row.role == "core" or x.trigger.row.kind == "impact"
        if x.place is not None and core:
            places.setdefault(x.incident, location(x.place))
        when = _interval(x.time)
        if when is not None and core:
            times.setdefault(x.incident, when)
    out = []
    for x, own in zip(told, ids, strict=True):
        row = x.trigger.row
        agent, patient = _participants(t, x.trigger)
        carries = row.role in ("core", "effect")
        place = location(x.place) if x.place is not None else places.get(x.incident) if carries else None
        time = _interval(x.time) if row.word not in _COUNTED else None
        time = time or (times.get(x.incident) if carries else None)
        out.append(
            EventMention(
                own, t.start[x.trigger.i], t.end[x.trigger.last], row.type, row.word, agent, patient, place, time, x.put,
                first.get(x.incident, own),
            )
        )  # fmt: skip
    return tuple(out)
