"""When events began and ended: `start` and `end`, one a telling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from crossbearing.annotate.claim.days_put import put_day
from crossbearing.annotate.claim.distances import distance_drafts
from crossbearing.annotate.claim.endings import between, ends, is_late, word_before
from crossbearing.annotate.claim.lexemes import words
from crossbearing.annotate.claim.make import Draft, make
from crossbearing.annotate.claim.occasions import asked, entry, label, occasion, stamped
from crossbearing.annotate.claim.stated import TOGETHER, date_of, grouped, joined, lies_in, near
from crossbearing.annotate.dating import in_dateline
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.syntax import Syntax, syntax
from crossbearing.annotate.timex.words import LIGHT
from crossbearing.annotate.triggers import kinds_of_words
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Claim, EventMention, Time

# Event types of which an account gives the day; the rest (statements, `other`) only with a verb of beginning or ending.
DATED = frozenset(
    {"battle", "explosion", "remote_violence", "violence_against_civilians", "displacement", "blockade", "protest", "riot", "strike",
     "arrest", "disaster", "accident", "agreement"}
)  # fmt: skip
# "One week after the landslide of 28 January" tells one day, not two: its date stands so near behind.
REPEATED = 12
# The hour at the head of an entry of a running report is followed by its text within so many characters.
STAMP = 14


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("occurrences")[name])


def _is_dated(event: EventMention) -> bool:
    """Whether the event is of a kind that has a day."""
    if event.type == "statement" or event.lemma in _words("counts"):
        return False
    return event.type in DATED or event.lemma in _words("begin") or event.lemma in _words("held")


def _day_of(event: EventMention) -> str | None:
    return event.time.earliest if event.time is not None else None


def date_claims(parsed: Parsed, found: Annotations, figures: list[Claim]) -> list[Claim]:
    """The claims `start` and `end`, in order. `figures` are the claims of figures, whose verbs date what they count."""
    if not found.times:
        return []
    text = parsed.document.text
    times = [
        t
        for t in found.times
        if date_of(t) is not None
        and not parsed.is_boilerplate(t.start)
        and not in_dateline(text, t)
        and text[t.start : t.end].lower() not in LIGHT  # "before dawn" names no day by itself
    ]
    starts, at = [t.start for t in times], [e.start for e in found.events]
    bound = [f for f in figures if f.attribute in _COUNTED and not f.part and f.high != 1]
    where = [f.start for f in bound]
    claims: list[Claim] = []
    by_token = {
        i: e
        for e in found.events
        for i in range(parsed.token_at(e.start), parsed.token_at(max(e.start, e.end - 1)) + 1)
    }
    for sentence in parsed.sentences():
        low, high = sentence.start_char, sentence.end_char
        here = times[bisect_left(starts, low) : bisect_left(starts, high)]
        if not here and low - text.rfind("\n", 0, low) < STAMP:
            line = text.rfind("\n", 0, low) + 1
            here = times[bisect_left(starts, line) : bisect_left(starts, low)]
        if not here and " after " not in text[low:high]:
            continue
        events = [
            e
            for e in found.events[bisect_left(at, low) : bisect_left(at, high)]
            if parsed.doc[parsed.token_at(e.start)].dep_ != "amod"
        ]
        counted = bound[bisect_left(where, low) : bisect_left(where, high)]
        ending = [t for t in here if ends(text, low, high, t)]
        if events:
            ending += [b for a, b in pairwise(here) if b not in ending and between(text, a, b)]
        beginning = [t for t in here if not _AS_OF.search(text, max(low, t.start - 20), t.start)]
        beginning = [
            t for t in beginning if t not in ending and not is_late(text, t) and not _names(parsed, t, by_token)
        ]
        dated: list[Claim] = []
        for event, day in _dated(text, events, counted, low, ending, here):
            mine = [t for t in beginning if _same_day(t, day)]
            if event.type == "other" and event.lemma not in _words("begin"):
                mine = [t for t in mine if word_before(text, t) != "since"]  # "has treated nine since Monday"
            if not mine:
                continue
            exact = [t for t in mine if date_of(t) == day and len(day) > 10]
            nearest = min(exact or mine, key=lambda t: (max(t.start - event.end, event.start - t.end), t.start))
            mine = [t for t in mine if max(t.start - nearest.end, nearest.start - t.end) <= TOGETHER]
            value = joined(mine)
            mine = [t for t in mine if lies_in(value, date_of(t) or "?") or (date_of(t) or "?").startswith(value[:7])]
            beginning = [t for t in beginning if t not in mine]
            draft = Draft(
                min(t.start for t in mine),
                max(t.end for t in mine),
                "start",
                value=value,
                subject=text[event.start : event.end],
            )
            dated.append(put_day(parsed, make(parsed, found, draft._replace(at=(event.start, event.end)))))
        if beginning:
            dated += _occasions(parsed, found, beginning, by_token, counted, dated, ended=bool(ending))
        for draft in distance_drafts(text, sentence, events, dated, parsed.document.published):
            twice = any(c.value == draft.value and 0 <= c.start - draft.end < REPEATED for c in dated)
            if not twice and all(not (c.start < draft.end and draft.start < c.end) for c in dated):
                dated.append(put_day(parsed, make(parsed, found, draft)))
        claims += dated
        seen: set[str] = set()
        for t in ending:
            value = date_of(t) or ""
            beside = [o for o in ending if o is not t and abs(o.start - t.start) < 20]
            value = joined([t, *beside])
            if value not in seen and not (seen and _THOUGH.search(text, low, t.start)):
                seen.add(value)
                draft = Draft(t.start, max([t.end, *(o.end for o in beside)]), "end", value=value)
                claims.append(put_day(parsed, make(parsed, found, draft)))
    return _on_their_days(text, claims, (parsed.document.published or "")[:10])


# "The quake ... struck at 4:52 a.m.": the hour of what has been told of before.
_KNOWN = re.compile(r"(?:^|[.!?]\s|\n)[\"“]?The [^!?\n]{3,80}$")
_HOUR_ONLY = re.compile(r"[^A-Za-z]*(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m)[^A-Z]*$")


def _kinds(claim: Claim) -> frozenset[str]:
    """The kinds of happening that the claim's own word names: a quake is an earthquake."""
    return kinds_of_words().get((claim.subject or "").lower(), frozenset())


