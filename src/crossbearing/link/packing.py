"""Incidents made lean: their mentions and claims, which only the settling of an event needs, as bytes; their words in arrays elsewhere."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from crossbearing.link.incidents import Incident
from crossbearing.records import Claim, EventMention

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[list[EventMention], list[Claim]])


def packed(i: Incident) -> Incident:
    """The incident without its words, its mentions and claims packed."""
    told = _ENCODER.encode((i.mentions, i.claims))
    return replace(i, mentions=[], claims=[], words={}, account=None, packed=told)


def unpacked(i: Incident) -> Incident:
    """The incident with its mentions and claims."""
    if not i.packed:
        return i
    mentions, claims = _DECODER.decode(i.packed)
    return replace(i, mentions=mentions, claims=claims, packed=b"")
