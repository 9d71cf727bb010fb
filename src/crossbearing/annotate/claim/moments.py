"""The moment for which a figure is given: "by nightfall", "as of Friday", a bulletin's stamp, the day of a count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from crossbearing.annotate.claim.stated import date_of
from crossbearing.annotate.dated_parts import DatedParts
from crossbearing.annotate.overlaps import Overlaps
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Claim, Time

# Figures that grow or fall with time.
CUMULATIVE = frozenset(
    {"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "buildings"}
)
_STATED = re.compile(r"\bas (?:of|at) (?:\w+ ){0,2}$|\bsituation (?:at|on|as of) (?:\w+ ){0,2}$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|after|until|till|before|in|during|throughout) (?:the |early |late |about |around |last )*$",
    re.IGNORECASE,
)
_BULLETIN = re.compile(
    r"\b(?:bulletin|situation|sitrep|update|communiqu[eé]|statement|flash|report) ?(?:report|no\b|nr\b|#|\d|of)",
    re.IGNORECASE,
)
# An hour in figures, as it stands at the head of an entry.
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
# So many lines that an hour opens make a running report.
ENTRIES = 3
# The head of a bulletin: its first lines, in which its number and its hour stand.
HEAD = 400


def with_moments(parsed: Parsed, found: Annotations, figures: list[Claim], dates: Sequence[Claim]) -> list[Claim]:
    """The figures with `as_of` where the text gives a moment: one stated in the sentence that is not the day of the event itself,
    else the hour of the bulletin that they stand in."""
    text = parsed.document.text
    times = [t for t in found.times if t.type in ("DATE", "TIME") and len(date_of(t) or "") >= 10]
    starts = [t.start for t in times]
    of_events = Overlaps((c.start, c.end) for c in dates)
    stamp = _stamp(text, times)
    heads = _entries(text, times)
    dated_parts = DatedParts(parsed.document.parts)
    lines = {line for line, _ in heads}
    headed = {t.start for t in times if t.start - (line := text.rfind("\n", 0, t.start) + 1) < 3 and line in lines}
    moments: list[Claim] = []
    for claim in figures:
        day = None
        if (
            claim.attribute in CUMULATIVE
            and claim.as_of is None
            and claim.factuality not in ("predicted", "hypothetical")
        ):
            sentence = parsed.doc[parsed.token_at(claim.start)].sent
            low, high = sentence.start_char, sentence.end_char
            # The hour at the head of an entry is the entry's, and nothing that its first sentence tells.
            here = [t for t in times[bisect_left(starts, low) : bisect_left(starts, high)] if t.start not in headed]
            dated = of_events.meets(low, high)
            day = _moment(text, claim, here, of_events, parsed.document.published)
            if claim.attribute in _GATHERED and day is not None and not _STATED.search(text, low, high):
                day = None
            own = dated_parts.moment(low)
            entry = own or _entry(low, text, heads)
            # The day of the event in the same sentence leaves open when it was counted; the entry of a running report does not.
            if day is None and entry and (own or len(heads) >= ENTRIES or not dated):
                day = entry
            elif day is None and not dated:
                day = stamp
        moments.append(msgspec.structs.replace(claim, as_of=day) if day is not None else claim)
    return moments


# The day of a march is the day of the event, not of a count.
_GATHERED = frozenset({"participants", "troops"})


def _entries(text: str, times: Sequence[Time]) -> list[tuple[int, str]]:
    """The entries of a running report: where each begins, and its moment. "21:40 - ..." heads one wherever it stands; an hour that only
    opens a line ("21:40 The bridge is open again.") does where several do."""
    marked, bare = [], []
    for time in times:
        moment = date_of(time) or ""
        line = text.rfind("\n", 0, time.start) + 1
        if "T" not in moment or time.start - line >= 3:
            continue
        after = text[time.end : time.end + 3].strip()[:1]
        if after in ("–", "—", "-", ":", "|"):
            marked.append((line, moment))
        elif (after[:1].isupper() or after[:1] in "“\"‘'\n") and _CLOCK.match(text, time.start):
            bare.append((line, moment))
    heads = sorted({*marked, *bare})
    return heads if len(heads) >= ENTRIES else sorted(marked)


def _entry(low: int, text: str, heads: Sequence[tuple[int, str]]) -> str | None:
    """The moment of the entry that holds the offset: of its paragraph's head in a running report, of its own line's else."""
    i = bisect_right(heads, (low, "\uffff")) - 1
    # Lines without a blank one between them belong to one entry of several; what follows a blank line is told after the report.
    end = "\n\n" if len(heads) >= ENTRIES else "\n"
    if i < 0 or end in text[heads[i][0] : low]:
        return None
    return heads[i][1]


def _moment(text: str, claim: Claim, here: list[Time], of_events: Overlaps, published: str | None) -> str | None:
    """The day of the nearest time of the sentence that dates the count and not the event."""
    best: tuple[int, str] | None = None
    for time in here:
        lead = text[max(0, time.start - 40) : time.start]
        if of_events.meets(time.start, time.end) or (_SINCE.search(lead) and not _STATED.search(lead)):
            continue
        day = (date_of(time) or "")[:10]
        if published and day > published[:10]:
            continue
        distance = min(abs(time.start - claim.end), abs(claim.start - time.end))
        if best is None or distance < best[0]:
            best = (distance, day)
    return best[1] if best is not None else None


def _stamp(text: str, times: list[Time]) -> str | None:
    """The day of a bulletin that carries its hour at its head, or says "as of"."""
    head = text[:HEAD]
    stated = next(
        (t for t in times if t.start < 2 * HEAD and _STATED.search(text[max(0, t.start - 40) : t.start])), None
    )
    if stated is not None:
        return (date_of(stated) or "")[:10]
    clock = next((t for t in times if t.start < HEAD and "T" in (date_of(t) or "")), None)
    if clock is not None and _BULLETIN.search(head):
        return (date_of(clock) or "")[:10]
    return None
