"""The parse as plain columns: one list a property, indexed by token, so that layers need no loop over spaCy tokens.

Built once a document and kept with the Doc. Offsets are code points into the text.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

_KEY = "crossbearing_syntax"
_NEWLINE = re.compile(r"\n[^\S\n]*\n?")


@dataclass(slots=True)
class Syntax:
    """`head[i]` is the token's head (itself for a root), `sent[i]` the first token of its sentence, `line[i]` and `para[i]` count
    line breaks and blank lines before it, `cased[i]` tells whether it has a capital."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sent: list[int]
    line: list[int]
    para: list[int]
    cased: list[bool]
    children: list[list[int]] = field(default_factory=list)

    def having(self, lemmas: Container[str], forms: Container[str] = ()) -> list[int]:
        """The tokens with one of these lemmas or one of these forms in small letters, in order."""
        pairs = enumerate(zip(self.lemma, self.lower, strict=True))
        return [i for i, (lemma, lower) in pairs if lemma in lemmas or lower in forms]

    def ancestors(self, i: int) -> list[int]:
        """The heads above a token, nearest first."""
        found: list[int] = []
        head = self.head
        while head[i] != i and len(found) < 60:
            i = head[i]
            found.append(i)
        return found

    def below(self, i: int, depth: int) -> list[int]:
        """The tokens at most `depth` steps below a token, in breadth."""
        found: list[int] = []
        row = [i]
        for _ in range(depth):
            row = [c for r in row for c in self.children[r]]
            found += row
        return found

    def subtree(self, i: int, skip: tuple[str, ...] = ()) -> tuple[int, int]:
        """First and last token of what depends on a token; dependents to the right with a label in `skip` are left out, with all after."""
        first = last = i
        stack = [i]
        while stack:
            j = stack.pop()
            first, last = min(first, j), max(last, j)
            stack += [c for c in self.children[j] if not (self.dep[c] in skip and c > j)]
        if skip:
            cut = [self.edge(c) for c in self.children[i] if self.dep[c] in skip and c > i]
            if cut:
                last = min(last, min(cut) - 1)
            while last > i and self.dep[last] == "punct":
                last -= 1
        return first, last

    def edge(self, i: int) -> int:
        """The first token of what depends on a token."""
        first = i
        stack = [i]
        while stack:
            j = stack.pop()
            first = min(first, j)
            stack += self.children[j]
        return first

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent with one of these labels."""
        for c in self.children[i]:
            if self.dep[c] in labels:
                return c
        return None


def syntax(doc: Doc, text: str | None = None) -> Syntax:
    """The columns of a parsed document; `text` is the document's, where it is at hand."""
    kept = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = _columns(doc, doc.text if text is None else text)
    return kept


def _columns(doc: Doc, text: str) -> Syntax:
    n = len(doc)
    table = (
        doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD, ORTH, IDX, SENT_START, LENGTH])
        if n
        else np.zeros((0, 10), dtype=np.uint64)
    )
    strings = doc.vocab.strings
    known: dict[int, str] = {}

    def words(column: int) -> list[str]:
        ids = table[:, column].tolist()
        for x in set(ids):
            if x not in known:
                known[x] = strings[x]
        return [known[x] for x in ids]

    heads = (table[:, 5].astype(np.int64) + np.arange(n)).tolist()
    start = table[:, 7].tolist()
    lower = words(0)
    end = (table[:, 7] + table[:, 9]).tolist()  # the small letters of "İ" are two
    children: list[list[int]] = [[] for _ in range(n)]
    for i, h in enumerate(heads):
        if h != i:
            children[h].append(i)
    places = np.arange(n)
    sent = np.maximum.accumulate(np.where(table[:, 8] == 1, places, 0)).tolist() if n else []
    line, para = _lines(text, start)
    return Syntax(
        lower,
        words(1),
        words(2),
        words(3),
        words(4),
        heads,
        start,
        end,
        sent,
        line,
        para,
        (table[:, 0] != table[:, 6]).tolist(),
        children,
    )


def _lines(text: str, start: list[int]) -> tuple[list[int], list[int]]:
    """For each token the number of line breaks and of blank lines before it."""
    line, para = [0] * len(start), [0] * len(start)
    breaks = [(m.start(), m.group().count("\n")) for m in _NEWLINE.finditer(text)]
    lines = paras = k = 0
    for i, s in enumerate(start):
        while k < len(breaks) and breaks[k][0] < s:
            lines += breaks[k][1]
            paras += breaks[k][1] > 1
            k += 1
        line[i], para[i] = lines, paras
    return line, para
