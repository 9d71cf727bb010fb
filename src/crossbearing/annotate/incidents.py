"""To which incident a passage belongs: what the layer of claims asks for each figure and date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from crossbearing.annotate.governing import anchors
from crossbearing.annotate.kinds import GATHERING
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.sections import Sections
from crossbearing.annotate.syntax import Syntax, syntax
from crossbearing.annotate.triggers import happening_words, kinds_of_words
from crossbearing.records import EventMention, TextPart

_KEY = "crossbearing_incidents"
REACH = 8  # tokens after a figure within which "in a landslide" is taken to be of it
_EARLY = 3.0  # the first sentences of an account weigh more: the event stands in the headline and the lead
_EARLY_LINES = 6
# A picture shows what is at hand: what its caption tells decides only between incidents of which nothing else is told.
BESIDE = 0.01
_SEGMENT = frozenset([",", ";", ":", ".", "and", "but", "(", ")", "–", "—"])
# Kinds in which people take part.
_GATHERED = frozenset([GATHERING, "vigil", "protest", "riot", "walkout", "service", "meeting"])
_DIVISION = 4  # UCDP precision from which a place is a division or more, of which many incidents may be told


def incident_at(
    parsed: Parsed, events: Sequence[EventMention], start: int, end: int, attribute: str | None = None
) -> str | None:
    """The incident to which the figure, date or name at `start`..`end` belongs; None where the account tells no event. Told the claim's
    `attribute`, it looks for an incident that can have one: people take part in a march, not in a blast.

    By the trigger that governs it in its clause, else the nearest in its sentence, else what the paragraph has been about, else a
    heading above, else what the account is chiefly about."""
    kept = parsed.doc.user_data.get(_KEY)
    if kept is None or kept.events is not events:
        kept = parsed.doc.user_data[_KEY] = Incidents(parsed, events)
    return kept.at(start, end, attribute)


def main_incident(events: Sequence[EventMention], text: str = "", parts: Sequence[TextPart] = ()) -> str | None:
    """The incident that an account is chiefly about: the one most told of, the beginning counting more. What a caption tells is beside it."""
    if not events:
        return None
    early = 0
    for n, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text)):
        early = line.end()
        if n + 1 >= _EARLY_LINES:
            break
    early = min(early, max(600, len(text) // 4))
    weights: Counter[str] = Counter()
    order: dict[str, int] = {}
    beside = [p for p in parts if p.role == "caption"]
    for e in events:
        if e.incident is None:
            continue
        order.setdefault(e.incident, len(order))
        weight = 1.0 if e.lemma in happening_words() else 0.0
        if any(p.start <= e.start < p.end for p in beside):
            weight *= BESIDE
        if e.factuality in ("predicted", "hypothetical"):
            weight *= 0.4
        weights[e.incident] += weight * (_EARLY if e.start < early else 1.0)  # type: ignore[assignment]
    return min(order, key=lambda k: (-weights[k], order[k]), default=None)


class Incidents:
    """The mentions of one account by place in the text."""

    def __init__(self, parsed: Parsed, events: Sequence[EventMention]) -> None:
        self.parsed, self.events = parsed, events
        self.s: Syntax = syntax(parsed.doc, parsed.document.text)
        self.sections = Sections(self.s, parsed.document.text)
        self.main = main_incident(events, parsed.document.text, parsed.document.parts)
        self.tokens: list[int] = []
        self.by_token: dict[int, EventMention] = {}
        for e in events:
            if e.incident is not None:
                for i in range(parsed.token_at(e.start), parsed.token_at(e.end - 1) + 1):
                    self.by_token.setdefault(i, e)
        self.tokens = sorted(self.by_token)
        self.kinds: dict[str, set[str]] = {}
        for e in events:
            if e.incident is not None:
                self.kinds.setdefault(e.incident, set()).update(kinds_of_words().get(e.lemma, ()))
                if e.type == "protest":
                    self.kinds[e.incident].add(GATHERING)
        # A town of which one incident alone is told tells that incident.
        at: dict[str, set[str]] = {}
        for e in events:
            if e.place is not None and e.incident is not None and (e.place.precision or 9) < _DIVISION:
                at.setdefault(e.place.name.lower(), set()).add(e.incident)
        self.places = {name: next(iter(found)) for name, found in at.items() if len(found) == 1}

    def at(self, start: int, end: int, attribute: str | None = None) -> str | None:
        """The incident of a passage."""
        s = self.s
        if not s.lower:
            return self.main
        first, last = self.parsed.token_at(start), self.parsed.token_at(max(start, end - 1))
        root = last
        while first <= s.head[root] <= last and s.head[root] != root:
            root = s.head[root]
        found = self.placed(root) or self.inside(first, last) or self.within(last) or self.governing(root)
        found = (
            found or self.nearest(root) or self.carried(first) or self.ahead(last) or self.headed(first) or self.main
        )
        if attribute == "participants" and found is not None and not self.kinds[found] & _GATHERED:
            return self.before(first, _GATHERED) or found
        return found

    def before(self, i: int, kinds: frozenset[str]) -> str | None:
        """The incident of one of these kinds told last before a token, else the first told after it."""
        k = bisect_left(self.tokens, i)
        near = [*self.tokens[:k][::-1], *self.tokens[k:]]
        return next((x for j in near if (x := self.by_token[j].incident) and self.kinds[x] & kinds), None)

    def placed(self, i: int) -> str | None:
        """The incident at a place that stands beside the figure, where its own segment names no happening: "and in Lund 19"."""
        s = self.s
        if not self.places:
            return None
        first = last = i
        while first > s.sent[i] and s.line[first - 1] == s.line[i] and s.lower[first - 1] not in _SEGMENT:
            first -= 1
        while last + 1 < len(s.lower) and s.sent[last + 1] == s.sent[i] and s.lower[last + 1] not in _SEGMENT:
            last += 1
        if any(j in self.by_token and self.by_token[j].lemma in happening_words() for j in range(first, last + 1)):
            return None
        for j in range(first, last + 1):
            if s.cased[j] and s.lower[j] in self.places:
                return self.places[s.lower[j]]
        return None

    def inside(self, first: int, last: int) -> str | None:
        """A harm or happening named in the passage itself."""
        for i in range(last, first - 1, -1):
            e = self.by_token.get(i)
            if e is not None and not anchors(self.s, i) and e.lemma in happening_words():
                return e.incident
        return None

    def within(self, last: int) -> str | None:
        """The happening in or by which the figure came about, told right after it: "nine of them in a landslide"."""
        s = self.s
        for j in range(last + 1, min(last + REACH, len(s.lower))):
            if s.sent[j] != s.sent[last] or s.pos[j] in ("VERB", "AUX", "PUNCT"):
                return None
            e = self.by_token.get(j)
            if (
                e is not None
                and s.dep[j] == "pobj"
                and s.lower[s.head[j]] in ("in", "by", "during")
                and s.pos[j] == "NOUN"
            ):
                return e.incident if e.lemma in happening_words() else None
        return None

    def governing(self, i: int) -> str | None:
        """The nearest trigger above a token, or beside it in the noun phrases above."""
        s = self.s
        own = self.by_token.get(i)
        if own is not None and own.type != "statement":
            return own.incident
        below = next(
            (
                c
                for c in s.below(i, 3)
                if c in self.by_token and self.by_token[c].type != "statement" and not anchors(s, c)
            ),
            None,
        )
        if below is not None:
            return self.by_token[below].incident
        for a in s.ancestors(i):
            e = self.by_token.get(a)
            if e is not None and e.type != "statement":
                return e.incident
        return None

    def nearest(self, i: int) -> str | None:
        """The nearest trigger in the sentence."""
        s = self.s
        k = bisect_left(self.tokens, i)
        near = [j for j in self.tokens[max(0, k - 4) : k + 4] if s.sent[j] == s.sent[i] and s.line[j] == s.line[i]]
        near.sort(key=lambda j: (self.by_token[j].type == "statement", abs(j - i), j))
        return self.by_token[near[0]].incident if near else None

    def carried(self, i: int) -> str | None:
        """What the paragraph was about in the sentence before."""
        s = self.s
        k = bisect_left(self.tokens, s.sent[i]) - 1
        if k >= 0 and s.para[self.tokens[k]] == s.para[i]:
            return self.by_token[self.tokens[k]].incident
        return None

    def headed(self, i: int) -> str | None:
        """What the heading above names."""
        heading = self.sections.over(i)
        if heading is None:
            return None
        named = (self.by_token.get(j) for j in range(*heading))
        return next((e.incident for e in named if e is not None and e.lemma in happening_words()), None)

    def ahead(self, i: int) -> str | None:
        """What the paragraph comes to tell of in what follows."""
        s = self.s
        k = bisect_left(self.tokens, i)
        if k < len(self.tokens) and s.para[self.tokens[k]] == s.para[i]:
            return self.by_token[self.tokens[k]].incident
        return None
