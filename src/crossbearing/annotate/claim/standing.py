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
_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|in case)\b(?! (?:you|we|one) (?:prefer|like|will|want))|^\W*(?:should|had|were) (?:the|a|an|it|this|that|they|he|she|we|[A-Z])",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:would|could|may|might|will|can)\b", re.IGNORECASE)
_FUTURE_VERBS = frozenset("expect predict forecast anticipate plan threaten intend project await".split())
_FUTURE = frozenset({"will", "shall", "’ll", "'ll"})
_MAYBE = frozenset({"could", "may", "might"})
# Between a figure and the verb that carries its future stand so many heads.
CLIMB = 6
_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|unverified|reportedly|it is said|is said to|are said to|believed|feared|rumou?rs?|rumou?red|whisper(?:s|ed)?|in the telling|might have|may have|allegedly|apparently|presumably)\b",
    re.IGNORECASE,
)


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
    future = _future(parsed, start, low)
    if _CONDITION.search(words) and _MODAL.search(clause) and (future or _MODAL.search(text[max(low, start - 60) : min(high, end + 60)])):
        return "hypothetical"
    if future == "will" or future == "might" and re.search(r"\b(?:predict|forecast|warn)", clause):
        return "predicted"
    if future == "might" and _IF_SO.search(text[max(0, low - 12) : high]):
        return "hypothetical"
    if _UNCONFIRMED.search(clause):
        return "unconfirmed"
    return "asserted"


_IF_SO = re.compile(r"\bif (?:that|this|it) is (?:so|true|right)\b|\bin that (?:case|event)\b", re.IGNORECASE)


def _future(parsed: Parsed, start: int, low: int) -> str | None:
    """`will` where the verb that governs the word at `start` is put in the future or expected, `might` where it is put as possible."""
    token = parsed.doc[parsed.token_at(start)]
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            for child in token.children:
                if child.dep_ in ("aux", "auxpass") and child.lower_ in _FUTURE:
                    return "will"
                if child.dep_ == "aux" and child.lower_ in _MAYBE:
                    return "might"
            if token.lemma_ in _FUTURE_VERBS:
                return "will"
            if token.tag_ == "VB" and token.head.lemma_ == "be" and token.dep_ == "xcomp":
                return "will"
            if token.dep_ not in ("xcomp", "ccomp", "conj", "relcl", "auxpass", "acl"):
                return None
        elif token.pos_ == "ADP" and token.lower_ not in ("of", "at", "to", "by", "up", "as", "for", "with"):
            return None
        if token.head.i == token.i or token.head.idx < low:
            return None
        token = token.head
    return None
