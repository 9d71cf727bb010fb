"""Figures whose attribute was told before: "two of them", "in Kutaisi 19", "that figure is 18", items of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.annotate.claim.counts import Told, label_of
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon

_INCLUDING = re.compile(
    r"(?:including|includes|included|among (?:them|whom|these|the dead|the injured|the victims)|of (?:them|whom|these|those)|of which)[\s,:]*"
    r"(?:(?:were|was|are|at least|about|some)\s+)?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"(?:\b(?:a further|another|an additional)\s+)$", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:others?|more|further|additional)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:[(;,:–—-]|\b(?:and|in [A-Z][\w’'-]+|altogether|in all|in total|total))\s*(?:[A-Z][\w’'-]+\s+)?$")
_ANAPHOR = re.compile(
    r"\b(?:(?:the|that|this|its|their|our|an?|his|her) (?:(?:right|true|real|final|official|correct|earlier|previous|latest|first|last|new|own|exact|total|overall) )*"
    r"(?:figure|number|count|tally|total|estimate)s?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ANAPHOR_AFTER = re.compile(r"^,? (?:is|was|are|were|would be) the (?:\w+ )?(?:figure|number|count|tally|total|toll)\b", re.IGNORECASE)
# A carried attribute reaches so many sentences.
CARRY = 2


class Before(NamedTuple):
    """The last figure told: its attribute, sentence, paragraph (offset of its line) and line's heading."""

    attribute: str
    sentence: int
    line: int
    end: int
    casualty: bool


CARRIED = frozenset({"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops"})


def carried(parsed: Parsed, figure: Figure, before: Before | None, heading: str | None, sentence: int, low: int, high: int) -> Told | None:
    """The figure with the attribute of what was told before it, None where it takes none. `low`..`high` is its sentence."""
    if before is None and heading is None:
        return None
    text, doc, lex = parsed.document.text, parsed.doc, lexemes()
    lead, rest = text[low : figure.start], text[figure.end : high]
    noun = doc[figure.noun] if figure.noun is not None else None
    person = noun is None or lex.is_person(noun.lemma_)
    if not person:
        return None

    def take(part: bool, how: str, attribute: str | None = None) -> Told | None:
        which = attribute or (before.attribute if before is not None else heading)
        if which is None or which not in CARRIED:
            return None
        return Told(figure, which, figure.first, figure.stop, part, how)

    near = before is not None and sentence - before.sentence <= CARRY
    same = before is not None and sentence == before.sentence
    if figure.word == "zero":
        return None
    label = label_of(parsed, figure)
    if label is not None and (heading is not None or near) and figure.bare:
        return take(True, "list", heading if heading is not None and not near else None)
    if not near:
        if heading is not None and before is None and noun is not None and sentence_head(lead):
            return take(False, "heading", heading)
        return None
    if figure.partitive or _INCLUDING.search(lead):
        return take(True, "of them")
    if same and (_FURTHER.search(lead) or _MORE.match(rest) and figure.bare):
        return take(True, "further")
    if same and figure.bare and _LISTED.search(lead) and (re.match(r"\s*(?:[),.;:–—]|in\b|and\b|$)", rest)):
        return take(True, "list")
    if figure.bare and (_ANAPHOR.search(lead) or _ANAPHOR_AFTER.match(rest)):
        return take(False, "that figure")
    if figure.bare and _given(doc, figure):
        return take(False, "given")
    if figure.bare and re.match(r"^[\W]*$", lead) and re.match(r",? (?:therefore|then|so|in all|altogether|in total)\b", rest):
        return take(False, "therefore")
    if figure.bare and re.search(r"(?:\bnot|but|rather|or|it was|it is|by now) $", lead) and re.match(r"[\s.,;!?”\"]*(?:$|[.,;!?])|\s+if\b", rest) and (
        same or "it " in lead.lower()
    ):
        return take(False, "not")
    if same and noun is not None and ":" in text[before.end if before else low : figure.start]:
        return take(True, "list")
    return None


def sentence_head(lead: str) -> bool:
    return not lead.strip(" -–•*\t“\"'")


def _given(doc: object, figure: Figure) -> bool:
    """Whether a verb of giving a number governs the bare figure, right before it."""
    tokens = doc
    i = figure.first - 1
    steps = 0
    gives = lexicon("attributes")["gives"]
    while i >= 0 and steps < 3:
        token = tokens[i]  # type: ignore[index]
        if token.pos_ in ("VERB", "AUX") and token.lemma_ in gives:
            return not (token.lemma_ in ("have", "make", "see", "say", "tell") and figure.stop + 1 < len(tokens) and tokens[figure.stop + 1].pos_ in ("NOUN", "ADJ"))  # type: ignore[arg-type, index]
        if token.pos_ in ("ADP", "ADV", "DET", "PUNCT", "PRON", "PART"):
            i -= 1
            steps += 1
            continue
        return False
    return False
