"""Figures whose attribute was told before: "two of them", "in Kutaisi 19", "that figure is 18", items of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from crossbearing.annotate.claim.counts import Told, label_of
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes, words
from crossbearing.annotate.parsed import Parsed

_INCLUDING = re.compile(
    r"(?:including|includes|included|among (?:them|whom|these|the (?:dead|injured|victims|wounded|missing|detained))|of (?:them|whom|these|those)|of which"
    r"|of the [\w-]{2,15})[\s,:]*(?:(?:were|was|are|at least|about|some)\s+)?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\b(?:an? further|another|an additional)\s+$", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:others?|more|further|additional)\b(?! than)", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:[(;,:–—-]|\b(?:and|in [A-Z][\w’'-]+|altogether|in all|in total|total))\s*(?:[A-Z][\w’'-]+\s+(?:(?:of|the|and|[A-Z][\w’'-]+)\s+){0,4})?$"
)
_LIST_END = re.compile(r"\s*(?:[),.;:–—]|in\b|and\b|on the\b|at (?:the\b|[A-Z])|from (?:the\b|[A-Z])|$)")
_ANAPHOR = re.compile(
    r"\b(?:the|that|this|its|their|our|an?|his|her) (?:(?:right|true|real|final|official|correct|earlier|previous|latest|first|last|new|own|exact|total|overall) )*"
    r"(?:figure|number|count|tally|total|estimate)s?\b[^.;]{0,60}$|\b(?:ours|theirs|[A-Z]\w+’s (?:final |own )?(?:figure|number|count|total|tally))\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_ANAPHOR_AFTER = re.compile(
    r"^,? (?:is|was|are|were|would be) the (?:\w+ )?(?:figure|number|count|tally|total|toll)\b", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s+(?:had|have|has|were|was|are) (?:\w+ )?(?:been )?(?:counted|reported|confirmed|recorded|registered|verified|identified|named|listed|kept|said|known)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"\s+(?:(?:have|has|had) (?:since )?been|(?:were|are|remain|remained|is|was))\s", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:down|up) from (?:\w+ ){0,2}$|\b(?:against|compared (?:with|to)) $|\((?:yesterday|previous(?:ly)?|before|earlier|last (?:report|week|night|month)|the day before|was)(?: was)?:? $",
    re.IGNORECASE,
)
# "thirty-four have become thirty-nine"
_BECAME = re.compile(
    r"\b(?:become|became|grown to|swelled to|swollen to|shrunk to|risen to|fallen to) (?:\w+ )?$", re.IGNORECASE
)
_IS_SOMEBODY = re.compile(r"(?: (?:victim|death))? (?:is|was)\b|, [A-Z]")
_EXISTS = re.compile(r"\bthere (?:were|was|are|is|had been) (?:\w+ )?$", re.IGNORECASE)
# "treated 18 people for shot wounds and three for burns"
_AND_FOR = re.compile(r"(?:\band|,)\s+$")
_FOR = re.compile(r"\s+(?:for|with|from|by|through) (?!(?:the )?[A-Z])")
# "and so were about a dozen villagers"
_SO_WERE = re.compile(r"\bso (?:were|was|have been|had been|did) (?:an? |the )?$", re.IGNORECASE)
_OWNED = re.compile(r"(?:[’']s?|\btheir|\bits|\bhis|\bher|\bour) $")
_IT_WAS = re.compile(r"(?:\bnot|\bbut|\brather|\bor|\bit (?:was|is)) $", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"[\s.,;!?”\"]*(?:$|[.,;!?])|\s+if\b|,? as (?:the|he|she|it|they|reported|claimed|stated|some|was)\b"
)
# Whoever came off safely is no part of a loss.
_SAFE = re.compile(
    r"\s+(?:of them )?(?:(?:have|had) )?(?:survived|escaped|(?:are|were|is|was) (?:all )?(?:safe|alive|well|unhurt|unharmed|uninjured|rescued|saved|found alive|brought to safety|pulled out alive|accounted for))\b",
    re.IGNORECASE,
)
_THEREFORE = re.compile(r",? (?:therefore|then|so|in all|altogether|in total)\b")
_BLANK = re.compile(r"^\W*$")
# So many words before a colon are a label of their own ("Tents set up: 170").
LABEL_WORDS = 4
# Of these one or two are no part of those who were killed or hurt.
_NO_VICTIMS = frozenset(
    [
        "survivor",
        "defendant",
        "suspect",
        "attacker",
        "gunman",
        "shooter",
        "witness",
        "juror",
        "lawyer",
        "investigator",
        "robber",
        "assailant",
        "accused",
        "organiser",
    ]
)
# An attribute is carried over so many sentences, no further.
CARRY = 2
# A crowd is told of for longer: a running report comes back to it entry after entry.
CROWD = 12
_ANYBODY = frozenset(["people", "person", "man", "woman", "youth", "crowd", "supporter"])
_SOMEWHERE = re.compile(
    r"\s+(?:on|outside|in front of|before|at|around|inside|near) (?:the|a|our|his|its)\b|\s+(?:are|were) (?:here|there)\b",
    re.IGNORECASE,
)
CARRIED = frozenset({"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops"})


class Before(NamedTuple):
    """The last figure told: its attribute and the number of its sentence."""

    attribute: str
    sentence: int


def carried(
    parsed: Parsed, figure: Figure, history: list[Before], heading: str | None, sentence: int, low: int, high: int
) -> Told | None:
    """The figure with the attribute of what was told before it, None where it takes none. `low`..`high` is its sentence."""
    before = history[-1] if history else None
    listed = _under_label(parsed, figure, low)
    if listed is not None:
        return Told(figure, listed, figure.first, figure.stop, True, "list")
    if (before is None and heading is None) or figure.word == "zero":
        return None
    text, doc, lex = parsed.document.text, parsed.doc, lexemes()
    lead, rest = text[low : figure.start], text[figure.end : high]
    if before is not None and sentence == before.sentence and before.attribute in CARRIED:
        if _broken_down(text, figure, low):
            return Told(figure, before.attribute, figure.first - 1, figure.last, True, "list")
        if _SO_WERE.search(lead):
            return Told(figure, before.attribute, figure.first, figure.stop, False, "so were")
    noun = doc[figure.noun] if figure.noun is not None else None
    if noun is not None and not lex.is_person(noun.lemma_) and noun.lemma_ != "name":
        return None
    near = before is not None and sentence - before.sentence <= CARRY
    same = before is not None and sentence == before.sentence

    def take(part: bool, how: str, attribute: str | None = None) -> Told | None:
        which = attribute or (before.attribute if before is not None else heading)
        if which == "magnitude" and figure.bare and figure.low is not None and 0 < figure.low < 10:
            return Told(figure, which, figure.first, figure.stop, False, how)
        if which is None or which not in CARRIED or (figure.low is not None and figure.low % 1):
            return None
        return Told(figure, which, figure.first, figure.stop, part, how)

    label = label_of(parsed, figure) if not same else None
    label = _OF_WHICH.sub("", label) if label is not None else None
    if heading is not None and label is not None and len(label.split()) > 1 and not near_other(history, heading):
        return take(True, "heading", heading)
    if label is not None and len(label.split()) <= 4 and figure.bare and (heading is not None or near):
        if all(w[:1].isupper() or w in ("of", "and", "the") for w in label.split()) and _is_name(doc, figure):
            return take(True, "list", heading if not near else None)
        return None
    if label is not None and figure.bare and not figure.partitive and not _ANAPHOR.search(lead):
        return None
    if figure.partitive and doc[figure.stop].lower_ == "us" and _EXISTS.search(lead):
        return None
    if _SAFE.match(text[doc[figure.stop].idx + len(doc[figure.stop]) : high]):
        return None
    if figure.partitive and noun is not None and noun.lemma_ in _NO_VICTIMS:
        return None
    if history and _crowd(doc, figure, history, sentence, rest):
        return take(False, "crowd", "participants")
    if not near:
        if (
            heading is not None
            and before is None
            and (noun is not None or label_of(parsed, figure) is not None)
            and (_BLANK.match(lead) or label_of(parsed, figure) is not None)
            and not re.search(r"\bsay|said\b", rest)
        ):
            return take(False, "heading", heading)
        if heading is not None and before is None and figure.bare and not figure.word and _ANAPHOR.search(lead):
            return take(False, "heading", heading)
        return None
    if figure.partitive and re.match(r"\W*who\b", text[doc[figure.stop].idx + len(doc[figure.stop]) : high]):
        return None
    if figure.word == "one" and re.match(
        r"\s+(?:says?|said|told|tells|adds?|added|asked|recalls?|recalled|thinks?|wrote|writes)\b",
        text[doc[figure.stop].idx + len(doc[figure.stop]) : high],
    ):
        return None
    if figure.word == "one" and re.match(r"\s*[,)]", text[doc[figure.stop].idx + len(doc[figure.stop]) : high]):
        return None
    if (figure.partitive or _INCLUDING.search(lead)) and not _object_of_other(doc, figure):
        if _EXISTS.search(lead):
            return take(
                False,
                "there were",
                next((b.attribute for b in reversed(history) if b.attribute == "participants"), None),
            )
        return take(figure.word != "one" or figure.partitive, "of them")
    if (
        same
        or (
            figure.bare
            and (_BLANK.match(lead) or (before is not None and sentence - before.sentence <= 1 and _MORE.match(rest)))
        )
    ) and (_FURTHER.search(lead) or (_MORE.match(rest) and figure.bare)):
        return take(True, "further")
    if figure.word == "nth" and figure.bare and _IS_SOMEBODY.match(rest):
        return take(True, "the twelfth")
    if noun is not None and noun.lemma_ == "name" and re.search(r"\blists?\b", lead + rest):
        return take(False, "names")
    if same and figure.bare and _AND_FOR.search(lead) and _FOR.match(rest):
        return take(False, "and for")
    if same and figure.bare and (_CHANGED.search(lead) or _BECAME.search(lead)):
        return take(False, "changed")
    if same and figure.bare and _LISTED.search(lead) and _LIST_END.match(rest):
        return take(True, "list")
    if figure.bare and not figure.word:
        if _ANAPHOR.search(lead) or _ANAPHOR_AFTER.match(rest):
            return take(False, "that figure")
        if _given(doc, figure) or _COUNTED.match(rest) or (_EXISTS.search(lead) and _SENTENCE_END.match(rest)):
            return take(False, "given")
        if lead.rstrip().endswith(":") and len(lead.split()) > LABEL_WORDS and _SENTENCE_END.match(rest):
            return take(False, "given")
        if _BLANK.match(lead) and _THEREFORE.match(rest):
            return take(False, "therefore")
        if _IT_WAS.search(lead) and _SENTENCE_END.match(rest):
            return take(False, "not")
        if _OWNED.search(lead) and _SENTENCE_END.match(rest):
            return take(False, "their")
        if _BLANK.match(lead) and before is not None and sentence - before.sentence <= 1 and _PREDICATE.match(rest):
            return take(True, "of all")
    if (
        noun is not None
        and noun.lemma_ in ("people", "person")
        and not figure.modifiers
        and _SPEAKS_OF.search(lead)
        and len({b.attribute for b in history if sentence - b.sentence <= CARRY and b.attribute in CARRIED}) == 1
        and _SENTENCE_END.match(text[noun.idx + len(noun) : high])
    ):
        return take(False, "given")
    if (
        same
        and noun is not None
        and (":" in lead or lead.count("(") > lead.count(")"))
        and re.search(r"(?:[:,;] |\(|\band )$", lead)
        and re.match(r"\s*[,.;)]|\s+and\b", text[noun.idx + len(noun) : high])
    ):
        return take(True, "list")
    return None


# "The army spoke of eight people": as many as before another said had been killed.
_SPEAKS_OF = re.compile(
    r"\b(?:(?:spoke|speaks?|talk(?:s|ed)?) of|(?:puts?|putting) (?:it|the (?:number|figure|toll|count)) at)(?: (?:only|just|at least|about|some|around))*\s*$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"^(?:of which|of whom|of these|including|thereof|in|at)(?: in| at)?(?: the)? ", re.IGNORECASE)


def near_other(history: list[Before], heading: str) -> bool:
    """Whether what was told last under a heading is not what the heading names."""
    return bool(history) and history[-1].attribute != heading


def _is_name(doc: Doc, figure: Figure) -> bool:
    """Whether the last word of a label before a figure is a name: "Harn: 3", not "Beds: 240"."""
    i = figure.first - 1
    while i > 0 and doc[i].is_punct:
        i -= 1
    return doc[i].tag_ in ("NNP", "NNPS", "JJ", "NN")


_NAMED_ITEM = re.compile(r"[(,;]\s*(?:and )?(?P<who>[a-z]+)\s+$")


def _broken_down(text: str, figure: Figure, low: int) -> bool:
    """Whether the figure follows the noun that it counts in brackets: "24 (men 15, women 7, children 2)"."""
    m = _NAMED_ITEM.search(text, max(low, figure.start - 24), figure.start)
    if m is None or text.rfind("(", low, figure.start) <= text.rfind(")", low, figure.start):
        return False
    who = m["who"]
    return lexemes().is_person(who) or lexemes().is_person(who.rstrip("s"))


_UNDER = re.compile(r"^\W*(?P<label>[^\W\d][^:\d\n]{2,40}):\s(?=\S)")
_ITEM = re.compile(r"(?::|[,;]|\band)\s+(?:[A-Z][\w’'-]+\s+(?:(?:of|the|and|[A-Z][\w’'-]+)\s+){0,4})$")


def _under_label(parsed: Parsed, figure: Figure, low: int) -> str | None:
    """The attribute of a list's label for one of its items: "Deaths by district: Harn 3; Upper Vell 2"."""
    text = parsed.document.text
    m = _UNDER.match(text, low, figure.start)
    m = m or _UNDER.match(text[text.rfind("\n", 0, figure.start) + 1 : figure.start])
    if (
        m is None
        or not figure.bare
        or len(m["label"].split()) > LABEL_WORDS
        or not _ITEM.search(text[max(0, figure.start - 60) : figure.start])
    ):
        return None
    for word in re.findall(r"\w+", m["label"].lower()):
        sense = lexemes().labels.get(word)
        if sense is not None and sense.only is None and sense.attribute in CARRIED:
            return sense.attribute
    return None


