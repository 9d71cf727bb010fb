"""He and she: the person whom a pronoun means, where that is clear.

In the manner of Lappin and Leass (1994) in small: a candidate must fit in gender; subjects of the sentences just before count more, and
what is said in quotation marks is not about its own speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import Gender, offices
from crossbearing.annotate.parsed import Parsed

_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|[Hh]ers|[Hh]imself|[Hh]erself)\b")
_GENDER: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)", re.M)
# How many characters back a bearer may stand: about three sentences.
_REACH = 700
# "It" and "they" reach less far: about two sentences.
_NEAR = 400
_SPEAKS = re.compile(
    r"\b([Ii]t|[Tt]hey) (?:also |later |then |has |have |had )?(?:said|says|say|added|adds|denied|denies|deny|claimed|claims|claim|warned|warns|insisted|insists|announced|demanded|demands|demand|writes|wrote|states|stated|concludes|concluded|adds|reads|maintains|maintained|stressed|noted|confirmed|reported|urged|called on|accused|blamed|argued|estimates|estimated)\b"
)
_SUBJECTS = ("nsubj", "nsubjpass")


def quoted(text: str) -> list[tuple[int, int]]:
    """The spans in quotation marks."""
    return [m.span() for m in _QUOTED.finditer(text)]


def within(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The span that holds the offset."""
    at = bisect_right(spans, (offset, 1 << 60)) - 1
    return spans[at] if at >= 0 and spans[at][1] > offset else None


def is_subject(parsed: Parsed, m: Mention) -> bool:
    """Whether the mention is the subject of a clause."""
    doc = parsed.doc
    first, last = parsed.token_at(m.start), parsed.token_at(m.end - 1)
    return any(doc[i].dep_ in _SUBJECTS for i in range(first, last + 1))


def pronouns(parsed: Parsed, named: list[Mention]) -> list[Mention]:
    """Every such pronoun whose bearer is clear, in order. `named` are the chained persons and role nouns, in order."""
    text = parsed.document.text
    people = [m for m in named if m.kind == "person"]
    if not people:
        return []
    people = sorted([*people, *nameless(text, people)], key=lambda m: m.start)
    quotes, found = quoted(text), []
    subject: dict[int, bool] = {}
    seen: list[Mention] = []
    waiting = iter([*people, None])
    following = next(waiting)
    genders = {m.name: m.gender for m in people if m.gender}
    for match in _PRONOUN.finditer(text):
        start, end = match.span()
        while following is not None and following.start < start:
            seen.append(following)
            following = next(waiting)
        if parsed.is_boilerplate(start):
            continue
        gender = _GENDER[match.group().lower()]
        inside = within(quotes, start)
        best: tuple[float, Mention] | None = None
        for m in reversed(seen):
            if start - m.start > _REACH:
                break
            known = m.gender or genders.get(m.name)
            if known is not None and known != gender:
                continue
            own = within(quotes, m.start)
            if (
                inside is not None
                and own != inside
                and text.count("\n", m.start, start) == 0
                and speaks_here(text, m, inside)
            ):
                continue
            if m.start not in subject:
                subject[m.start] = is_subject(parsed, m)
            score = -(start - m.start) / 200.0 - 0.8 * text.count("\n", m.end, start)
            score += 1.0 * subject[m.start] + 0.5 * (known == gender or not m.name) - 0.7 * (own != inside)
            if best is None or score > best[0]:
                best = (score, m)
        if best is None:
            continue
        bearer = best[1]
        if bearer.name and bearer.name not in genders:
            genders[bearer.name] = gender
        mention = Mention(start, end, "person", (match.group(),), 3, None, bearer.roles, gender, bearer.name, True)
        if bearer.name:
            found.append(mention)
        seen.append(mention)
    return found


@lru_cache(maxsize=1)
def _nameless() -> re.Pattern[str]:
    roles = "|".join(re.escape(w) for w in sorted(offices(), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z\d][\w-]* ){{0,3}}?({roles})\b(?! [A-Z])")


def nameless(text: str, people: list[Mention]) -> list[Mention]:
    """Persons told without a name ("an engineer at the dam"): a pronoun after them is theirs, and nobody's whom we know."""
    found = []
    for m in _nameless().finditer(text):
        apposed = any(0 <= m.start() - p.end <= 3 or 0 <= p.start - m.end() <= 2 for p in people)
        if not apposed:
            found.append(Mention(m.start(), m.end(), "person", tuple(m.group().split()), gender=offices()[m.group(1)]))
    return found


def speaking(parsed: Parsed, named: list[Mention]) -> list[Mention]:
    """Every "it" and "they" that speaks, where one body alone was named as the subject shortly before; "they" also where a group was."""
    text, found = parsed.document.text, []
    bodies = [m for m in named if m.kind in ("organization", "group")]
    starts = [m.start for m in bodies]
    for match in _SPEAKS.finditer(text) if bodies else ():
        start, end = match.span(1)
        if parsed.is_boilerplate(start):
            continue
        kinds = ("organization", "group") if match.group(1).lower() == "they" else ("organization",)
        first = bisect_left(starts, start - 2 * _NEAR)
        near = [
            m
            for m in bodies[first : bisect_left(starts, start)]
            if 0 < start - m.end < _NEAR and m.kind in kinds and is_subject(parsed, m)
        ]
        if near:
            last = near[-1]
            found.append(Mention(start, end, last.kind, (match.group(1),), 3, None, (), None, last.name, True))
    return found


def speaks_here(text: str, m: Mention, quote: tuple[int, int]) -> bool:
    """Whether the mention stands in the words around the quotation that name its speaker."""
    return 0 <= m.start - quote[1] < 60 or 0 <= quote[0] - m.end < 40
