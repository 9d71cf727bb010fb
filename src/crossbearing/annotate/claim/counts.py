"""Counts: each figure of a sentence with the attribute that its words give it."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from crossbearing.annotate.claim.bonds import bond, fits, governors
from crossbearing.annotate.claim.cues import NEAR, Cue, intended
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.parsed import Parsed

# A bond that costs more than this is a coincidence. The costs are ordered, not calibrated: 0 same phrase, 0.3 subject or object by the
# parse or side by side, 0.6 a counter with its figure, 1.0 a dozen words between.
LIMIT = 1.6
_LABEL = re.compile(r"^[\s\W\d]*(?:[ivx]+\)|[a-z]\))?\s*([^\W\d][^:\n]{0,60}):[ \t]*$")
_CASUALTIES = frozenset({"fatalities", "injured", "missing"})


class Told(NamedTuple):
    """A figure with its attribute; `first`..`last` are the tokens of the words that tell it. `how` says by what rule."""

    figure: Figure
    attribute: str
    first: int
    last: int
    part: bool
    how: str
    value: str | None = None
    intended: bool = False
    negated: bool = False


def label_of(parsed: Parsed, figure: Figure) -> str | None:
    """The words before a colon that stands before the figure in its line, None where there are none."""
    text = parsed.document.text
    line = text.rfind("\n", 0, figure.start) + 1
    before = text[line : figure.start]
    m = _LABEL.match(before)
    return m.group(1).strip() if m else None


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
    doc, lex = parsed.doc, lexemes()
    noun = doc[figure.noun] if figure.noun is not None else None
    lemma = noun.lemma_ if noun is not None else ""
    label = label_of(parsed, figure)
    if label is not None:
        for word in re.findall(r"\w+", label.lower()):
            sense = lex.labels.get(word)
            if (
                sense is not None
                and fits(doc, figure, sense.only)
                and not (sense.attribute == "troops" and lemma and lemma not in lex.things)
            ):
                start = parsed.token_at(figure.start - 1)
                while start > 0 and doc[start].idx > figure.start - len(label) - 3:
                    start -= 1
                return Told(figure, sense.attribute, max(start, 0), figure.stop, False, "label")
    strong = lex.nouns.get(lemma) if noun is not None else None
    weak = None
    if strong is not None and noun is not None:
        if (
            lemma == "body"
            and doc[min(figure.stop + 1, len(doc) - 1)].lower_ == "of"
            and not lex.is_person(doc[min(figure.stop + 2, len(doc) - 1)].lemma_)
        ) or (
            strong.near is not None
            and not re.search(strong.near, parsed.document.text[max(0, figure.start - NEAR) : figure.end + NEAR // 4])
        ):
            strong = None
        elif (
            strong.weak
            or figure.partitive
            or (lex.is_person(lemma) and strong.attribute in ("detained", "displaced", "participants"))
        ):
            strong, weak = None, strong
    if strong is not None:
        return Told(figure, strong.attribute, figure.first, figure.stop, strong.part or figure.word == "nth", "noun")
    subject, obj = governors(doc, figure) if cues else (set(), set())
    best: tuple[float, int, Cue] | None = None
    for cue in cues:
        cost = bond(doc, figure, cue, others, subject, obj)
        if cost is None or cost > LIMIT:
            continue
        key = (cost, min(abs(cue.first - figure.stop), abs(figure.first - cue.last)), cue)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is not None:
        cue = best[2]
        first, last = min(figure.first, cue.first), max(figure.stop, cue.last)
        other = _both(doc, cue, cues)
        if other is not None:
            last = max(last, other.last)
            return Told(figure, "other", min(first, other.first), last, False, "both", "killed or injured")
        part = cue.sense.part or figure.partitive or figure.word == "nth"
        how = cue.kind if not cue.sense.carries else "carries:" + cue.sense.carries
        return Told(
            figure, cue.sense.attribute, first, last, part, how, None, intended(doc, cue), negated(doc, figure, cue)
        )
    if weak is not None:
        if figure.word == "one" and doc[min(figure.stop + 1, len(doc) - 1)].text in (",", ")"):
            return None
        return Told(figure, weak.attribute, figure.first, figure.stop, figure.partitive, "noun")
    topic = next(
        (
            c
            for c in reversed(cues)
            if c.stands == "counter" and c.last < figure.first and not any(o.first <= c.last <= o.stop for o in others)
        ),
        None,
    )
    if (
        topic is not None
        and figure.bare
        and not figure.word
        and not any(c.kind != "counter" and topic.last < c.first for c in cues)
    ):
        if doc[figure.stop + 1 if figure.stop + 1 < len(doc) else figure.stop].text not in ("-", "/"):
            return Told(figure, topic.sense.attribute, figure.first, figure.stop, figure.partitive, "topic")
    return None


def negated(doc: Doc, figure: Figure, cue: Cue) -> bool:
    """Whether a "not" stands with the cue ("12 miners were not hurt")."""
    if figure.low == 0 or cue.stands == "counter" or cue.kind == "phrase":
        return False
    return any(c.dep_ == "neg" for c in doc[cue.first].children) or (
        cue.kind == "state" and any(c.dep_ == "neg" for c in doc[cue.first].head.children)
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
        if words & {"armed", "military", "army", "security", "police", "border", "masked"}:
            attribute = "troops" if "masked" not in words else "participants"
    if attribute is None and lemma == "element" and doc[min(figure.stop + 1, len(doc) - 1)].lower_ == "of":
        attribute = "troops"
    if attribute is None:
        return None
    return Told(figure, attribute, figure.first, figure.stop, False, "thing")
