"""Lines that attribute by their form: headlines ("Minister: bridge was safe"), transcripts ("LUPU: We knew."), and words set below "he added:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.clauses import Source, end_of, speaker, trimmed, verb_group
from crossbearing.annotate.speech.cues import Cue, verb_cues
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.listing import is_item
from crossbearing.lexicon import lexicon
from crossbearing.records import Name

COLON = Cue("say", frozenset({"aside"}))
# A headline stands among the first lines and is short.
_FIRST_LINES = 4
_LONGEST = 140
_HEADLINE = re.compile(r"(?P<who>[^\n:“”\"]{2,50}):\s+(?P<what>[^\n]{8,})")
_TURN = re.compile(r"^[\"“]?(?P<who>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,30}|Q|A):[ \t]+(?P<what>\S[^\n]+)", re.MULTILINE)
_TITLED = re.compile(
    r"^(?P<before>[^\n]*?)\b(?P<cue>Says?|Said|Vows?|Warns?|Urges?|Claims?|Denies|Deny|Pledges?|Promises|Threatens?|Announces?|Confirms?|Insists?|Shows?|Finds?)"
    r"\b(?P<after>[^\n]*)"
)
_LONGEST_NAME = 4
# A transcript has turns of speakers, one alone is a label.
_TURNS = 2


def by_lines(parsed: Parsed, names: Sequence[Name]) -> list[Draft]:
    """The attributions that the form of a line makes."""
    return [*_headlines(parsed, names), *_turns(parsed), *_set_below(parsed)]


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for _ in range(_FIRST_LINES):
        end = text.find("\n", start)
        yield start, text[start : end if end >= 0 else len(text)]
        if end < 0:
            return
        start = end + 1


def _headlines(parsed: Parsed, names: Sequence[Name]) -> Iterator[Draft]:
    text = parsed.document.text
    for start, line in _first_lines(text):
        if len(line) > _LONGEST or parsed.is_boilerplate(start):
            continue
        form = _HEADLINE.match(line)
        if form and form["what"][0] in '“"„«‘':
            continue  # a quotation, which finds its speaker by itself
        if form and _may_speak(parsed, names, start, start + form.end("who")):
            cut = trimmed(text, start + form.start("what"), start + form.end("what"))
            if cut:
                colon = start + form.end("who")
                yield Draft((cut,), (colon, colon + 1), COLON, _source(parsed, start, colon))
            continue
        titled = _TITLED.match(line)
        if titled and parsed.doc[parsed.token_at(start + titled.start("cue"))].pos_ != "VERB":
            yield from _titled(parsed, start, titled)


def _titled(parsed: Parsed, start: int, form: re.Match[str]) -> Iterator[Draft]:
    """Headlines in capitals, in which the tagger takes the verb for a name: "Lupu Vows To Rebuild", "Bridge Was Safe, Lupu Says"."""
    text = parsed.document.text
    after = trimmed(text, start + form.start("after"), start + form.end("after"))
    before = text[start + form.start("before") : start + form.end("before")]
    comma = before.rfind(",")
    cue = (start + form.start("cue"), start + form.end("cue"))
    word = form["cue"].lower().removesuffix("s")
    row = verb_cues().get({"denie": "deny", "said": "say"}.get(word, word), COLON)
    if after and before.strip() and " " in text[slice(*after)]:
        who = trimmed(text, start + max(comma, 0), cue[0])
        if who:
            yield Draft((after,), cue, row, _source(parsed, *who))
    elif comma > 0 and not after:
        what, who = trimmed(text, start, start + comma), trimmed(text, start + comma, cue[0])
        if what and who:
            yield Draft((what,), cue, row, _source(parsed, *who))


def _may_speak(parsed: Parsed, names: Sequence[Name], start: int, end: int) -> bool:
    """Whether a person, an organisation or a role stands before the colon."""
    words = [w.lower() for w in parsed.document.text[start:end].split()]
    roles = lexicon("speakers")["roles"]
    if words and (words[0] in roles or words[-1] in roles):
        return True
    ents = parsed.doc[parsed.token_at(start) : parsed.token_at(end - 1) + 1].ents
    if any(e.label_ in ("PERSON", "ORG") and e.end_char == end for e in ents):
        return True
    # "Lupu: the bridge was safe": a name that the text below gives somebody
    name = parsed.document.text[start:end].strip()
    return (
        name[:1].isupper()
        and not name.isupper()
        and len(words) < _LONGEST_NAME
        and any(
            (n.kind == "person" and n.name.endswith(" " + name)) or (n.kind == "organization" and n.name == name)
            for n in names
        )
    )


def _turns(parsed: Parsed) -> list[Draft]:
    text, found = parsed.document.text, []
    for turn in _TURN.finditer(text):
        cut = trimmed(text, turn.start("what"), turn.end("what"))
        if cut and not parsed.is_boilerplate(cut[0]) and " " in text[slice(*cut)]:
            colon = turn.end("who")
            found.append(Draft((cut,), (colon, colon + 1), COLON, _source(parsed, *turn.span("who")), direct=True))
    return (
        found
        if len(found) >= _TURNS and len({text[d.source.start : d.source.end] for d in found if d.source}) < len(found)
        else []
    )


def _set_below(parsed: Parsed) -> Iterator[Draft]:
    """ "The governor added:" at a line's end, with the words in the next line and no quotation marks."""
    text, cues = parsed.document.text, verb_cues()
    for colon in re.finditer(r":[ \t]*\n\s*(?P<what>[^\n\"“„«]+)(?=\n|$)", text):
        last = parsed.doc[parsed.token_at(colon.start())]
        verb = next(
            (
                t
                for t in (last, last.nbor(-1) if last.i else last, last.sent.root)
                if t.pos_ == "VERB" and t.lemma_ in cues
            ),
            None,
        )
        if (
            verb is None
            or not cues[verb.lemma_].may("quote")
            or verb.sent.end_char < colon.start()
            or is_item(text, colon.start("what"))
        ):
            continue
        cut, who = trimmed(text, *colon.span("what")), speaker(verb)
        if (
            cut
            and who
            and not parsed.is_boilerplate(cut[0])
            and verb.idx < colon.start()
            and text.find("\n", end_of(verb)) >= colon.start()
        ):
            yield Draft((cut,), verb_group(verb), cues[verb.lemma_], who, direct=True)


def _source(parsed: Parsed, start: int, end: int) -> Source:
    return Source(parsed.token_at(end - 1), start, end)