def _on_their_days(text: str, claims: list[Claim], published: str) -> list[Claim]:
    """The claims, the bare hour of a known happening on the day that the account gives it, where the day told last was another's."""
    told: list[tuple[frozenset[str], str]] = []
    days: dict[str, str] = {}  # the day of each incident: the first that the account gives it
    for c in claims:
        if c.attribute == "start" and len(c.value or "") >= 10 and not _HOUR_ONLY.match(c.quote):
            told.append((_kinds(c), (c.value or "")[:10]))
            if c.event is not None and c.factuality == "asserted":
                days.setdefault(c.event, (c.value or "")[:10])
    moved: list[Claim] = []
    for c in claims:
        bare = c.attribute == "start" and "T" in (c.value or "") and _HOUR_ONLY.match(c.quote) is not None
        own = _kinds(c) if bare else frozenset()
        day = next((d for kinds, d in told if kinds & own), None) if own else None
        known = day is not None and _KNOWN.search(text, max(0, c.start - 80), c.start) is not None
        of_incident = days.get(c.event or "") if bare and (c.value or "")[:10] == published else None
        if day is not None and known and day < (c.value or ""):
            c = msgspec.structs.replace(c, value=day + (c.value or "")[10:])
        elif of_incident is not None and of_incident < published and c.factuality == "asserted":
            # the hour told without a day is taken for that of the day of publication
            c = msgspec.structs.replace(c, value=of_incident + (c.value or "")[10:])
        moved.append(c)
    return moved


