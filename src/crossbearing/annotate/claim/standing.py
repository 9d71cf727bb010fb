"""On whose word a claim stands, and how the account puts it."""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Attribution
from crossbearing.records.mention import Factuality

_DENIED = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ )?(?:false|untrue|wrong|baseless|fabricated|a lie|a fabrication|unfounded|incorrect|nonsense|fake|invented)\b"
    r"|\bdo(?:es)? not correspond to|\bhas no basis|\bnot confirmed by any",
    re.IGNORECASE,
)
_FALSE_NEXT = re.compile(r"^[\s”\"’)]*(?:(?:This|That|It|The (?:report|claim|figure|number|rumou?r|story|news))(?: [\w-]+){0,2} (?:is|was) (?:\w+ )?(?:false|untrue|wrong|a lie|not true|baseless|incorrect)|He is not\b|She is not\b|They are not\b)", re.IGNORECASE)
_CORRECTION = re.compile(r"\bwe (?:\w+ )?(?:gave|wrote|reported|said|stated|put|published|printed|named)\b", re.IGNORECASE)
_CORRECTED = re.compile(r"\b(?:correction|corrected|erratum|clarification)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|should|had|were) (?:the |we |they |he |she |it |nothing |no |this |that |fuel |there )|\b(?:would|could|might) have (?:been|\w+ed|died)\b|\bmay (?:die|be|have to|rise)\b|^\s*(?:if|should|had|unless|were)\b",
    re.IGNORECASE,
)
_MODAL_HYPOTHETICAL = re.compile(r"\b(?:would|could|may|might)\b", re.IGNORECASE)
_PREDICTED = re.compile(
    r"\b(?:will|shall|’ll|'ll|is to|are to|are expected|is expected|be expected|expects?|we expect|is due|are due|plans? to|predict(?:s|ed)?|forecast|going to|likely)\b(?! (?:not )?confirm)",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|unverified|reportedly|it is said|is said to|are said to|believed|feared|rumou?rs?|rumou?red|whisper(?:s|ed)?|in the telling|might have|may have|allegedly|apparently|presumably)\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(r"\b(?:claim(?:s|ed)? (?:that|to|the|it|there|he|she|they)|alleges?|alleged|accus(?:e|es|ed|ing)|boasts?|boasted)\b", re.IGNORECASE)


class Standing(NamedTuple):
    """The speakers from the outermost to the innermost, and the factuality."""

    sources: tuple[str, ...]
    factuality: Factuality


def covering(found: Annotations, start: int, end: int) -> list[Attribution]:
    """The attributions whose content holds the span, the innermost first."""
    middle = (start + end) // 2
    held = [a for a in found.attributions if a.start <= middle < a.end and a.covers(start, end)]
    return sorted(held, key=lambda a: (a.end - a.start, a.start))


def standing(parsed: Parsed, found: Annotations, start: int, end: int) -> Standing:
    """Who vouches for the span, and how the account presents it."""
    held = covering(found, start, end)
    sources: tuple[str, ...] = ()
    for attribution in held:
        if attribution.stance in ("statement", "belief") and attribution.sources:
            sources = attribution.sources
            break
    stated = next((a.factuality for a in held if a.factuality is not None), None)
    return Standing(sources, stated if stated is not None else put(parsed, start, end))  # type: ignore[arg-type]


def put(parsed: Parsed, start: int, end: int) -> Factuality:
    """How the words of the sentence put the span."""
    text, doc = parsed.document.text, parsed.doc
    sentence = doc[parsed.token_at(start)].sent
    low, high = sentence.start_char, sentence.end_char
    words = text[low:high]
    after = text[high : high + 60]
    clause_low = max(low, max(text.rfind(c, low, start) for c in ";"))
    clause_high = min([high, *(i for i in (text.find(";", end, high),) if i >= 0)])
    clause = text[clause_low:clause_high]
    if _DENIED.search(clause) or _FALSE_NEXT.match(after):
        return "denied"
    if _CORRECTION.search(clause[: max(0, start - clause_low)]):
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if _CORRECTED.search(line):
            return "denied"
    if _HYPOTHETICAL.search(words) and _MODAL_HYPOTHETICAL.search(clause) or re.match(r"\W*if\b", words, re.IGNORECASE) and _PREDICTED.search(words):
        return "hypothetical"
    if _PREDICTED.search(clause):
        return "predicted"
    if _UNCONFIRMED.search(clause):
        return "unconfirmed"
    return "asserted"
