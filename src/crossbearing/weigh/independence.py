"""How many of the accounts that say a thing are independent: accounts, less those that copy one another or repeat one speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from crossbearing.records import Copy, Origin
from crossbearing.records.reading import OriginKind
from crossbearing.weigh.folding import plain
from crossbearing.weigh.moments import day
from crossbearing.weigh.said import Said
from crossbearing.weigh.speakers import Speaker, is_office, phrase, same_speaker

# Lines of offices that speak with one voice; "doctors" and "residents" of two papers are not the same people.
_OFFICES = frozenset({"police", "army", "united nations"})
# Days after which "the president" may be somebody else: a year, since who leaves office does so at any time and accounts of one event seldom
# lie further apart.
A_TERM = 365
# Different speakers of one reading compared with each other; past that, only equal names count as one.
SPEAKERS_COMPARED = 40


class Families:
    """Claims joined into families: a union-find over claim ids. `agencies` names the agency whose copy an account carries as a whole, by
    document id; `reasons` what joined a claim to another."""

    def __init__(self, agencies: Mapping[str, str] | None = None) -> None:
        self.parent: dict[str, str] = {}
        self.agencies = agencies or {}
        self.reasons: dict[str, set[tuple[OriginKind, str | None]]] = {}

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

    def joined_by(self, kind: OriginKind, name: str | None, a: str, b: str) -> None:
        """Joins two families and keeps why."""
        self.join(a, b)
        if a != b:
            for claim in (a, b):
                self.reasons.setdefault(claim, set()).add((kind, name))


def copied(rows: Sequence[Said], copies: Sequence[Copy], agencies: Mapping[str, str] | None = None) -> Families:
    """Claims in copied passages joined with the same claim in the passage they stand in elsewhere."""
    families = Families(agencies)
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
    families = _joined(rows, passages)
    return {s.claim.id: families.root(s.claim.id) for s in rows}


def _joined(rows: Sequence[Said], passages: Families) -> Families:
    families = Families(passages.agencies)
    origin: dict[str, str] = {}
    for s in rows:
        root = passages.root(s.claim.id)
        families.joined_by("text", None, s.claim.id, origin.setdefault(root, s.claim.id))
    by_name: dict[tuple[str, bool, str], Said] = {}
    for s in rows:
        if not _nameable(s.speaker):
            continue
        year = (s.published or "")[:4] if is_office(s.speaker) else ""
        known = by_name.setdefault((plain(s.speaker.name), s.speaker.own, year), s)
        if not s.speaker.own:
            families.joined_by(_word_of(s, known), s.speaker.name, s.claim.id, known.claim.id)
    heads = list(by_name.values())[:SPEAKERS_COMPARED]
    for n, a in enumerate(heads):
        for b in heads[n + 1 :]:
            if not (a.speaker.own and b.speaker.own) and same_speaker(a.speaker, b.speaker) and not _other_term(a, b):
                families.joined_by(
                    _word_of(a, b), phrase(b.speaker if a.speaker.own else a.speaker), a.claim.id, b.claim.id
                )
    first_through: dict[str, Said] = {}
    for s in rows:
        for through in _through(s, passages.agencies):
            known = first_through.setdefault(plain(through), s)
            if known.document != s.document:
                families.joined_by("agency", through, s.claim.id, known.claim.id)
    return families


# How an account says that it has a figure from something put out in writing for all.
_PUT_OUT = re.compile(
    r"\b(?:statements?|communiqu[eé]s?|press releases?|bulletins?|press service|circulars?|reads|read)\b", re.IGNORECASE
)


def _word_of(a: Said, b: Said) -> OriginKind:
    """Whether two accounts have one communique of an office before them, or heard one speaker."""
    written = all(_PUT_OUT.search(s.claim.quote) or any(map(_PUT_OUT.search, s.claim.sources)) for s in (a, b))
    return "communique" if written else "speaker"


def _other_term(a: Said, b: Said) -> bool:
    """Whether two accounts that name an office and nobody in it came out so far apart that another may hold it."""
    first, second = day(a.published), day(b.published)
    if not (is_office(a.speaker) or is_office(b.speaker)) or first is None or second is None:
        return False
    return abs((first - second).days) > A_TERM


def _nameable(s: Speaker) -> bool:
    """Whether the words name one speaker: a proper name, or an office."""
    return bool(s.name) and (
        s.line in _OFFICES or s.entity is not None or any(c.isupper() for c in s.name.removeprefix("The "))
    )


def _through(s: Said, agencies: Mapping[str, str]) -> list[str]:
    """The agencies and papers through which a claim came: those told before its speaker, the publisher that itself speaks, the agency whose
    copy the account carries."""
    own = [s.speaker.name] if s.speaker.own and s.speaker.name else []
    agency = agencies.get(s.document)
    return [t for t in dict.fromkeys([*s.claim.sources[:-1], *own, *([agency] if agency else [])]) if t]


def origins(rows: Sequence[Said], passages: Families) -> tuple[Origin, ...]:
    """The claims of one reading that are one word though several accounts give them, by claim."""
    families = _joined(rows, passages)
    groups: dict[str, list[Said]] = {}
    for s in rows:
        groups.setdefault(families.root(s.claim.id), []).append(s)
    out: list[Origin] = []
    for members in groups.values():
        accounts = len({s.document for s in members})
        if accounts < 2:
            continue
        found = {reason for s in members for reason in families.reasons.get(s.claim.id, ())}
        if not found:
            continue
        # Whose word it is says more than that the text is the same; of several names the one that most of them give.
        kind = min((k for k, _ in found), key=_KINDS.index)
        names = Counter(name for s in members for k, name in families.reasons.get(s.claim.id, ()) if k == kind and name)
        name = min(names, key=lambda n: (-names[n], n)) if names else None
        claims = tuple(sorted(s.claim.id for s in members))
        out.append(Origin(kind, name, claims, accounts, _why(kind, name, accounts)))
    return tuple(sorted(out, key=lambda o: (-o.accounts, o.claims)))


_KINDS: tuple[OriginKind, ...] = ("communique", "speaker", "agency", "text")


def _why(kind: OriginKind, name: str | None, accounts: int) -> str:
    told = {
        "text": "have the same words",
        "agency": f"carry {name}",
        "communique": f"repeat what {name} put out",
        "speaker": f"repeat {name}",
    }
    return f"{accounts} accounts {told[kind]}"


def count(rows: Sequence[Said], passages: Families) -> tuple[int, int, str]:
    """Accounts, independent ones, and why some are not."""
    documents = {s.document for s in rows}
    family = witnesses(rows, passages)
    heads = set(family.values())
    independent = min(len(documents), len(heads))
    if independent == len(documents):
        return len(documents), independent, ""
    return len(documents), independent, "; ".join(o.why for o in origins(rows, passages))
