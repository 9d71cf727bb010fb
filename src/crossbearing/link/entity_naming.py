"""Entities that accounts call by names which share no word. Forms that differ only in spelling or inflection are one form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from crossbearing.link.body_names import body_tokens, generic_nouns, is_acronym_of
from crossbearing.link.naming_forms import STEM, Use, forms_of
from crossbearing.link.partition import Partition
from crossbearing.link.spelling import spelled_alike
from crossbearing.records import Entity, Naming, Passage

# Letters in brackets after a place are the agency's, or the place's initials; neither is another name for it.
_LETTERS = re.compile(r"(?:[A-Z]\.?[a-z]?){2,5}")
# Words from which on an entity has too many names to be one.
MOST_FORMS = 12


def _telling(form: str) -> frozenset[str]:
    return frozenset(t for t in body_tokens(form) if t not in generic_nouns())


def same_name(a: str, b: str) -> bool:
    """Whether two forms of a name differ in no more than spelling, inflection, length or initials."""
    x, y = _telling(a), _telling(b)
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return True
    return any(p == q or spelled_alike(p, q) or _inflected(p, q) for p in x for q in y)


def _inflected(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= STEM and long.startswith(short)


def entity_naming(entity: Entity, written: Callable[[Passage], str]) -> Naming | None:
    """The entity's names, where two accounts use names that share no word; `written` gives the text of a mention."""
    if entity.kind == "person" or len({m.document for m in entity.mentions}) < 2:
        return None
    uses: dict[str, list[Use]] = defaultdict(list)
    # What an entity is written as; "It" and "they" are mentions of it, but none of its names.
    called = {" ".join(f.split()) for f in (entity.name, *entity.aliases)}
    for m in entity.mentions:
        form = " ".join(written(m).split())
        if (
            form in called
            and form[:1].isupper()
            and _telling(form)
            and not (_LETTERS.fullmatch(form) and entity.kind == "place")
        ):
            uses[form].append(Use(form, m, True))
    if len(uses) < 2:
        return None
    forms = sorted(uses, key=lambda f: (-len(uses[f]), f))
    apart: Partition[str] = Partition(forms, lambda a, b: False)
    for n, a in enumerate(forms):
        for b in forms[n + 1 :]:
            if same_name(a, b):
                apart.join(a, b)
    groups: dict[str, list[Use]] = {}
    for group in apart.groups():
        # The form that most use stands for the others; a whole name before a heading in capitals.
        best = min(
            group,
            key=lambda f: (
                f.isupper() and len(f) > STEM,
                -len({u.passage.document for u in uses[f]}),
                -len(uses[f]),
                f,
            ),
        )
        groups[best] = [u for f in group for u in uses[f]]
    if not 1 < len(groups) <= MOST_FORMS or not _differ(groups):
        return None
    return Naming(entity.name, forms_of(groups), entity=entity.id)


def _differ(groups: dict[str, list[Use]]) -> bool:
    """Whether two accounts use different sets of the forms."""
    by_document: dict[str, set[str]] = defaultdict(set)
    for form, uses in groups.items():
        for u in uses:
            by_document[u.passage.document].add(form)
    return len({frozenset(f) for f in by_document.values()}) > 1
