"""Counts: each figure of a sentence with the attribute that its words give it."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from crossbearing.annotate.claim.bonds import bond, fits, governors
from crossbearing.annotate.claim.cues import NEAR, Cue, intended
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import Sense, lexemes
from crossbearing.annotate.claim.topics import is_about, is_named
from crossbearing.annotate.parsed import Parsed

# A bond that costs more than this is a coincidence. The costs are ordered, not calibrated: 0 same phrase, 0.3 subject or object by the
# parse or side by side, 0.6 a counter with its figure, 1.0 a dozen words between.
LIMIT = 1.6
_LABEL = re.compile(r"^[\s\W\d]*(?:[ivx]+\)|[a-z]\))?\s*([^\W\d][^:\n]{0,60}):[ \t]*$")
# A label is a heading of a few words; "the mission says that 40 people have fled their homes:" is none.
LABEL_WORDS = 9
_CLAUSE = re.compile(
    r"\b(?:that|have|has|had|were|was|are|is|say|says|said|will|tells?|told|writes?|wrote|reports?|reported|adds?|added)\b|\d{2,}(?! ?(?:hours?|days?|h)\b)",
    re.IGNORECASE,
)
# Nouns that may stand before the cases of a disease without its name.
_CASE_OF = frozenset(["hospital", "suspect", "index", "adult", "child", "community", "border", "record"])
_CASUALTIES = frozenset({"fatalities", "injured", "missing", "detained"})


class Told(NamedTuple):
    """A figure with its attribute; `first`..`last` are the tokens of the words that tell it. `how` says by what rule."""

    figure: Figure
    attribute: str
    first: int
    last: int
    part: bool
    how: str
    value: str | None = None
    intended: str | None = None
    negated: bool = False


def label_of(parsed: Parsed, figure: Figure) -> str | None:
    """The words before a colon that stands before the figure in its line, None where there are none."""
    text = parsed.document.text
    line = max(text.rfind(sign, 0, figure.start) for sign in ("\n", ";", "|", ",", ". ")) + 1
    before = text[line : figure.start]
    m = _LABEL.match(before)
    label = m.group(1).strip() if m else None
    return None if label is not None and (len(label.split()) > LABEL_WORDS or _CLAUSE.search(label)) else label


def _both(doc: Doc, cue: Cue, cues: list[Cue]) -> Cue | None:
    """The cue joined to this one by "or" ("killed or injured"), which makes one figure of two attributes."""
    for other in cues:
        if other.sense.attribute != cue.sense.attribute and {other.sense.attribute, cue.sense.attribute} <= _CASUALTIES:
            low, high = sorted((cue, other), key=lambda c: c.first)
            if high.first - low.last == 2 and doc[low.last + 1].lower_ in ("or", "/", "and/or"):
                return other
    return None


def told(parsed: Parsed, figure: Figure, cues: list[Cue], others: list[Figure]) -> Told | None:
    """What the sentence itself makes of the figure, None where it says nothing."""
    labelled = _labelled(parsed, figure)
    if labelled is not None:
        return labelled
    strong, weak = _named(parsed, figure)
    if strong is not None:
        return Told(figure, strong.attribute, figure.first, figure.stop, strong.part or figure.word == "nth", "noun")
    bound = _bound(parsed.doc, figure, cues, others)
    if (
        bound is not None
        and bound.attribute == "participants"
        and weak is not None
        and weak.attribute != "participants"
    ):
        bound = None  # "expects 10,000 refugees"
    if bound is not None:
        return bound
    if weak is not None:
        if figure.word == "one" and parsed.doc[min(figure.stop + 1, len(parsed.doc) - 1)].text in (",", ")"):
            return None
        return Told(figure, weak.attribute, figure.first, figure.stop, figure.partitive, "noun")
    return _topic(parsed.doc, figure, cues, others)


def _labelled(parsed: Parsed, figure: Figure) -> Told | None:
    """The figure after "LABEL:" in its line."""
    doc, lex = parsed.doc, lexemes()
    lemma = doc[figure.noun].lemma_ if figure.noun is not None else ""
    label = label_of(parsed, figure)
    for word in re.findall(r"\w+", label.lower()) if label is not None else ():
        sense = lex.labels.get(word)
        if (
            sense is None
            or not fits(doc, figure, sense.only)
            or not is_about(parsed, sense.about)
            or (sense.attribute == "troops" and lemma and lemma not in lex.things)
        ):
            continue
        start = parsed.token_at(max(0, parsed.document.text.rfind(label or "", 0, figure.start)))
        return Told(figure, sense.attribute, start, figure.stop, sense.part, "label")
    if label is None or not figure.bare:
        return None
    lower = label.lower()
    for when, pattern, sense in lex.phrases:
        # "Passengers not traced: 6"
        told = sense.victims == "subject" and sense.carries is None and not sense.soft
        if told and any(w in lower for w in when) and pattern.search(label):
            start = parsed.token_at(max(0, parsed.document.text.rfind(label, 0, figure.start)))
            return Told(figure, sense.attribute, start, figure.stop, sense.part, "label")
    return None


def _named(parsed: Parsed, figure: Figure) -> tuple[Sense | None, Sense | None]:
    """What the counted noun itself says: for certain ("29 deaths"), and where nothing else does ("12 protesters", "two of the dead")."""
    if figure.noun is None:
        return None, None
    doc, lex = parsed.doc, lexemes()
    lemma = doc[figure.noun].lemma_
    sense = lex.nouns.get(lemma)
    if sense is None or not is_about(parsed, sense.about):
        return None, None
    after = doc[min(figure.stop + 2, len(doc) - 1)]
    if lemma == "body" and doc[min(figure.stop + 1, len(doc) - 1)].lower_ == "of" and not lex.is_person(after.lemma_):
        return None, None
    if sense.about is not None and _of_something_else(doc, figure, sense.about):
        return None, None
    text = parsed.document.text
    if sense.near is not None and not re.search(sense.near, text[max(0, figure.start - NEAR) : figure.end + NEAR // 4]):
        return None, None
    if (
        sense.weak
        or figure.partitive
        or (lex.is_person(lemma) and sense.attribute in ("detained", "displaced", "participants"))
    ):
        return None, sense
    return sense, None


def _of_something_else(doc: Doc, figure: Figure, topic: str) -> bool:
    """Whether a noun before the counted one says that it is none of the topic's: "three cartridge cases"."""
    before = doc[figure.last + 1 : figure.stop]
    return not is_named(before.text, topic) and any(t.pos_ == "NOUN" and t.lower_ not in _CASE_OF for t in before)


