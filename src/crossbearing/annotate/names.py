"""Names, titles and pronouns, resolved within the account."""

from __future__ import annotations

import re

from crossbearing.annotate.naming.chains import other_chains, person_chains
from crossbearing.annotate.naming.groups import groups
from crossbearing.annotate.naming.kinds import by_context, by_gazetteer, by_organisation, by_words, settle
from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.pairs import pairs
from crossbearing.annotate.naming.pronouns import pronouns, speaking
from crossbearing.annotate.naming.roles import offices_taken, roles
from crossbearing.annotate.naming.spans import spans
from crossbearing.annotate.naming.titles import apposed_to_role, apposition, gender_of_name, split_title, title_before
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Name, Place

# "The US Anatoly Orlen": a country or body by its letters, which the parser has put into the name.
_ABBREVIATED = re.compile(r"the [A-Z]{2,5} [A-Z][a-z]")


def merged(one: list[Mention], more: list[Mention]) -> list[Mention]:
    """Both lists in order; where two overlap, the longer stays, then the one of the first list."""
    out: list[Mention] = []
    for m in sorted([*one, *more], key=lambda m: (m.start, -(m.end - m.start))):
        if out and m.start < out[-1].end:
            if m.end - m.start > out[-1].end - out[-1].start:
                out[-1] = m
        else:
            out.append(m)
    return out


def outside_titles(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without those that are only a word of the title before the next name ("Irrigation" in "Irrigation Minister")."""
    titles = [
        (m.start - 1 - len(m.title), m.start)
        for m in found
        if m.title and m.kind == "person" and text[max(0, m.start - 1 - len(m.title)) : m.start - 1] == m.title
    ]
    held = [(s, e) for s, e in titles if s >= 0]
    return [
        m
        for m in found
        if m.kind == "place" or not any(s <= m.start and m.end < e and whole(text, m, e) for s, e in held)
    ]


def after_place(text: str, m: Mention, places: tuple[Place, ...]) -> None:
    """Takes a place at the beginning out of a person's span ("envoy to the US Anatoly Orlen")."""
    if m.kind != "person" or len(m.words) < 3:
        return
    for p in places:
        if p.start == m.start and p.latitude is not None and p.end < m.end and len(text[p.end : m.end].split()) >= 2:
            m.words = tuple(text[p.end : m.end].split())
            m.start = text.index(m.words[0], p.end)
            return


def after_letters(text: str, m: Mention) -> None:
    """Takes letters that stand for a country or body out of a person's span ("envoy to the US Anatoly Orlen")."""
    if len(m.words) > 2 and _ABBREVIATED.match(text, max(0, m.start - 4)):
        m.start, m.words = text.index(m.words[1], m.start + len(m.words[0])), m.words[1:]


def whole(text: str, m: Mention, end: int) -> bool:
    """Whether the mention is no owner in the title ("Harrow spokeswoman") but a piece of it."""
    rest = text[m.end : end].split()
    return not rest or rest[0][:1].isupper() or (m.sure < 2 and len(m.words) == 1)


def find_names(parsed: Parsed, places: tuple[Place, ...]) -> tuple[Name, ...]:
    """Every mention of a person, organisation, place or group, in order."""
    text = parsed.document.text
    if not len(parsed.doc):
        return ()
    found = spans(parsed, places)
    for m in found:
        after_place(text, m, places)
        split_title(text, m)
        by_words(m)
        by_gazetteer(m)
    by_organisation(text, found)
    surnames = {m.words[-1] for m in found if m.kind == "person" and len(m.words) > 1}
    for m in found:
        by_context(parsed, m)
        if (m.kind in ("person", "organization") or (m.kind == "place" and "place" not in m.features)) and m.sure < 3:
            title_before(parsed, m)
        if m.kind == "person":
            apposition(parsed, m)
        elif m.sure < 2 and (m.kind == "organization" or len(m.words) == 1) and "place" not in m.features:
            apposed_to_role(parsed, m)
        if m.kind != "person" and len(m.words) == 1 and m.words[0] in surnames and "place" not in m.features:
            m.kind, m.sure = "person", max(m.sure, 1)
        gender_of_name(m)
    found = outside_titles(text, found)
    settle(found)
    for m in found:
        if m.kind == "person":
            after_letters(text, m)
    found = merged(found, groups(parsed))
    person_chains([m for m in found if m.kind == "person"])
    other_chains(text, [m for m in found if m.kind != "person"])
    offices_taken(text, found)
    found = merged(found, [*roles(parsed, found), *pairs(parsed, places)])
    found = merged(found, [*pronouns(parsed, found), *speaking(parsed, found)])
    return tuple(Name(m.start, m.end, m.kind, m.name, m.title, m.pronoun) for m in found if m.end > m.start)
