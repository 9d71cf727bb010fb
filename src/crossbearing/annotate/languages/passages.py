"""The paragraphs of a document by language, and its text with all but one language's paragraphs blanked.

Blanks stand for what is left out, a space for a character, so that every offset into the blanked text is one into `document.text`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.annotate.languages.detect import is_plainly, language_of, plain_code, writes_latin
from crossbearing.annotate.line_breaks import joined_lines
from crossbearing.records import Document

# A document that does not tell its language is read as English, as far as its paragraphs do not tell another.
USUAL = "en"
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SHOWN = re.compile(r"[^\n]")
_ENDS = (".", "!", "?", "…", "”", "»", '"', "。", "।", "؟")


class Passage(NamedTuple):
    """A run of paragraphs in one language; `start`..`end` is without the line break at its end."""

    start: int
    end: int
    language: str


def passages(document: Document) -> tuple[Passage, ...]:
    """The runs of paragraphs of a document by language, in order; one where it is all in one."""
    text = document.text
    own = plain_code(document.language) or USUAL
    if all(is_plainly(line, own) for line in text.split("\n")):
        return (Passage(0, len(text), own),)
    spans = _paragraphs(text)
    pieces = [text[start:end] for start, end in spans]
    languages = _filled([(piece, language_of(piece, own)) for piece in pieces], own)
    runs: list[Passage] = []
    for (start, end), language in zip(spans, languages, strict=True):
        if runs and runs[-1].language == language:
            runs[-1] = runs[-1]._replace(end=end)
        else:
            runs.append(Passage(start, end, language))
    if len(runs) < 2:
        return (Passage(0, len(text), runs[0].language if runs else own),)
    return tuple(runs)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines that are no blanks; those that only the width of the page has broken are one."""
    joined = joined_lines(text)
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        if found and line.start() - 1 == found[-1][1] and found[-1][1] in joined:
            found[-1] = found[-1][0], line.end()
        else:
            found.append(line.span())
    return found


def _filled(told: list[tuple[str, str | None]], own: str) -> list[str]:
    """The language of each paragraph, where one says nothing its neighbours': a heading goes with what follows, else with what went before.

    A paragraph in Latin letters is in no language of another script."""
    out: list[str] = []
    for n, (words, code) in enumerate(told):
        if code is None:
            fits = [c for c in out[::-1] if c == own or writes_latin(c)][:1]
            follows = [c for _, c in told[n + 1 :] if c][:1]
            follows = [c for c in follows if c == own or writes_latin(c)]
            ended = words.rstrip().endswith(_ENDS)
            code = next(iter((*fits, *follows) if ended else (*follows, *fits)), own)
        out.append(code)
    return out


def only(text: str, runs: tuple[Passage, ...], language: str) -> str:
    """The text with every paragraph in another language blanked; the text itself where there is none, nothing where all are."""
    if all(run.language == language for run in runs):
        return text
    kept: list[str] = []
    at = 0
    for run in runs:
        if run.language == language:
            kept += [_blank(text[at : run.start]), text[run.start : run.end]]
            at = run.end
    if not kept:
        return ""
    kept.append(_blank(text[at:]))
    return "".join(kept)


def _blank(piece: str) -> str:
    return _SHOWN.sub(" ", piece)
