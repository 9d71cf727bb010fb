"""The words of an account, as the search for copies reads them.

Offsets are code points into `document.text`; words in boilerplate are left out, and a passage
does not run over the gap.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.folding import fold
from crossbearing.records import Annotations

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|\d+[^\W_]*")
# A quotation does not run over a paragraph's end; longer than this, the closing mark was forgotten.
_QUOTED = re.compile(
    r"“[^“”\n]{1,1500}[”\"]|„[^„“”\n]{1,1500}[”“]|«[^«»\n]{1,1500}»|\"[^\"\n]{1,1500}\"|(?<!\w)‘[^‘\n]{1,1500}?’(?!\w)"
)
# A colon or semicolon ends a clause that can be copied by itself.
_SENTENCE_END = re.compile(r"[.!?:;][”\"’)\]]*(?=\s)|\n")

# How much a shared word tells of copying. A name, a figure or a word of the news' set phrases is shared by accounts
# that never saw one another; a free choice of words is not. Function words tell a little by their number only.
# Words by which everybody must call what happened are shared as well.
FREE, NAME, FIGURE, EXPECTED, FORMULAIC, FUNCTION = 1.0, 0.4, 0.5, 0.3, 0.25, 0.05


@dataclass(frozen=True, slots=True)
class Words:
    """The words in order: folded form, span, telling weight, whether in quotation marks, number of sentence and of
    paragraph."""

    text: str
    forms: list[str]
    starts: array[int]
    ends: array[int]
    weights: array[float]
    quoted: bytearray
    sentence: array[int]
    paragraph: array[int]


@lru_cache(maxsize=1)
def classes() -> dict[str, float]:
    rows = lexicon("set_phrases")
    little = [*rows["function"].split(), *rows["particles"].split()]
    told = {w: weight for key, weight in (("expected", EXPECTED), ("formulaic", FORMULAIC)) for w in rows[key].split()}
    return told | dict.fromkeys(little, FUNCTION)


def words_of(account: Annotations) -> Words:
    """The words of an account outside its boilerplate."""
    text = account.document.text
    known_classes = classes()
    quotes = [m.span() for m in _QUOTED.finditer(text)]
    quote_starts = [s for s, _ in quotes]
    sentence_ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    breaks = [i for i, c in enumerate(text) if c == "\n"] if "\n" in text else []
    aside = sorted((b.start, b.end) for b in account.boilerplate)
    aside_starts = [s for s, _ in aside]
    out = Words(text, [], array("i"), array("i"), array("d"), bytearray(), array("i"), array("i"))
    last_sentence = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        n = bisect_right(aside_starts, start)
        if n and start < aside[n - 1][1]:
            continue
        raw = match.group()
        form = fold(raw)
        sentence = bisect_right(sentence_ends, start)
        if raw[0].isdigit():
            weight = FIGURE
        elif (known := known_classes.get(form)) is not None:
            weight = known
        elif raw[0].isupper() and (sentence == last_sentence or raw.isupper()):
            weight = NAME
        else:
            weight = FREE
        last_sentence = sentence
        q = bisect_right(quote_starts, start)
        out.forms.append(form)
        out.starts.append(start)
        out.ends.append(end)
        out.weights.append(weight)
        out.quoted.append(bool(q) and start < quotes[q - 1][1])
        out.sentence.append(sentence)
        # Boilerplate counts as a break too: its number is added.
        out.paragraph.append(bisect_right(breaks, start) + n)
    return out
