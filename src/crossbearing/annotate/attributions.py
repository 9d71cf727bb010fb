"""Who says what: direct, mixed and indirect speech, belief and intention."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.according import VIEWS, according, in_the_view_of
from crossbearing.annotate.speech.adjectival import adjectival
from crossbearing.annotate.speech.alignment import aligned
from crossbearing.annotate.speech.aside import aside
from crossbearing.annotate.speech.chains import chains
from crossbearing.annotate.speech.cues import adjective_cues, adverb_cues, noun_cues, verb_cues
from crossbearing.annotate.speech.direct import Verbs, direct
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.headline import by_lines
from crossbearing.annotate.speech.indirect import indirect
from crossbearing.annotate.speech.nesting import unnested
from crossbearing.annotate.speech.nominal import hedged, mistaken, mistaken_plural, nominal
from crossbearing.annotate.speech.quotation import Quotation, find_quotations
from crossbearing.annotate.speech.refuted import refuted
from crossbearing.annotate.speech.speakers import Speakers
from crossbearing.annotate.syntax import syntax
from crossbearing.records import Attribution, Name


def find_attributions(parsed: Parsed, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """Every attribution of the account, in order."""
    text = parsed.document.text
    quotations = find_quotations(text)
    found, verbs = _by_words(parsed, quotations)
    found.extend(by_lines(parsed, names))
    found = aligned(found, quotations, text)
    found = direct(parsed, quotations, verbs, found)
    found = refuted(parsed, unnested(parsed.doc, _distinct(found), quotations))
    speakers = Speakers(parsed, names)
    return tuple(_attribution(d, sources) for d, sources in zip(found, chains(found, speakers), strict=True))


def _by_words(parsed: Parsed, quotations: tuple[Quotation, ...]) -> tuple[list[Draft], Verbs]:
    """What the reporting words of the text make with their complements, and the verbs that may take direct speech."""
    text, doc = parsed.document.text, parsed.doc
    verbs, nouns, adverbs, adjectives = verb_cues(), noun_cues(), adverb_cues(), adjective_cues()
    found: list[Draft] = []
    takers: list[Token] = []
    starts: list[int] = []
    for token in _candidates(doc, (*verbs, *nouns, *adverbs, "accord"), (*adjectives, *VIEWS)):
        if parsed.is_boilerplate(token.idx):
            continue
        pos, lemma = token.pos_, token.lemma_
        draft: Draft | None = None
        if token.lower_ == "according":
            draft = according(token, text)
        elif pos == "VERB" and lemma in verbs:
            row = verbs[lemma]
            if row.may("quote"):
                takers.append(token)
                starts.append(token.idx)
            draft = indirect(token, row, text)
            if draft is None and row.may("aside", "point-out", "put-it", "goes-on"):
                draft = aside(token, row, text)
        elif pos == "NOUN":
            draft = (
                mistaken(token, verbs[lemma], text) or mistaken_plural(token, verbs[lemma], text)
                if lemma in verbs
                else None
            )
            if draft is None and lemma in nouns:
                draft = nominal(token, nouns[lemma], text)
        elif pos == "ADV" and lemma in adverbs:
            draft = hedged(token, adverbs[lemma], text)
        if draft is None and token.lower_ in VIEWS:
            draft = in_the_view_of(token, text)
        if draft is None and token.lower_ in adjectives and (pos == "ADJ" or token.tag_ in ("VBN", "VBD")):
            draft = adjectival(token, adjectives[token.lower_], text)
        if draft is not None:
            found.append(draft)
    return found, Verbs(takers, [verbs[t.lemma_] for t in takers], starts)


def _candidates(doc: Doc, lemmas: tuple[str, ...], forms: tuple[str, ...]) -> list[Token]:
    """The tokens with one of these lemmas or lower-case forms, in order."""
    if not len(doc):
        return []
    return [doc[i] for i in syntax(doc).having({*lemmas, "according"}, frozenset(forms))]


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """One draft a content: of two with the same span the one with a source, then the direct one."""
    best: dict[tuple[int, int], Draft] = {}
    for d in drafts:
        key = (d.start, d.end)
        had = best.get(key)
        if had is None or (d.source is not None, d.direct) > (had.source is not None, had.direct):
            best[key] = d
    return sorted(best.values(), key=lambda d: (d.start, d.end))


def _attribution(d: Draft, sources: tuple[str, ...]) -> Attribution:
    return Attribution(
        start=d.start,
        end=d.end,
        cue=d.cue,
        source=(d.source.start, d.source.end) if d.source is not None else None,
        sources=sources,
        direct=d.direct,
        stance=d.row.stance if d.row is not None else "statement",
        parts=d.parts if len(d.parts) > 1 else None,
        factuality=d.row.factuality if d.row is not None else None,
        vouched=d.row.vouched if d.row is not None else True,
    )
