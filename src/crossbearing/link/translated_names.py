"""`Gantry (Crane)`: a name and, in brackets, its translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from crossbearing.link.appearances import Appearance
from crossbearing.records.name import NameKind

_BRACKETED = re.compile(r" \([“\"]?(?P<other>[A-Z][\w’'\-]+(?: [\w’'\-]+){0,3})[”\"]?\)")
_LAST_WORD = re.compile(r"(?<![\w’'\-])[^\W\d_a-z][\w’'\-]+\Z")

# The kind of the body that a word names in other accounts, and the name by which they know it.
Body = Callable[[str], tuple[NameKind, str] | None]


def with_translations(document: str, text: str, found: Sequence[Appearance], body: Body) -> list[Appearance]:
    """`found` with the translations. Places in brackets and persons' parties are none; `body` tells of a word before a bracket that this account's
    layers took for no name."""
    inside = {x.start: x for x in found}
    out: dict[tuple[int, int], Appearance] = {}
    for m, outer, before in _brackets(text, found):
        if outer is not None:
            form, kind, known_as = outer.form, outer.kind, outer.known_as
        elif known := body(before):
            form, (kind, known_as) = before, known
        else:
            continue
        inner = inside.get(m.start("other"))
        # One word that is no place may have been typed anyhow; a full name in brackets is somebody else's.
        if inner is None or (inner.geonameid is None and " " not in inner.known_as and inner.known_as != known_as):
            span = m.span("other")
            why = f"“{form} ({m.group('other')})”"
            out[span] = Appearance(document, *span, m.group("other"), kind, known_as, why=why)
    return sorted([*(x for x in found if (x.start, x.end) not in out), *out.values()], key=lambda x: (x.start, x.end))


def words_before(text: str, found: Sequence[Appearance]) -> Iterator[str]:
    """The words before brackets that may name a body which only other accounts know."""
    return (before for _, outer, before in _brackets(text, found) if outer is None)


def _brackets(text: str, found: Sequence[Appearance]) -> Iterator[tuple[re.Match[str], Appearance | None, str]]:
    """What stands in brackets behind a body or a capital word, with the body and the word."""
    ends = {x.end: x for x in found if x.kind in ("organization", "group") and not x.pronoun}
    for m in _BRACKETED.finditer(text):
        outer = ends.get(m.start())
        before = _LAST_WORD.search(text, max(0, m.start() - 40), m.start())
        if (outer is not None or before is not None) and not m.group("other").isupper():
            yield m, outer, before.group() if before else ""
