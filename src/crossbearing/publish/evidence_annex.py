"""The evidence annex: every claim that the dossier shows, numbered in the order of the accounts, with its words and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim


class Evidence(msgspec.Struct, frozen=True):
    """One account's claims, each with the number by which the pages refer to it."""

    siglum: Siglum
    claims: tuple[tuple[int, Claim], ...]


def annex(claims: Mapping[str, Claim], shown: Collection[str], sigla: Mapping[str, Siglum]) -> tuple[Evidence, ...]:
    """The shown claims, account by account, in the order of their place in the text."""
    by_account: dict[str, list[Claim]] = {d: [] for d in sigla}
    for id in shown:
        claim = claims.get(id)
        if claim is not None and claim.document in by_account:
            by_account[claim.document].append(claim)
    number = 0
    made = []
    for document, told in by_account.items():
        told.sort(key=lambda c: (c.start, c.end, c.id))
        made.append(Evidence(sigla[document], tuple((number + n, c) for n, c in enumerate(told, 1))))
        number += len(told)
    return tuple(e for e in made if e.claims)


def footnotes(evidence: Sequence[Evidence]) -> dict[str, int]:
    """Claim id to its number."""
    return {c.id: n for e in evidence for n, c in e.claims}
