"""A case as a stream of documents in the order in which they come out; what is kept is the events of some days."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from generator.happening import happening
from generator.story import Made, Story
from generator.world import World

FIRST_DAY = datetime(2019, 1, 1)
EVENTS_A_DAY = 40
# The event that so many carry comes after so many days.
SKEWED_AFTER = 2


class Settings(NamedTuple):
    """`skew`: so many papers carry one agency's story (0: none does)."""

    documents: int
    seed: int = 1
    short: bool = False
    skew: int = 0
    events_a_day: int = EVENTS_A_DAY


def case(settings: Settings) -> Iterator[Made | dict[str, Any]]:
    """The documents with their truth, and each event's truth once its last account is out. A case of fewer documents is the beginning of a larger one."""
    world = World(settings.seed)
    open_stories: list[tuple[datetime, int, Story]] = []
    skewed = SKEWED_AFTER * settings.events_a_day if settings.skew else -1
    n = made = 0
    while made < settings.documents:
        # Every story that has begun before the next account comes out is open.
        while not open_stories or _begins(settings, n) <= open_stories[0][0]:
            event = happening(world, n, _begins(settings, n))
            story = Story(world, event, settings.short, settings.skew if n == skewed else 0)
            if story.next is not None:
                heapq.heappush(open_stories, (story.next, n, story))
            n += 1
        _, number, story = heapq.heappop(open_stories)
        yield story.account(made)
        made += 1
        if story.next is None:
            yield story.event.truth()
        else:
            heapq.heappush(open_stories, (story.next, number, story))
    for _, _, story in sorted(open_stories, key=lambda s: s[1]):
        if story.told:
            yield story.event.truth()


def _begins(settings: Settings, n: int) -> datetime:
    jitter = Random(f"{settings.seed}:when:{n}").random()  # noqa: S311 - invented texts
    return FIRST_DAY + timedelta(minutes=round((n + 0.9 * jitter) * 24 * 60 / settings.events_a_day))
