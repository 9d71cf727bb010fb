"""Groups of one origin: an account and those that are mostly copied from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from crossbearing.case.reading.rows import DocumentFilter, DocumentRow

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Copied accounts that are looked through, groups that are shown, accounts that are named in each.
MOST_COPIED, MOST_GROUPS, MOST_NAMED = 600, 20, 24


class Group(msgspec.Struct, frozen=True):
    """One origin and the accounts that are mostly its words; `accounts` counts all of them, the origin too."""

    origin: DocumentRow
    copied: tuple[DocumentRow, ...]
    accounts: int


class Groups(msgspec.Struct, frozen=True):
    """The largest groups; `alone` counts the accounts that nobody copies most of and that copy most of nobody's. `exact` is False where
    not all copied accounts were looked through."""

    largest: tuple[Group, ...]
    groups: int
    alone: int
    exact: bool


def groups(reading: Reading) -> Groups:
    """The groups of one origin, the largest first."""
    page = reading.documents(DocumentFilter(origin=False), "date", 0, MOST_COPIED)
    above = {r.id: r.origin for r in page.rows if r.origin}
    members: dict[str, list[DocumentRow]] = {}
    for row in page.rows:
        members.setdefault(_root(row.id, above), []).append(row)
    order = sorted(members, key=lambda d: (-len(members[d]), d))
    roots = {r.id: r for r in reading.document_rows(order[:MOST_GROUPS])}
    made = tuple(
        Group(roots[d], tuple(members[d][:MOST_NAMED]), len(members[d]) + 1) for d in order[:MOST_GROUPS] if d in roots
    )
    accounts = reading.overview().accounts
    return Groups(made, len(order), accounts - page.total - len(order), page.total <= len(page.rows))


def _root(id: str, above: dict[str, str]) -> str:
    """The account at the end of the chain of copies."""
    seen = {id}
    while (giver := above.get(id)) is not None and giver not in seen:
        seen.add(giver)
        id = giver
    return id
