"""Direct speech: quotations with the clause that says who spoke them, before, after or by continuity."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.carriers import addressee
from crossbearing.annotate.speech.clauses import Pair, Source, end_of, own_subject, phrase, speaker, verb_group
from crossbearing.annotate.speech.cues import Cue, call_cues, verb_cues
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.quotation import Quotation

SPOKEN = Cue("say", frozenset({"quote"}))
_SENTENCE_END = re.compile(r"[.!?][)\]]?(?=\s|$)|\n")
# What a full stop shortens before a name.
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Rep|Reps|Sen|Sens|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Cpl|Cmdr|Adm|Prof|Rev|Fr|St|Hon|Jr|Sr|Inc|Co|Corp|No|vs|Mt)|\b[A-Z])$"
)
_TITLE = 8
_GOES_ON = re.compile(r"[^\S\n]+[a-z]")
# “...” — Ana Lupu
_SIGNED = re.compile(
    r"[^\S\n]*\n?[^\S\n]*(?P<dash>―|—|–|--|-)[^\S\n]*(?P<who>[A-Z][\w.’'-]+(?: [\w.’'&-]+){0,5}?)[^\S\n]*[.,]?[^\S\n]*(?=\n|$)"
)
_SAID = re.compile(r"(?:Said|Says|Added|Adds|Replied|Asked) ")
_WORDS = re.compile(r"\w+")
# “...,” she said. “...”: the two sentences are two attributions, so that each can be found and compared by itself. PolNeAR joins them;
# joined, the agreement with it is 2 points higher, and one in eight quotations of the development cases is lost in the other.
JOINS_SENTENCES = False
_ENDS_OPEN = ",?!…—–-"
# A reporting clause begins right at the quotation; with apposition and adverbs its verb stands within this many tokens.
_REACH = 30
# A quotation without a reporting verb of its own is speech from this many words on; shorter ones are titles and scare quotes.
_SPEECH = 4
# A quoted part of a sentence is an attribution of its own from this many words on.
_TELLING = 3
# One that makes up this share of what its speaker says in the sentence is found by that already.
_MOST = 0.55


@dataclass(frozen=True, slots=True)
class Verbs:
    """The cue verbs that take direct speech, with their offsets, in order."""

    tokens: Sequence[Token]
    rows: Sequence[Cue]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> list[int]:
        return list(range(bisect_left(self.starts, start), bisect_left(self.starts, end)))


def direct(parsed: Parsed, quotations: tuple[Quotation, ...], verbs: Verbs, indirects: Sequence[Draft]) -> list[Draft]:
    """All drafts: those given, and every further quotation with a speaker. What lies inside an indirect content is left to it."""
    text = parsed.document.text
    found: list[Draft] = []
    last: Draft | None = None
    given = {(s, e): d for d in indirects if d.direct for s, e in d.parts}
    growing: dict[Pair, Draft] = {d.cue: d for d in indirects if not d.direct and d.cue is not None}
    rest = [d for d in indirects if not d.direct]
    spans = [(q.start, q.end) for q in quotations]
    # Turns of a transcript and words set below "he added:" are direct without marks of their own.
    unmarked = [d for d in indirects if d.direct and (d.start, d.end) not in set(spans)]
    rest += unmarked
    held = sorted((s, e) for d in indirects if not d.direct for s, e in d.parts)
    for n, q in enumerate(quotations):
        if parsed.is_boilerplate(q.start) or any(d.start < q.end and q.start < d.end for d in unmarked):
            continue
        line = text.rfind("\n", 0, q.start) + 1
        line_end = text.find("\n", q.end)
        line_end = len(text) if line_end < 0 else line_end
        if not text[line : q.start].strip():
            line = _announced(text, line)
        left = max(line, spans[n - 1][1] if n else 0)
        right = min(line_end, spans[n + 1][0] if n + 1 < len(spans) else line_end)
        before = _before(parsed, q, left, verbs)
        draft = _after(parsed, q, right, verbs) or before
        if draft is None:
            draft = _after_colon(parsed, q, left, text)
        if draft is None:
            draft = _floating(text, q, left, right, last, found) or _fragment(parsed, q, left)
        if draft is None or (draft.source is None and (q.start, q.end) in given):
            draft = given.get((q.start, q.end)) or draft
            if draft is not None:
                draft = replace(draft, parts=((q.start, q.end),))
        if draft is None:
            draft = _held_by(rest, q)
        if draft is None:
            continue
        grown = growing.get(draft.cue) if draft.cue is not None else None
        if (
            grown is not None
            and draft is before
            and grown.start < q.start
            and not text[grown.end : q.start].strip(" ,:—–-")
        ):
            # "She named one quality: “patience”": the content goes on in the quotation.
            wider = replace(grown, parts=(*grown.parts[:-1], (grown.parts[-1][0], q.end)))
            rest[rest.index(grown)] = wider
            growing = {cue: wider if d is grown else d for cue, d in growing.items()}
            last = wider
            continue
        if _within(held, q):
            last = draft if draft.source is not None else last
            part = _held_by(rest, q)
            if part is not None and _is_telling(parsed, q):
                found.append(replace(part, row=draft.row or part.row, source=draft.source or part.source))
            continue
        joined = _joined(text, found, draft, q)
        if joined is not None:
            found[-1] = last = joined
            continue
        found.append(draft)
        last = draft
    return rest + found


def _announced(text: str, line: int) -> int:
    """Where the line above starts, if it ends in a colon and so announces the quotation that fills this one; else this line's start."""
    above = len(text[:line].rstrip())
    return text.rfind("\n", 0, above) + 1 if text[above - 1 : above] == ":" else line


