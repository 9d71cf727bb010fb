"""Bare acronyms of bodies that the same account, or only one body of the case, is named by in full; and the surnames of those an account names in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from crossbearing.link.appearances import Appearance
from crossbearing.link.body_names import body_tokens
from crossbearing.link.credit import acronym
from crossbearing.link.rounds.draft import Draft
from crossbearing.link.rounds.round import Answer, Answers, Question, Round, Telling
from crossbearing.link.rounds.surnames import surnames_used

# Initials of two letters are also anything else (PM, US).
SHORTEST = 3
_INITIALS = re.compile(rf"(?<![\w.\-])[A-Z]{{{SHORTEST},7}}(?![\w\-])")


def _tells(draft: Draft) -> Iterable[tuple[str, Telling]]:
    for initials, names in _here(draft).items():
        for name in names:
            yield initials, (" ".join(body_tokens(name)), name)


def _here(draft: Draft) -> dict[str, list[str]]:
    """The names of bodies by their initials, as often as they stand in the account."""
    found: dict[str, list[str]] = defaultdict(list)
    for x in draft.found:
        if x.kind in ("organization", "group") and len(initials := acronym(x.known_as)) >= SHORTEST:
            found[initials].append(x.known_as)
    return found


def _bare(draft: Draft) -> Iterator[re.Match[str]]:
    """Where capitals stand that no layer took for a name."""
    taken = [(x.start, x.end) for x in draft.found]
    for m in _INITIALS.finditer(draft.text):
        if not any(s < m.end() and m.start() < e for s, e in taken):
            yield m


def _asks(draft: Draft) -> Iterable[Question]:
    here = _here(draft)
    return sorted({(m.group(), "") for m in _bare(draft) if m.group() not in here})


def _answer(told: Mapping[Telling, int], _: str) -> Answer | None:
    """The one body that has these initials, as most call it."""
    if len({tokens for tokens, _ in told}) != 1:
        return None
    return (min((-n, name) for (_, name), n in told.items())[1],)


def _hears(draft: Draft, answers: Answers) -> list[Appearance]:
    here = _here(draft)
    out = [*draft.found]
    for m in _bare(draft):
        initials = m.group()
        names = sorted(set(here[initials])) if initials in here else answers(initials, "") or ()
        if len({body_tokens(n) for n in names}) == 1:
            why = f"“{initials}” for “{names[0]}”"
            out.append(Appearance(draft.document, m.start(), m.end(), initials, "organization", names[0], why=why))
    return out + surnames_used(draft.document, draft.text, out)


INITIALS = Round(_tells, _asks, _answer, _hears)
