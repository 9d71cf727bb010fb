"""From a noun phrase to the speaker's name, and from drafts to chains of sources, outermost first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.clauses import Source, end_of
from crossbearing.annotate.speech.draft import Draft
from crossbearing.lexicon import lexicon
from crossbearing.records import Name

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_THIRD = frozenset({"he", "she", "they", "him", "her", "them", "his", "their", "it", "its"})
_KEPT = frozenset({"compound", "amod", "nummod", "poss", "nmod", "quantmod", "det", "case", "punct"})
# A phrase longer than this is a parse that went wrong; its first words are kept.
_LONGEST = 10


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(str(w) for w in value) for key, value in lexicon("speakers").items()}


class Speakers:
    """Names speakers within one account. `names` are the mentions that the names layer found, in order."""

    def __init__(self, parsed: Parsed, names: tuple[Name, ...]) -> None:
        self.parsed, self.text, self.doc = parsed, parsed.document.text, parsed.doc
        self.names = names
        self.starts = [n.start for n in names]
        self.last: str | None = None

    def name(self, source: Source | None) -> str | None:
        """The speaker's short name; None for nobody and for the account itself."""
        if source is None:
            return None
        head = self.doc[source.head]
        low = head.lower_
        if low in _words()["own_voice"] or low in ("that", "which", "this", "there", "what"):
            return None
        known = self._named(source, head)
        if known is not None:
            return known
        if low in _THIRD:
            return None if low in ("it", "its") else self._antecedent(source)
        return self._worded(head, source)

    def is_own_voice(self, source: Source | None) -> bool:
        return source is not None and self.doc[source.head].lower_ in _words()["own_voice"]

    def medium(self, source: Source | None) -> str | None:
        """The medium that was spoken to, None where the addressee is none, or is this account itself."""
        if source is None:
            return None
        head = self.doc[source.head]
        words = self.text[source.start : source.end].lower()
        if head.lower_ in _words()["own_voice"] or re.match(r"(?:this|our)\b", words):
            return None
        name = self.name(source)
        if name is None or self._is_publisher(name):
            return None
        last = head.lower_
        if last in _words()["audiences"] and last not in _words()["media"]:
            return None
        pieces = re.findall(r"[\w/'’-]+", name.lower())
        if set(pieces) & _words()["media"] or name.lower() in _words()["media_names"] or (pieces and pieces[0] in _words()["media_names"]):
            return name
        return None

    def _is_publisher(self, name: str) -> bool:
        own = self.parsed.document.publisher
        return own is not None and _ARTICLE.sub("", name).lower() == _ARTICLE.sub("", own).lower()

    def _named(self, source: Source, head: Token) -> str | None:
        """The name under which the names layer knows a mention in the phrase's core."""
        start, end = self._core(source, head)
        best: Name | None = None
        at = bisect_right(self.starts, end - 1)
        for n in reversed(self.names[max(0, at - 12) : at]):
            if n.end <= start:
                continue
            covers_head = n.start <= head.idx < n.end
            if covers_head and n.kind != "place":
                return n.name
            if covers_head and n.pronoun:
                return n.name
            if n.kind == "person" and n.start >= head.idx and self._is_apposition(n, head):
                best = n
            if covers_head and n.kind == "place" and not n.pronoun:
                best = best or n
        if best is not None:
            return best.name
        if self.names:
            return None
        for ent in self.doc[head.left_edge.i : head.right_edge.i + 1].ents:
            if ent.label_ == "PERSON" and ent.start_char < end and (ent.start <= head.i < ent.end or self._is_apposed(ent.root, head)):
                self.last = ent.text
                return re.sub(r"['’]s$", "", ent.text)
        return None

    def _is_apposition(self, n: Name, head: Token) -> bool:
        return self._is_apposed(self.doc[self.parsed.token_at(n.end - 1)], head)

    def _is_apposed(self, token: Token, head: Token) -> bool:
        return token.head.i == head.i and token.dep_ == "appos"

    def _core(self, source: Source, head: Token) -> tuple[int, int]:
        """The phrase without relative clauses and what follows a comma, but with an apposition that is a name."""
        end = source.end
        return source.start, end

    def _worded(self, head: Token, source: Source) -> str | None:
        """The phrase's own words, without article, relative clause and apposition."""
        last = head
        first = head.left_edge
        for c in head.children:
            if c.i > head.i and c.dep_ in ("prep", "conj", "cc", "appos", "relcl", "acl", "punct"):
                if c.dep_ == "prep" and c.lower_ in ("of", "for", "at", "in", "from", "on") and c.right_edge.i - head.i < _LONGEST:
                    if c.i == last.i + 1 and not any(k.dep_ in ("relcl", "acl") for k in c.subtree):
                        last = c.right_edge
                elif c.dep_ == "conj" and c.right_edge.i - head.i < _LONGEST and c.i - last.i <= 4:
                    last = c if not any(k.dep_ == "compound" and k.i > c.i for k in c.children) else c.right_edge
                elif c.dep_ in ("relcl", "acl"):
                    break
        start = max(source.start, first.idx)
        end = min(source.end, end_of(last))
        if end <= start:
            start, end = source.start, source.end
        words = " ".join(self.text[start:end].split())
        words = _ARTICLE.sub("", words.strip(" ,;:“”\"'’‘"))
        words = re.sub(r"['’]s?$", "", words) if head.dep_ == "poss" else words
        return words or None

    def _antecedent(self, source: Source) -> str | None:
        """Whom a pronoun means, where the names layer does not know: the person named last before it."""
        for n in reversed(self.names[: bisect_right(self.starts, source.start - 1)]):
            if n.kind == "person":
                return n.name
        if self.names:
            return None
        for ent in reversed(self.doc[max(0, source.head - 200) : source.head].ents):
            if ent.label_ == "PERSON":
                return str(ent.text)
        return None


def chains(drafts: Sequence[Draft], speakers: Speakers) -> list[tuple[str, ...]]:
    """The sources of each draft, outermost first; those of the contents in which it stands come before its own."""
    own = [_own(d, speakers) for d in drafts]
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].start, -drafts[i].size))
    result: list[tuple[str, ...]] = [()] * len(drafts)
    open_: list[int] = []
    for i in order:
        d = drafts[i]
        open_ = [j for j in open_ if drafts[j].end > d.start]
        anchor = d.cue if d.cue is not None else (d.start, d.start + 1)
        around = [j for j in open_ if drafts[j].holds(*anchor) and drafts[j].size > d.size and drafts[j].row is not None]
        outer = result[max(around, key=lambda j: drafts[j].start)] if around else ()
        mine = own[i]
        result[i] = (*outer, *(n for n in mine if n not in outer))
        open_.append(i)
    return result


def _own(d: Draft, speakers: Speakers) -> tuple[str, ...]:
    found = [speakers.medium(d.carrier), speakers.name(d.source), speakers.name(d.inner)]
    if d.source is not None and speakers.is_own_voice(d.source):
        found = found[1:]
    names: list[str] = []
    for n in found:
        if n is not None and n not in names and not speakers._is_publisher(n):
            names.append(n)
    return tuple(names)
