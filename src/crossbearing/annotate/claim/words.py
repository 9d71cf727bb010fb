"""Claims that are words: where an event was, what caused it, who did it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft, make
from crossbearing.annotate.overlaps import Overlaps
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.sought import Sought
from crossbearing.annotate.triggers import happening_words
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Claim, EventMention

# Events that somebody does to somebody: their agent is a perpetrator.
VIOLENT = frozenset({"battle", "explosion", "remote_violence", "violence_against_civilians"})
PLACED = VIOLENT | {"displacement", "blockade", "protest", "riot", "strike", "arrest", "disaster", "accident"}
COUNTRY = 6  # UCDP precision: countries do things, towns suffer them
# A phrase of more words points at nothing.
LONGEST = 12
_END = re.compile(
    r"[,.;:!?()\n”\"]|\s(?:and|but|while|when|which|who|that|after|before|as|said|says|is|was|are|were|has|had|have|shortly|later|yesterday|today|tonight|last)(?:\s|$)"
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|your)\s+", re.IGNORECASE)


@lru_cache(maxsize=16)
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon("circumstances_of_claims")[name])


@lru_cache(maxsize=4)
def _pattern(name: str) -> Sought:
    return Sought(lexicon("circumstances_of_claims")[name], re.IGNORECASE)


def word_claims(parsed: Parsed, found: Annotations) -> list[Claim]:
    """The claims `place`, `cause` and `perpetrator`, in order."""
    claims: list[Claim] = []
    seen: set[tuple[int, str]] = set()
    places = Overlaps((p.start, p.end) for p in found.places)
    towns = Overlaps((p.start, p.end) for p in found.places if p.precision != COUNTRY)
    told = [e.start for e in found.events]
    for event in found.events:
        if event.type not in PLACED and event.lemma not in _set("hits"):
            continue
        for draft in _drafts(parsed, event, places, towns, told):
            if (draft.start, draft.attribute) not in seen:
                seen.add((draft.start, draft.attribute))
                claims.append(make(parsed, found, draft._replace(happening=(event.start, event.end))))
    claims += [
        make(parsed, found, d)
        for d in _beside(parsed, found, {c.start for c in claims if c.attribute == "place"} | {c.end for c in claims})
    ]
    named = {c.start for c in claims if c.attribute == "perpetrator"}
    for draft in _named_doers(parsed, found):
        if draft.start not in named and not parsed.is_boilerplate(draft.start):
            named.add(draft.start)
            claims.append(make(parsed, found, draft))
    for draft in _causes(parsed):
        if not parsed.is_boilerplate(draft.start):
            claims.append(make(parsed, found, draft))
    return claims


def _drafts(parsed: Parsed, event: EventMention, places: Overlaps, towns: Overlaps, told: list[int]) -> Iterator[Draft]:
    text, doc = parsed.document.text, parsed.doc
    trigger = doc[parsed.token_at(event.start)]
    for child in trigger.children:
        if child.dep_ == "prep" and child.lower_ in _set("prepositions"):
            for thing in child.children:
                if thing.dep_ == "pobj" and (span := _site(parsed, thing, places)):
                    start = child.idx if child.lower_ in ("near", "outside", "off") else span[0]
                    yield Draft(
                        start,
                        span[1],
                        "place",
                        value=_ARTICLE.sub("", text[start : span[1]]),
                        subject=text[event.start : event.end],
                    )
        elif child.dep_ == "dobj" and trigger.lemma_ in _set("hits") and (span := _site(parsed, child, places)):
            yield Draft(
                *span, "place", value=_ARTICLE.sub("", text[span[0] : span[1]]), subject=text[event.start : event.end]
            )
    if (
        event.type in VIOLENT
        and event.agent is not None
        and len(text[event.agent[0] : event.agent[1]].split()) <= LONGEST
    ):
        start, end = event.agent
        start = max(start, doc_start(parsed, start, end))
        # "An explosion killed four": what happened is nobody who did it.
        happened = bisect_left(told, start) < bisect_left(told, end)
        if "\n" not in text[start:end] and not happened and can_do(parsed, start, end, towns):
            yield Draft(
                start,
                end,
                "perpetrator",
                value=_ARTICLE.sub("", text[start:end]),
                subject=text[event.start : event.end],
                at=(event.start, event.end),
            )


def doc_start(parsed: Parsed, start: int, end: int) -> int:
    """Where the doer begins in a span that the parse gave: after a dateline and a date ("LARNA (Wire) - Rebels", "31 January gendarmes")."""
    dash = max(parsed.document.text.rfind(sign, start, end) for sign in (" - ", " – ", " — "))
    start = dash + 3 if dash >= 0 else start
    i = parsed.token_at(start)
    doc = parsed.doc
    while doc[i].ent_type_ in ("DATE", "TIME") and doc[i].idx + len(doc[i]) < end:
        i += 1
    return doc[i].idx


def can_do(parsed: Parsed, start: int, end: int, towns: Overlaps) -> bool:
    """Whether a noun phrase names somebody who can have done a deed: persons, bodies of men, names; no pronoun, possessive or thing."""
    doc = parsed.doc
    first, head = parsed.token_at(start), parsed.token_at(max(start, end - 1))
    while first <= doc[head].head.i <= parsed.token_at(max(start, end - 1)) and doc[head].head.i != head:
        head = doc[head].head.i
    token = doc[head]
    if token.pos_ not in ("NOUN", "PROPN") or doc[parsed.token_at(max(start, end - 1))].tag_ == "POS":
        return False
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma not in happening_words():
        return token.ent_type_ not in ("DATE", "TIME") and not towns.meets(token.idx, token.idx + len(token))
    return lexemes().is_person(lemma) or lemma in _set("doers") or token.lower_ in _set("doers")


def _named_doers(parsed: Parsed, found: Annotations) -> Iterator[Draft]:
    """Who is said to have done it: "blamed the militia for the raid", "claimed responsibility for it", "carried out by the brigade"."""
    doc = parsed.doc
    violent = {parsed.token_at(e.start): e for e in found.events if e.type in VIOLENT}
    if not violent:
        return
    for event in found.events:
        verb = doc[parsed.token_at(event.start)]
        if verb.lemma_ in _set("accusing"):
            deed = next(
                (
                    v
                    for c in verb.children
                    if c.dep_ == "prep" and c.lower_ in ("of", "for")
                    for v in c.subtree
                    if v.i in violent
                ),
                None,
            )
            who = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
        elif verb.lemma_ in _set("doing"):
            what = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
            if what is None:
                continue
            deed = (
                what
                if what.i in violent
                else next((v for v in what.subtree if v.i in violent), None)
                if what.lemma_ == "responsibility"
                else None
            )
            if deed is None and what.lemma_ == "responsibility":
                deed = next((v for v in verb.subtree if v.i in violent), None)
            if what.dep_ == "nsubjpass":
                who = next(
                    (g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None
                )
            else:
                who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        else:
            continue
        if deed is None or who is None or who.pos_ not in ("NOUN", "PROPN") or who.i in violent:
            continue
        last = who.i
        while (
            last < who.right_edge.i
            and doc[last + 1].text not in (",", "(", "–", "—", ";")
            and doc[last + 1].lower_ not in ("who", "which", "that", "for", "on", "in")
        ):
            last += 1
        start, end = doc[who.left_edge.i].idx, doc[last].idx + len(doc[last])
        if last - who.left_edge.i <= LONGEST and "\n" not in parsed.document.text[start:end]:
            yield Draft(
                start,
                end,
                "perpetrator",
                value=_ARTICLE.sub("", parsed.document.text[start:end]),
                subject=deed.text,
                at=(deed.idx, deed.idx + len(deed)),
            )


# A toponym with a preposition places the event of its sentence over so many characters.
BESIDE = 80


def _beside(parsed: Parsed, found: Annotations, told: set[int]) -> Iterator[Draft]:
    """Toponyms that stand with a preposition near an event of their sentence, where the parse has not joined the two."""
    text, doc = parsed.document.text, parsed.doc
    at = [e.start for e in found.events]
    for place in found.places:
        if place.start in told or place.end in told or parsed.is_boilerplate(place.start):
            continue
        m = _PREPOSITION.search(text[max(0, place.start - 20) : place.start])
        if m is None or m.group(1).lower() not in _set("prepositions"):
            continue
        sentence = doc[parsed.token_at(place.start)].sent
        near = [
            e
            for e in found.events[bisect_left(at, sentence.start_char) : bisect_left(at, sentence.end_char)]
            if e.type in PLACED and min(abs(place.start - e.end), abs(e.start - place.end)) <= BESIDE
        ]
        if near:
            event = min(near, key=lambda e: (min(abs(place.start - e.end), abs(e.start - place.end)), e.start))
            if ";" not in text[min(event.end, place.end) : max(event.start, place.start)]:
                value = text[place.start : place.end]
                yield Draft(
                    place.start,
                    place.end,
                    "place",
                    value=value,
                    subject=text[event.start : event.end],
                    happening=(event.start, event.end),
                )


_PREPOSITION = re.compile(r"\b([a-z]+) (?:the |a )?$", re.IGNORECASE)


def _site(parsed: Parsed, token: Token, places: Overlaps) -> tuple[int, int] | None:
    """The span of the noun phrase where it names a place, without what follows a comma; None where it names none."""
    doc = parsed.doc
    first, last = token.left_edge.i, token.right_edge.i
    for i in range(token.i + 1, last + 1):
        if (
            doc[i].text in (",", "(", "“", '"', ";", "–", "—")
            or doc[i].dep_ in ("relcl", "acl", "mark")
            or doc[i].pos_ == "VERB"
            or doc[i].ent_type_ in ("DATE", "TIME")
        ):
            last = i - 1
            break
    while last > token.i and doc[last].pos_ in ("ADP", "DET", "PRON", "CCONJ", "PUNCT"):
        last -= 1
    if last - first > LONGEST:
        return None
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    named = places.meets(start, end)
    return (start, end) if named or token.lemma_ in _set("sites") else None


def _causes(parsed: Parsed) -> Iterator[Draft]:
    text, doc = parsed.document.text, parsed.doc
    for m in _pattern("caused_by").finditer(text):
        stop = _END.search(text, m.end())
        end = min(stop.start() if stop else len(text), m.end() + 100)
        value = _ARTICLE.sub("", text[m.end() : end].strip())
        if value and len(value.split()) <= LONGEST + 3 and value.split()[0].lower() not in _set("no_cause"):
            yield Draft(m.start(), end, "cause", value=value, at=(m.end(), end))
    for m in _pattern("causes").finditer(text):
        verb = doc[parsed.token_at(m.start() + len(m.group().split()[0]))]
        subject = next((c for t in (verb, verb.head) for c in t.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        if subject is not None and subject.pos_ in ("NOUN", "PROPN", "VERB") and subject.lemma_ not in _set("no_cause"):
            start = doc[max(subject.left_edge.i, subject.i - LONGEST)].idx
            value = _ARTICLE.sub("", text[start : subject.idx + len(subject)])
            yield Draft(start, m.end(), "cause", value=value, at=(m.start(), m.end()))
    for m in _pattern("unknown").finditer(text):
        yield Draft(m.start(), m.end(), "cause", value="not yet known", factuality="unconfirmed")
