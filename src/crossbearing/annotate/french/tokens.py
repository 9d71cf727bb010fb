"""A French text as plain columns: the model's tags and dependencies, read as lists.

The labels are those of Universal Dependencies as the French treebanks use them; nothing outside this module names one. Apostrophes are made
one sign in `lower`, so that `l'` is one form. Offsets are code points into the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "csubj"})
_OBJECT = frozenset({"obj", "obj:agent", "iobj"})
_SENTENCE_END = re.compile(r"[.!?…]+[\s]*[»”\"]?(?=\s+[«“\"]?\s*[A-ZÀ-ÖØ-Þ\d])(?!\s*[»,])\s+|[^\S\n]*\n\s*")
_ABBREVIATION = re.compile(r"(?<!\w)(?:M|MM|Mme|Mlle|Me|Dr|Pr|St|Ste|av|bd|env|n|art|[A-Z])\.$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_NAME = frozenset({"flat:name", "flat", "appos", "flat:foreign", "fixed"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(slots=True)
class Tokens:
    """`head[i]` is the token's head (itself for a root), `sent[i]` the first token of its sentence, `line[i]` counts line breaks before it."""

    text: str
    lower: list[str]
    word: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sent: list[int]
    line: list[int]
    plural: list[bool]
    kind: list[str]
    children: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, offset: int) -> int:
        """The token that holds a character, or the last before it."""
        low, high = 0, len(self.start)
        while low < high:
            middle = (low + high) // 2
            if self.start[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def whole_word(self, i: int) -> str:
        """The word that begins with a token, in small letters, with its hyphens, at which the model parts many: "sri-lankais"."""
        match = _WORD.match(self.text, self.start[i])
        return match.group().lower().replace("‑", "-") if match else self.lower[i]

    def subject(self, i: int) -> int | None:
        """The head of a verb's subject by the parse: its own, or that of the verb that it is joined to."""
        for _ in range(3):
            found = next((c for c in self.children[i] if self.dep[c] in _SUBJECT), None)
            if found is not None:
                return found
            if self.dep[i] not in ("conj", "xcomp", "aux", "aux:tense", "aux:pass", "cop") or self.head[i] == i:
                return None
            i = self.head[i]
        return None

    def object(self, i: int) -> int | None:
        """The head of a verb's object by the parse."""
        return next((c for c in self.children[i] if self.dep[c] in _OBJECT and c > i), None)

    def end_of_sentence(self, i: int) -> int:
        """The token after the last of the sentence."""
        first = self.sent[i]
        j = i + 1
        while j < len(self.lower) and self.sent[j] == first and self.line[j] == self.line[i]:
            j += 1
        return j

    def joined_name(self, i: int) -> bool:
        """Whether a token is a further piece of a name."""
        return self.dep[i] in _NAME


def _sentence_starts(text: str) -> list[int]:
    """Where sentences begin: after a closing sign and before a capital, and after a line break. (The model's parse cuts inside quotations.)"""
    found = [0]
    for m in _SENTENCE_END.finditer(text):
        if "\n" not in m.group() and _ABBREVIATION.search(text, max(0, m.start() - 8), m.start() + 1):
            continue
        found.append(m.end())
    return found


def tokens(doc: Doc) -> Tokens:
    """The columns of a parse."""
    words = [t.text for t in doc]
    line: list[int] = []
    breaks = 0
    sent: list[int] = []
    first = 0
    begins = _sentence_starts(doc.text)
    following = 0
    for t in doc:
        while following < len(begins) and begins[following] <= t.idx:
            first, following = t.i, following + 1
        sent.append(first)
        line.append(breaks)
        breaks += t.text.count("\n")
    out = Tokens(
        doc.text,
        [w.lower().replace("’", "'") for w in words],
        words,
        [t.lemma_.lower() for t in doc],
        [t.pos_ for t in doc],
        [t.dep_ for t in doc],
        [t.head.i for t in doc],
        [t.idx for t in doc],
        [t.idx + len(t) for t in doc],
        sent,
        line,
        ["Plur" in t.morph.get("Number", []) for t in doc],
        [t.ent_type_ for t in doc],
        [[] for _ in words],
    )
    for i, h in enumerate(out.head):
        if h != i:
            out.children[h].append(i)
    return out
