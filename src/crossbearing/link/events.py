"""Mentions of one event across accounts."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records import Annotations, Entity, Event


def link_events(
    accounts: Sequence[Annotations], entities: tuple[Entity, ...]
) -> tuple[tuple[Event, ...], dict[tuple[str, str], str], dict[str, str]]:
    """Events, the event of each (document id, incident id), and each document's main event."""
    return (), {}, {}
