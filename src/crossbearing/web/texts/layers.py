"""What an account says, layer by layer, as marks on its text; each mark with what it says in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from crossbearing.records import (
    Annotations,
    Attribution,
    Boilerplate,
    Call,
    Claim,
    EventMention,
    Name,
    Place,
    Quantity,
    Time,
)
from crossbearing.web.texts import notes


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text in one layer. `key` is shared by the pieces of one mark (a claim's is its id); `says` is what it means, `part` which of
    its pieces it is (`source` and `cue` of an attribution; else empty)."""

    start: int
    end: int
    layer: str
    key: str
    says: str
    part: str = ""


class Layer(msgspec.Struct, frozen=True):
    """`name` is its word in the URL and on the page; `one` what a single mark is called in the margin."""

    name: str
    one: str


LAYERS: tuple[Layer, ...] = (
    Layer("dates", "date"), Layer("places", "place"), Layer("quantities", "quantity"), Layer("attributions", "said by"),
    Layer("names", "name"), Layer("events", "event"), Layer("claims", "claim"), Layer("calls", "call"), Layer("boilerplate", "boilerplate"),
)  # fmt: skip
NAMES = tuple(layer.name for layer in LAYERS)
# What one looks for first: what the account claims, and what is no part of it.
USUAL = ("claims", "boilerplate")
# What the URL says for no layer at all.
NONE = "none"


def asked(values: Sequence[str]) -> tuple[str, ...]:
    """The layers that the URL asks for (`layers=dates,places` or `layers=dates&layers=places`), in the order of `LAYERS`; what is no layer is
    passed over. Nothing at all means the usual ones, `none` (alone) no layer."""
    if not values:
        return USUAL
    wanted = {name.strip() for value in values for name in value.split(",")}
    return tuple(name for name in NAMES if name in wanted)


def marks(account: Annotations, on: Iterable[str], start: int = 0, end: int | None = None) -> list[Mark]:
    """The marks of these layers that touch `start..end`, in order of place."""
    until = len(account.document.text) if end is None else end
    found: list[Mark] = []
    for name in on:
        for number, item in enumerate(_items(account, name)):
            spans = _spans(item)
            if any(s < until and start < e for s, e, _ in spans):
                key = item.id if isinstance(item, Claim) else f"{name[:2]}{number}"
                said = _says(item)
                found.extend(Mark(s, e, name, key, said, part) for s, e, part in spans if s < until and start < e)
    return sorted(found, key=lambda m: (m.start, -m.end, NAMES.index(m.layer), m.key))


def counts(account: Annotations) -> dict[str, int]:
    """How many marks each layer has in the whole account."""
    return {name: len(_items(account, name)) for name in NAMES}


def starts(account: Annotations, on: Iterable[str]) -> Iterator[int]:
    """Where each mark of these layers starts."""
    for name in on:
        for item in _items(account, name):
            yield item.start


_Item = Time | Place | Quantity | Attribution | Name | EventMention | Claim | Call | Boilerplate


def _items(account: Annotations, layer: str) -> Sequence[_Item]:
    found: dict[str, Sequence[_Item]] = {
        "dates": account.times, "places": account.places, "quantities": account.quantities, "attributions": account.attributions,
        "names": account.names, "events": account.events, "claims": account.claims, "calls": account.calls,
        "boilerplate": account.boilerplate,
    }  # fmt: skip
    return found[layer]


def _spans(item: _Item) -> list[tuple[int, int, str]]:
    """The stretches of one mark: an attribution's content may be interrupted, and its speaker and verb stand beside it."""
    if not isinstance(item, Attribution):
        return [(item.start, item.end, "")]
    content = [(s, e, "") for s, e in item.parts or ((item.start, item.end),)]
    beside = [(*pair, part) for pair, part in ((item.source, "source"), (item.cue, "cue")) if pair is not None]
    return content + beside


def _says(item: _Item) -> str:
    said: dict[type, Callable[..., str]] = {
        Time: notes.time, Place: notes.place, Quantity: notes.quantity, Attribution: notes.attribution, Name: notes.name,
        EventMention: notes.event, Claim: notes.claim, Call: notes.call, Boilerplate: notes.boilerplate,
    }  # fmt: skip
    return said[type(item)](item)
