"""The fields that a reviewer may set, by what is decided on. A field that is left out stands as it was; null says: the account does not say."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from crossbearing.case.decisions.decision import Decision, DecisionError
from crossbearing.records import Location
from crossbearing.records.claim import Attribute
from crossbearing.records.mention import EventType, Factuality
from crossbearing.records.name import NameKind


class ClaimFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of a claim. `event` is the id of the event to which it belongs, null for none."""

    attribute: Attribute | UnsetType = UNSET
    low: float | UnsetType | None = UNSET
    high: float | UnsetType | None = UNSET
    value: str | UnsetType | None = UNSET
    unit: str | UnsetType | None = UNSET
    subject: str | UnsetType | None = UNSET
    as_of: str | UnsetType | None = UNSET
    sources: tuple[str, ...] | UnsetType = UNSET
    factuality: Factuality | UnsetType = UNSET
    part: bool | UnsetType = UNSET
    event: str | UnsetType | None = UNSET


class NewClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that a reviewer reads in an account: its span and what it says."""

    start: int
    end: int
    attribute: Attribute
    low: float | None = None
    high: float | None = None
    value: str | None = None
    unit: str | None = None
    subject: str | None = None
    as_of: str | None = None
    sources: tuple[str, ...] = ()
    factuality: Factuality = "asserted"
    part: bool = False
    event: str | None = None


class EventFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of an event. Dates are EDTF-like, at the precision known."""

    type: EventType | UnsetType = UNSET
    label: str | UnsetType = UNSET
    start: str | UnsetType | None = UNSET
    end: str | UnsetType | None = UNSET
    place: Location | UnsetType | None = UNSET
    part_of: str | UnsetType | None = UNSET


class EntityFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of an entity."""

    kind: NameKind | UnsetType = UNSET
    name: str | UnsetType = UNSET
    geonameid: int | UnsetType | None = UNSET


class DocumentFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The metadata of an account."""

    publisher: str | UnsetType | None = UNSET
    author: str | UnsetType | None = UNSET
    published: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    title: str | UnsetType | None = UNSET
    url: str | UnsetType | None = UNSET


Fields = ClaimFields | NewClaim | EventFields | EntityFields | DocumentFields
_TYPES: dict[tuple[str, str], type[Fields]] = {
    ("correct", "claim"): ClaimFields,
    ("correct", "event"): EventFields,
    ("correct", "entity"): EntityFields,
    ("metadata", "document"): DocumentFields,
    ("annotate", "document"): NewClaim,
}


def fields_of(decision: Decision) -> dict[str, Any]:
    """The fields that the decision sets, each of its record's type; none where it sets none. DecisionError for one that is wrong."""
    wanted = _TYPES.get((decision.kind, decision.target.kind))
    if wanted is None or not isinstance(decision.value, dict):
        return {}
    try:
        found = msgspec.convert(decision.value, wanted)
    except msgspec.ValidationError as error:
        raise DecisionError(f"{decision.kind} {decision.target.id}: {_plain(str(error))}") from error
    if isinstance(found, DocumentFields) and isinstance(found.published, str):
        _check_date(decision, found.published)
    low, high = getattr(found, "low", None), getattr(found, "high", None)
    if isinstance(low, float) and isinstance(high, float) and low > high:
        raise DecisionError(f"{decision.kind} {decision.target.id}: low {low:g} is above high {high:g}")
    return {f: v for f in found.__struct_fields__ if (v := getattr(found, f)) is not UNSET}


def _check_date(decision: Decision, value: str) -> None:
    from datetime import datetime

    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise DecisionError(
            f"{decision.kind} {decision.target.id}: published {value!r} is no ISO 8601 date or date and time"
        ) from None


def _plain(message: str) -> str:
    return message.replace("Object contains unknown field", "there is no field").replace(" - at `$", " at `")
