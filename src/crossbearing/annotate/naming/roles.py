"""Common nouns that stand for somebody named: "the minister", "the company", "the ministry"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from crossbearing.annotate.naming.groups import _alternatives
from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import offices
from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon

# First words of a title that its bearer has no more.
# Names further back than this many are no longer meant by "the minister".
_FORMER = ("former", "ex", "ousted", "deposed", "late", "retired", "previous", "outgoing")
_MEMORY = 400
_BETWEEN = r"(?:[a-z]+ ){0,2}?"


@lru_cache(maxsize=1)
def _bodies() -> dict[str, tuple[frozenset[str], bool]]:
    return {b["noun"]: (frozenset(b["of"]), bool(b["loose"])) for b in lexicon("name_words")["bearer"]}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    nouns = _alternatives([*offices(), *_bodies(), *(b.capitalize() for b in _bodies())])
    return re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) ({_BETWEEN}({nouns}))\b(?![-‑'’](?!s\b))(?! of\b)(?! [A-Z])")


def roles(parsed: Parsed, named: list[Mention]) -> list[Mention]:
    """Every such noun whose bearer is clear, in order. `named` are the chained names, in order."""
    text, found = parsed.document.text, []
    taken = [(m.start, m.end) for m in named]
    for match in _pattern().finditer(text):
        start, end = match.span(1)
        if parsed.is_boilerplate(start) or overlaps(taken, start, end):
            continue
        noun = match.group(2).lower()
        upto = bisect_left(taken, (start, 0))
        before = named[max(0, upto - _MEMORY) : upto]
        if (upto and apposed(text, named[upto - 1], match.start())) or followed_by_name(text, end, named, upto):
            continue  # "Radu Ilvan, the transport minister,"
        bearer = holder_of(noun, match.group(1), before) if noun in offices() else body_of(noun, before)
        if bearer is not None:
            found.append(
                Mention(
                    start,
                    end,
                    bearer.kind,
                    tuple(match.group(1).split()),
                    3,
                    None,
                    bearer.roles,
                    bearer.gender,
                    bearer.name,
                    True,
                )
            )
    return found


# "was sworn in as president", "succeeded him as coach", "became mayor": whoever does so has the office from then on.
_TAKES = re.compile(
    r"(?: was| were| has been| is| will be| had been)?(?: then| later)? (?:(?:sworn in|elected|appointed|named|chosen|succeeded|replaced|took over|succeeds|replaces)"
    r"\b[^.;\n]{0,40}? as|became|becomes) (?:the |a |an |its )?((?:[a-z-]+ ){0,2}?)([a-z-]+)\b"
)


def offices_taken(text: str, named: list[Mention]) -> None:
    """Gives the persons who are told to take an office that office."""
    for m in named:
        if m.kind == "person" and (match := _TAKES.match(text, m.end)) and match.group(2) in offices():
            m.roles = (*m.roles, match.group(2))


def overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and apart, overlaps the span."""
    at = bisect_left(taken, (end, 0))
    return at > 0 and taken[at - 1][1] > start


def holder_of(noun: str, phrase: str, before: list[Mention]) -> Mention | None:
    """The person named last who holds the office; a modifier must not speak against it ("the transport minister")."""
    told = phrase.lower().split()[:-1]
    for m in reversed(before):
        if m.kind == "person" and noun in m.roles:
            own = [x.title.lower() for x in before if x.name == m.name and x.title]
            titles = " ".join(own)
            fits = all(w in titles for w in told if w not in ("new", "young", "old", *_FORMER))
            # "The mayor" is nobody who was mayor before, "the former mayor" somebody who was.
            gone = bool(own) and all(t.split()[0] in _FORMER for t in own if noun in t)
            wanted = any(w in _FORMER for w in told)
            if fits and (
                gone == wanted
                or (wanted and not any(was(x) for x in before))
                or (gone and not wanted and alone(noun, m, before))
            ):
                return m
    return None


def was(m: Mention) -> bool:
    """Whether the mention's title tells an office that its bearer has left."""
    return bool(m.title) and str(m.title).split()[0].lower() in _FORMER


def alone(noun: str, m: Mention, before: list[Mention]) -> bool:
    """Whether nobody else has the office."""
    return all(x.name == m.name for x in before if x.kind == "person" and noun in x.roles)


def apposed(text: str, m: Mention, start: int) -> bool:
    """Whether the noun stands in apposition to the name before it."""
    return m.kind == "person" and text[m.end : start] == ", "


def followed_by_name(text: str, end: int, named: list[Mention], upto: int) -> bool:
    """Whether a person's name follows the noun in apposition ("the mayor, Ion Dobre,")."""
    at = upto
    while at < len(named) and named[at].start < end:
        at += 1
    return at < len(named) and named[at].kind == "person" and text[end : named[at].start] == ", "


def body_of(noun: str, before: list[Mention]) -> Mention | None:
    """The organisation named last that such a noun can stand for; a loose one ("the company") also for one whose name tells nothing."""
    heads, loose = _bodies()[noun]
    organisations = [m for m in before if m.kind == "organization"]
    for m in reversed(organisations):
        name = m.name.lower().replace(".", "").split()
        if name and (
            name[-1] in heads
            or name[0] in heads
            or any(w in heads for i, w in enumerate(name[:-1]) if name[i + 1] in ("of", "for"))
        ):
            return m
    if loose:
        plain = dict.fromkeys(m.name for m in organisations if len(m.name.split()) == 1 and not m.name.isupper())
        if len(plain) == 1:
            return next(m for m in reversed(organisations) if m.name in plain)
    return None
