"""Kinds of figures: counts, money, shares, measures, spans of time, and numbers that are no figure of an event at all."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from crossbearing.annotate.claim.figure import PERCENT, Figure
from crossbearing.annotate.claim.lexemes import lexemes, words

_YEARS_OLD = re.compile(r"[\w.,‑-]+?[\s‑-]*(?:years?|months?|weeks?|days?)[\s‑-]*olds?\b", re.IGNORECASE)
# "ages 11 to 15", "between the ages of 11 and 15", "aged 16, 19 and 24": what follows the word before the next verb are ages.
_AGES = re.compile(
    r"\b(?:ages|aged|age)(?: (?:of|from|between|ranged?))*[\d ,]*(?:(?:and|to|or|through|-)[\d ,]*)*$", re.IGNORECASE
)
# "ten were under fifteen", "children under five"
_UNDER = re.compile(r"(?:under|over|below) (?:the age of )?(?!\d{3})[\w-]+", re.IGNORECASE)
_AGED = frozenset(
    [
        "were",
        "was",
        "are",
        "is",
        "be",
        "children",
        "those",
        "anyone",
        "everyone",
        "patients",
        "people",
        "men",
        "women",
        "boys",
        "girls",
        "persons",
    ]
)
_RATE = re.compile(r"\s*(?:°|º|/\d|:\d|x\d)")


def kind(text: str, doc: Doc, figure: Figure) -> str:
    """`count`, `money`, `percent`, `measure`, `span`, or `none` (an age, a room, a road, a rank)."""
    unit = (figure.unit or "").lower()
    noun = doc[figure.noun].lemma_.lower() if figure.noun is not None else ""
    if unit == "magnitude":
        return "magnitude"
    if unit in PERCENT:
        return "percent"
    if noun in words("currencies") or (
        unit and (unit in words("currencies") or unit.split()[-1] in words("currencies"))
    ):
        return "money"
    before = doc[figure.first - 1].lower_ if figure.first > 0 else ""
    if before in ("r", "rs", "rs."):
        return "money"
    if _YEARS_OLD.match(text, figure.start) or before in words("ages") or _RATE.match(text, figure.end):
        return "none"
    if figure.low is not None and figure.low < 120 and _AGES.search(text, max(0, figure.start - 40), figure.start):
        return "none"
    if figure.bare and _UNDER.match(text, figure.start) and before in _AGED:
        return "none"
    if figure.last + 1 < len(doc) and doc[min(figure.stop, figure.last + 1)].lower_ in ("times", "time"):
        return "none"
    if unit in words("spans") or noun in words("spans"):
        return "span"
    if unit in words("measures") or noun in words("measures"):
        return "measure"
    if figure.word is None:
        if before in lexemes().namers and not (figure.low and figure.low >= 1000 and before == "number"):
            return "none"
        if _is_age(doc, figure):
            return "none"
        if (
            figure.first >= 3
            and doc[figure.first - 1].lower_ in ("of", "and", "/")
            and doc[figure.first - 3].lower_ != "no"
            and doc[figure.first - 3].lower_ in lexemes().namers | words("ages")
        ):
            return "none"
        if noun == "block" and figure.low is not None and figure.low % 100 == 0:
            return "none"
        if text[figure.start : figure.end] == "911":
            return "none"  # whom Americans call
        if figure.first > 0 and doc[figure.first - 1].text in ("#", "§", "+"):
            return "none"
    return "count"


def _is_age(doc: Doc, figure: Figure) -> bool:
    """A bare number under 120 between commas after a name ("Ana Roe, 34, said") or after "a girl of"."""
    if (
        not figure.bare
        or figure.partitive
        or figure.low is None
        or figure.low != figure.high
        or not 0 < figure.low < 120
    ):
        return False
    i, after = figure.first, figure.last + 1
    nearby = doc[after].text if after < len(doc) else "."
    if (i >= 2 and doc[i - 1].text == "," and nearby in (",", ".", ";", ")", "\n", "who")) or (
        i >= 2 and doc[i - 1].text == "(" and nearby == ")"
    ):
        who = doc[i - 2]
        return who.pos_ == "PROPN" or who.ent_type_ == "PERSON" or (who.tag_ == "NN" and who.lemma_ in lexemes().kin)
    if i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].pos_ == "NOUN" and lexemes().is_person(doc[i - 2].lemma_):
        return doc[i - 2].tag_ == "NN" and doc[i - 2].lemma_ not in ("crowd", "staff", "crew", "people")
    return False
