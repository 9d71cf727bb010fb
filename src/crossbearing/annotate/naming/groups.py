"""Bodies and groups told by common nouns: "Azeri forces", "the Armenian government", "the army"."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import adjectives, words
from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon


def _alternatives(forms: list[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))


_HYPHEN = re.compile(r"[-‑–]")


@lru_cache(maxsize=1)
def _of_people() -> re.Pattern[str]:
    nouns = [*words("people_noun"), *words("people_body")]
    between = "armed|security|special|military|foreign|defence|defense|government|senior|local|state|air|border|riot|ethnic|health|interior"
    return re.compile(
        rf"\b((?:[A-Z]\w* )?[A-Z][\w’'-]*(?:[-‑–][A-Z]\w*)?) ((?:(?:{between}) )*)({_alternatives(nouns)})\b"
    )


@lru_cache(maxsize=1)
def _bare() -> tuple[re.Pattern[str], dict[str, str]]:
    data = lexicon("name_words")["bare_body"]
    kinds = {**dict.fromkeys(data["organization"], "organization"), **dict.fromkeys(data["group"], "group")}
    return re.compile(
        rf"\b(?:[Tt]he|THE) ({_alternatives(list(kinds))})\b(?! (?:of|officer|officers|station|chief|minister|spokes\w+|department|force|commander)\b)"
    ), kinds


def groups(parsed: Parsed) -> list[Mention]:
    """Every such body or group, in order."""
    text, found = parsed.document.text, []
    adjective = adjectives()
    for m in _of_people().finditer(text):
        start, people = m.start(), m.group(1)
        if people not in adjective and " " in people:
            first, _, people = people.partition(" ")
            start += len(first) + 1
        if people not in adjective and not all(a in adjective for a in _HYPHEN.split(people)):
            continue
        kind = "organization" if m.group(3) in words("people_body") else "group"
        found.append(Mention(start, m.end(), kind, tuple(text[start : m.end()].split()), sure=3))  # type: ignore[arg-type]
    pattern, kinds = _bare()
    for m in pattern.finditer(text):
        found.append(Mention(m.start(1), m.end(1), kinds[m.group(1)], tuple(m.group(1).split()), sure=3))  # type: ignore[arg-type]
    return [m for m in found if not parsed.is_boilerplate(m.start)]