def _within(held: list[Pair], q: Quotation) -> bool:
    """Whether an indirect content holds the quotation and more than it."""
    at = bisect_right(held, (q.inner_start, 1 << 60))
    return any(
        s <= q.inner_start and q.inner_end <= e + 1 and (e - s) > 1.1 * (q.end - q.start)
        for s, e in held[max(0, at - 8) : at]
    )


def _after(parsed: Parsed, q: Quotation, right: int, verbs: Verbs) -> Draft | None:
    """“...,” said X; “...,” X said."""
    text = parsed.document.text
    end = next((stop.start() for stop in _sentence_ends(text, q.end, right)), right)
    here = verbs.between(q.end, end)
    if not here or q.inner_end <= q.inner_start:
        return None
    rim = text[q.inner_end - 1]
    if rim in "'’":  # “You said ‘I will,’” she replied
        within = text[q.inner_start : q.inner_end].rstrip("'’ ")[-1:]
        rim = within if within and within in ",?!" else rim
    tail = text[q.end : q.end + 2].lstrip()[:1]
    if rim not in _ENDS_OPEN and rim != "." and tail not in (",", "–", "—", "-"):
        return None
    doc = parsed.doc
    at = parsed.token_at(q.end - 1) + 1
    while at < len(doc) and (doc[at].is_punct or doc[at].is_space):
        at += 1
    verb = verbs.tokens[here[0]]
    if verb.i - at > _REACH or at >= len(doc):
        return None
    if rim == "." and doc[at].text[:1].isupper() and verb.i == at:
        return None
    subject = own_subject(verb)
    if not _begins_here(doc[at], verb, subject):
        return None
    source = phrase(subject, verb) if subject is not None else _loose(doc[at], verb)
    if subject is not None and source is not None and subject.i < verb.i and source.start < q.end:
        source = _loose(doc[at], verb)
    if subject is not None and subject.i > verb.i and source is not None and source.start > end:
        source = None
    if source is None:
        source = speaker(verb)
    return Draft(
        ((q.start, q.end),), verb_group(verb), verbs.rows[here[0]], source, direct=True, carrier=addressee(verb)
    )


def _begins_here(first: Token, verb: Token, subject: Token | None) -> bool:
    """Whether the reporting clause starts with the first word after the quotation."""
    if first.i >= verb.i - 2 or (
        subject is not None and subject.i <= verb.i and subject.left_edge.i <= first.i <= subject.right_edge.i + 1
    ):
        return True
    between = first.doc[first.i : verb.i]
    return not any(
        t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ not in ("relcl", "acl") for t in between
    )


