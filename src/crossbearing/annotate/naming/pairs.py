"""Two named together: "the two countries" after "Armenia and Azerbaijan", where the account has named just two of them shortly before."""

from __future__ import annotations

import re

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Place

COUNTRY = 6
# The two are named in the sentences just before.
REACH = 400
_PAIR = re.compile(
    r"\b(?:[Tt]he )?([Bb]oth|[Tt]wo) ((?:neighbouring |neighboring |warring |rival )?(?:countries|states|nations|neighbours|neighbors|governments|capitals|republics))\b"
)


def pairs(parsed: Parsed, places: tuple[Place, ...]) -> list[Mention]:
    """Every such phrase with the two countries that it means; none where one or three are named before."""
    text, found = parsed.document.text, []
    for match in _PAIR.finditer(text):
        before = text.rfind("\n\n", 0, match.start())
        near = dict.fromkeys(
            p.name
            for p in places
            if p.precision == COUNTRY and match.start() - REACH < p.start < match.start() and p.start > before
        )
        if len(near) == 2 and not parsed.is_boilerplate(match.start()):
            start, end = match.start(1), match.end()
            name = " and ".join(near)
            found.append(Mention(start, end, "group", tuple(text[start:end].split()), 3, None, (), None, name, True))
    return found
