"""Demands, appeals, promises and threats."""

from __future__ import annotations

import re
from typing import cast

from spacy.tokens import Span, Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.appeals import appeals, call_nouns
from crossbearing.annotate.speech.clauses import Pair, Source, phrase, trimmed
from crossbearing.annotate.speech.cues import call_cues
from crossbearing.annotate.speech.demands import Demand, demands
from crossbearing.annotate.speech.listing import Listing, find_listings, inline_items
from crossbearing.annotate.speech.points import find_points
from crossbearing.annotate.speech.speakers import Speakers
from crossbearing.annotate.syntax import syntax
from crossbearing.records import Attribution, Call, Name
from crossbearing.records.call import CallKind

_HEADING = re.compile(
    r"\bdemand(?:s|ed|ing)?\b|\bcall(?:s|ed|ing)? (?:up)?on\b|\bcall(?:s|ed)? for\b|\burg(?:e|es|ed|ing)\b|\bask(?:s|ed)?\b|\bappeals?\b"
    r"|\binstructions?\b|\badvice\b|\bprecautions\b|\bwhat to do\b|\bguidance\b|\brequest(?:s|ed)?\b|\brequire(?:s|d)?\b|\binsist|\brecommend|\badvised\b|\bplease\b|\bultimatum\b|\bconditions\b|\bmust\b|\bshould\b",
    re.IGNORECASE,
)
# "That the engineer be suspended": the mandative subjunctive makes an item a demand whatever stands above the list.
_SUBJUNCTIVE = re.compile(r"that\b.*?\b(?:be|not)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve) to)\b(?!\s+have\b)", re.IGNORECASE)
_OWN_VOICE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_IMPERATIVE = re.compile(r"(?:Please\b|Do not\b|Don['’]t\b|Never\b|Let us\b|[A-Z][a-z]+\b)")
# A list item longer than this is a paragraph with a number, no demand.
_LONGEST_ITEM = 700
# Quoted words that call are at least so many.
_SPOKEN = 3
# The verb of an item that is itself a demand stands among its first words.
_OPENING = 4


def find_calls(parsed: Parsed, names: tuple[Name, ...], attributions: tuple[Attribution, ...]) -> tuple[Call, ...]:
    """Every call of the account, in order."""
    text = parsed.document.text
    if not len(parsed.doc):
        return ()
    speakers = Speakers(parsed, names)
    direct = [a for a in attributions if a.direct]
    found: dict[tuple[int, int], Call] = {}
    for listing in find_listings(text):
        for call in _listed(parsed, listing, speakers):
            found.setdefault((call.start, call.end), call)
    for listing in find_points(text):
        by, to = _heads(parsed, listing, speakers)
        for item in listing.items:
            if not any(s < item.end and item.start < e for s, e in found):
                quote = text[item.start : item.end]
                found[item.start, item.end] = Call(item.start, item.end, by, quote, to, "request", item.number)
    for demand in _by_verbs(parsed):
        if not any(s < demand.end and demand.start < e for s, e in found):
            found.setdefault((demand.start, demand.end), _call(parsed, demand, speakers, direct))
    for call in _bare(parsed, direct):
        if not any(s < call.end and call.start < e for s, e in found):
            found[call.start, call.end] = call
    return tuple(found[key] for key in sorted(found))


def _listed(parsed: Parsed, listing: Listing, speakers: Speakers) -> list[Call]:
    text = parsed.document.text
    start, end = listing.heading
    heading = text[start:end].rstrip()
    asks = bool(_HEADING.search(heading)) and (
        heading.endswith((":", "–", "—", "-")) or not heading.endswith((".", "!", "?"))
    )
    calls = []
    for item in listing.items:
        cut = trimmed(text, item.start, item.end)
        if cut is None or parsed.is_boilerplate(cut[0]) or item.end - item.start > _LONGEST_ITEM:
            continue
        if asks or _SUBJUNCTIVE.match(text, *cut):
            by, to = _heads(parsed, listing, speakers)
        elif (own := _own_demand(parsed, cut)) is not None:
            by, to = _by(parsed, own, speakers, []), speakers.name(own.to)
        elif _is_instruction(parsed.doc[parsed.token_at(cut[0])]):
            by, to = parsed.document.publisher, None
        else:
            continue
        calls.append(Call(cut[0], item.end, by, text[cut[0] : item.end], to, "request", item.number))
        calls.extend(_nested(text, calls[-1]))
    return calls


