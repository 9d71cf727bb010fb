"""Single members of a group that has just been counted: "104 arrested, among them a journalist", "three civilians, including a schoolgirl"."""

from __future__ import annotations

import re

from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.parsed import Parsed

_AMONG = re.compile(
    r"\b(?:including|among (?:them|whom|these)|one of them)\b,?(?P<who>[^.;:()\n]{2,90})", re.IGNORECASE
)
# A new clause ends the list of members.
_CLAUSE_END = re.compile(
    r",(?! an? \w+(?: \w+)?(?:,| and\b))|\b(?:who|which|were|was|had|have|has|said)\b", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:an?|the) (?=[\w-])", re.IGNORECASE)
_COUNTED = frozenset({"fatalities", "injured", "detained", "missing"})
# "a former district judge" has three words before the noun, no more.
REACH = 4


def among(parsed: Parsed, low: int, high: int, told: list[Draft]) -> list[Draft]:
    """Drafts for the single members told in `text[low:high]`, with the attribute of the group in `told` before them."""
    text, doc = parsed.document.text, parsed.doc
    found: list[Draft] = []
    for m in _AMONG.finditer(text, low, high):
        groups = [
            d
            for d in told
            if (d.at or (d.start, d.end))[0] < m.start()
            and d.attribute in _COUNTED
            and (d.low or d.high or 0) >= 2
            and d.factuality is None
        ]
        if not groups:
            continue
        group = groups[-1]
        end = _CLAUSE_END.search(text, m.start("who"), m.end("who"))
        for one in _ONE.finditer(text, m.start("who"), end.start() if end else m.end("who")):
            noun = _noun(parsed, parsed.token_at(one.end()))
            if noun is None:
                continue
            token = doc[noun]
            at = (token.idx, token.idx + len(token))
            if any(d.attribute == group.attribute and d.start <= at[0] < d.end and d.low == 1 for d in told):
                continue
            subject = text[one.start() : at[1]]
            found.append(
                Draft(
                    one.start(),
                    at[1],
                    group.attribute,
                    1.0,
                    1.0,
                    unit="person",
                    subject=subject,
                    part=True,
                    at=at,
                    happening=group.at or (group.start, group.end),
                )
            )
    return found


def _noun(parsed: Parsed, first: int) -> int | None:
    """The token of the person named from token `first` on ("a former district judge"), None where it is no person."""
    doc, head = parsed.doc, None
    for i in range(first, min(first + REACH, len(doc))):
        if doc[i].pos_ not in ("NOUN", "ADJ", "PROPN", "VERB") and doc[i].text != "-":
            break
        if doc[i].pos_ == "NOUN":
            head = i
    if head is None or doc[head].tag_ == "NNS" or not lexemes().is_person(doc[head].lemma_):
        return None
    return head
