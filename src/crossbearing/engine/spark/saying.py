"""The claims of every account with all that weighing needs to know of them, made on the executors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.work import Work
from crossbearing.link.agencies import credits_of
from crossbearing.records import Annotations, Entity, Event
from crossbearing.weigh.independence import value
from crossbearing.weigh.record import resolved
from crossbearing.weigh.said import Said, sayings, spread_events
from crossbearing.weigh.speakers import entity_names

# `number` and `place` give the order of telling; `middle` is the middle of the claim's span, `value` what it says.
SAID = (
    "event string, number long, place int, document string, claim string, middle long, attribute string, value string, "
    "agency string, said binary"
)
_EVENTS = "id string, events binary"


class Known(msgspec.Struct, frozen=True):
    """The events of one account: those of its incidents, and each with its place and days alone."""

    of: list[tuple[str, str]]
    events: list[Event]


_account = msgspec.json.Decoder(Annotations)
_known = msgspec.msgpack.Decoder(Known)


def said_of(
    work: Work,
    accounts: Any,
    events: Sequence[Event],
    event_of: Mapping[tuple[str, str], str],
    entities: tuple[Entity, ...],
) -> Any:
    """A frame of `SAID` over a frame `number, id, annotations`."""
    rows = [(id, bytearray(msgspec.msgpack.encode(k))) for id, k in _known_by(events, event_of).items()]
    joined = accounts.join(work.spark.createDataFrame(rows, _EVENTS), "id", "left").select(
        "number", "annotations", "events"
    )
    context = work.spark.sparkContext
    spread = frozenset(r.event for r in joined.mapInArrow(_spread, "event string").distinct().collect())
    told = context.broadcast((entity_names(entities), spread))
    work.drop("said")
    work.append(joined.mapInArrow(partial(_say, told), SAID), "said")
    return work.read("said", SAID)


def _known_by(events: Sequence[Event], event_of: Mapping[tuple[str, str], str]) -> dict[str, Known]:
    """What each account needs of the events. A story that fifty thousand accounts tell is not sent with all its mentions to each of them."""
    lean = {e.id: msgspec.structs.replace(e, parts=(), documents=(), claims=(), why=()) for e in events}
    of = events_by_document(event_of)
    return {d: Known(rows, [lean[e] for e in sorted({e for _, e in rows})]) for d, rows in of.items()}


def events_by_document(event_of: Mapping[tuple[str, str], str]) -> dict[str, list[tuple[str, str]]]:
    """The incidents of each document, each with the event that it became."""
    of: dict[str, list[tuple[str, str]]] = {}
    for (document, incident), event in event_of.items():
        of.setdefault(document, []).append((incident, event))
    return of


def _told(batches: Iterable[Any]) -> Iterator[tuple[int, Annotations, tuple[Any, ...], dict[str, Event]]]:
    """Number, account, claims on resolved events, and the events of each row."""
    for batch in batches:
        for row in batch.to_pylist():
            account = _account.decode(row["annotations"])
            known = _known.decode(row["events"]) if row["events"] is not None else Known([], [])
            id = account.document.id
            claims = resolved(account, {(id, incident): event for incident, event in known.of})
            yield row["number"], account, claims, {e.id: e for e in known.events}


def _spread(batches: Iterable[Any]) -> Iterator[Any]:
    for _, account, claims, events in _told(batches):
        if found := spread_events(account, claims, events):
            yield batch_of([{"event": e} for e in sorted(found)], "event string")


def _say(told: Any, batches: Iterable[Any]) -> Iterator[Any]:
    names, spread = told.value
    for number, account, claims, events in _told(batches):
        agency = credits_of(account.document).carried
        found = sayings(account, claims, events, names, spread)
        yield batch_of([_row(number, place, s, agency) for place, s in enumerate(found)], SAID)


def _row(number: int, place: int, s: Said, agency: str | None) -> dict[str, Any]:
    told = value(s)
    return {
        "event": s.claim.event, "number": number, "place": place, "document": s.document, "claim": s.claim.id,
        "middle": (s.claim.start + s.claim.end) // 2, "attribute": s.claim.attribute,
        "value": f"{float(told[0])} {float(told[1])}" if isinstance(told, tuple) else f"={told}", "agency": agency,
        "said": msgspec.msgpack.encode(s),
    }  # fmt: skip