def _loose(first: Token, verb: Token) -> Source | None:
    """The words between quotation and verb, where the parse sees no subject."""
    tokens = [t for t in first.doc[first.i : verb.i] if not t.is_punct and t.pos_ not in ("ADV", "AUX", "SPACE")]
    if not tokens:
        tail = verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]
        taken: list[Token] = []
        for t in tail:
            if t.pos_ in ("PROPN", "NOUN", "DET", "ADJ", "PRON") or t.dep_ in ("poss", "case"):
                taken.append(t)
            else:
                break
        tokens = taken
    if not tokens:
        return None
    head = next((t for t in reversed(tokens) if t.pos_ in ("PROPN", "NOUN", "PRON")), tokens[-1])
    return Source(head.i, tokens[0].idx, end_of(tokens[-1]))


def _before(parsed: Parsed, q: Quotation, left: int, verbs: Verbs) -> Draft | None:
    """X said: “...”; X said, “...”; X said that “...”."""
    text = parsed.document.text
    begin = _sentence_start(text, left, q)
    here = verbs.between(begin, q.start)
    gap = text[begin : q.start].rstrip()
    if not here or not gap:
        return None
    verb, row = verbs.tokens[here[-1]], verbs.rows[here[-1]]
    if verb.dep_ == "amod" or text[verb.idx - 1 : verb.idx] == "-":
        return None  # the "so-called"
    words = len(_WORDS.findall(text[end_of(verb) : q.start]))
    whole = (
        text[q.inner_start : q.inner_start + 1].isupper() and text[q.inner_end - 1 : q.inner_end] in ".,!?…"
    ) or q.open_end
    if gap[-1] == ":" or (gap[-1] == "," and whole) or words <= 2 or (whole and words <= 12):
        who = speaker(verb) or _named_between(verb, parsed.token_at(q.start))
        return Draft(((q.start, q.end),), verb_group(verb), row, who, direct=True, carrier=addressee(verb))
    return None


def _named_between(verb: Token, quote: int) -> Source | None:
    """ "Said Lupu: “...”": the name between the verb that opens the sentence and the quotation."""
    words = [t for t in verb.doc[verb.i + 1 : quote] if not t.is_punct and not t.is_space]
    if verb.i != verb.sent.start or not words or any(t.pos_ != "PROPN" for t in words):
        return None
    return Source(words[-1].i, words[0].idx, end_of(words[-1]))


def _sentence_start(text: str, left: int, q: Quotation) -> int:
    """Where the sentence begins in which the quotation stands or that announces it in the line above."""
    begin, end = left, len(text[: q.start].rstrip())
    for stop in _sentence_ends(text, left, end):
        begin = stop.end()
    return begin


