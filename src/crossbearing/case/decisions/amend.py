"""The accounts as reviewers left them: metadata set, claims rejected, corrected, added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.fields import NewClaim, fields_of
from crossbearing.case.decisions.folded import Folded, by_target, fold
from crossbearing.records import Annotations, Claim, Document, Passage, content_id

Annotate = Callable[[Iterable[Document]], Iterable[Annotations]]
# What the layers read of a document besides its text: where one of these is set, they read the account anew.
READ_BY_LAYERS = ("published", "publisher", "language")


@dataclass
class Amended:
    """`accounts` as they go into linking: a claim that a reviewer moved to an event (`moved`: its event's id and places) has none yet.
    `rejected` are claims left out; `claims` and `documents` what was decided of each; `machine` the machine's values of the fields set;
    `inert` decisions whose target is gone."""

    accounts: list[Annotations]
    rejected: list[Claim] = field(default_factory=list)
    moved: dict[str, tuple[str, tuple[Passage, ...]]] = field(default_factory=dict)
    claims: dict[str, Folded] = field(default_factory=dict)
    documents: dict[str, Folded] = field(default_factory=dict)
    machine: dict[str, dict[str, Any]] = field(default_factory=dict)
    inert: list[Decision] = field(default_factory=list)


def amended(accounts: Sequence[Annotations], decisions: Sequence[Decision], annotate: Annotate) -> Amended:
    """The accounts with the decisions on documents and claims applied."""
    out = Amended(_described(accounts, decisions, annotate))
    known = {a.document.id for a in accounts}
    for id, rows in by_target((d for d in decisions if d.kind in ("metadata", "annotate")), "document").items():
        if id not in known:
            out.inert += rows
            continue
        described = [d for d in rows if d.kind == "metadata" or isinstance(d.value, str)]
        if described:
            out.documents[id] = fold(described)
    originals = {a.document.id: a.document for a in accounts}
    for id, folded in out.documents.items():
        out.machine[id] = _values(originals[id], folded.fields)
    on_claims = by_target(decisions, "claim")
    added = _added(decisions)
    out.accounts = [_with_claims(a, on_claims, added.get(a.document.id, ()), out) for a in out.accounts]
    out.inert += [d for rows in on_claims.values() for d in rows]
    return out


def _described(accounts: Sequence[Annotations], decisions: Sequence[Decision], annotate: Annotate) -> list[Annotations]:
    """The accounts with their metadata set, read anew where that changes what they say."""
    settings = by_target((d for d in decisions if d.kind == "metadata"), "document")
    out = list(accounts)
    anew: list[int] = []
    for n, a in enumerate(accounts):
        fields = fold(settings[a.document.id]).fields if a.document.id in settings else {}
        if not fields:
            continue
        document = msgspec.structs.replace(a.document, **fields)
        out[n] = msgspec.structs.replace(a, document=document)
        if any(getattr(document, f) != getattr(a.document, f) for f in READ_BY_LAYERS):
            anew.append(n)
    for n, account in zip(anew, annotate([out[n].document for n in anew]), strict=True):
        out[n] = msgspec.structs.replace(account, warnings=accounts[n].warnings)
    return out


def _added(decisions: Sequence[Decision]) -> dict[str, list[tuple[Claim, Decision]]]:
    """The claims that reviewers added, by document."""
    out: dict[str, list[tuple[Claim, Decision]]] = {}
    for d in decisions:
        fields = fields_of(d) if d.kind == "annotate" and d.target.kind == "document" else {}
        if fields:
            out.setdefault(d.target.id, []).append((_claim(d.target.id, NewClaim(**fields)), d))
    return out


def _claim(document: str, new: NewClaim) -> Claim:
    id = content_id("c", document, new.start, new.end, new.attribute, new.low, new.high, new.value)
    return Claim(
        id, new.start, new.end, "", None, new.attribute, new.low, new.high, new.value, new.unit, new.subject, new.as_of, new.sources,
        new.factuality, None, new.part,
    )  # fmt: skip


def _with_claims(
    account: Annotations,
    on_claims: dict[str, list[Decision]],
    added: Sequence[tuple[Claim, Decision]],
    out: Amended,
) -> Annotations:
    text = account.document.text
    claims = {c.id: c for c in account.claims}
    machine = frozenset(claims)
    adding: dict[str, list[Decision]] = {}
    for claim, decision in added:
        if not 0 <= claim.start < claim.end <= len(text):
            out.inert.append(decision)
            continue
        claims.setdefault(claim.id, msgspec.structs.replace(claim, quote=text[claim.start : claim.end]))
        adding.setdefault(claim.id, []).append(decision)
    kept: list[Claim] = []
    touched = bool(adding)
    for claim in claims.values():
        rows = adding.get(claim.id, []) + on_claims.pop(claim.id, [])
        if not rows:
            kept.append(claim)
            continue
        touched = True
        folded = fold(sorted(rows, key=lambda d: d.number))
        out.claims[claim.id] = folded
        if folded.rejected:
            out.rejected.append(msgspec.structs.replace(claim, document=account.document.id))
            continue
        if claim.id in machine:
            out.machine[claim.id] = _values(claim, folded.fields)
        kept.append(_corrected(claim, folded, out))
    if not touched:
        return account
    if adding:
        kept.sort(key=lambda c: (c.start, c.end))
    return msgspec.structs.replace(account, claims=tuple(kept))


def _corrected(claim: Claim, folded: Folded, out: Amended) -> Claim:
    fields = dict(folded.fields)
    if not folded.fields.get("event"):
        return msgspec.structs.replace(claim, **fields)
    placing = next(d for d in reversed(folded.decisions) if fields_of(d).get("event") == fields["event"])
    out.moved[claim.id] = (fields.pop("event"), placing.sides[1] if len(placing.sides) > 1 else ())
    return msgspec.structs.replace(claim, **fields, event=None)


def _values(thing: Claim | Document, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {f: getattr(thing, f) for f in fields}
