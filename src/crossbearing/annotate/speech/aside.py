"""Reporting clauses that follow or interrupt what they report: "The road was closed, the mayor said on Monday." """

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from crossbearing.annotate.speech.carriers import addressee, cited
from crossbearing.annotate.speech.clauses import Pair, Source, end_of, own_subject, phrase, trimmed, verb_group
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.unsure import is_unsure

_STOPS = frozenset({",", ";", ":", "--", "—", "–", ".", "”", "''", '"', "»", "(", ")", "?", "!"})
_OPENERS = frozenset({",", "--", "—", "–", "”", "''", '"', "»", "?", "!", "("})
# What follows the reporting clause and starts so belongs to it, not to the content.
_FOLLOWERS = frozenset(
    {
        "but",
        "and",
        "who",
        "which",
        "where",
        "when",
        "while",
        "as",
        "after",
        "before",
        "though",
        "although",
        "because",
        "citing",
    }
)
_ADVERBIALS = frozenset({"advcl", "prep", "npadvmod", "advmod", "punct", "cc", "mark", "intj"})
# A name with its title is no longer than this.
_REACH = 9
_QUOTE_MARKS = frozenset({"“", "„", "«", "``", "''", '"', "‘"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def aside(verb: Token, row: Cue, text: str) -> Draft | None:
    """The attribution made by a clause set off by commas after or within its content."""
    subject = _inverted(verb) or own_subject(verb) or _unseen(verb)
    if subject is not None and verb.dep_ == "advcl":
        led = _led_by_as(verb, subject, text)
        if led is not None:
            return Draft(
                led,
                verb_group(verb),
                row,
                phrase(subject, verb),
                carrier=addressee(verb),
                inner=cited(verb),
                clausal=True,
            )
    if subject is None or (row.may("point-out") and not any(c.lower_ == "out" for c in verb.children)):
        return None
    if row.may("goes-on") and not any(c.lower_ == "on" and c.i == verb.i + 1 for c in verb.children):
        return None
    if row.may("put-it") and not any(c.lower_ == "it" and c.dep_ == "dobj" for c in verb.children):
        return None
    doc, sentence = verb.doc, verb.sent
    first = min(subject.left_edge.i if subject.i < verb.i else verb.i, verb.i)
    if own_subject(verb) is None:
        while first > sentence.start and doc[first - 1].text not in _OPENERS:
            first -= 1
    while (
        first > sentence.start
        and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod", "mark")
        and doc[first - 1].head.i == verb.i
    ):
        first -= 1
    before = first - 1
    while before > sentence.start and doc[before].is_space:
        before -= 1
    if before <= sentence.start or doc[before].text not in _OPENERS:
        return None
    last = _end_of_clause(verb, subject)
    if last + 1 < sentence.end and doc[last + 1].text in (":", "“", "„", "«", "``"):
        return None
    content = trimmed(text, _beginning(text, doc, sentence.start), end_of(doc[before]))
    if content is None:
        return None
    parts: list[Pair] = [content]
    rest = _rest(verb, last)
    if _is_adverbial(doc[sentence.start : before + 1], verb) and (rest is None or doc[last + 2].text in _QUOTE_MARKS):
        return None  # "Asked about it, she said, “...”"
    opening = doc[sentence.start : before + 1]
    if (
        not _is_finite(opening)
        and _may_be_adverbial(opening)
        and (rest is None or not _is_finite(doc[last + 2 : sentence.end]))
    ):
        return None  # "On Monday, the mayor said": an adverbial is no content
    if rest is not None:
        more = trimmed(text, *rest)
        if more is not None:
            parts.append(more)
    source = phrase(subject, verb)
    if row.stance == "statement" and row.factuality is None and is_unsure(source, text):
        row = replace(row, factuality="unconfirmed")
    if own_subject(verb) is None:
        source = Source(subject.i, doc[first].idx, source.end)
    return Draft(tuple(parts), verb_group(verb), row, source, carrier=addressee(verb), inner=cited(verb), clausal=True)


def _led_by_as(verb: Token, subject: Token, text: str) -> tuple[Pair, ...] | None:
    """ "As the mayor put it, the bridge was old": the rest of the sentence; None for "as he said goodbye"."""
    doc, sentence = verb.doc, verb.sent
    first, last = verb.left_edge, verb.right_edge
    if (
        first.lower_ != "as"
        or subject.i > verb.i
        or any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.lower_ != "it" for c in verb.children)
    ):
        return None
    before = trimmed(text, sentence.start_char, end_of(doc[first.i - 1])) if first.i > sentence.start else None
    if before is not None and doc[first.i - 1].text not in _OPENERS:
        return None
    after = trimmed(text, end_of(last), sentence.end_char) if last.i + 1 < sentence.end else None
    return tuple(p for p in (before, after) if p) or None


def _inverted(verb: Token) -> Token | None:
    """ "Twenty thousand, say those who marched": the number that the parse takes for the subject is what is said."""
    subject = own_subject(verb)
    if subject is None or subject.i > verb.i or verb.nbor(-1).text != "," or subject.pos_ != "NUM":
        return None
    return next((c for c in verb.children if c.i > verb.i and c.dep_ in ("nsubj", "dobj")), None)


def _unseen(verb: Token) -> Token | None:
    """The name right before the verb, where the parse sees no subject: ", prefect Ana Lupu told Radio X"."""
    before = verb.nbor(-1) if verb.i else verb
    if before.pos_ != "PROPN" or before.sent.start != verb.sent.start:
        return None
    comma = next(
        (t for t in reversed(verb.doc[max(verb.sent.start, verb.i - _REACH) : verb.i]) if t.text in _OPENERS), None
    )
    return before if comma is not None else None


def _beginning(text: str, doc: Doc, start: int) -> int:
    """Where the reported sentence begins: before a colon at which the parser has cut it, too."""
    if start and doc[start - 1].text == ":" and "\n" not in text[doc[start - 1].idx : doc[start].idx]:
        return int(doc[start - 1].sent.start_char)
    return int(doc[start].idx)


def _is_adverbial(words: Span, verb: Token) -> bool:
    """Whether all that stands before the reporting clause hangs on its verb as an adverbial."""
    tops = [t for t in words if not words.start <= t.head.i < words.end or t.head.i == t.i]
    return all(t.head.i == verb.i and t.dep_ in _ADVERBIALS for t in tops)


def _may_be_adverbial(words: Span) -> bool:
    """A phrase that starts like "In March" or "Last week"; "Dozens killed" in a headline does not."""
    first = next((t for t in words if not t.is_punct), words[0])
    return (
        first.tag_ in ("IN", "TO", "RB", "VBN", "VBG")
        or first.dep_ in ("advmod", "npadvmod")
        or first.head.dep_ == "npadvmod"
    )


def _is_finite(words: Span) -> bool:
    return any(t.tag_ in _FINITE for t in words)


def _end_of_clause(verb: Token, subject: Token) -> int:
    """The index of the reporting clause's last token."""
    doc = verb.doc
    at = max(verb.i, subject.right_edge.i if subject.i > verb.i else verb.i)
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("dobj", "dative") and c.right_edge.i < at + 12:
            at = max(at, c.right_edge.i)
    end = verb.sent.end - 1
    while at < end and doc[at + 1].text not in _STOPS:
        at += 1
    return at


def _rest(verb: Token, last: int) -> Pair | None:
    """What goes on after the reporting clause, where it is content and no afterthought."""
    doc, end = verb.doc, verb.sent.end
    if last + 2 >= end or doc[last + 1].text not in (",", "--", "—", "–"):
        return None
    first = doc[last + 2]
    if (
        first.lower_ in _FOLLOWERS
        or first.tag_ == "VBG"
        or (first.tag_ == "RB" and last + 3 < end and doc[last + 3].tag_ == "VBG")
    ):
        return None
    if first.dep_ in ("npadvmod",) or (first.i - last < 3 and end - first.i < 3):
        return None
    return first.idx, end_of(doc[end - 1])
