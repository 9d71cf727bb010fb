"""Who or what a figure counts, so that only like is compared with like.

"17 of them children" says nothing against "43 people"; "six in the harbour district" nothing against "nine in the province".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.records import Claim
from crossbearing.weigh.folding import plain, words
from crossbearing.weigh.sides import sides_of, without_sides

# A quote longer than this holds more than the counted words; its other words would be taken for the subject's.
QUOTE_AS_SUBJECT = 60
_ONE = re.compile(r"\b(?:1|one|single|sole|only|lone)\b", re.I)
_ORDINAL = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b", re.I)
# One of whom the age is told is a person told of: "one woman, aged 71".
_AGED = re.compile(r"\baged \d|\b\d{1,3}-year-old|, \d{1,3},", re.I)
_AMONG = re.compile(
    r"\b(?:among|of (?:them|whom|these|those|the (?:dead|injured|wounded|victims|detained|missing)))\b", re.I
)
# "One of the dead was a girl": a part, though nobody else is named.
_ONE_OF = re.compile(
    r"^\W*(?!(?:number|toll|count|figure|total|list)\b)[\w,-]+ of (?:whom|these|those|the (?:dead|injured|wounded|victims|detained|arrested))\b",
    re.I,
)
# "Sixty of us", "58 of our people": a part in grammar, the whole in meaning.
_OURS = re.compile(r"\bof (?:us|you|our (?:people|own|compatriots|comrades|brothers|members|fellow))\b")
# "24 of its men": all that the body lost.
_A_BODYS = re.compile(r"^of (?:its|their|his) (?:own )?[\w ]+$")
# What follows a comma in the quote counts something else ("nine in all, six have been discharged").
_CLAUSE = re.compile(r"[;(]|,(?!\d)")
# Who "its men" are, by who speaks; of a body of no known line, police.
_RANKS = {"army": "soldiers", "hospital": "medics", "united nations": "staff"}
# A subject that is no noun phrase, and the phrase by which an event comes in.
_CLAUSAL = re.compile(r"(?:puts?|which|who|that|has|have|had|was|were|is|are)\b", re.I)
_EVENT_PHRASE = re.compile(r"\b(?:from|in|of|by|during|after|at) (?:an?|the|this|that) .*", re.I)
_ARMY = frozenset({"army", "police"})
_ENEMY = re.compile(r"\b(?:enemy|enemies|adversary|occupiers?)\b")
# "Seventy-one of us were wounded": a body counts its own, and not all.
_OF_US = re.compile(r"\bof us\b")
_COMRADES = re.compile(r"\bour (?:\w+ )?(?:comrades|fighters|martyrs|brothers|men|ranks|forces)\b")
_PRONOUNS = frozenset({"them", "whom", "these", "those", "us", "others"})
_INITIAL = re.compile(r"\b[A-Z]\.\s*")
# Days and months are written like names and are none.
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|(?:january|february|march|april|may|june|july|august)$|\w+(?:tem|to|vem|cem)ber$"
)
_CAPITAL = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][\w’'-]+")

_Named = dict[str, re.Pattern[str]]

# Attributes that are counted side by side of two parties.
SIDED = frozenset({"fatalities", "injured", "missing", "detained", "displaced", "troops"})
# Groups that everybody counted belongs to: those who take part in a protest are civilians, and so are those arrested at one.
OF_COURSE = {
    "participants": frozenset({"civilians"}),
    "detained": frozenset({"civilians"}),
    "displaced": frozenset({"civilians"}),
    "troops": frozenset({"soldiers", "fighters"}),
}


class Scope(msgspec.Struct, frozen=True):
    """`groups` and `states` counted apart, `where` the narrower places or bodies named, `increment` where it adds to an earlier figure,
    `individual` where one person is told of without being counted, `part` as the claim says, `fixed` where the number cannot grow, `extent` where it says how far it reaches
    ("nationwide"), `sides` whose people are counted."""

    groups: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    increment: bool = False
    individual: bool = False
    part: bool = False
    fixed: bool = False
    extent: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        apart = self.groups or self.states or self.where or self.sides
        return not (apart or self.increment or self.individual or self.part)


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(plain(p)) for p in phrases) + r")")


@lru_cache(maxsize=1)
def _tables() -> tuple[_Named, _Named, re.Pattern[str], re.Pattern[str], _Named, re.Pattern[str]]:
    data: dict[str, list[dict[str, Any]]] = lexicon("counted_groups")
    french: dict[str, list[dict[str, Any]]] = lexicon("fr/counted_groups")
    besides = {r.get("group") or r["state"]: r["words"] for key in ("groups", "states") for r in french[key]}
    return (
        {r["group"]: _pattern([*r["words"], *besides.get(r["group"], ())]) for r in data["groups"]},
        {r["state"]: _pattern([*r["words"], *besides.get(r["state"], ())]) for r in data["states"]},
        _pattern([w for r in (*data["increments"], *french["increments"]) for w in r["words"]]),
        _pattern([w for r in data["fixed"] for w in r["words"]]),
        {r["extent"]: _pattern(r["words"]) for r in data["extents"]},
        _pattern([w for r in data["fixed"] if r.get("beside") for w in r["words"]]),
    )


@lru_cache(maxsize=65_536)
def kind_in(text: str) -> str | None:
    """What the words say that a figure counts: "people on board" and "a ferry carrying 150" are of one kind."""
    folded = plain(text)
    return next((k for k, p in _kinds().items() if p.search(folded)), None)


@lru_cache(maxsize=1)
def _kinds() -> _Named:
    return {r["kind"]: _pattern(r["words"]) for r in lexicon("counted_groups")["kinds"]}


@lru_cache(maxsize=1)
def happening() -> re.Pattern[str]:
    """Nouns of happenings: what stands beside one names it and no part of those counted."""
    words = [plain(w) for r in lexicon("counted_groups")["happenings"] for w in r["words"]]
    return re.compile(r"(?<![\w])(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + r")")


@lru_cache(maxsize=65_536)
def groups_in(text: str) -> frozenset[str]:
    """The groups that the words name."""
    folded = plain(text)
    return frozenset(g for g, p in _tables()[0].items() if p.search(folded))


@lru_cache(maxsize=65_536)
def states_in(text: str) -> frozenset[str]:
    """The states that the words name."""
    folded = plain(text)
    return frozenset(s for s, p in _tables()[1].items() if p.search(folded))


@lru_cache(maxsize=65_536)
def damage_in(text: str) -> frozenset[str]:
    """What the words say became of buildings; damaged is what is said of most, and sets nothing apart."""
    folded = plain(text)
    return frozenset(s for s, p in _damage().items() if p.search(folded))


@lru_cache(maxsize=1)
def _damage() -> _Named:
    return {r["state"]: _pattern(r["words"]) for r in lexicon("counted_groups")["damage"]}


def rate_in(text: str) -> bool:
    """Whether the words beside a figure tell of a rate."""
    return bool(_tables()[5].search(plain(text)))


def extents_in(text: str) -> frozenset[str]:
    """How far the words say that a figure reaches."""
    folded = plain(text)
    return frozenset(e for e, p in _tables()[4].items() if p.search(folded))


def scope(
    claim: Claim,
    where: frozenset[str] = frozenset(),
    speaker: frozenset[str] = frozenset(),
    line: str | None = None,
) -> Scope:
    """What a claim counts, by its subject and the few words quoted. `where` are narrower places told with it; `speaker` the sides and
    `line` the line of offices of whoever says it."""
    subject, quote = claim.subject or "", claim.quote if len(claim.quote) <= QUOTE_AS_SUBJECT else ""
    quote = _CLAUSE.split(quote, maxsplit=1)[0]
    named_here = without_sides(named(_who(subject)))
    both = plain(f"{subject} {quote}")
    _, _, more, fixed, _, _ = _tables()
    around = where | named_here
    among = bool(_AMONG.search(subject)) or bool(_ONE_OF.search(quote))
    part = (claim.part or among) and not _OURS.search(both) and not _A_BODYS.search(subject)
    groups = groups_in(subject or quote) - OF_COURSE.get(claim.attribute, frozenset())
    if not groups and _A_BODYS.search(subject):
        groups = frozenset({_RANKS.get(line or "", "police")})
    if not groups and not speaker and claim.attribute in SIDED:
        groups = ranks_of(both, line)
    if not groups and claim.attribute == "injured" and _OF_US.search(both):
        groups = frozenset({"members"})
    states = states_in(f"{subject} {quote}")
    if among and part and not groups and not states:
        groups = frozenset(words(subject)[:1]) - _PRONOUNS
    return Scope(
        groups,
        states,
        around,
        bool(more.search(both)) and not around,
        claim.low == claim.high == 1
        and claim.attribute != "magnitude"
        and not counted_one(quote or claim.quote, subject),
        part,
        claim.attribute == "other" and bool(fixed.search(both)),
        extents_in(both),
        sides_of(subject or quote, speaker) if claim.attribute in SIDED else frozenset(),
    )


def ranks_of(words_told: str, line: str | None) -> frozenset[str]:
    """Whose dead "the enemy" and "our comrades" are, where no country is a side: an army's enemies are fighters, and the other way round."""
    if _ENEMY.search(words_told):
        return frozenset({"fighters" if line in _ARMY else "soldiers"})
    if _COMRADES.search(words_told):
        return frozenset({"soldiers" if line in _ARMY else "fighters"})
    return frozenset()


