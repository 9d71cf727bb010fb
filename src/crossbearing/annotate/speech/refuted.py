"""What the account itself denies: "Reports that ... are baseless"; "A channel has claimed that .... This is false."

Whoever said it first, the denial is the account's own word: such a content is `denied` and has no source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.clauses import own_subject, span_of, trimmed
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.publisher import is_publisher
from crossbearing.lexicon import lexicon

REFUTED = Cue("false", frozenset(), factuality="denied")
# A denial stands this close behind the sentence that it denies.
_NEXT = 4


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = lexicon("refutations")
    false = "|".join(re.escape(w) for w in sorted(table["untrue"], key=len, reverse=True))
    nouns = "|".join(table["nouns"])
    verbs = "|".join(table["verbs"])
    how = r"(?:\w+ly |not |simply |all )?(?:a |an |pure |outright )*"
    be = r"(?:is|are|was|were|remains?)"
    predicate = re.compile(rf"\b(?P<cue>{be} {how}(?:{false}))\b", re.IGNORECASE)
    following = re.compile(
        rf"\s*(?:(?:this|that|these|those|it|both|the|all)(?: (?:{nouns}))? (?P<cue>{be} {how}(?:{false}))\b"
        rf"|(?P<who>[^.\n]{{1,60}}?)(?: \w+ly)? (?P<verb>{verbs}) (?:this|that|these|both|the|all)(?: such)? (?:{nouns})\b)",
        re.IGNORECASE,
    )
    return predicate, following, re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)


def refuted(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those that the next sentence denies marked so, and with what a sentence calls false of its own subject."""
    text = parsed.document.text
    predicate, following, nouns = _patterns()
    out = []
    for d in drafts:
        end = parsed.doc[parsed.token_at(max(d.end - 1, d.cue[0] if d.cue else 0))].sent.end_char
        next_ = (
            following.match(text, end)
            if end < len(text) and d.row is not None and d.row.stance in ("statement", "belief")
            else None
        )
        own = next_ is not None and (
            next_["cue"]
            or next_["who"].strip().lower() == "we"
            or is_publisher(next_["who"].strip(), parsed.document.publisher)
        )
        out.append(
            replace(d, row=replace(d.row, factuality="denied"), own_word=True) if own and d.row is not None else d
        )
    starts = sorted(d.start for d in out)
    for m in predicate.finditer(text):
        if parsed.is_boilerplate(m.start()):
            continue
        verb = parsed.doc[parsed.token_at(m.start("cue"))]
        subject = own_subject(verb)
        if subject is None or subject.i > verb.i or not nouns.search(text, *span_of(subject)):
            continue
        span = trimmed(text, span_of(subject)[0], min(span_of(subject)[1], verb.idx))
        if span is None or not any(t.dep_ in ("prep", "acl", "relcl", "ccomp") for t in subject.children):
            continue
        inside = bisect_left(starts, m.start())
        if any(d.start <= m.start() < d.end and d.direct for d in out[: inside + _NEXT]):
            continue
        out = [
            replace(d, row=replace(d.row, factuality="denied"), own_word=True)
            if d.row and span[0] <= d.start and d.end <= span[1]
            else d
            for d in out
        ]
        out.append(Draft((span,), m.span("cue"), REFUTED, None, clausal=True, own_word=True))
    return sorted(out, key=lambda d: (d.start, d.end))
