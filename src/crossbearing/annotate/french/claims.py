"""Claims in French: figures of the killed, injured, missing and so on, days and places of happenings, on whose word and how put."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from crossbearing.annotate.french.circumstances import (
    day_claims,
    sources_of,
    word_claims,
)
from crossbearing.annotate.french.counting import (
    LONGEST,
    CountingVerb,
    Draft,
    among,
    by_noun,
    by_state,
    by_unit,
    by_verb,
    counting_verbs,
    draft,
    is_part,
    is_weak,
    noun_of,
    of_noun,
)
from crossbearing.annotate.french.factuality import factuality
from crossbearing.annotate.french.figures import Figure
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.persons import is_person
from crossbearing.annotate.french.phrases import phrase_after, phrase_before
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.french.triggers import Row, Trigger
from crossbearing.annotate.incidents import main_incident
from crossbearing.records import Annotations, Claim, content_id
from crossbearing.records.mention import Factuality

_ONE = frozenset({"un", "une"})
_SINGLE_OF_KILLING = frozenset(
    {
        "tuer",
        "assassiner",
        "abattre",
        "exécuter",
        "blesser",
        "arrêter",
        "enlever",
        "interpeller",
        "mourir",
        "décéder",
        "hospitaliser",
        "kidnapper",
        "périr",
        "succomber",
        "noyer",
        "poignarder",
        "inculper",
        "incarcérer",
    }
)
_CORRECTED = re.compile(
    r"(?:une version (?:précédente|antérieure|initiale) (?:de cet article|de ce texte)?[^.\n]{0,40}?(?:indiquait|affirmait|disait|mentionnait|faisait état)|nous avions (?:écrit|indiqué|annoncé) (?:par erreur|à tort)|contrairement à ce que nous (?:avions|avons))(?P<x>[^.\n]+)",
    re.IGNORECASE,
)


def find_claims(t: Tokens, groups: Groups, figures: Sequence[Figure], found: Annotations) -> tuple[Claim, ...]:
    """Every claim, in order."""
    drafts: list[Draft] = []
    used: set[int] = set()
    taken_verbs: set[int] = set()
    verbs = counting_verbs(t, groups)
    for k, f in enumerate(figures):
        made = by_noun(t, groups, f)
        if made is None or is_weak(t, f):
            made = among(t, f) or by_verb(t, f, verbs, figures) or of_noun(t, f) or made
        made = made or by_state(t, groups, f) or by_unit(t, f)
        if made is not None:
            drafts.append(made)
            used.add(k)
            taken_verbs.add(made.at)
    drafts += _inherited(t, figures, used, drafts)
    drafts += _single(t, verbs, taken_verbs)
    claims = [_claim(t, groups, d, found) for d in drafts]
    claims += day_claims(t, found)
    claims += word_claims(t, found)
    by_id = {c.id: c for c in claims if not any(b.start <= c.start < b.end for b in found.boilerplate)}
    return tuple(sorted(by_id.values(), key=lambda c: (c.start, c.end, c.attribute, c.id)))


def _inherited(t: Tokens, figures: Sequence[Figure], used: set[int], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Figures that take their attribute from the one before: "dont trois enfants", "dont deux grièvement", "4 000 selon la police"."""
    known = {id(d.figure): d for d in drafts}
    previous: Draft | None = None
    for k, f in enumerate(figures):
        if k in used:
            previous = known.get(id(f), previous)
            continue
        if previous is None or previous.figure is None or t.sent[previous.figure.first] != t.sent[f.first]:
            continue
        after = t.lower[f.last + 1 : f.last + 3]
        noun = noun_of(t, f)
        of_them = is_part(t, f) and (not noun or is_person(noun) or noun in ("grièvement",))
        rival = (f.noun is None and f.quantity.unit is None) and after[:1] in (["selon"], ["d'après"])
        if of_them or rival:
            yield draft(t, f, previous.attribute, previous.at, f.last, previous.group, part=of_them)._replace(
                start=f.quantity.start, end=t.end[f.noun] if f.noun is not None else f.quantity.end
            )
            used.add(k)


