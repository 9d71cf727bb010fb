"""Passages that are no part of the account: appeals, subscriptions, credits, contacts, rights, related links.

A line is set aside whole, or those of its sentences that a cue of the lexicon shows to be none of the account's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.annotate.imprint import is_imprint
from crossbearing.annotate.sought import Sought
from crossbearing.lexicon import lexicon
from crossbearing.records import Boilerplate

# How many of the last lines are the foot, and how long such a line may be: imprint and appeals are short, a last paragraph is not.
FOOT_LINES, FOOT_LONGEST = 14, 700
# No more than this share of the lines is foot: a text of six lines has no imprint of six.
FOOT_SHARE = 0.5
# A line of the foot is set aside whole from this share of its sentences on: imprints join a cue with sentences that show none.
WHOLE_SHARE = 1 / 3
# A line longer than this that begins like a credit or a link is a paragraph after all.
LINE_LONGEST = 300
# An outlet's own voice without a cue is looked for in this many last lines.
IMPRINT_LINES = 2
# "Under treatment: 203": a line of a bulletin.
_FIGURE = re.compile(r"^[^:\n\d]{2,60}: ?\d[\d,. ]*(?: \w+)*\.?$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+[\"”’)]*(?=\s+[^\sa-z\d]|\s*$)|$)", re.S)

Cue = tuple[Sought, str]


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """The cues of whole lines and those of the foot."""
    rows = lexicon("boilerplate")
    line = tuple((Sought(rf"[\W_]*(?:{r['cue']})", re.I), r["kind"]) for r in rows if r["where"] == "line")
    foot = tuple((Sought(r["cue"], re.I), r["kind"]) for r in rows if r["where"] == "foot")
    return line, foot


def find_boilerplate(text: str) -> tuple[Boilerplate, ...]:
    """Every such passage of the text, in order. At least one line is always left."""
    lines = list(_LINE.finditer(text))
    if len(lines) < 2:
        return ()
    # The foot begins no earlier than after the first line, whatever its share.
    first = max(1, len(lines) - min(FOOT_LINES, max(2, int(len(lines) * FOOT_SHARE))))
    found: list[Boilerplate] = []
    for number, line in enumerate(lines):
        start, end = _bounds(line)
        words = text[start:end]
        if len(words) <= LINE_LONGEST and (kind := _line_kind(words)) and number:
            found.append(Boilerplate(start, end, kind))
        elif number >= first and len(words) <= FOOT_LONGEST:
            found += _in_foot(words, start, last=number >= len(lines) - 3) or _imprint(text, start, end, lines[number:])
    whole = {n for n, line in enumerate(lines) for b in found if (b.start, b.end) == _bounds(line)}
    for number in range(first, len(lines)):
        # What stands between two lines of an appeal belongs to it.
        if number not in whole and {number - 1, number - 2} & whole and {number + 1, number + 2} & whole:
            start, end = _bounds(lines[number])
            if end - start <= FOOT_LONGEST:
                found = [b for b in found if not start <= b.start < end]
                found.append(Boilerplate(start, end, "appeal"))
    return tuple(sorted(found, key=lambda b: b.start))


def _bounds(line: re.Match[str]) -> tuple[int, int]:
    words = line.group()
    return line.start() + len(words) - len(words.lstrip()), line.start() + len(words.rstrip())


def _line_kind(words: str) -> str | None:
    return next((kind for cue, kind in _cues()[0] if cue.match(words)), None)


def _foot_kind(words: str) -> str | None:
    return _line_kind(words) or next((kind for cue, kind in _cues()[1] if cue.search(words)), None)


def _imprint(text: str, start: int, end: int, rest: list[re.Match[str]]) -> list[Boilerplate]:
    """One of the last lines where it is the outlet's own voice, though it shows no cue."""
    line = text[start:end]
    if len(rest) > IMPRINT_LINES or len(line) > LINE_LONGEST or _FIGURE.search(line):
        return []
    return [Boilerplate(start, end, "imprint")] if is_imprint(line, text[:start]) else []


def _in_foot(words: str, offset: int, last: bool) -> list[Boilerplate]:
    """The sentences of a line of the foot that are none of the account's; the whole line where they are many or it closes the text."""
    sentences = [(m.start(), m.end(), _foot_kind(m.group())) for m in _SENTENCE.finditer(words)]
    kinds = [kind for _, _, kind in sentences if kind]
    if not kinds:
        return []
    if len(kinds) >= WHOLE_SHARE * len(sentences) or (last and len(words) < LINE_LONGEST):
        return [Boilerplate(offset, offset + len(words), kinds[0])]
    return [Boilerplate(offset + s, offset + e, kind) for s, e, kind in sentences if kind]
