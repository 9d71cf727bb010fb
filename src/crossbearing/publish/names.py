"""What the accounts call the same thing, who is quoted by whom, and what is demanded."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from crossbearing.publish.sigla import Siglum
from crossbearing.records import Entity, Record

MOST_NAMES = 80
MOST_SPEAKERS = 60


class Form(msgspec.Struct, frozen=True):
    """One way of writing a name, and the accounts that write it so."""

    text: str
    documents: tuple[str, ...]


class Named(msgspec.Struct, frozen=True):
    entity: Entity
    forms: tuple[Form, ...]


class Speaker(msgspec.Struct, frozen=True):
    """Somebody whose words accounts give; `documents` with how often each does."""

    name: str
    documents: tuple[tuple[str, int], ...]
    direct: bool


def names(record: Record, sigla: Mapping[str, Siglum]) -> tuple[list[Named], int]:
    """The entities that are written in more than one way, with who writes them how; and how many are not shown."""
    texts = {d.id: d.text for d in record.documents}
    found = []
    for entity in record.entities:
        # Forms that differ only in capitals or an article are one; the first in mixed case stands for them.
        shown: dict[str, str] = {}
        for form in sorted((entity.name, *entity.aliases), key=str.isupper):
            shown.setdefault(_key(form), form)
        users: dict[str, set[str]] = {key: set() for key in shown}
        for m in entity.mentions:
            key = _key(texts.get(m.document, "")[m.start : m.end])
            if key in users:
                users[key].add(m.document)
        own = _key(entity.name)
        forms = tuple(
            Form(shown[k], tuple(d for d in sigla if d in who)) for k, who in users.items() if who or k == own
        )
        if len(forms) > 1:
            found.append(Named(entity, forms))
    found.sort(
        key=lambda n: (
            -len({d for f in n.forms for d in f.documents}),
            -len(n.entity.mentions),
            n.entity.name,
            n.entity.id,
        )
    )
    return found[:MOST_NAMES], len(record.entities) - min(len(found), MOST_NAMES)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _key(form: str) -> str:
    return _fold(form).removeprefix("the ")


def speakers(record: Record, sigla: Mapping[str, Siglum]) -> tuple[list[Speaker], int]:
    """Who is quoted by whom: the innermost speakers, those that most accounts quote first; and how many are not shown."""
    said: dict[str, dict[str, int]] = {}
    shown: dict[str, str] = {}
    direct: set[str] = set()
    for a in record.attributions:
        if not a.sources or a.document not in sigla:
            continue
        key = _fold(a.sources[-1])
        shown.setdefault(key, a.sources[-1])
        counts = said.setdefault(key, {})
        counts[a.document] = counts.get(a.document, 0) + 1
        if a.direct:
            direct.add(key)
    order = sorted(said, key=lambda k: (-len(said[k]), -sum(said[k].values()), k))
    made = [
        Speaker(shown[k], tuple((d, said[k][d]) for d in sigla if d in said[k]), k in direct)
        for k in order[:MOST_SPEAKERS]
    ]
    return made, max(0, len(order) - MOST_SPEAKERS)
