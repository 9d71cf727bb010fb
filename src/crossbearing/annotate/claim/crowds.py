"""People together, told by what they do ("some 600 came to the port with candles") or by who counted them ("the police saw 150, the union 700")."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from crossbearing.annotate.claim.bonds import root
from crossbearing.annotate.claim.counts import Told
from crossbearing.annotate.claim.cues import NEAR
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.triggers import crowd_words
from crossbearing.lexicon import lexicon

# Fewer are no crowd unless their verb says so: three men at a door.
FEW = 12
# A bare number that somebody counted is a crowd's from here on; below it stands for many things.
COUNTED = 30
_GROUP_OF = frozenset(
    {"group", "crowd", "column", "band", "handful", "line", "queue", "chain", "throng", "mob", "party"}
)
_RIVAL = re.compile(
    r"\b(?:police|army|ministry|prefecture|authorities|union|unions|organi[sz]ers?|strikers|party|government|town hall|city hall|company|management|mayor|prefect"
    r"|spokes\w+|I|reporters?|newspaper|paper|radio|commissioner|he|she|they)\b[^.;:\n]{0,30}?"
    r"\b(?:saw|counts?|counted|stopped at|stops at|got to|arrived at|came to|comes to|makes? it|made it|reckons?|reckoned|speaks? of|spoke of|puts? (?:it|us|them) at)"
    r"(?: (?:only|just|some|around|about|nearly|no more than|at))*\s*$",
    re.IGNORECASE,
)
# "..., the union 700": the verb is that of the clause before.
_ELLIPSIS = re.compile(
    r"(?:[,;]|\band|\bbut|\bwhile) (?:the |its |their )?[\w’'-]+(?: [\w’'-]+){0,2},? (?:only |some |about |around |nearly )?$"
)
# "the police saw 150, the union 700" is told of a crowd, whatever was told before.
_TWO_COUNTS = re.compile(
    r"(?: of (?:them|us))?[,;] (?:and |but |while )?(?:the |its |their )?[\w’'-]+(?: [\w’'-]+){0,2},? (?:only |some |about |around )?\d"
)
_HEADS = re.compile(r"\bcount(?:ed|s|ing)? (?:the )?heads\b", re.IGNORECASE)
_OR = re.compile(r",? or (?:only |some |about )?$")
_IF = re.compile(
    r"\s+if (?:one|you) (?:asks?|believes?|listens?|trusts?|follows?|prefers?)\b|,? (?:if|according to)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\s*[,–—]\s*(?:said|says|say|according to|claims?|insists?|as|by|in the (?:count|words|estimate|view)|for)\b"
    r"|^\s*(?:according to|in the (?:view|count|estimate|eyes) of|by (?:the )?(?:police|union|organi)|by (?:that|those|the (?:count|reckoning|estimate)) of|by (?:his|her|their|its|our) (?:own )?(?:count|estimate|reckoning)|if (?:one|you) (?:asks?|believes?|listens?|trusts?|prefers?))",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\b(?:we|they|there)\b (?:\w+ )?(?:were|are|will be|shall be|numbered|number|must be|have been)(?: (?:now|only|still|then|again|about|some|well))*\s*$",
    re.IGNORECASE,
)
# Those at home, in camps and in cells are no crowd.
_NO_CROWD = re.compile(r"\b(?:homes?|houses?|shelters?|tents?|camps?|held|detained|arrested|custody|prison|cells)\b")
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing) for|(?:is|are|was|were) hoping for|count(?:s|ing)? (?:on|with)|(?:talk|speak)(?:s|ing)? of|dream(?:s|t|ing)? of|reckon(?:s|ing)? with|prepar(?:e|es|ing) for|expect(?:s|ed|ing)?|(?:can|could) hold)"
    r"(?: (?:a crowd of|a turnout of|up to|some|about|around|at least|more than|as many as|no fewer than))*\s*$",
    re.IGNORECASE,
)
_STOPPING = re.compile(
    r"\b(?:plants?|pits?|mines?|schools?|depots?|ports?|factor(?:y|ies)|shops?|hospitals?|sites?|mills?|yards?|lines?|crews?|companies) (?:with|and)"
    r"(?: (?:some|about|around|a total of|together|nearly|more than))*\s*$",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:march(?:ed|es|ers|ing)?|rall(?:y|ies|ied)|demonstrat\w+|protest\w*|procession|vigil|candles?|sit-in|picket\w*|turn-?out|crowds?|strike|strikers?|funeral"
    r"|coffins?|mourners?|prayers?|prayed|mass|wake|assembly|meeting|gathering|blockade[ds]?|squatt\w+|sat down|barricad\w+|parade|service|congregation|memorial|stoppage|walkout|walk-out)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, tuple[frozenset[str], ...]], frozenset[str]]:
    table = lexicon("crowds")
    return crowd_words(), frozenset(table["not_there"])


def gathered(parsed: Parsed, figure: Figure, low: int, high: int, last: str | None) -> Told | None:
    """The figure as a crowd's, None where it is none. `low`..`high` is its sentence, `last` the attribute told last in the text."""
    if figure.word is not None or (figure.low or 0) % 1:
        return None
    number = figure.low if figure.low is not None else figure.high
    if number is None or number < 2:
        return None
    doc, text = parsed.doc, parsed.document.text
    if _does(doc, figure, number):
        return Told(figure, "participants", figure.first, figure.stop, False, "crowd")
    lead, rest = text[low : figure.start], text[doc[figure.stop].idx + len(doc[figure.stop]) : high]
    if figure.noun is not None and lexemes().is_person(doc[figure.noun].lemma_):
        hoped = _HOPED.search(lead) or _STOPPING.search(lead)
        if hoped and number >= FEW and _GATHERING.search(text, max(0, low - NEAR), high):
            return Told(figure, "participants", figure.first, figure.stop, False, "crowd")
        return None
    if not (figure.bare or (figure.partitive and doc[figure.stop].lower_ in ("us", "them"))) or number < COUNTED:
        return None
    near = last == "participants" or _GATHERING.search(text, max(0, low - NEAR), high) is not None
    if _RIVAL.search(lead) and (
        near or last is None or _TWO_COUNTS.match(rest) or _HEADS.search(text, low, figure.start)
    ):
        return Told(figure, "participants", figure.first, figure.stop, False, "crowd")
    if not near:
        return None
    counted_before = last == "participants" or figure.partitive
    if (
        (_WE.search(lead) and not _NO_CROWD.search(text, low, high))
        or _HOPED.search(lead)
        or (counted_before and (_ELLIPSIS.search(lead) or (_OR.search(lead) and _IF.match(rest))))
        or (counted_before and _SPEAKER.match(rest) and re.search(r"(?:^|[,;:(–—]|\bor|\band|\bbut)\s*$", lead))
    ):
        return Told(figure, "participants", figure.first, figure.stop, False, "crowd")
    return None


