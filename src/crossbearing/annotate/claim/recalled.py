"""Numbers told again or told without a verb: "Of the thirteen, eight were guests", "all forty-five", "Twelve so far", a headline's "Thirteen, says the judge"."""

from __future__ import annotations

import re

from crossbearing.annotate.claim.carried import CARRIED, CARRY, Before
from crossbearing.annotate.claim.counts import Told
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.parsed import Parsed

# Below three a number goes back to anything: "the two".
SMALLEST = 3
# A headline stands among so many first sentences.
HEADLINE = 3
_DEFINITE = frozenset(["the", "these", "those", "all"])
_DIVIDED = re.compile(
    r"^\W*(?:and )?(?:of|from|out of|among) (?:the|these|those|all|its|their)(?: \w+)? ?$", re.IGNORECASE
)
# What may stand around a figure that is a sentence by itself.
_BEFORE = re.compile(
    r"^\W*(?:(?:officially|now|so far|by now|as of now|to date|at last count|at the last count|in all|altogether|today|tonight|yesterday|this morning|this evening"
    r"|last night|latest|latest figure|total|final count|later|then|still|only|already|again|at least|by (?:noon|midnight|dawn|nightfall|evening|morning)|by \w+day(?: \w+)?"
    r"|at (?:noon|midnight|dawn|nightfall))\W+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:,?\s+(?:so far|now|already|in all|altogether|tonight|today|yesterday|last night|this morning|this evening|still|by now|to date|at last count|officially"
    r"|and (?:counting|rising)|and (?:they|we) are (?:still )?counting|by (?:noon|midnight|dawn|nightfall|evening|morning)|by \w+day(?: \w+)?|at (?:noon|midnight|dawn)))*"
    r"(?:,? (?:say|says|said|according to|reports?|reported|claims?|claimed|in the count of|by the count of) [^.;]{1,60})?\W*$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r";[^.;]{0,20}\b(?:another|one more|a further)\b[^.;]{1,60}\b(?:died|dies|dead|succumbed)\b", re.IGNORECASE
)
_NAMES = frozenset(["name", "coffin", "grave", "funeral"])


class Numbers:
    """The exact counts of persons told so far, each with its attribute, and the sentence that divides one of them."""

    def __init__(self) -> None:
        self.known: dict[float, str] = {}
        self.divided: tuple[int, str] = (-1, "")
        self.open: list[tuple[Figure, int]] = []

    def note(self, attribute: str, figure: Figure) -> None:
        """Keeps an exact count; a number told of two things goes back to neither."""
        if attribute not in CARRIED or figure.low is None or figure.low != figure.high or figure.low < SMALLEST:
            return
        before = self.known.get(figure.low)
        self.known[figure.low] = attribute if before in (None, attribute) else ""


def recalled(parsed: Parsed, figure: Figure, numbers: Numbers, number: int, low: int) -> Told | None:
    """The figure of sentence `number` as a number told before, or as a part of one that its sentence divides; None where it is neither."""
    doc = parsed.doc
    noun = doc[figure.noun].lemma_ if figure.noun is not None else None
    if noun is not None and not lexemes().is_person(noun):
        return None
    attribute = numbers.known.get(figure.low) if figure.low is not None and figure.low == figure.high else None
    if attribute and figure.word is None and figure.first > 0 and doc[figure.first - 1].lower_ in _DEFINITE:
        divides(parsed, figure, numbers, attribute, number, low)
        return Told(figure, attribute, figure.first, figure.stop, False, "recalled")
    if numbers.divided[0] == number and _is_part(parsed, figure):
        return Told(figure, numbers.divided[1], figure.first, figure.stop, True, "divided")
    return None


def _is_part(parsed: Parsed, figure: Figure) -> bool:
    """Whether the figure can count some of what its sentence divides: not "says that he is 16", not "one says"."""
    doc = parsed.doc
    before, after = doc[figure.first - 1], doc[min(figure.stop + 1, len(doc) - 1)]
    if figure.word == "one" and figure.noun is None:
        return after.text == "," or after.lemma_ == "be"
    return figure.word in (None, "one") and not (
        figure.noun is None and (before.lemma_ == "be" or before.lower_ == "aged")
    )


def divides(parsed: Parsed, figure: Figure, numbers: Numbers, attribute: str, number: int, low: int) -> None:
    """Notes that sentence `number` goes on to say what the figure consists of: "Of the thirteen, ..."."""
    if attribute in CARRIED and _DIVIDED.match(parsed.document.text[low : figure.start]):
        numbers.divided = (number, attribute)


def elliptic(
    parsed: Parsed, figure: Figure, history: list[Before], heading: str | None, number: int, low: int, high: int
) -> Told | None:
    """The figure that is a sentence by itself, with what was told right before it or what the heading names."""
    if not figure.bare or figure.word or figure.partitive or (figure.low or figure.high or 0) % 1:
        return None
    text = parsed.document.text
    if not _BEFORE.match(text[low : figure.start]):
        return None
    rest = text[figure.end : high]
    if _ANOTHER.search(rest):
        return Told(figure, "fatalities", figure.first, figure.stop, False, "elliptic")
    if not _AFTER.match(rest):
        return None
    last = history[-1] if history else None
    attribute = last.attribute if last is not None and number - last.sentence <= CARRY else heading
    if attribute is None or attribute not in CARRIED or attribute == "troops":
        return None
    return Told(figure, attribute, figure.first, figure.stop, False, "elliptic")


def headlines(parsed: Parsed, numbers: Numbers, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the bare numbers of the headline that the text below tells of: "Thirteen, says the judge"."""
    for figure, _ in numbers.open:
        attribute = numbers.known.get(figure.low or 0)
        if not attribute:
            continue
        drafts = [d for d in drafts if (d.at or (d.start, d.end)) != (figure.start, figure.end)]
        at = (figure.start, figure.end)
        drafts.append(Draft(*at, attribute, figure.low, figure.high, unit="person", at=at))  # type: ignore[arg-type]
    return drafts


def may_be_told_below(parsed: Parsed, figure: Figure, number: int) -> bool:
    """Whether a figure stands without a noun that says what it counts in the headline, or with "the" as one that is known."""
    noun = parsed.doc[figure.noun].lemma_ if figure.noun is not None else None
    definite = figure.first > 0 and parsed.doc[figure.first - 1].lower_ in _DEFINITE and noun is None
    bare = figure.word is None and not figure.partitive and (noun is None or noun in _NAMES)
    return bare and (number < HEADLINE or definite)
