"""Names, titles and pronouns, resolved within the account."""

from __future__ import annotations

from crossbearing.annotate.naming.chains import other_chains, person_chains
from crossbearing.annotate.naming.groups import groups
from crossbearing.annotate.naming.kinds import by_context, by_gazetteer, by_words, settle
from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.pronouns import pronouns
from crossbearing.annotate.naming.roles import roles
from crossbearing.annotate.naming.spans import spans
from crossbearing.annotate.naming.titles import apposition, gender_of_name, split_title, title_before
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Name, Place


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


def find_names(parsed: Parsed, places: tuple[Place, ...]) -> tuple[Name, ...]:
    """Every mention of a person, organisation, place or group, in order."""
    text = parsed.document.text
    if not len(parsed.doc):
        return ()
    found = spans(parsed, places)
    for m in found:
        split_title(text, m)
        by_words(m)
        by_gazetteer(m)
    surnames = {m.words[-1] for m in found if m.kind == "person" and len(m.words) > 1}
    for m in found:
        if m.kind in ("person", "organization") and m.sure < 3:
            title_before(parsed, m)
        by_context(parsed, m)
        if m.kind == "person":
            apposition(parsed, m)
        elif len(m.words) == 1 and m.words[0] in surnames and "place" not in m.features:
            m.kind, m.sure = "person", max(m.sure, 1)
        gender_of_name(m)
    settle(found)
    found = merged(found, groups(parsed))
    person_chains([m for m in found if m.kind == "person"])
    other_chains(text, [m for m in found if m.kind != "person"])
    found = merged(found, roles(parsed, found))
    found = merged(found, pronouns(parsed, found))
    return tuple(Name(m.start, m.end, m.kind, m.name, m.title, m.pronoun) for m in found if m.end > m.start)