def _crowd(doc: Doc, figure: Figure, history: list[Before], sentence: int, rest: str) -> bool:
    """Whether the figure goes on counting a crowd: people or a bare number at a place, soon after participants were told."""
    last = history[-1]
    if figure.noun is None:
        last = next((b for b in reversed(history) if b.attribute == "participants"), last)
    if last.attribute != "participants" or sentence - last.sentence > CROWD or figure.word or figure.partitive:
        return False
    if figure.noun is not None:
        if doc[figure.first - 1].pos_ in ("VERB", "AUX"):
            return False
        return doc[figure.noun].lemma_ in _ANYBODY and sentence - last.sentence <= CARRY + 1
    return _SOMEWHERE.match(rest) is not None


def _object_of_other(doc: Doc, figure: Figure) -> bool:
    """Whether a verb that says nothing of the attribute has the figure as its object ("carried six of them")."""
    token = doc[figure.last]
    head = token.head
    return token.dep_ == "dobj" and head.pos_ == "VERB" and head.i < token.i and head.lemma_ not in words("gives")


def _given(doc: Doc, figure: Figure) -> bool:
    """Whether a verb of giving a number governs the bare figure from right before it."""
    gives = words("gives")
    i = figure.first - 1
    while i >= 0 and figure.first - i < 6 and not doc[i + 1].is_sent_start:
        token = doc[i]
        if token.pos_ in ("VERB", "AUX") and token.lemma_ in gives:
            follows = doc[figure.stop + 1] if figure.stop + 1 < len(doc) else None
            return not (
                token.lemma_ in ("have", "make", "see", "say", "tell")
                and follows is not None
                and follows.pos_ in ("NOUN", "ADJ", "PROPN")
            )
        if token.pos_ not in ("ADP", "ADV", "DET", "PUNCT", "PRON", "PART", "ADJ"):
            return False
        i -= 1
    return False