def _occasions(
    parsed: Parsed,
    found: Annotations,
    free: list[Time],
    by_token: dict[int, EventMention],
    counted: list[Claim],
    dated: list[Claim],
    *,
    ended: bool,
) -> list[Claim]:
    """The days of a sentence that date what its clauses tell, one a day and hour, besides the claims already made of it."""
    text = parsed.document.text
    s = syntax(parsed.doc, text)
    claims: list[Claim] = []
    tokens: set[int] = set()
    told = {(c.value or "")[:10] for c in dated}
    for group in grouped(text, free):
        value = joined(group)
        start, end = group[0].start, max(t.end for t in group)
        hours = {c.value for c in (*dated, *claims) if "T" in (c.value or "")}
        if value[:10] in told and not ("T" in value and hours and value not in hours):
            continue
        if _NONE_ON.search(text, max(0, start - 20), start):
            continue
        if any(c.start < end and start < c.end for c in dated):
            continue
        before = word_before(text, group[0])
        if before in ("since", "till"):
            held = _since_held(s, parsed, group[0], by_token) if before == "since" else None
            if held is not None and held not in tokens:
                tokens.add(held)
                draft = Draft(
                    start, end, "start", value=value, subject=s_text(parsed, held), at=(s.start[held], s.end[held])
                )
                claims.append(put_day(parsed, make(parsed, found, draft)))
            continue
        happening = entry(s, text, parsed, group[0], by_token)
        if happening is None and stamped(text, group[0]):
            continue
        if happening is None and (span := label(text, start)) is not None:
            i = next(
                (
                    i
                    for i in range(parsed.token_at(span[0]), parsed.token_at(span[1] - 1) + 1)
                    if _labels(by_token, s.lower, i)
                ),
                None,
            )
            happening = None if i is None else (i, False)
        if happening is None and ended and word_before(text, group[0]) == "from":
            happening = (parsed.token_at(start), False)
        if happening is None and asked(text, start):
            happening = (parsed.token_at(start), False)
        if happening is None:
            for t in group:
                first, last = parsed.token_at(t.start), parsed.token_at(t.end - 1)
                happening = occasion(
                    s, first, last, by_token, counted, near=near(parsed.document.published, value), wide=len(value) < 10
                )
                if happening is not None:
                    break
        if happening is None:
            continue
        i, ahead = happening
        if i in tokens:
            continue
        tokens.add(i)
        told.add(value[:10])
        draft = Draft(start, end, "start", value=value, subject=s_text(parsed, i), at=(s.start[i], s.end[i]))
        claim = put_day(parsed, make(parsed, found, draft))
        if (
            ahead
            and claim.factuality == "asserted"
            and (claim.value or "")[:10] >= (parsed.document.published or "9")[:10]
        ):
            claim = msgspec.structs.replace(claim, factuality="predicted")
        claims.append(claim)
    return claims


# Who has been held, or has not come back, since a day: that is when it began.
_HELD = frozenset(
    {
        "custody",
        "detain",
        "arrest",
        "hold",
        "jail",
        "imprison",
        "pick",
        "lock",
        "detention",
        "missing",
        "besiege",
        "block",
        "blockade",
    }
)


def _since_held(s: Syntax, parsed: Parsed, time: Time, by_token: dict[int, EventMention]) -> int | None:
    """The token of a state that began with the time after "since": custody, absence, a blockade; None where it is none."""
    first = parsed.token_at(time.start)
    for a in s.ancestors(first)[:6]:
        if s.pos[a] in ("VERB", "AUX"):
            if (
                not any(s.lower[c] in ("have", "has", "had", "'ve", "been") for c in s.children[a])
                and s.pos[a] != "AUX"
            ):
                return None
            near = [a, *s.below(a, 3)]
            held = next((i for i in near if i < first and s.lemma[i] in _HELD), None)
            if (
                held is None
                and s.lemma[a] in ("return", "hear", "see", "come")
                and any(s.dep[c] == "neg" for c in s.children[a])
            ):
                held = a
            return held
    return None


def s_text(parsed: Parsed, i: int) -> str:
    """The word that tells the happening."""
    return str(parsed.doc[i].text)


def _labels(by_token: dict[int, EventMention], lower: list[str], i: int) -> bool:
    event = by_token.get(i)
    return (event is not None and event.type in DATED) or lower[i] in _words("labels")


