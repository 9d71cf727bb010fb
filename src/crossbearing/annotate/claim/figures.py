"""The claims that are figures."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from crossbearing.annotate.claim.carried import Before, carried
from crossbearing.annotate.claim.counts import Told, thing, told
from crossbearing.annotate.claim.cues import cue_tokens, cues
from crossbearing.annotate.claim.figure import Figure, from_quantity, from_words
from crossbearing.annotate.claim.kinds import kind
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import LONGEST, Draft, make
from crossbearing.annotate.claim.single import singles
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Claim


def figure_claims(parsed: Parsed, found: Annotations) -> list[Claim]:
    """The claims with `low` and `high`, in order."""
    text, doc = parsed.document.text, parsed.doc
    starts = [q.start for q in found.quantities]
    claims: list[Claim] = []
    places = frozenset(p.start for p in found.places)
    history: list[Before] = []
    tokens = cue_tokens(doc)
    heading: str | None = None
    for number, sentence in enumerate(parsed.sentences()):
        low, high = sentence.start_char, sentence.end_char
        words = text[low:high]
        head = _heading(words)
        if head is not None:
            heading, history = head, []
            continue
        quantities = found.quantities[bisect_left(starts, low) : bisect_left(starts, high)]
        figures = [from_quantity(parsed, q, sentence.end) for q in quantities]
        figures += from_words(parsed, low, high, sentence.end, [(q.start, q.end) for q in quantities])
        figures = _merged(text, sorted(figures))
        found_cues = cues(
            parsed, sentence.start, sentence.end, tokens[bisect_left(tokens, sentence.start) : bisect_left(tokens, sentence.end)]
        )
        counts = [f for f in figures if kind(text, doc, f) != "none"]
        for figure in counts:
            what = kind(text, doc, figure)
            if figure.word == "one" and figure.noun is not None and not lexemes().is_person(doc[figure.noun].lemma_):
                continue
            draft = None
            if what == "count" or what == "measure" and figure.unit is None:
                claim = told(parsed, figure, found_cues, counts)
                if claim is not None and claim.how.startswith("carries:") and all(b.attribute != claim.how[8:] for b in history[-4:]):
                    claim = None
                claim = claim or carried(parsed, figure, history, heading, number, low, high) or thing(parsed, figure)
                if claim is not None:
                    if claim.attribute in _COUNTS and not (claim.attribute == "troops" and claim.how == "thing"):
                        history.append(Before(claim.attribute, number))
                    draft = _draft(doc, text, claim, what)
                elif figure.noun is not None and figure.word is None and doc[figure.noun].lemma_ not in lexemes().idle:
                    draft = _draft(doc, text, Told(figure, "other", figure.first, figure.stop, False, "other"), what)
            elif what == "money":
                draft = _draft(doc, text, Told(figure, "money", figure.first, figure.stop, False, what), what)
            elif what == "percent":
                draft = _draft(doc, text, Told(figure, "other", figure.first, figure.stop, False, what), what)
            elif what == "span" and re.search(r"\b(?:for|in|within|lasted|lasting|lasts|took|after|of)\s+(?:the )?$", text[low : figure.start]):
                draft = _draft(doc, text, Told(figure, "duration", figure.first, figure.stop, False, what), what)
            elif what == "measure":
                draft = _draft(doc, text, Told(figure, "other", figure.first, figure.stop, False, what), what)
            if draft is not None:
                claims.append(make(parsed, found, draft))
        for cue in found_cues:
            if cue.stands == "none":
                at = (doc[cue.first].idx, doc[cue.last].idx + len(doc[cue.last]))
                claims.append(make(parsed, found, Draft(*at, cue.sense.attribute, 0.0, 0.0, unit="person")))  # type: ignore[arg-type]
        lone = singles(parsed, places, sentence.start, sentence.end, found_cues, counts)
        for draft in lone:
            claims.append(make(parsed, found, draft))
    return claims


_COUNTS = frozenset({"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "magnitude"})
_OR = re.compile(r",? (?:or|perhaps|maybe|possibly|if not|or perhaps|or even) (?:perhaps |even )?")


def _merged(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with "eight, perhaps nine" as one range, without those that stand inside another's phrase ("none of the four")."""
    found: list[Figure] = []
    for figure in figures:
        last = found[-1] if found else None
        if last is not None and figure.first <= last.stop and figure.first > last.last:
            continue
        if last is not None and last.bare and last.low is not None and _OR.fullmatch(text[last.end : figure.start].strip(" “”") and text[last.end : figure.start]):
            high = figure.high if figure.word is None else figure.low
            if high is not None and last.low < high:
                found[-1] = figure._replace(start=last.start, first=last.first, low=last.low, high=max(high, last.high or 0))
                continue
        found.append(figure)
    return found


_HEADINGS = {"detained": "detained", "arrested": "detained", "arrests": "detained", "injured": "injured", "wounded": "injured", "killed": "fatalities",
             "dead": "fatalities", "deaths": "fatalities", "missing": "missing", "displaced": "displaced", "evacuated": "displaced"}  # fmt: skip


def _heading(words: str) -> str | None:
    """The attribute that a line of one word gives to what stands below it."""
    line = words.strip().rstrip(":").lower()
    return _HEADINGS.get(line) if len(line) < 12 else None


def _subject(doc: Doc, claim: Told) -> str | None:
    figure = claim.figure
    if figure.noun is not None:
        return str(doc[figure.last + 1 : figure.stop + 1].text).strip(" “”\"'") or None
    return None


def _draft(doc: Doc, text: str, claim: Told, what: str) -> Draft:
    figure = claim.figure
    start = min(figure.start, doc[claim.first].idx)
    last = doc[claim.last]
    end = max(figure.end, last.idx + len(last))
    stop = doc[figure.stop]
    if end - start > LONGEST or "\n" in text[start:end]:
        start, end = figure.start, max(figure.end, stop.idx + len(stop))
    return Draft(
        start,
        end,
        claim.attribute,  # type: ignore[arg-type]
        figure.low,
        figure.high,
        value=claim.value,
        unit=figure.unit,
        subject=_subject(doc, claim),
        part=claim.part,
        at=(figure.start, figure.end),
        counted=doc[figure.noun].lemma_.lower() if figure.noun is not None else "other" if claim.how == "further" else None,
        factuality="hypothetical" if claim.intended else "denied" if claim.negated else None,
    )
