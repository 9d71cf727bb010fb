"""People told beside those who are counted: "the leader along with three of his men", "a man and his son", "a captain and four other officers"."""

from __future__ import annotations

import re

from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.parsed import Parsed

_WITH = re.compile(
    r",? \b(?:(?:along|together) with|as well as|in addition to|accompanied by|alongside) (?:up to |about |at least )?"
)
# Between the one who is told and his companions stand no more than his age and a few words ("the driver, 34, along with ...").
NEAR = 60
# "one of his two younger brothers" has five words before the noun.
REACH = 5
_OF = frozenset({"fatalities", "injured", "detained", "missing"})
_ONE_OF_THEM = frozenset({"a", "an", "his", "her", "their", "another", "the"})
_BETWEEN = re.compile(r"[^.;:()]*?(?:,|\band\b|,? (?:along|together) with|,? as well as)[^.;:()]*")


def companions(parsed: Parsed, low: int, high: int, told: list[Draft], figures: list[Figure]) -> list[Draft]:
    """The drafts of `text[low:high]` with those who share the fate of the one told right before them, and whom no other word counts."""
    text, found = parsed.document.text, list(told)
    for m in _WITH.finditer(text, low, high):
        beside = [
            d
            for d in told
            if d.attribute in _OF and d.low and d.factuality is None and d.value is None
            and 0 <= m.start() - (d.at or (d.start, d.end))[1] <= NEAR
        ]  # fmt: skip
        if not beside:
            continue
        first = beside[-1]
        if any(
            d.attribute == first.attribute and m.end() <= (d.at or (d.start, d.end))[0] < m.end() + NEAR // 2
            for d in told
        ):
            continue
        figure = next((f for f in figures if m.end() - 12 <= f.start <= m.end()), None)
        share = first._replace(
            subject=None, happening=first.happening or first.at, own=None, start=m.start(), part=False
        )
        if figure is not None:
            noun = parsed.doc[figure.noun] if figure.noun is not None else None
            if noun is None or lexemes().is_person(noun.lemma_):
                stop = parsed.doc[figure.stop]
                end = max(figure.end, stop.idx + len(stop))
                at = (figure.start, figure.end)
                found = [d for d in found if d.attribute != "other" or d.at != at]
                found.append(share._replace(end=end, low=figure.low, high=figure.high, at=at))
            continue
        noun_at = _one(parsed, parsed.token_at(m.end()))
        if noun_at is not None:
            token = parsed.doc[noun_at]
            at = (token.idx, token.idx + len(token))
            found.append(share._replace(end=at[1], low=1.0, high=1.0, subject=text[m.end() : at[1]], at=at))
    found.sort(key=lambda d: d.at or (d.start, d.end))
    return found


def _one(parsed: Parsed, first: int) -> int | None:
    """The token of the one person named from token `first` on ("his younger brother"), None where it is none or several."""
    doc = parsed.doc
    if doc[first].lower_ not in _ONE_OF_THEM:
        return None
    head = None
    for i in range(first + 1, min(first + REACH, len(doc))):
        if doc[i].pos_ not in ("NOUN", "ADJ", "PROPN", "VERB", "NUM") and doc[i].text != "-":
            break
        if doc[i].pos_ == "NOUN":
            head = i
    if head is None or doc[head].tag_ == "NNS" or not lexemes().is_person(doc[head].lemma_):
        return None
    return head


def joined(parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, single persons told in one breath as the pair or three that they are ("a man and his son were killed": 2);
    "a leader and facilitator" is one person."""
    text, doc = parsed.document.text, parsed.doc
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last is None or not _side_by_side(text, last, draft):
            kept.append(draft)
            continue
        token = doc[parsed.token_at(draft.at[0] if draft.at else draft.start)]
        if token.tag_ == "NN" and token.i and not any(c.dep_ in ("det", "poss", "nummod") for c in token.children):
            continue
        count = (last.low or 0.0) + 1.0
        subject = text[min(last.at[0], _start(doc, parsed, last)) : draft.at[1]] if last.at and draft.at else None
        kept[-1] = last._replace(
            start=min(last.start, draft.start), end=max(last.end, draft.end), low=count, high=count, subject=subject, at=(last.at[0], draft.at[1]) if last.at and draft.at else None
        )  # fmt: skip
    return kept


def _start(doc: object, parsed: Parsed, draft: Draft) -> int:
    """Where the noun phrase of a draft begins."""
    token = parsed.doc[parsed.token_at(draft.at[0] if draft.at else draft.start)]
    return int(parsed.doc[token.left_edge.i].idx)


def _side_by_side(text: str, a: Draft, b: Draft) -> bool:
    """Whether two drafts are of persons joined by "and" under one verb."""
    if a.at is None or b.at is None or a.attribute != b.attribute or a.factuality != b.factuality:
        return False
    if b.low != 1 or b.high != 1 or a.low is None or a.low != a.high or not (a.start == b.start or a.end == b.end):
        return False
    if a.counted is not None or b.counted is not None or a.subject is None or b.subject is None or a.part or b.part:
        return False
    return a.at[1] <= b.at[0] and _BETWEEN.fullmatch(text, a.at[1], b.at[0]) is not None
