"""The aligned reading: facts by accounts, each cell with how it stands to what the other accounts shown say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.rows import Row
from crossbearing.publish.rows import notes as put
from crossbearing.records import Claim, Event
from crossbearing.web.comparing.ties import Tie

Standing = Literal["denies", "denied", "differs", "grown", "later", "agrees", "part", "tells", "alone", "silent"]
# The sign, the word and the class (of the stylesheet) for each standing: the word always stands beside the colour.
STANDINGS: dict[Standing, tuple[str, str, str]] = {
    "denies": ("¬", "denies", "deny"), "denied": ("¬", "is denied", "deny"), "differs": ("≠", "differs", "differ"), "grown": ("↗", "has grown since", "grow"),
    "later": ("↗", "a later state", "grow"),
    "agrees": ("≡", "agrees", "agree"), "part": ("⊂", "counts something else", "scope"), "tells": ("", "tells too", ""),
    "alone": ("", "alone", ""), "silent": ("", "silent", "silent"),
}  # fmt: skip
_OF_TIE: dict[str, Standing] = {
    "contradicts": "differs",
    "agrees": "agrees",
    "refines": "agrees",
    "scope": "part",
    "": "tells",
}
# Relations that are not the same from both ends: what the claim is where it is `a`, and where it is `b`.
_ENDS: dict[str, tuple[Standing, Standing]] = {"denies": ("denied", "denies"), "updates": ("grown", "later")}
_ORDER: list[Standing] = list(STANDINGS)


class Told(msgspec.Struct, frozen=True):
    """One value in one account's cell: the claim that says it first, `again` the ids of those that say it once more; `notes` how it is put;
    `struck` where a later state has replaced it; `against` are the accounts whose words made the standing."""

    claim: Claim
    value: str
    standing: Standing
    against: tuple[str, ...]
    notes: tuple[str, ...]
    again: tuple[str, ...]
    struck: bool


class Fact(msgspec.Struct, frozen=True):
    """One row: what is told, of whom, in which event; what each account tells by document id, nothing where it is silent."""

    event: str | None
    name: str
    of: str
    told: dict[str, tuple[Told, ...]]

    def standing(self, document: str) -> Standing:
        """The gravest standing of the account's values."""
        found = [t.standing for t in self.told.get(document, ())]
        return min(found, key=_ORDER.index) if found else "silent"


def facts(event: Event | None, rows: Iterable[Row], ties: Sequence[Tie], claims: Mapping[str, Claim]) -> list[Fact]:
    """The rows as facts, their order kept."""
    of_claim: dict[str, list[Tie]] = {}
    for tie in ties:
        of_claim.setdefault(tie.claim, []).append(tie)
    made = []
    for row in rows:
        several = sum(bool(cells) for cells in row.cells.values()) > 1
        told = {
            document: tuple(
                Told(
                    cell.claim,
                    cell.value,
                    *standing(
                        [t for c in (cell.claim, *cell.again) for t in of_claim.get(c.id, ())],
                        cell.claim,
                        claims,
                        several,
                    ),
                    put(cell.claim, row.subject),
                    tuple(c.id for c in cell.again),
                    cell.struck,
                )
                for cell in cells
            )
            for document, cells in row.cells.items()
        }
        made.append(Fact(event.id if event else None, row.name, row.of, told))
    return made


def standing(
    ties: Sequence[Tie], claim: Claim, claims: Mapping[str, Claim], several: bool
) -> tuple[Standing, tuple[str, ...]]:
    """How a value stands to the other accounts shown, and whose words make it so."""
    by: dict[Standing, dict[str, None]] = {}
    for t in ties:
        kind = _ENDS[t.type][not t.forward] if t.type in _ENDS else _OF_TIE.get(t.type, "tells")
        by.setdefault(kind, {})[claims[t.other].document or ""] = None
    if claim.factuality == "denied" and "denies" not in by:
        return "denies", ()
    if not by:
        return ("tells" if several else "alone"), ()
    gravest = min(by, key=_ORDER.index)
    return gravest, tuple(by[gravest])


def title(claim: Claim) -> str:
    """`killed: 19`, `killed: not 20`, `killed: 40 (predicted)` for links and lists."""
    name = wording.ATTRIBUTES.get(claim.attribute, claim.attribute)
    if claim.attribute == "other" and claim.subject:
        name = claim.subject.removeprefix("of ")
    value = wording.value(claim)
    said = f"{name}: {'not ' if claim.factuality == 'denied' else ''}{value}" if value else name
    return said if claim.factuality in ("asserted", "denied") else f"{said} ({claim.factuality})"
