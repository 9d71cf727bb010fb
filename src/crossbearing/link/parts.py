"""The single actions in an event, each with its mentions across accounts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from crossbearing.link.incidents import Incident
from crossbearing.link.kinds import kind_of
from crossbearing.records import EventMention, Part, Passage

# Kinds whose lemmas are one action, whatever the word: to kill and a death, to wound and an injury. Others hold by kind and stem.
_STEM = re.compile(r"(?:ation|tion|sion|ment|ing|ings|ion|al|ure|ance|er|s|es|ed|e)\Z")


def stem(lemma: str) -> str:
    """A rough stem that a verb and its noun share (explode, explosion; arrest, arrests)."""
    out = _STEM.sub("", lemma) if len(lemma) > 5 else lemma
    return out if len(out) > 2 else lemma


def action_of(mention: EventMention) -> str:
    """What a mention's action is called for comparison: the kind of its lemma where the lexicon knows it, else its stem."""
    kind, role = kind_of(mention.lemma, mention.type)
    return stem(mention.lemma) if role in ("other", "speech") or kind in ("happening", mention.lemma) else kind


def parts_of(group: Sequence[Incident]) -> tuple[Part, ...]:
    """The actions of one event, by first mention; each named by its commonest type and lemma."""
    found: dict[str, list[tuple[str, EventMention]]] = defaultdict(list)
    for incident in group:
        for m in incident.mentions:
            found[action_of(m)].append((incident.key[0], m))
    out: list[Part] = []
    for rows in found.values():
        rows.sort(key=lambda r: (r[0], r[1].start, r[1].end))
        types = Counter(m.type for _, m in rows)
        lemmas = Counter(m.lemma for _, m in rows)
        out.append(
            Part(
                min(types, key=lambda t: (-types[t], t)),
                min(lemmas, key=lambda l: (-lemmas[l], l)),
                tuple(dict.fromkeys(Passage(d, m.start, m.end) for d, m in rows)),
            )
        )
    return tuple(sorted(out, key=lambda p: (p.mentions[0].document, p.mentions[0].start, p.mentions[0].end, p.lemma)))