def _names(parsed: Parsed, time: Time, by_token: dict[int, EventMention]) -> bool:
    """Whether a year only names a thing ("the 2019 law"), or opens the span of a count ("the third since the beginning of the year")."""
    text = parsed.document.text
    if word_before(text, time) == "since" and len(date_of(time) or "") == 4:
        return True
    if len(date_of(time) or "") != 4 or time.end - time.start != 4:
        return False
    token = parsed.doc[parsed.token_at(time.start)]
    return token.dep_ in ("nummod", "compound", "amod") and token.head.pos_ == "NOUN" and token.head.i not in by_token


# A second end in a clause set against the first is no other end: "ceased at nine, though single shots were heard until midnight".
_THOUGH = re.compile(r"\b(?:though|although|but|while)\b", re.IGNORECASE)
_COUNTED = frozenset({"fatalities", "injured", "displaced", "detained", "participants"})


# The moment of a count is no beginning: "As of 5 May, 41 people had died".
_AS_OF = re.compile(r"\bas (?:of|at) (?:\w+ ){0,2}$", re.IGNORECASE)


# What did not happen has no day: "no incident", "not one fighter fell".
_NONE = re.compile(r"\b(?:no|not one|not a single|nobody|none of the) (?:\w+ ){0,2}$", re.IGNORECASE)


# "The water level fell by 20 cm on Monday": a measure moved.
_MEASURED = re.compile(
    r"\b(?:levels?|gauge|discharge|prices?|figures?|number|toll|turnout|temperatures?|shares?|index|rates?|magnitude)(?: of \w+)? (?:had |has |have )?$",
    re.IGNORECASE,
)
_NONE_ON = re.compile(r"\b(?:none|nothing|nobody) (?:on|in|at|since) (?:the )?$", re.IGNORECASE)


def _dated(
    text: str, events: Sequence[EventMention], counted: list[Claim], low: int, ending: list[Time], here: list[Time]
) -> list[tuple[EventMention, str]]:
    """The events of a sentence with their days: those that have one, those whose victims or crowd the dated verb counts, and those
    that stand undated beside such a verb."""
    found = [
        (e, day)
        for e in events
        if _is_dated(e)
        and (day := _day_of(e)) is not None
        and not _NONE.search(text, low, e.start)
        and not _MEASURED.search(text, low, e.start)
    ]
    days = {day[:10] for _, day in found}
    for e in events:
        day = _day_of(e)
        if day is None or e.type == "statement" or day[:10] in days or e.lemma in _words("moves"):
            continue
        if e.lemma not in words("tolls") and any(c.start < e.end and e.start < c.end for c in counted):
            found.append((e, day))
            days.add(day[:10])
            continue
        if e.lemma in _words("harm"):
            beside = next(
                (o for o in events if o.type in DATED and _day_of(o) is None and o.lemma not in _words("counts")), None
            )
            if beside is not None:
                found.append((beside, day))
                days.add(day[:10])
            elif e.lemma in ("injure", "wound", "hurt") and len(day) >= 10 and not _MEASURED.search(text, low, e.start):
                # nobody is hurt later than the happening that hurt him
                found.append((e, day))
                days.add(day[:10])
    ended = {t.start for t in ending}
    for t in here:
        # "from 10 p.m. on Monday until 6 a.m.", and the stamp of an entry: "23:35 - It has started."
        value = date_of(t) or ""
        stamp = not text[text.rfind("\n", 0, t.start) + 1 : t.start].strip() and text[t.end : t.end + 3].strip()[
            :1
        ] in ("–", "—", "-", ":")
        first = next((e for e in events if _is_dated(e) and _day_of(e) is None), None)
        if stamp and first is not None and first.lemma in _words("begin") and value[:10] not in days:
            found.append((first, value))
        elif ended and t.start not in ended and word_before(text, t) == "from" and value[:10] not in days and events:
            found.append((next((e for e in events if e.lemma in _words("last")), events[0]), value))
            days.add(value[:10])
    return found


def _same_day(time: Time, earliest: str) -> bool:
    value = date_of(time)
    return value is not None and (lies_in(earliest, value) or value[:10] == earliest[:10])