def ours(quote: str) -> bool:
    """Whether a body counts its own dead: "two of our comrades"."""
    return bool(_COMRADES.search(plain(quote)))


def _who(subject: str) -> str:
    """The subject as far as it names who is counted: "from a flood on the Kabul River" and "which runs a day behind" name nobody."""
    if _CLAUSAL.match(subject):
        return ""
    event = _EVENT_PHRASE.search(subject)
    return subject[: event.start()] if event and happening().search(plain(event.group())) else subject


def counted_one(quote: str, subject: str) -> bool:
    """Whether a figure of one is a count ("one dead", "1 person") and no victim told of by name or trade ("a midwife", "Luis Ortega")."""
    if _ORDINAL.search(quote) or _AGED.search(quote):
        return False
    return bool(_ONE.search(quote) or _ONE.search(subject))


@lru_cache(maxsize=65_536)
def named(subject: str) -> frozenset[str]:
    """The words of proper names in a subject: places, bodies, persons. The first word's capital may be the sentence's."""
    return frozenset(w for m in _CAPITAL.findall(_INITIAL.sub("", subject)) for w in words(m) if not _DAY.match(w))


def comparable(a: Scope, b: Scope) -> bool:
    """Whether two figures of one event and attribute count the same."""
    if a.increment or b.increment:
        return False
    if a.extent and b.extent and a.extent != b.extent:
        return False
    alike = a.groups == b.groups and a.states == b.states and a.sides == b.sides
    return alike and a.where == b.where and a.part == b.part


def label(s: Scope) -> str:
    """What sets the figure apart, in words."""
    told = sorted(s.sides) + sorted(s.groups) + sorted(s.states) + sorted(s.where)
    if s.increment:
        told.append("an addition")
    if s.individual:
        told.append("one victim told of")
    return ", ".join(told) or ("a part" if s.part else "all")
