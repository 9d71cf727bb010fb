"""What became of those told as hurt: the boy who "was shot in the leg" and "died in hospital" is one of the dead, and of "five people shot",
one of whom died, four are hurt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Claim, content_id

_REAL = frozenset({"asserted", "unconfirmed", "alleged"})
# Words by which one person is set beside another told before.
_ANOTHER = re.compile(r"\b(?:another|an?other|second|third|fourth|fifth|other|also|too|else)\b", re.IGNORECASE)
# Words that count whoever was hit, the dead among them.
_HIT = re.compile(r"\bshot\b|\bgunshot wounds?\b|\bstruck by\b|\bhit by\b|\bstabbed\b|\bvictims?\b", re.IGNORECASE)
# Words that count the living, unless it is told that some died there.
_BROUGHT = re.compile(r"\bhospitali[sz]ed\b|\bto (?:\w+ ){0,3}hospitals?\b", re.IGNORECASE)
_DIED_THERE = re.compile(
    r"\b(?:where|later|there|subsequently) [^.;]{0,40}\b(?:died|dead|succumbed)\b|\b(?:died|pronounced dead|declared dead|succumbed) (?:\w+ ){0,3}(?:there|hospitals?|later)\b"
    r"|\b(?:of (?:them|whom|those)|the (?:first|second|third|other|fourth)) [^.;]{0,40}\b(?:died|dead|succumbed|killed)\b",
    re.IGNORECASE,
)
# So far after those brought to hospital their deaths are told.
NEAR = 400
_NOT_HIT = re.compile(r"\b(?:injured|wounded|hurt|others?|surviv\w+|injur(?:y|ies))\b|\bmore\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"^\W*(?:an?|one)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _traits() -> dict[str, frozenset[str]]:
    """For each noun of `lexicon/persons_alike.yaml` the traits that tell persons apart."""
    found: dict[str, set[str]] = {}
    for row in lexicon("persons_alike")["traits"]:
        for word in row["words"]:
            found.setdefault(word, set()).add(row["trait"])
    return {w: frozenset(t) for w, t in found.items()}


@lru_cache(maxsize=1)
def _apart() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair) for pair in lexicon("persons_alike")["apart"])


class _Person:
    """One person as the words of a claim tell him."""

    def __init__(self, parsed: Parsed, found: Annotations, claim: Claim) -> None:
        self.claim = claim
        told = claim.subject or claim.quote
        at = parsed.document.text.find(told, claim.start, claim.end + 1) if claim.subject else claim.start
        start = at if at >= 0 else claim.start
        end = start + len(told)
        self.names = {
            n.name.split()[-1].lower() for n in found.names if n.kind == "person" and n.start < end and start < n.end
        }
        words = [w.lower() for w in re.findall(r"[\w’'-]+", told)]
        self.traits = frozenset().union(*(_traits().get(w, frozenset()) for w in words)) if words else frozenset()
        ages = re.findall(r"\b(\d{1,2})[- ]year[- ]old|, (\d{1,2}),", told)
        self.age = next((a or b for a, b in ages), None)
        self.another = _ANOTHER.search(told) is not None
        self.indefinite = _INDEFINITE.match(told) is not None
        token = parsed.doc[parsed.token_at(start)]
        self.sentence = token.sent.start

    def is_one(self) -> bool:
        return self.claim.low == self.claim.high == 1 and self.claim.value is None and self.claim.subject is not None

    def can_be(self, other: _Person) -> bool:
        """Whether nothing in the words tells the two apart."""
        if self.another or other.another or (self.indefinite and other.indefinite and self.sentence == other.sentence):
            return False
        if self.names and other.names:
            return bool(self.names & other.names)
        if self.age and other.age and self.age != other.age:
            return False
        return not any(
            len(pair & self.traits) == 1 and len(pair & other.traits) == 1 and not pair & self.traits & other.traits
            for pair in _apart()
        )


def with_fates(parsed: Parsed, found: Annotations, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of persons hurt who are told dead elsewhere in the account with `became`, and those that count the dead among
    the hit as figures of both."""
    hurt = [c for c in claims if c.attribute == "injured" and c.low and c.factuality in _REAL]
    dead = [c for c in claims if c.attribute == "fatalities" and c.low and c.factuality in _REAL]
    if not hurt or not dead:
        return list(claims)
    persons = [p for p in (_Person(parsed, found, c) for c in dead) if p.is_one()]
    changed: dict[str, Claim] = {}
    added: list[Claim] = []
    for c in hurt:
        if c.low == c.high == 1 and persons:
            one = _Person(parsed, found, c)
            if one.is_one() and any(d.claim.event == c.event and one.can_be(d) for d in persons):
                changed[c.id] = msgspec.structs.replace(c, became="fatalities")
        elif c.low and c.low >= 2 and not c.part and _counts_the_dead(parsed.document.text, c):
            lost = max((d.low for d in dead if d.event == c.event and d.low is not None), default=None)
            if lost is None or lost > c.low:
                continue
            changed[c.id] = msgspec.structs.replace(c, attribute="other", value="killed or injured")
            if lost < c.low == c.high and not any(_counts_all(h, c) for h in hurt):
                added.append(_survivors(c, c.low - lost))
    return sorted([*(changed.get(c.id, c) for c in claims), *added], key=lambda c: c.start)


def _counts_the_dead(text: str, claim: Claim) -> bool:
    """Whether the words count whoever was hit, the dead among them."""
    clause = re.split(r"[.;,]", text[claim.end : claim.end + 30])[0]
    if _NOT_HIT.search(claim.quote) or _NOT_HIT.search(clause):
        return False
    if _HIT.search(claim.quote):
        return True
    return (
        _BROUGHT.search(claim.quote) is not None and _DIED_THERE.search(text, claim.end, claim.end + NEAR) is not None
    )


def _counts_all(claim: Claim, hit: Claim) -> bool:
    """Whether a claim tells how many of those hit were hurt."""
    return (
        claim.event == hit.event
        and claim.id != hit.id
        and not claim.part
        and (claim.low or 0) >= 1
        and not claim.became
        and bool(_NOT_HIT.search(claim.quote))
    )


def _survivors(hit: Claim, left: float) -> Claim:
    """The claim that those hit who did not die are hurt ("five people were shot, one fatally": 4)."""
    own = content_id("c", hit.id, "survivors", left)
    return msgspec.structs.replace(hit, id=own, low=left, high=left, subject=None)
