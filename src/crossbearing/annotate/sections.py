"""Headings inside an account, which say what the paragraphs below them are about: "B. LANDSLIDE OF ARLEN.", "THE AMBUSH OF 9 MAY"."""

from __future__ import annotations

from bisect import bisect_right

from crossbearing.annotate.syntax import Syntax

# The first lines are the account's own title and those who issue it.
TITLES = 6
# A heading is a few words, one of them of some length; one alone is a second title.
LONGEST, CASED, LENGTH, FEWEST = 12, 1, 4, 2


class Sections:
    """The headings of an account by their tokens."""

    def __init__(self, s: Syntax, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        sentence = 0
        n = len(s.lower)
        while sentence < n:
            end = sentence + 1
            while end < n and s.sent[end] == sentence:
                end += 1
            if s.line[sentence] >= TITLES and end - sentence <= LONGEST + 4 and _is_heading(s, text, sentence, end):
                self.starts.append(sentence)
                self.ends.append(end)
            sentence = end
        if len(self.starts) < FEWEST:
            self.starts, self.ends = [], []

    def over(self, i: int) -> tuple[int, int] | None:
        """First token and end of the last heading before a token, or of the one in which it stands."""
        k = bisect_right(self.starts, i) - 1
        return (self.starts[k], self.ends[k]) if k >= 0 else None


def _is_heading(s: Syntax, text: str, start: int, end: int) -> bool:
    """Whether a sentence is a heading: it begins its line, its words are in capitals, and something stands below it."""
    if start > 2 and s.line[start - 1] == s.line[start] and s.line[max(0, start - 4)] == s.line[start]:
        return False
    while end > start and s.pos[end - 1] == "SPACE":
        end -= 1
    if end >= len(s.lower) or end - start > LONGEST:
        return False
    words = [i for i in range(start, end) if s.lower[i].isalpha() and len(s.lower[i]) > LENGTH]
    capitals = sum(text[s.start[i] : s.end[i]].isupper() for i in words)
    return capitals >= CASED and (
        capitals == len(words) or s.lower[end - 1] == ")" or s.lower[end - 2 : end - 1] == [")"]
    )