def _single(t: Tokens, verbs: Sequence[CountingVerb], taken: set[int]) -> Iterator[Draft]:
    """A victim told without a number: "une femme a été tuée", "un retraité est décédé", "le maire a été assassiné"."""
    for v in verbs:
        if v.i in taken or v.word not in _SINGLE_OF_KILLING:
            continue
        g = v.group
        first = t.sent[v.i]
        subject = v.row["victims"] == "subject" or g.passive
        if subject:
            phrase = phrase_before(t, g.first - 1, first) if g.first > first else None
        else:
            if not g.auxiliary and g.mood in ("participle", "infinitive"):
                continue
            phrase = phrase_after(t, v.last + 1, t.end_of_sentence(v.i)) if v.last + 1 < len(t) else None
        if phrase is None:
            continue
        head = phrase[0]
        article = t.lower[head - 1] if head > first else ""
        noun = next((j for j in range(head, phrase[1] + 1) if t.pos[j] in ("NOUN", "PROPN", "ADJ")), head)
        named = t.word[head][0].isupper() and phrase[1] > head and t.kind[head] == "PER"
        one = (
            (article in _ONE or article in ("le", "la", "l'"))
            and not t.plural[noun]
            and not t.lower[noun].endswith(("s", "x"))
            and is_person(t.lower[noun])
        )
        if not (named or one):
            continue
        a, b = min(t.start[max(first, head - 1)], t.start[g.first]), max(t.end[phrase[1]], t.end[v.last])
        yield Draft(
            v.row["attribute"],
            None,
            a,
            b,
            1.0,
            1.0,
            "person",
            t.text[t.start[head] : t.end[phrase[1]]],
            False,
            v.i,
            g,
            v.last,
            word=v.word,
        )


def _put(t: Tokens, groups: Groups, d: Draft, found: Annotations) -> Factuality:
    """How a figure is put: by its verb and what is said about it. A figure of nought is what it says."""
    said = sorted((a for a in found.attributions if a.covers(d.start, d.end)), key=lambda a: a.end - a.start)
    nought = d.high == 0
    if d.group is not None:
        row = Row(d.word or t.lower[d.at], (), "other", "", "effect", (), (), False)
        put = factuality(t, groups, Trigger(d.at, d.last, row, d.group), said)
        if put == "alleged" or (d.group.mood == "conditional" and d.group.auxiliary):
            put = "alleged" if not d.group.negated else put
        return "asserted" if nought and put == "denied" else put
    around = t.lower[d.last + 1 : min(t.end_of_sentence(d.at), d.last + 8)]
    if "confirmée" in around or "confirmé" in around or "confirmés" in around:
        k = next(n for n, w in enumerate(around) if w.startswith("confirm"))
        if "pas" in around[:k]:
            return "unconfirmed"
    return cast(Factuality, next((a.factuality for a in said if a.factuality is not None), "asserted"))


def _event(t: Tokens, found: Annotations, at: int, attribute: str) -> str | None:
    """The incident of a claim: by the mention in its clause, else the last one told, else what the account is chiefly about."""
    events = [e for e in found.events if e.type != "statement"]
    if not events:
        return None
    start = t.start[at]
    here = [e for e in events if t.sent[t.at(e.start)] == t.sent[at]]
    if here:
        best = min(here, key=lambda e: (abs(e.start - start), e.start))
        return best.incident or best.id
    before = [e for e in events if e.start < start]
    main = main_incident(found.events, t.text)
    if before and attribute not in ("fatalities", "injured"):
        return before[-1].incident or before[-1].id
    return main or (before[-1].incident if before else events[0].incident)


def _claim(t: Tokens, groups: Groups, d: Draft, found: Annotations) -> Claim:
    f = d.figure
    inner = (f.quantity.start, f.quantity.end) if f is not None else (d.start, d.end)
    put = d.put or _put(t, groups, d._replace(start=inner[0], end=inner[1]), found)
    if any(m.start("x") <= d.start < m.end("x") for m in _CORRECTED.finditer(t.text)):
        put = "denied"
    start, end = (d.start, d.end) if d.end - d.start <= LONGEST else inner
    return Claim(
        content_id("c", found.document.id, start, end, d.attribute, d.low, d.high, None), start, end, t.text[start:end],
        _event(t, found, d.at, d.attribute), d.attribute, d.low, d.high, None, d.unit, d.subject, None,
        sources_of(found, *inner), put, part=d.part,
    )  # fmt: skip