def _sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The ends of sentences; "Mr. King", "J. Moore" and "(D-Ohio.) said" end none."""
    for stop in _SENTENCE_END.finditer(text, start, end):
        if text[stop.start()] == "." and (
            _SHORTENED.search(text, max(start, stop.start() - _TITLE), stop.start()) or _GOES_ON.match(text, stop.end())
        ):
            continue
        yield stop


def _announcing(first: int, colon: Token) -> Token | None:
    """The verb before a colon, where the parse hangs what stands there on what is quoted: "X read the following note: “...”"."""
    for t in colon.doc[first : colon.i]:
        if t.pos_ in ("VERB", "AUX") and (t.dep_ == "ROOT" or t.head.i > colon.i):
            subject = own_subject(t)
            if subject is not None and subject.i < t.i:
                return t
    return None


def _after_colon(parsed: Parsed, q: Quotation, left: int, text: str) -> Draft | None:
    """Minister: “...” and “...” – the minister, where no verb reports."""
    gap = text[left : q.start].rstrip()
    dash = _SIGNED.match(text, q.end, len(text))
    if dash:
        head = parsed.token_at(dash.end("who") - 1)
        return Draft(((q.start, q.end),), dash.span("dash"), SPOKEN, Source(head, *dash.span("who")), direct=True)
    if gap.endswith(":"):
        at = parsed.token_at(left + len(gap) - 1)
        doc = parsed.doc
        sentence = doc[at].sent
        root = sentence.root
        if root.i > at:
            root = _announcing(max(sentence.start, parsed.token_at(_sentence_start(text, left, q))), doc[at]) or root
        if root.pos_ in ("VERB", "AUX") and root.i < at:
            who = speaker(root)
            return Draft(((q.start, q.end),), (root.idx, end_of(doc[at])), SPOKEN, who, direct=True) if who else None
        if at - sentence.start <= 8 and root.pos_ in ("NOUN", "PROPN"):
            who = phrase(root)
            said = _SAID.match(text, who.start)  # "Said Lupu: “...”", taken for a name
            who = Source(who.head, said.end(), who.end) if said and said.end() < who.end else who
            return Draft(((q.start, q.end),), (doc[at].idx, end_of(doc[at])), SPOKEN, who, direct=True)
    return None


def _floating(
    text: str, q: Quotation, left: int, right: int, last: Draft | None, found: Sequence[Draft]
) -> Draft | None:
    """A whole quotation without a verb of its own: the speaker before goes on."""
    if last is None or last.source is None or not found:
        return None
    gap = text[left : q.start].strip()
    if gap and gap[-1] not in ".!?:…)":
        return None
    if (
        len(_WORDS.findall(text, q.inner_start, q.inner_end)) < _SPEECH
        or not text[q.inner_start : q.inner_start + 1].isupper()
    ):
        return None
    between = text[last.end : q.start]
    if between.count("\n") and len(_WORDS.findall(between)) > 60:
        return None
    if text[q.inner_start : q.inner_end].rstrip("'’”")[-1:] not in tuple(".!?…,—–") and not q.open_end:
        return None
    return Draft(((q.start, q.end),), None, last.row, last.source, direct=True, carrier=last.carrier)


def _held_by(rest: Sequence[Draft], q: Quotation) -> Draft | None:
    """The innermost statement that holds the quotation, as the quotation's own attribution."""
    first, last = q.inner_start, q.inner_end - 1
    inner = [d for d in rest if d.parts[0][0] <= first and d.source is not None and d.holds(first, last)]
    if not inner:
        return None
    least = min(inner, key=lambda d: d.size)
    if q.end - q.start >= _MOST * least.size:
        return None
    return replace(least, parts=((q.start, q.end),), direct=True, fragment=True)


def _is_telling(parsed: Parsed, q: Quotation) -> bool:
    """Whether the quoted words tell something by themselves."""
    words = len(_WORDS.findall(parsed.document.text, q.inner_start, q.inner_end))
    return words >= _TELLING


def _fragment(parsed: Parsed, q: Quotation, left: int) -> Draft | None:
    """Quoted words late in a sentence that somebody's verb of saying, accusing or ordering opens."""
    text = parsed.document.text
    if not _is_telling(parsed, q):
        return None
    first = parsed.token_at(_sentence_start(text, left, q))
    for verb in reversed(parsed.doc[first : parsed.token_at(q.start)]):
        if verb.pos_ != "VERB" or verb.lemma_ not in _reporting():
            continue
        who = speaker(verb)
        if who is not None:
            row = verb_cues().get(verb.lemma_, SPOKEN)
            return Draft(((q.start, q.end),), verb_group(verb), row, who, direct=True, carrier=addressee(verb))
    return None


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    return frozenset((*verb_cues(), *call_cues()))


def _joined(text: str, found: list[Draft], draft: Draft, q: Quotation) -> Draft | None:
    """The former draft with this quotation as a further part, where one sentence is interrupted: “...,” he said, “...”."""
    if not found or not found[-1].direct or found[-1].source is None:
        return None
    former = found[-1]
    between = text[former.end : q.start]
    paragraph = "\n" in between and text[former.end - 1] not in "\"”»'’"
    told = former.cue is not None and former.end <= former.cue[0] < q.start and "\n" not in between
    sentence = told and between.rstrip()[-1:] == "," and draft.cue in (None, former.cue)
    utterance = told and JOINS_SENTENCES and draft.cue is None
    return replace(former, parts=(*former.parts, (q.start, q.end))) if paragraph or sentence or utterance else None