def _does(doc: Doc, figure: Figure, number: float) -> bool:
    """Whether the figure is the subject of what crowds do: standing at a gate, walking behind a coffin, stopping lorries."""
    token = root(doc, figure)
    noun = doc[figure.noun] if figure.noun is not None else None
    us = figure.partitive and doc[figure.stop].lower_ == "us"
    if noun is not None:
        lemma = noun.lemma_.lower()
        if not lexemes().is_person(lemma) or lexemes().things.get(lemma) == "troops" or lemma in _rows()[1]:
            return False
    elif not us and number < COUNTED:
        return False
    if number < FEW and not us:
        return False
    verb = _verb(token)
    if verb is None or verb.lemma_ not in _rows()[0]:
        return False
    if any(c.dep_ in ("auxpass", "neg") for c in verb.children):
        return False
    clause = {t.lower_ for t in verb.subtree} | {t.lemma_ for t in verb.subtree}
    return any(not needed or clause & needed for needed in _rows()[0][verb.lemma_])


def _verb(token: Token) -> Token | None:
    """The verb whose subject the noun phrase is, over "a group of" and relative clauses."""
    for _ in range(3):
        head = token.head
        if token.dep_ == "pobj" and head.lower_ == "between" and head.head.pos_ == "VERB":
            return head.head if not any(c.dep_ == "nsubj" for c in head.head.children) else None
        if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _GROUP_OF:
            token = head.head
        elif token.dep_ in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN", "NUM"):
            token = head
        else:
            break
    for child in token.children:
        if child.dep_ in ("relcl", "acl") and child.i > token.i and child.tag_ != "VBN" and child.lemma_ in _rows()[0]:
            return child
    return token.head if token.dep_ == "nsubj" and token.head.pos_ == "VERB" else None
