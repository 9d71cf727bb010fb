"""How many of the accounts that say a thing are independent: accounts, less those that copy one another or repeat one speaker."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records import Copy
from crossbearing.weigh.folding import plain
from crossbearing.weigh.said import Said
from crossbearing.weigh.speakers import Speaker, phrase, same_speaker

# Lines of offices that speak with one voice; "doctors" and "residents" of two papers are not the same people.
_OFFICES = frozenset({"police", "army", "united nations"})
# Different speakers of one reading compared with each other; past that, only equal names count as one.
SPEAKERS_COMPARED = 40


class Families:
    """Claims joined into families: a union-find over claim ids."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, x: str) -> str:
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, a: str, b: str) -> None:
        """Joins two families under the smaller id, so that the order of joining changes nothing."""
        one, two = sorted((self.root(a), self.root(b)))
        self.parent[two] = one


def copied(rows: Sequence[Said], copies: Sequence[Copy]) -> Families:
    """Claims in copied passages joined with the same claim in the passage they stand in elsewhere."""
    families = Families()
    by_document: dict[str, list[Said]] = {}
    for s in rows:
        by_document.setdefault(s.document, []).append(s)
    for c in copies:
        for x in _inside(by_document.get(c.a.document, ()), c.a.start, c.a.end):
            for y in _inside(by_document.get(c.b.document, ()), c.b.start, c.b.end):
                if x.claim.attribute == y.claim.attribute and value(x) == value(y):
                    families.join(x.claim.id, y.claim.id)
    return families


def _inside(rows: Sequence[Said], start: int, end: int) -> list[Said]:
    return [s for s in rows if start <= (s.claim.start + s.claim.end) // 2 < end]


def value(s: Said) -> object:
    """What the claim says, for telling readings apart."""
    return (s.figure.low, s.figure.high) if s.figure else plain(s.claim.value or "")


def witnesses(rows: Sequence[Said], passages: Families) -> dict[str, str]:
    """For each claim of one reading the claim that stands for its family: one witness, however many repeat him."""
    families = Families()
    origin: dict[str, str] = {}
    for s in rows:
        root = passages.root(s.claim.id)
        families.join(s.claim.id, origin.setdefault(root, s.claim.id))
    by_name: dict[tuple[str, bool], Said] = {}
    for s in rows:
        if not _nameable(s.speaker):
            continue
        known = by_name.setdefault((plain(s.speaker.name), s.speaker.own), s)
        if not s.speaker.own:
            families.join(s.claim.id, known.claim.id)
    heads = list(by_name.values())[:SPEAKERS_COMPARED]
    for n, a in enumerate(heads):
        for b in heads[n + 1 :]:
            if not (a.speaker.own and b.speaker.own) and same_speaker(a.speaker, b.speaker):
                families.join(a.claim.id, b.claim.id)
    for a in rows:
        for b in rows:
            if a.document != b.document and _carried(a, b):
                families.join(a.claim.id, b.claim.id)
        if len(rows) > SPEAKERS_COMPARED:
            break
    return {s.claim.id: families.root(s.claim.id) for s in rows}


def _nameable(s: Speaker) -> bool:
    """Whether the words name one speaker: a proper name, or an office."""
    return bool(s.name) and (
        s.line in _OFFICES or s.entity is not None or any(c.isupper() for c in s.name.removeprefix("The "))
    )


def _carried(a: Said, b: Said) -> bool:
    """Whether `a` has it through the agency or paper that `b` is or that `b` has it through as well."""
    through = a.claim.sources[:-1]
    return bool(through) and any(
        plain(t) == plain(u)
        for t in through
        for u in (b.speaker.name if b.speaker.own else "", *b.claim.sources[:-1])
        if u
    )


def count(rows: Sequence[Said], passages: Families) -> tuple[int, int, str]:
    """Accounts, independent ones, and why some are not."""
    documents = {s.document for s in rows}
    family = witnesses(rows, passages)
    heads = set(family.values())
    independent = min(len(documents), len(heads))
    if independent == len(documents):
        return len(documents), independent, ""
    reasons: list[str] = []
    for head in sorted(heads):
        members = [s for s in rows if family[s.claim.id] == head]
        told = {s.document for s in members}
        if len(told) > 1:
            speakers = sorted({phrase(s.speaker) for s in members if not s.speaker.own})
            by = f"repeat {', '.join(speakers)}" if speakers else "have the same words"
            reasons.append(f"{len(told)} accounts {by}")
    return len(documents), independent, "; ".join(reasons)