def _own_demand(parsed: Parsed, cut: Pair) -> Demand | None:
    """The demand with which an item of a list opens: "2) We demand ..."."""
    first = parsed.token_at(cut[0])
    for t in parsed.doc[first : first + _OPENING]:
        if t.pos_ == "VERB" and t.lemma_ in call_cues() and t.idx < cut[1]:
            return next(demands(parsed, t, call_cues()[t.lemma_]), None)
    return None


def _nested(text: str, call: Call) -> list[Call]:
    """The items within an item, numbered with it: "2a", "2b"."""
    found = []
    for item in inline_items(text, call.start, call.end):
        cut = trimmed(text, item.start, item.end)
        if cut is not None:
            number = f"{call.number or ''}{item.number or ''}"
            found.append(Call(*cut, call.by, text[slice(*cut)], call.to, call.kind, number))
    return found


def _heads(parsed: Parsed, listing: Listing, speakers: Speakers) -> tuple[str | None, str | None]:
    """Who makes the demands of a list and to whom, from its heading."""
    start, end = listing.heading
    tokens = [
        t for t in parsed.doc[parsed.token_at(start) : parsed.token_at(max(start, end - 1)) + 1] if t.idx >= start
    ]
    to: str | None = None
    for t in tokens:
        if t.lemma_ in call_cues() and t.pos_ == "VERB":
            for d in demands(parsed, t, call_cues()[t.lemma_]):
                to = speakers.name(d.to)
                return _by(parsed, d, speakers, []), to
            subject = next((c for c in t.children if c.dep_ == "nsubj"), None)
            on = next((c for c in t.children if c.lower_ in ("on", "upon")), None)
            target = next((c for c in on.children if c.dep_ == "pobj"), None) if on is not None else None
            to = speakers.name(phrase(target)) if target is not None else None
            if subject is not None:
                return _voice(parsed, phrase(subject, t), speakers), to
    for t in tokens:
        if t.lemma_ in ("demand", "condition", "request", "appeal", "list") and t.pos_ == "NOUN":
            owner = next((c for c in t.children if c.dep_ == "poss"), None)
            for c in t.children:
                if c.dep_ == "prep" and c.lower_ in ("of", "from", "by"):
                    owner = next((k for k in c.children if k.dep_ == "pobj"), owner)
            if owner is None and tokens[0].lower_ == "from":
                # "From the sit-in came this list:"
                owner = next((k for k in tokens[0].children if k.dep_ == "pobj"), None)
            if (
                owner is None
                and t.dep_ == "dobj"
                and t.head.lemma_ in ("have", "make", "list", "present", "set", "issue")
            ):
                owner = next((k for k in t.head.children if k.dep_ == "nsubj"), None)
            if owner is not None:
                return _voice(parsed, phrase(owner), speakers), to
    return parsed.document.publisher, to


def _by_verbs(parsed: Parsed) -> list[Demand]:
    doc, cues = parsed.doc, call_cues()
    s = syntax(doc, parsed.document.text)
    found: list[Demand] = []
    for i in s.having(cues):
        if s.pos[i] == "VERB" and not parsed.is_boilerplate(s.start[i]):
            found.extend(demands(parsed, doc[i], cues[s.lemma[i]]))
    for i in s.having(call_nouns()):
        if s.pos[i] == "NOUN" and not parsed.is_boilerplate(s.start[i]):
            found.extend(appeals(parsed, doc[i]))
    return found


def _call(parsed: Parsed, d: Demand, speakers: Speakers, direct: list[Attribution]) -> Call:
    text = parsed.document.text
    return Call(
        d.start,
        d.end,
        _by(parsed, d, speakers, direct),
        text[d.start : d.end],
        speakers.name(d.to),
        cast("CallKind", d.kind),
        d.number,
    )


def _by(parsed: Parsed, d: Demand, speakers: Speakers, direct: list[Attribution]) -> str | None:
    if d.by is None:
        # "The public is advised not to": the account itself asks, where it says so in the present.
        verb = parsed.doc[parsed.token_at(d.cue)]
        present = any(t.dep_ == "auxpass" and t.lower_ in ("is", "are", "'re", "’re") for t in verb.children)
        return parsed.document.publisher if d.passive and present else None
    if speakers.is_own_voice(d.by):
        inside = _quoting(d.by.start, direct)
        return inside.sources[-1] if inside is not None and inside.sources else parsed.document.publisher
    return speakers.caller(d.by)


