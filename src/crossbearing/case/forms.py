"""Entities as rows: how each account writes a name, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from crossbearing.case.reading.rows import EntityForm
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Entity, Passage, Record

# What a form's row names of its accounts and shows of its mentions; the counts tell the rest.
MOST_ACCOUNTS, MOST_MENTIONS = 40, 20
encode = msgspec.json.Encoder().encode


def entity_rows(record: Record) -> Iterator[dict[str, Any]]:
    """The entities, those most mentioned first; `in_kind` is the place among those of the same kind."""
    seen: dict[str, int] = {}
    for n, e in enumerate(ranked(record)):
        place = seen[e.kind] = seen.get(e.kind, -1) + 1
        bare = msgspec.structs.replace(e, mentions=())
        yield {
            "number": n, "id": e.id, "kind": e.kind, "name": e.name, "forms": 1 + len(set(e.aliases) - {e.name}),
            "accounts": len({m.document for m in e.mentions}), "mentions": len(e.mentions), "geonameid": e.geonameid,
            "in_kind": place, "names": "\n".join(dict.fromkeys((e.name, *e.aliases))), "entity": encode(bare),
        }  # fmt: skip


def ranked(record: Record) -> list[Entity]:
    """The entities in the order in which they are listed."""
    return sorted(record.entities, key=lambda e: (-len(e.mentions), e.name.casefold(), e.id))


def mention_rows(record: Record, sigla: Mapping[str, Siglum]) -> Iterator[dict[str, Any]]:
    """Every mention with its words, each entity's in the order of the accounts."""
    place = {d: n for n, d in enumerate(sigla)}
    number = 0
    for e in ranked(record):
        for m in sorted(e.mentions, key=lambda m: (place[m.document], m.start)):
            yield {"number": number, "entity": e.id, "document": m.document, "start": m.start, "end": m.end,
                   "form": _form(m, sigla)}  # fmt: skip
            number += 1


def form_rows(record: Record, sigla: Mapping[str, Siglum]) -> Iterator[dict[str, Any]]:
    """The forms of each entity, those of most accounts first."""
    place = {d: n for n, d in enumerate(sigla)}
    for e in ranked(record):
        found: dict[str, list[Passage]] = defaultdict(list)
        for m in sorted(e.mentions, key=lambda m: (place[m.document], m.start)):
            found[_form(m, sigla)].append(m)
        users = {form: tuple(dict.fromkeys(m.document for m in rows)) for form, rows in found.items()}
        for n, form in enumerate(sorted(found, key=lambda f: (-len(users[f]), -len(found[f]), f))):
            rows = found[form]
            view = EntityForm(form, users[form][:MOST_ACCOUNTS], len(users[form]), _shown(rows), len(rows))
            yield {"entity": e.id, "place": n, "form": form, "accounts": len(users[form]), "mentions": len(rows),
                   "view": encode(view)}  # fmt: skip


def _shown(rows: list[Passage]) -> tuple[Passage, ...]:
    """The mentions that a form's row shows: the first in each account before any second one, in their order."""
    first = {m.document: m for m in reversed(rows)}
    chosen = sorted(rows, key=lambda m: first[m.document] is not m)[:MOST_MENTIONS]
    kept = {(m.document, m.start) for m in chosen}
    return tuple(m for m in rows if (m.document, m.start) in kept)


def _form(m: Passage, sigla: Mapping[str, Siglum]) -> str:
    return " ".join(sigla[m.document].document.text[m.start : m.end].split())