def _bound(doc: Doc, figure: Figure, cues: list[Cue], others: list[Figure]) -> Told | None:
    """The figure with the cue that holds it closest."""
    subject, obj = governors(doc, figure) if cues else (set(), set())
    best: tuple[float, int, Cue] | None = None
    for candidate in cues:
        cost = bond(doc, figure, candidate, others, subject, obj)
        if cost is None or cost > LIMIT:
            continue
        key = (cost, min(abs(candidate.first - figure.stop), abs(figure.first - candidate.last)), candidate)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is None:
        return None
    cue = best[2]
    first, last = min(figure.first, cue.first), max(figure.stop, cue.last)
    other = _both(doc, cue, cues)
    if other is not None:
        value = (
            "killed or captured" if "detained" in (cue.sense.attribute, other.sense.attribute) else "killed or injured"
        )
        return Told(figure, "other", min(first, other.first), max(last, other.last), False, "both", value)
    part = cue.sense.part or figure.partitive or figure.word == "nth"
    how = cue.kind if not cue.sense.carries else "carries:" + cue.sense.carries
    return Told(
        figure, cue.sense.attribute, first, last, part, how, None, intended(doc, cue), negated(doc, figure, cue)
    )


def _topic(doc: Doc, figure: Figure, cues: list[Cue], others: list[Figure]) -> Told | None:
    """A bare figure in a sentence that names what is counted ("As for the crowd, they stay with their 12,000")."""
    if not figure.bare or figure.word:
        return None
    for topic in reversed(cues):
        if (
            topic.stands != "counter"
            or topic.last >= figure.first
            or any(o.first <= topic.last <= o.stop for o in others)
        ):
            continue
        if any(c.kind != "counter" and topic.last < c.first for c in cues):
            return None
        if doc[min(figure.stop + 1, len(doc) - 1)].text in ("-", "/") or doc[figure.first - 1].pos_ == "PROPN":
            return None
        return Told(figure, topic.sense.attribute, figure.first, figure.stop, figure.partitive, "topic")
    return None


def negated(doc: Doc, figure: Figure, cue: Cue) -> bool:
    """Whether a "not" stands with the cue ("12 miners were not hurt")."""
    if figure.low == 0 or cue.stands == "counter" or cue.kind == "phrase":
        return False
    # "not less than 12" negates the bound, not the verb
    own = range(figure.first, figure.stop + 1)
    return any(c.dep_ == "neg" and c.i not in own for c in doc[cue.first].children) or (
        cue.kind == "state" and any(c.dep_ == "neg" and c.i not in own for c in doc[cue.first].head.children)
    )


def thing(parsed: Parsed, figure: Figure) -> Told | None:
    """What the counted noun alone makes of the figure."""
    if figure.noun is None:
        return None
    doc = parsed.doc
    lemma = doc[figure.noun].lemma_.lower()
    attribute = lexemes().things.get(lemma)
    if attribute is None and lemma in ("man", "woman", "personnel", "force", "guard", "person", "element"):
        words = {doc[i].lower_ for i in figure.modifiers} | {doc[i].lower_ for i in range(figure.last + 1, figure.stop)}
        if words & {
            "armed",
            "peacekeeping",
            "paramilitary",
            "special",
            "coalition",
            "military",
            "army",
            "security",
            "police",
            "border",
            "masked",
        }:
            attribute = "troops" if "masked" not in words else "participants"
    if attribute is None and lemma == "element" and doc[min(figure.stop + 1, len(doc) - 1)].lower_ == "of":
        attribute = "troops"
    if attribute is None:
        return None
    return Told(figure, attribute, figure.first, figure.stop, False, "thing")
