"""Claims in French that carry words: when and where an incident was, who did it, the titles of persons."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.annotate.french.persons import is_person
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.records import Annotations, Claim, EventMention, content_id
from crossbearing.records.claim import Attribute

_TYPES_OF_VIOLENCE = frozenset({"violence_against_civilians", "remote_violence", "explosion", "battle"})


def sources_of(found: Annotations, start: int, end: int) -> tuple[str, ...]:
    names: list[str] = []
    for a in sorted(
        (a for a in found.attributions if a.covers(start, end) and a.vouched), key=lambda a: (a.start - a.end, a.start)
    ):
        names += [s for s in a.sources if s not in names]
    return tuple(names)


def day_claims(t: Tokens, found: Annotations) -> Iterator[Claim]:
    """The day or month on which each incident began, as its own mention is dated."""
    seen: set[tuple[str, str]] = set()
    for e in found.events:
        if e.time is None or e.time.earliest is None or e.time.latest is None or e.type in ("statement",):
            continue
        if e.type == "other" and e.lemma not in ("frapper", "secouer", "toucher"):
            continue
        value = _edtf(e.time.earliest, e.time.latest)
        time = next(
            (
                x
                for x in found.times
                if x.earliest == e.time.earliest
                and x.latest == e.time.latest
                and abs(x.start - e.start) < 200
                and t.sent[t.at(x.start)] == t.sent[t.at(e.start)]
            ),
            None,
        )
        incident = e.incident or e.id
        if value is None or time is None or (incident, value) in seen:
            continue
        seen.add((incident, value))
        yield Claim(
            content_id("c", found.document.id, time.start, time.end, "start", None, None, value), time.start, time.end, t.text[time.start : time.end],
            incident, "start", None, None, value, None, t.text[e.start : e.end], None, sources_of(found, time.start, time.end) or sources_of(found, e.start, e.end), e.factuality,
        )  # fmt: skip


def _edtf(earliest: str, latest: str) -> str | None:
    a, b = earliest[:10], latest[:10]
    if a == b:
        return earliest if len(earliest) > 10 and earliest == latest else a
    if a[:7] == b[:7] and a.endswith("-01") and int(b[8:]) >= 28:
        return a[:7]
    if a.endswith("-01-01") and b.endswith("-12-31") and a[:4] == b[:4]:
        return a[:4]
    return None


def word_claims(t: Tokens, found: Annotations) -> Iterator[Claim]:
    """Where each incident was, who did it, and the titles of persons."""
    seen: set[tuple[str, str, str]] = set()
    for e in found.events:
        incident = e.incident or e.id
        if e.type in ("statement", "other"):
            continue
        place = next(
            (
                p
                for p in found.places
                if e.place is not None and p.name == e.place.name and t.sent[t.at(p.start)] == t.sent[t.at(e.start)]
            ),
            None,
        )
        if place is not None and (incident, "place", place.name) not in seen:
            seen.add((incident, "place", place.name))
            yield _word(t, found, e, "place", place.start, place.end, place.name)
        if e.agent is not None and e.type in _TYPES_OF_VIOLENCE:
            words = t.text[e.agent[0] : e.agent[1]]
            if (incident, "perpetrator", words) not in seen and _can_do(t, e.agent):
                seen.add((incident, "perpetrator", words))
                yield _word(t, found, e, "perpetrator", e.agent[0], e.agent[1], words)
    told: set[tuple[str, str]] = set()
    for n in found.names:
        if n.kind == "person" and n.title and (n.name, n.title) not in told:
            told.add((n.name, n.title))
            at = t.text.find(n.title, max(0, n.start - len(n.title) - 8), n.end + len(n.title) + 8)
            if at >= 0:
                yield Claim(
                    content_id("c", found.document.id, at, at + len(n.title), "title", None, None, n.title), at, at + len(n.title), n.title,
                    None, "title", None, None, n.title, None, n.name, None, (), "asserted",
                )  # fmt: skip


def _can_do(t: Tokens, span: tuple[int, int]) -> bool:
    """Whether a phrase names somebody who can do harm: persons, a force, a named body."""
    first, last = t.at(span[0]), t.at(span[1] - 1)
    words = [t.lower[j] for j in range(first, last + 1)]
    return any(
        is_person(w)
        or w
        in (
            "armée",
            "police",
            "milice",
            "groupe",
            "gang",
            "rebelles",
            "forces",
            "gendarmerie",
            "aviation",
            "artillerie",
        )
        for w in words
    ) or t.kind[first] in ("ORG", "PER")


def _word(
    t: Tokens, found: Annotations, e: EventMention, attribute: Attribute, start: int, end: int, value: str
) -> Claim:
    return Claim(
        content_id("c", found.document.id, start, end, attribute, None, None, value), start, end, t.text[start:end], e.incident or e.id, attribute,
        None, None, value, None, t.text[e.start : e.end], None, sources_of(found, e.start, e.end), e.factuality,
    )  # fmt: skip
