"""Bare figures whose attribute is what the passage speaks of: a crowd, the strength of a tremor, the dead of a disaster, those in a camp."""

from __future__ import annotations

import re

from crossbearing.annotate.claim.counts import Told
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.parsed import Parsed

# The words of a subject stand within so many characters before the figure's sentence, or in it.
BEFORE = 400
# A crowd is no handful: smaller bare numbers are given for many things.
SMALLEST_CROWD = 50
# Magnitudes are told with one decimal, below ten.
STRONGEST = 10
_CROWD = re.compile(
    r"\bmarch(?:ed|es|ers|ing)?\b|\b(?:the|a|this|that|of) March\b(?! \d)|\b(?:[Rr]all(?:y|ies)|[Dd]emonstrat\w+|[Pp]rotest\w*|[Pp]rocession"
    r"|[Vv]igil|[Ss]it-in|[Pp]icket\w*|[Tt]urn-?out|[Cc]rowds?|[Gg]eneral strike|[Ss]trikers|[Rr]allied)\b"
)
_PUT = re.compile(
    r"\b(?:mak(?:e|es|ing) (?:it|that|them)|made (?:it|that|them)|(?:puts?|putting) (?:it|them|that)(?: \w+){0,2} at|(?:spoke|speaks?|talk(?:s|ed)?) of"
    r"|(?:had )?(?:allowed|allows|reckoned|reckons?) (?:for|with)|(?:estimated?|estimates)(?: it| them)?(?: at)?|count(?:ed|s)(?: them)?(?: to)?"
    r"|(?:their|its|his|her|the|an?|our|own) (?:\w+ ){0,2}(?:estimate|figure|count|number|tally)s?(?: \w+){0,3}? (?:to|at|of|is|was))(?:\s+(?:between|from))?\s*[\"“‘]?$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"^[\"”’]?,? (?:say|says|said|claims?|insists?|reckons?|according to)\b", re.IGNORECASE)
_BLANK = re.compile(r"^\W*$")
_US = re.compile(r"\bthere (?:were|are|was|must have been|will be) (?:\w+ )?$", re.IGNORECASE)
_WE = re.compile(
    r"\b(?:we|they)\b[^.;:]{0,60}?\b(?:were|are|numbered|number)(?: (?:now|only|still|then|again))?\s*$", re.IGNORECASE
)
_ENDS = re.compile(r"^\s*(?:[.,;!?)]|(?:and|but|or) |of us\b|today\b|tonight\b|strong\b|here\b|now\b|$)")
# What a crowd does right before "Perhaps 150 of them."; so many are one.
FEW_TOGETHER, JUST_BEFORE = 20, 160
_HEDGED = re.compile(
    r"^\W*(?:perhaps|maybe|some|about|around|possibly|at least|nearly|almost|over|more than)?\W*$", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:march|rall(?:y|ied)|demonstrat|protest|block(?:s|ed|ing)? (?:the|a|both) (?:road|bridge|gate|street|track|square|line)|gather|chant|besieg|surround|picket|assembl|bang(?:s|ed|ing)? on)",
    re.IGNORECASE,
)
_CAMP = re.compile(
    r"\b(?:tents?|camps?|shelters?|evacu\w+|homeless|displaced|sports hall|gym|refugees?|slept|sleep)\b", re.IGNORECASE
)
_TREMOR = re.compile(
    r"\b(?:quakes?|earthquakes?|tremors?|aftershocks?|seismolog\w+|magnitude|richter|temblor|jolt|shock)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:reading|strength|value) of|\bput (?:it|the \w+) at|\b(?:measured|recorded|registered|gave|gives|revised (?:it )?to|rated (?:it )?(?:at)?|upgraded (?:it )?to|downgraded (?:it )?to)\s*(?:it at|a)?\s*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:official|final|confirmed|latest|provisional|current) (?:count|figure|number|total|tally)\b[^.;]{0,40}\b(?:is|was|are|stands? at|stood at|remains|reads)"
    r"(?: now| still)?\s*$",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\b(?:dead|died|dies|killed|deaths?|buried|bodies|funerals?|perished|toll)\b", re.IGNORECASE)


def measured(parsed: Parsed, figure: Figure, low: int, high: int, casualties: bool) -> Told | None:
    """The figure as the strength of a tremor, or as the official count of the dead; `casualties` where these were told last,
    so that "the count" needs no guess."""
    if figure.word is not None or not figure.bare or figure.partitive:
        return None
    text = parsed.document.text
    lead, wide = text[low : figure.start], text[max(0, low - BEFORE) : high]
    if _strength(text, figure, lead) and _TREMOR.search(wide):
        return Told(figure._replace(unit="magnitude"), "magnitude", figure.first, figure.stop, False, "strength")
    if (
        not casualties
        and _COUNT.search(lead)
        and _DEATH.search(text, max(0, low - BEFORE), high + BEFORE)
        and not _CROWD.search(wide)
    ):
        return Told(figure, "fatalities", figure.first, figure.stop, False, "count")
    return None


def by_context(parsed: Parsed, figure: Figure, low: int, high: int) -> Told | None:
    """The figure of the sentence `text[low:high]` with what the passage speaks of, None where nothing tells."""
    if figure.word is not None or (figure.noun is not None and not figure.partitive):
        return None
    text = parsed.document.text
    lead, rest = text[low : figure.start], text[figure.end : high]
    number = figure.low if figure.low is not None else figure.high

    def be(attribute: str, how: str) -> Told:
        return Told(figure, attribute, figure.first, figure.stop, False, how)

    if number is None:
        return None
    wide = text[max(0, low - BEFORE) : high]
    if (
        figure.partitive
        and number >= FEW_TOGETHER
        and _HEDGED.match(lead)
        and _BLANK.match(text[parsed.doc[figure.stop].idx + len(parsed.doc[figure.stop]) : high])
    ):
        if _TOGETHER.search(text, max(0, low - JUST_BEFORE), low):
            return be("participants", "of them")  # "Women block the road. Perhaps 150 of them."
        return None
    if figure.partitive and _US.search(lead) and number >= SMALLEST_CROWD:
        return be("displaced" if _CAMP.search(wide) else "participants", "there were")
    there = _WE.search(lead) and _ENDS.match(rest)
    if there and _CAMP.search(wide) and not figure.partitive:
        return be("displaced", "we were")
    if number < SMALLEST_CROWD or not _CROWD.search(wide):
        return None
    if there or (not figure.partitive and (_PUT.search(lead) or (_BLANK.match(lead) and _SAID_AFTER.match(rest)))):
        return be("participants", "crowd")
    return None


def _strength(text: str, figure: Figure, lead: str) -> bool:
    """Whether the figure is a decimal that somebody measured ("gave a reading of 5.8")."""
    if figure.low is None or figure.low != figure.high or not 0 < figure.low < STRONGEST or figure.unit is not None:
        return False
    labelled = lead.rstrip().endswith(":") and _TREMOR.search(lead) is not None
    return "." in text[figure.start : figure.end] and (labelled or _MEASURED.search(lead.rstrip() + " ") is not None)


_MEN_AND = re.compile(
    r"\b(?:officers|soldiers|policemen|police|troops|gendarmes|guards|marines|constables|personnel|men)\b[^.;:\d]{0,50}\band (?:some |about |around |another )?$",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r" (?:(?:members|men|agents|women|others) )?(?:of|from) the (?:[A-Z]|navy|army|police|guard|marines|air force|coast guard)"
)


def of_a_body_too(text: str, figure: Figure, low: int) -> bool:
    """Whether a figure goes on counting men of another body: "240 officers of the State Police and 60 of the Naval Guard"."""
    return _MEN_AND.search(text, low, figure.start) is not None and _OF_A_BODY.match(text, figure.end) is not None
