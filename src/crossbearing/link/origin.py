"""Which of two accounts has a passage from the other, or from whom both have it: by credits, agencies, addresses and dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.link.agencies import FOOT, UNNAMED, Credits, credits_of
from crossbearing.link.credit import is_credited, publisher_forms
from crossbearing.link.folding import fold_name
from crossbearing.link.words import Words
from crossbearing.records import Copy, Derivation, Document, Passage

# A passage that one publisher carries in so many of its accounts is its standing text: a background paragraph, a writer's note.
STANDING = 3


class Witness:
    """What accounts say of where they have their words from; read once an account, as it is asked for."""

    def __init__(self, documents: Sequence[Document], texts: Sequence[Words]) -> None:
        self._documents, self._texts = documents, texts
        self._folded: dict[int, str] = {}
        self._named: dict[tuple[int, str], bool] = {}
        self._credits: dict[int, Credits] = {}

    def names(self, a: int, b: int) -> tuple[bool, bool]:
        """Whether each of two accounts names the other's publisher."""
        return self._names(a, b), self._names(b, a)

    def credits(self, n: int) -> Credits:
        """The agencies that an account credits."""
        if n not in self._credits:
            self._credits[n] = credits_of(self._documents[n])
        return self._credits[n]

    def direction(self, a: int, b: int) -> tuple[str | None, str]:
        """Which of the two has it from the other (`a`, `b` or None), and why. A notice of first publication decides, then the agency that
        both carry, then a credit, unless it names the later account; else the dates do."""
        one, other = self._documents[a], self._documents[b]
        for taker, giver, side in ((b, a, "b"), (a, b, "a")):
            if self._republishes(taker, giver) and not self._republishes(giver, taker):
                return side, f"{_called(self._documents[taker])} credits {self._documents[giver].publisher}"
        order = _order(one, other)
        a_names_b, b_names_a = self.names(a, b)
        if not (a_names_b or b_names_a) and (agency := self._agency(a, b)):
            return self._of_agency(a, b, agency)
        if b_names_a and not a_names_b and order >= 0:
            return "b", f"{_called(other)} names {one.publisher}"
        if a_names_b and not b_names_a and order <= 0:
            return "a", f"{_called(one)} names {other.publisher}"
        if order:
            early, late = (one, other) if order > 0 else (other, one)
            return ("b" if order > 0 else "a"), f"published {early.published} and {late.published}"
        return None, "neither date nor credit tells which was first"

    def _names(self, n: int, other: int) -> bool:
        publisher = self._documents[other].publisher
        if not publisher or publisher == self._documents[n].publisher:
            return False
        if n not in self._folded:
            self._folded[n] = fold_name(self._texts[n].text)
        if (n, publisher) not in self._named:
            self._named[n, publisher] = is_credited(publisher, self._folded[n])
        return self._named[n, publisher]

    def _republishes(self, n: int, other: int) -> bool:
        """Whether an account says that it was first published by the other's publisher, or gives the other's address as its own source."""
        document, first = self._documents[n], self._documents[other]
        if first.url and document.url != first.url and first.url in document.text[-FOOT:]:
            return True
        if any(_names_as_source(d, first) for d in document.derived_from):
            return True
        if not first.publisher or first.publisher == document.publisher:
            return False
        ends = fold_name(document.text[:FOOT]) + "\n" + fold_name(document.text[-FOOT:])
        return any(form in ends for form in publisher_forms(first.publisher)) and bool(
            _republished(first.publisher).search(ends)
        )

    def _agency(self, a: int, b: int) -> str | None:
        both = sorted(self.credits(a).given & self.credits(b).given)
        return both[0] if both else None

    def _of_agency(self, a: int, b: int, agency: str) -> tuple[str | None, str]:
        if agency == UNNAMED:
            return None, "both carry copy of agencies"
        for giver, side in ((a, "b"), (b, "a")):
            if self._is_agency(giver, agency) and not self._is_agency(b if giver == a else a, agency):
                return side, f"{_called(self._documents[b if giver == a else a])} carries {agency} copy"
        return None, f"both carry {agency} copy"

    def _is_agency(self, n: int, agency: str) -> bool:
        publisher = self._documents[n].publisher
        return publisher is not None and (publisher == agency or publisher in _forms(agency))


def _names_as_source(said: Derivation, first: Document) -> bool:
    """Whether what a publisher gives as its source is this account: by its address, its site or its publisher."""
    if said.url and first.url:
        one, other = _address(said.url), _address(first.url)
        # A passage that both have and a source on the same site: that page or one that it moved to.
        if one == other or one.split("/", 1)[0] == other.split("/", 1)[0]:
            return True
    if not said.publisher or not first.publisher:
        return False
    return bool(set(publisher_forms(said.publisher)) & set(publisher_forms(first.publisher)))


def _address(url: str) -> str:
    """An address without scheme, `www.`, fragment and last stroke."""
    return re.sub(r"^https?://(?:www\.)?", "", url.strip().lower()).split("#", 1)[0].rstrip("/")


@lru_cache(maxsize=256)
def _forms(agency: str) -> frozenset[str]:
    return frozenset(f for row in lexicon("agencies") if row["name"] == agency for f in row["forms"])


@lru_cache(maxsize=4096)
def _republished(publisher: str) -> re.Pattern[str]:
    name = "(?:" + "|".join(map(re.escape, publisher_forms(publisher))) + r")(?!\w)"
    patterns = [row["pattern"].replace("{name}", name) for row in lexicon("credits")["republished"]]
    return re.compile("|".join(patterns), re.IGNORECASE)


def _called(document: Document) -> str:
    return document.publisher or "the one"


def _order(a: Document, b: Document) -> int:
    """1 where a was published before b, -1 after, 0 where nothing tells."""
    day_a, day_b = (d.published[:10] if d.published else None for d in (a, b))
    moment_a, moment_b = a.published or "", b.published or ""
    if day_a and day_b and day_a != day_b:
        return 1 if day_a < day_b else -1
    if day_a and day_b and len(moment_a) == len(moment_b) and moment_a != moment_b:
        return 1 if moment_a < moment_b else -1
    return 0


def standing(documents: Mapping[str, Document], copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """The copies, those of one publisher marked as its standing text where it carries the passage in several accounts."""
    own: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for c in copies:
        publisher = documents[c.a.document].publisher
        if publisher and publisher == documents[c.b.document].publisher:
            own[c.a.document].append((c.a, c.b.document))
            own[c.b.document].append((c.b, c.a.document))
    out: list[Copy] = []
    for c in copies:
        publisher = documents[c.a.document].publisher
        if publisher and publisher == documents[c.b.document].publisher:
            carrying = {d for p in (c.a, c.b) for q, d in own[p.document] if q.start < p.end and p.start < q.end} | {
                c.a.document,
                c.b.document,
            }
            if len(carrying) >= STANDING:
                how = c.why.split("; ", 1)[0]
                why = f"{how}; standing text of {publisher}, in {len(carrying)} accounts"
                c = msgspec.structs.replace(c, kind="standing", direction=None, why=why)
        out.append(c)
    return tuple(out)
