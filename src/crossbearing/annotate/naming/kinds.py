"""What kind of bearer a name has: the parser's word, put right by titles, words like Ministry, the gazetteer and the rest of the account."""

from __future__ import annotations

import re

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import adjectives, given_names, offices, peoples, words
from crossbearing.annotate.parsed import Parsed

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}|(?:[A-Z]\.){2,}")
_OFFICE_AFTER = re.compile(
    r"(?:['’]s)? (?:chief |senior |former )?(?:spokes\w+|chairman|chairwoman|executive|director|president|officials?|employees|workers|managers?)\b"
)
# Heads of organisations that are nobody's surname; "Power", "Gold", "Church" and "Press" are.
_NEVER_SURNAMES = frozenset({"Ministry", "Authority", "Agency", "Department", "Committee", "Council", "University", "College", "School", "Hospital",
    "Foundation", "Institute", "Association", "Union", "Party", "Company", "Ltd", "Inc", "Group", "Airport", "Museum", "Clinic", "Society", "Front", "Brigade", "Army", "Limited"})  # fmt: skip
_ROLE_AFTER = re.compile(
    r", (?:an?|the|its|his|her|their) (?:\d{2}-year-old )?(?:[\w-]+ ){0,4}?([\w-]+)(?=,| (?:from|of|in|at|with|who)\b|\.)"
)
_INITIAL = re.compile(r"(?:[A-Z]\.)+-?(?:[A-Z]\.)*")
_OF = frozenset({"of", "for", "de", "on"})
_SPEAKS = re.compile(
    r"^(?:,[^,\n]{2,60},)? (?:said|says|told|added|asked|replied|wrote|recalled|explained|argued|declined|admitted|who)\b"
)
_BYLINE = re.compile(r"(?:^|\n|[Rr]eporting |[Ee]diting |[Ww]riting |[Ww]ords |[Pp]hotos? )(?:by|By|BY) $")
_SPOKEN = re.compile(r"\b(?:said|says|added|asked|replied|recalled|explained) $")


def by_words(m: Mention) -> None:
    """The kind that the words of the name tell by themselves."""
    bare = [w.rstrip(",.") for w in m.words]
    if m.sure >= 3 or not bare:
        return
    if (
        1 < len(bare) <= 3
        and bare[0] in given_names()
        and m.kind in ("person", "organization")
        and bare[-1] not in _NEVER_SURNAMES
    ):
        m.kind, m.sure = "person", 2
        return
    if len(m.words) > 1 and _INITIAL.fullmatch(m.words[0]) and len(m.words) <= 4 and m.kind != "place":
        m.kind, m.sure = "person", 2
        return
    heads = [bare[-1]] + [bare[i - 1] for i, w in enumerate(bare) if i and w in _OF]
    if any(h in words("group") for h in heads) and (len(bare) > 1 or bare[0] in adjectives()):
        m.kind, m.sure = "group", 3
    elif any(h in words("organization") for h in heads) and len(bare) > 1 and "place" not in m.features:
        m.kind, m.sure = "organization", 3
    elif bare[-1] in peoples() and len(bare) <= 2:
        m.kind, m.sure = "group", 3
    elif len(bare) == 1 and _ACRONYM.fullmatch(bare[0]) and "place" not in m.features:
        m.kind, m.sure = "organization", 2
    elif 1 < len(bare) <= 4 and bare[0] in given_names() and "place" not in m.features:
        m.kind, m.sure = "person", 2


def by_context(parsed: Parsed, m: Mention) -> None:
    """The kind that the words around the name tell: somebody of two names who speaks is a person."""
    if m.sure >= 2 or "place" in m.features:
        return
    text = parsed.document.text
    after, before = text[m.end : m.end + 80], text[max(0, m.start - 12) : m.start]
    if (2 <= len(m.words) <= 3 and m.kind != "group" and _BYLINE.search(text, max(0, m.start - 30), m.start)) or (
        2 <= len(m.words) <= 3
        and all(w[:1].isupper() for w in m.words)
        and (_SPEAKS.match(after) or _SPOKEN.search(before))
    ):
        m.kind, m.sure = "person", 2
    elif re.match(r", \d{2},", after) or ((r := _ROLE_AFTER.match(after)) and r.group(1).lower() in offices()):
        m.kind, m.sure = "person", 3


def by_organisation(text: str, mentions: list[Mention]) -> None:
    """A single word that begins an organisation's longer name, or stands before an office, is the organisation ("Harrow Mills", "Harrow
    spokeswoman Ann Reid")."""
    begins = {m.words[0] for m in mentions if m.kind == "organization" and len(m.words) > 1 and m.sure >= 3}
    surnames = {m.words[-1] for m in mentions if m.kind == "person" and len(m.words) > 1}
    for m in mentions:
        if len(m.words) != 1 or m.sure >= 2 or m.words[0] in surnames:
            continue
        if m.words[0] in begins or (m.kind == "person" and _OFFICE_AFTER.match(text, m.end)):
            m.kind, m.sure = "organization", 2


def by_gazetteer(m: Mention) -> None:
    """A name that the places layer has resolved is a place, unless something sure speaks for a person."""
    if "place" in m.features and m.sure < 3:
        m.kind, m.sure = "place", max(m.sure, 2)


def settle(mentions: list[Mention]) -> None:
    """One kind a form and account: the surest, then the one told most often, then the parser's first."""
    by_form: dict[str, list[Mention]] = {}
    for m in mentions:
        by_form.setdefault(" ".join(m.words).casefold(), []).append(m)
    for same in by_form.values():
        votes: dict[str, float] = {}
        for m in same:
            votes[m.kind] = votes.get(m.kind, 0.0) + 1.0 + 3.0 * m.sure
        best = max(same, key=lambda m: votes[m.kind])
        for m in same:
            if m.sure < 3 or m.kind == best.kind:
                m.kind, m.sure = best.kind, max(m.sure, best.sure)
