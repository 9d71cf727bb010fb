"""Cues: the words of a sentence that make a figure the figure of an attribute."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from crossbearing.annotate.claim.figure import HEADLINE_VERBS
from crossbearing.annotate.claim.lexemes import Sense, lexemes, words
from crossbearing.annotate.claim.topics import is_about
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.syntax import syntax
from crossbearing.annotate.tries import Pieces

_BE = frozenset({"be", "get", "become", "'s", "'re", "been", "being"})
_DIRECT = frozenset({"DT", "CD", "PRP$", "JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "$", "PDT", "RBR"})


# A participle that follows one of these is a past tense: "he killed off the match".
_DOERS = frozenset({"he", "she", "they", "we", "i"})
# With these before it a wound is a death.
_DEADLY = frozenset({"fatally", "mortally", "lethally"})
# A phrase that needs company finds it within so many characters before its sentence, or in it.
NEAR = 400


class Cue(NamedTuple):
    """`first`..`last` are its tokens; `stands` says where the figure stands: `before`, `after`, `of` (after "of"), `counter` (after, with
    a verb or preposition between) or `none`."""

    first: int
    last: int
    stands: str
    sense: Sense
    kind: str


def passive(doc: Doc, i: int, start: int, end: int) -> bool | None:
    """Whether the verb at `i` is passive or a participle after its noun; None where it is no finite form and nothing tells."""
    token = doc[i]
    if token.tag_ == "VBG":
        return bool(i > start and doc[i - 1].lower_ == "being")
    if token.tag_ not in ("VBN", "VBD", "JJ", "NN"):
        return False
    j = i - 1
    while (
        j >= start
        and i - j < 5
        and (doc[j].pos_ == "ADV" or (doc[j].lower_ in words("pass_over") and doc[j].lemma_ != "have"))
    ):
        if doc[j].lower_ in ("been", "being"):
            return True
        j -= 1
    if j >= start and doc[j].lemma_ in _BE:
        return True
    if j >= start and (doc[j].lemma_ == "have" or doc[j].lower_ in _DOERS):
        return False
    k = i + 1
    while k < end and (doc[k].lower_ in ("or", "and") and k + 1 < end and doc[k + 1].tag_ in ("VBN", "VBD")):
        k += 2
    while k < end and doc[k].pos_ == "ADV" and doc[k].tag_ != "RBR":
        k += 1
    if k >= end or doc[k].ent_type_ in ("DATE", "TIME"):
        return True
    after = doc[k]
    if (
        after.lower_ in ("at", "up", "no", "as", "an", "more", "fewer", "about", "around", "nearly", "over")
        and k + 1 < end
    ):
        following = doc[k + 1].lower_
        if (
            after.lower_ in ("no", "an", "more", "fewer", "about", "around", "nearly")
            or following
            in (
                "least",
                "to",
                "many",
            )
        ) and (after.lower_ != "about" or doc[k + 1].tag_ == "CD"):
            return False
        if after.lower_ == "over" and doc[k + 1].tag_ == "CD":
            return False
    if after.lower_ in ("between", "from") and k + 1 < end and doc[k + 1].tag_ == "CD":
        return False
    return after.tag_ not in _DIRECT


def _figure_next(doc: Doc, i: int, end: int) -> bool:
    """Whether a number follows, as in a headline whose verb the tagger takes for a noun ("Blast kills at least 12")."""
    words = [doc[j] for j in range(i + 1, min(i + 5, end))]
    for token in words:
        if token.tag_ == "CD" or token.lower_ in ("dozens", "hundreds", "thousands", "several"):
            return True
        if token.lower_ not in (
            "at",
            "least",
            "more",
            "than",
            "over",
            "as",
            "many",
            "up",
            "to",
            "nearly",
            "about",
            "some",
            "around",
            "almost",
            "an",
            "estimated",
        ):
            return False
    return False


@lru_cache(maxsize=1)
def _cue_words() -> frozenset[str]:
    lex = lexemes()
    return frozenset((*lex.verbs, *lex.states, *lex.nouns))


def cue_tokens(doc: Doc) -> list[int]:
    """The tokens whose lemma or form is a cue, found in one pass over the document."""
    return syntax(doc).having(_cue_words(), _cue_words())


def _word_cues(doc: Doc, start: int, end: int, tokens: list[int]) -> list[Cue]:
    lex = lexemes()
    found: list[Cue] = []
    for i in tokens:
        token = doc[i]
        lemma, lower, pos = token.lemma_, token.lower_, token.pos_
        verb = lex.verbs.get(lemma)
        if verb is not None and verb.not_before and i + 1 < end and doc[i + 1].lower_ in verb.not_before:
            continue
        if verb is not None and verb.attribute == "injured" and i > start and doc[i - 1].lower_ in _DEADLY:
            continue
        if (
            verb is not None
            and pos in ("NOUN", "PROPN")
            and lower.endswith("s")
            and verb.victims == "object"
            and _figure_next(doc, i, end)
        ):
            found.append(Cue(i, i, "after", verb, "verb"))
            continue
        if verb is not None and (pos == "VERB" or token.tag_ in ("VBN", "VBD", "VBG") or lower in lex.states):
            if verb.victims == "subject":
                found.append(Cue(i, i, "before", verb, "verb"))
                continue
            if pos == "VERB" or token.tag_[:2] == "VB":
                if passive(doc, i, start, end):
                    found.append(Cue(i, i, "before", verb, "verb"))
                else:
                    if not verb.passive:
                        found.append(Cue(i, i, "after", verb, "verb"))
                    continue
        if (
            verb is not None
            and pos == "NOUN"
            and verb.victims == "subject"
            and lower in HEADLINE_VERBS
            and i > start
            and doc[i - 1].tag_ in ("CD", "NNS")
        ):
            found.append(Cue(i, i, "before", verb, "verb"))
            continue
        state = lex.states.get(lower)
        if state is not None and pos != "NOUN":
            found.append(Cue(i, i, "before", state, "state"))
        noun = lex.nouns.get(lemma if pos != "ADJ" else lower) if pos in ("NOUN", "PROPN") else None
        if noun is not None and noun.of:
            found.append(Cue(i, i, "of", noun, "noun"))
        if state is not None and pos == "NOUN":
            found.append(Cue(i, i, "before", state, "state"))
    return found


class Rows(NamedTuple):
    """The phrases and counters of the lexicon by the pieces of words of which one stands in each."""

    pieces: Pieces
    phrases: dict[str, list[int]]
    counters: dict[str, list[int]]


@lru_cache(maxsize=1)
def _rows() -> Rows:
    lex = lexemes()
    phrases: dict[str, list[int]] = {}
    counters: dict[str, list[int]] = {}
    for table, rows in ((phrases, lex.phrases), (counters, lex.counters)):
        for number, (when, _, _) in enumerate(rows):
            for piece in when:
                table.setdefault(piece, []).append(number)
    return Rows(Pieces([*phrases, *counters]), phrases, counters)


def _phrase_cues(parsed: Parsed, low: int, high: int) -> list[Cue]:
    text, lex, rows = parsed.document.text, lexemes(), _rows()
    found: list[Cue] = []
    pieces = rows.pieces.in_(text[low:high].lower())
    for number in sorted({n for p in pieces for n in rows.phrases.get(p, ())}):
        _, pattern, sense = lex.phrases[number]
        if not is_about(parsed, sense.about):
            continue
        for m in pattern.finditer(text, low, high):
            if sense.near is not None and not re.search(
                sense.near, text[max(0, low - NEAR) : high + NEAR // 3], re.IGNORECASE
            ):
                continue
            stands = {"subject": "before", "object": "before", "right": "after", "none": "none"}[sense.victims]
            found.append(
                Cue(parsed.token_at(m.start()), parsed.token_at(max(m.start(), m.end() - 1)), stands, sense, "phrase")
            )
    for number in sorted({n for p in pieces for n in rows.counters.get(p, ())}):
        _, pattern, sense = lex.counters[number]
        for m in pattern.finditer(text, low, high):
            found.append(Cue(parsed.token_at(m.start()), parsed.token_at(m.end() - 1), "counter", sense, "counter"))
    return found


def cues(parsed: Parsed, start: int, end: int, tokens: list[int]) -> list[Cue]:
    """The cues of the sentence of tokens `start`..`end`, in order. `tokens` are those of `cue_tokens` in it."""
    doc = parsed.doc
    low, high = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    found = _word_cues(doc, start, end, tokens) + _phrase_cues(parsed, low, high)
    return sorted(found, key=lambda c: (c.first, c.last, c.kind))


def intended(doc: Doc, cue: Cue) -> str | None:
    """`predicted` or `hypothetical` where the cue is an infinitive of purpose or intention, or a noun under one: it need not have happened."""
    token = doc[cue.first]
    if token.tag_ == "VB" and cue.first > 0:
        to = next((c for c in token.children if c.lower_ == "to" and c.dep_ == "aux"), None)
        if to is not None and token.head.lemma_ not in words("came_true"):
            return "predicted" if token.head.lemma_ in words("awaits") else "hypothetical"
    if cue.stands == "of":
        above = [token.head, token.head.head] if token.head.i != token.i else []
        if any(t.lemma_ in words("intends") for t in (*above, *token.children)):
            return "hypothetical"
    return None
