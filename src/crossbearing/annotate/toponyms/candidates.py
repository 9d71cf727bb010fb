"""Spans that may be toponyms: capitalised words that the gazetteer knows, or that stand in a pattern that names a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crossbearing.annotate.gazetteer import Entry, Gazetteer
from crossbearing.annotate.toponyms.capitals import LONGEST, Capital, capitals, hyphen_parts
from crossbearing.annotate.toponyms.low_heads import low_headed
from crossbearing.annotate.toponyms.words import abbreviations, listed, people

# One name with its region: nobody means two places.
_WITH_REGION = re.compile(r"Washington, (?:D\.C\.|DC\b)")


@dataclass(slots=True)
class Candidate:
    """`first` and `last` are indexes of its capitalised words; `head` tells that a word like County or Lake is part of it; `part` that it
    is a piece of a hyphened word. Without entries it is a place that the gazetteer does not know."""

    start: int
    end: int
    first: int
    last: int
    entries: tuple[Entry, ...]
    head: bool = False
    part: bool = False


def longest_match(text: str, words: list[Capital], at: int, places: Gazetteer) -> tuple[int, tuple[Entry, ...]] | None:
    """The last word's index and the entries of the longest known name that begins with word `at`."""
    last = at
    while last + 1 < len(words) and words[last + 1].joined and last + 1 - at < LONGEST:
        last += 1
    for end in range(last, at - 1, -1):
        surface = text[words[at].start : words[end].end]
        code = abbreviations().get(surface)
        if code and (entry := places.division(code)):
            return end, (entry,)
        # Two letters are a code or a syllable ("Of", "Us"), unless the name is written with points.
        if len(surface) < 3 and surface not in ("US", "UK", "EU"):
            continue
        found = places.entries(surface)
        if found:
            return end, found
    return None


def told_whole(
    text: str, words: list[Capital], at: int, upto: int, whole: frozenset[str], places: Gazetteer
) -> int | None:
    """The last word's index where the words from `at` on are one of the names in `whole` and reach beyond word `upto`.

    What the gazetteer knows twice over ("Fargo N.D.") stays two names."""
    last, special = at, listed("civic_after") | listed("organisation_after") | listed("street")
    while last + 1 < len(words) and words[last + 1].spaced and last + 1 - at < LONGEST:
        last += 1
    for end in range(last, max(upto, at), -1):
        if text[words[at].start : words[end].end] in whole:
            if upto < at:
                return end
            rest = longest_match(text, words, upto + 1, places)
            region = rest is not None and any(e.kind in ("division", "country") and e.main for e in rest[1])
            return None if end - at > 1 or words[end].text in special or region else end
    return None


def is_next(text: str, words: list[Capital], at: int) -> bool:
    """Whether the next capitalised word goes on with the name: after a space, or after a possessive ("Orley Children's Hospital")."""
    following = words[at + 1]
    return following.spaced or (following.joined and text[words[at].end : following.start] in ("'s ", "’s "))


def candidates(
    text: str, places: Gazetteer, whole: frozenset[str] = frozenset()
) -> tuple[list[Capital], list[Candidate]]:
    """The capitalised words of the text and every span that may be a toponym, in order, none overlapping.

    `whole` are names of several words that the parser takes for places somewhere in the account ("Pir Sabaq")."""
    words = capitals(text)
    before, after, admin, none, demonyms = (
        listed("head_before"), listed("head_after") | listed("street") | listed("site_head"), listed("head_admin"), listed("no_place") | listed("organisation_of"), people(),
    )  # fmt: skip
    site = listed("site_head")
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.text in ("The", "THE"):
            at += 1
            continue
        if at + 1 < len(words) and words[at + 1].spaced and f"{word.text} {words[at + 1].text}" in demonyms:
            at += 2  # "South African"
            continue
        match = longest_match(text, words, at, places)
        following = at + 1 < len(words) and words[at + 1].spaced
        if match is None or match[0] == at:
            # "Walker County", "Tana River", "Blue Ridge Dam": the name runs up to the head.
            reach = at
            while reach + 1 < len(words) and reach - at < 3 and is_next(text, words, reach):
                reach += 1
                if words[reach].text in after:
                    break
            if reach - at == 3 and words[reach].text not in site:
                reach = at + 2
            ends = reach > at and words[reach].text in after and not (match and word.text in demonyms)
            # "Six Clayton County deputies": what the gazetteer knows without the first word begins there.
            shorter = reach - at == 2 and places.entries(text[words[at + 1].start : words[reach].end])
            if ends and not shorter and (reach - at == 1 or match is None):
                surface = text[word.start : words[reach].end]
                entries = places.entries(surface)
                if not entries and match and words[reach].text in admin:
                    entries = match[1]  # "Woodstock District", of which only the town is known
                found.append(Candidate(word.start, words[reach].end, at, reach, entries, head=True))
                at = reach + 1
                continue
            if word.text in before and following and words[at + 1].text not in after:
                found.append(
                    Candidate(
                        word.start,
                        words[at + 1].end,
                        at,
                        at + 1,
                        # "River Swat" is listed as "Swat River", or the other way round.
                        places.entries(text[word.start : words[at + 1].end])
                        or places.entries(f"{words[at + 1].text} {word.text}"),
                        head=True,
                    )
                )
                at += 2
                continue
        reach_known = match[0] if match is not None else at - 1
        longer = told_whole(text, words, at, reach_known, whole, places) if whole else None
        if longer is not None:
            found.append(Candidate(word.start, words[longer].end, at, longer, ()))
            at = longer + 1
            continue
        if match is not None:
            end, entries = match
            seat = _WITH_REGION.match(text, word.start)
            if seat and (capital := [e for e in entries if e.capital]):
                entries = tuple(capital)
                while end + 1 < len(words) and words[end + 1].end <= seat.end():
                    end += 1
                found.append(Candidate(word.start, words[end].end, at, end, entries))
            elif not (end == at and word.text in demonyms) and text[word.start : words[end].end] not in none:
                found.append(Candidate(word.start, words[end].end, at, end, entries))
            at = end + 1
            continue
        for start, stop in hyphen_parts(word):
            piece = text[start:stop]
            if piece not in demonyms and len(piece) > 2 and (entries := places.entries(piece)):
                found.append(Candidate(start, stop, at, at, entries, part=True))
        if (not found or found[-1].first != at) and word.text not in demonyms and word.text not in none:
            found.append(Candidate(word.start, word.end, at, at, ()))
        at += 1
    return words, [_with_low_head(text, c, places) for c in found]


def _with_low_head(text: str, c: Candidate, places: Gazetteer) -> Candidate:
    longer = None if c.head or c.part else low_headed(text, c.start, c.end, places)
    return c if longer is None else replace(c, end=longer[0], entries=longer[1], head=True)