def _voice(parsed: Parsed, source: Source, speakers: Speakers) -> str | None:
    return speakers.caller(source)


def _quoting(offset: int, direct: list[Attribution]) -> Attribution | None:
    return next((a for a in direct if a.start <= offset < a.end), None)


def _bare(parsed: Parsed, direct: list[Attribution]) -> list[Call]:
    """Imperatives, and what must be done where the account itself speaks."""
    text = parsed.document.text
    own = len(_OWN_VOICE.findall(text)) >= 2
    calls = [c for a in direct if (c := _spoken(parsed, a)) is not None]
    for sentence in parsed.sentences():
        start, end = sentence.start_char, sentence.end_char
        cut = trimmed(text, start, end)
        if cut is None or cut[1] - cut[0] > _LONGEST_ITEM:
            continue
        inside = _quoting(start, direct)
        modal = _MODAL.search(text, *cut)
        if _is_imperative(sentence) or (
            modal is not None and (own or inside is not None) and _is_main(parsed, sentence, modal.start())
        ):
            by = (inside.sources[-1] if inside.sources else None) if inside is not None else parsed.document.publisher
            stop = cut[1] + 1 if text[cut[1] : cut[1] + 1] in (".", "!") else cut[1]
            stop = min(stop, end)
            calls.append(Call(cut[0], stop, by, text[cut[0] : stop]))
    return calls


def _spoken(parsed: Parsed, a: Attribution) -> Call | None:
    """The call that quoted words make by their form, where their sentence goes on with who spoke them: “Open the gate,” the crowd shouted."""
    text, (start, end) = parsed.document.text, (a.parts or ((a.start, a.end),))[0]
    cut = trimmed(text, start, end)
    if cut is None or not a.sources or "?" in text[start:end] or a.end - a.start > _LONGEST_ITEM:
        return None
    words = [
        t
        for t in parsed.doc[parsed.token_at(start) : parsed.token_at(end - 1) + 1]
        if not t.is_punct and not t.is_space
    ]
    if len(words) < _SPOKEN or words[0].sent.end_char <= end:
        return None
    opens = words[0].tag_ == "VB" and not any(
        c.dep_ in ("nsubj", "expl", "aux") and c.i < words[0].i for c in words[0].children
    )
    modal = next((t for t in words if t.lower_ in ("must", "should", "ought") and t.dep_ == "aux"), None)
    told = (
        modal is not None
        and modal.head.dep_ in ("ROOT", "ccomp")
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in modal.head.children)
    )
    if not (opens or told) or (
        modal is not None and any(t.lower_ == "have" and t.dep_ == "aux" for t in modal.head.children)
    ):
        return None
    inner = (words[0].idx, words[-1].idx + len(words[-1]))
    return Call(*inner, a.sources[-1], text[slice(*inner)])


def _is_instruction(first: Token) -> bool:
    """Whether an item of a list begins with an imperative."""
    after = first.nbor() if first.i + 1 < len(first.doc) else first
    return (first.tag_ == "VB" and after.tag_ != "VBD") or (first.lower_ in ("do", "don") and after.dep_ == "neg")


def _is_imperative(sentence: Span) -> bool:
    first = next((t for t in sentence if not (t.is_punct or t.is_space)), None)
    if first is None or not _IMPERATIVE.match(first.text):
        return False
    root = sentence.root
    if first.lower_ == "please":
        return True
    if root.tag_ != "VB" or any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i < root.i for c in root.children):
        return False
    if any(c.tag_ == "MD" or (c.lower_ == "to" and c.dep_ == "aux") for c in root.children):
        return False
    return root.i - first.i <= 2 and len(sentence) > 3


def _is_main(parsed: Parsed, sentence: Span, modal: int) -> bool:
    """Whether the modal is the main clause's own, and no question."""
    token: Token = parsed.doc[parsed.token_at(modal)]
    return token.lower_ in ("must", "should", "ought") and token.head.i == sentence.root.i and "?" not in sentence.text
