"""All accounts of one event, one after the other: agencies first, papers that carry them, papers with reports of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from generator.account import SHORT, USUAL, Writer
from generator.copying import carried, edited
from generator.happening import Happening, stamp
from generator.told import Account
from generator.world import PAPERS_A_COUNTRY, WORLD_PAPERS, World

# Accounts an event: P(more than n) falls as n to the power of -TAIL, three on average, none above MOST.
TAIL, MOST = 1.4, 400
AGENCY_FIRST, CARRIES, EDITS, LIFTS, FOREIGN = 0.6, 0.25, 0.2, 0.03, 0.35
# Hours after the event at which an account comes out: the mean, and the last.
MEAN_HOURS, LAST_HOURS = 22, 240


class Made(NamedTuple):
    """A document and what is true of it."""

    published: datetime
    row: dict[str, Any]
    truth: dict[str, Any]


class Source(NamedTuple):
    """A text that others carry."""

    number: int
    publisher: str
    account: Account


class Story:
    """The accounts of an event in the order in which they come out. What is kept is one agency copy and one paper's report."""

    def __init__(self, world: World, event: Happening, short: bool, carriers: int = 0) -> None:
        self.world, self.event, self.words = world, event, SHORT if short else USUAL
        self.chance = Random(f"{world.seed}:story:{event.id}")  # noqa: S311 - invented texts
        self.carriers = carriers
        count = carriers or min(MOST, int((1 - self.chance.random()) ** (-1 / TAIL)))
        self.hours = sorted(min(LAST_HOURS, self.chance.expovariate(1 / MEAN_HOURS) + 0.5) for _ in range(count))
        self.told = 0
        self.wire: Source | None = None
        self.report: Source | None = None

    @property
    def next(self) -> datetime | None:
        """When the next account comes out, None after the last."""
        return self.event.begun + timedelta(hours=self.hours[self.told]) if self.told < len(self.hours) else None

    def account(self, number: int) -> Made:
        """The next account, which is the case's document of this number."""
        when, c = self.next, self.chance
        assert when is not None  # noqa: S101 - the stream asks before
        way = c.random()
        role, source = "own", None
        if self.told == 0 and (way < AGENCY_FIRST or self.carriers):
            role = "agency"
        elif self.wire and (way < CARRIES or (self.carriers and way < 0.97)):
            role, source = "carried" if way < 0.7 or not self.carriers else "edited", self.wire
        elif self.wire and way < CARRIES + EDITS:
            role, source = "edited", self.wire
        elif self.report and way > 1 - LIFTS:
            role, source = "lifted", self.report
        elif self.wire and self.told > 4 and way > 0.9:
            role = "agency"
        paper = self._publisher(role)
        writer = Writer(self.world, self.event, paper, when, c)
        if source is None:
            account = writer.write(self.words)
            if role == "agency":
                head = f"{self.event.town.name.upper()}, {when:%B} {when.day} ({paper}) - "
                account = account._replace(head=head)
        elif role == "carried":
            account = carried(source.account, source.publisher, writer, c)
        else:
            account = edited(source.account, source.publisher, writer, c, credit=role == "edited")
        self.told += 1
        here = Source(number, paper, account)
        if role == "agency":
            self.wire = here
        elif role == "own":
            self.report = here
        return self._made(here, role, source, when)

    def _publisher(self, role: str) -> str:
        if role == "agency":
            return self.world.agencies[self.chance.randrange(len(self.world.agencies))]
        # Papers of other countries join in where thousands carry a story.
        abroad = self.chance.random() < (0.97 if self.carriers else FOREIGN)
        if abroad and self.carriers:
            return self.world.paper(self.chance.choice(self.world.countries), self.chance.randrange(PAPERS_A_COUNTRY))
        if abroad:
            return self.world.paper("", self.chance.randrange(WORLD_PAPERS))
        return self.world.paper(self.event.town.country, self.chance.randrange(PAPERS_A_COUNTRY))

    def _made(self, here: Source, role: str, source: Source | None, when: datetime) -> Made:
        text, id = here.account.text(), document_id(here.number)
        slug = "".join(ch for ch in here.publisher.lower() if ch.isalnum())
        row = {
            "id": id, "publisher": here.publisher, "published": stamp(when), "title": here.account.title,
            "url": f"https://{slug}.example/{when:%Y/%m/%d}/{here.number}", "text": text,
        }  # fmt: skip
        claims = here.account.claims()
        for claim in claims:
            claim["event"] = claim.pop("of") or self.event.id
        truth = {
            "document": id, "event": self.event.id, "role": role, "copy_of": document_id(source.number) if source else None,
            "words": len(text.split()), "claims": claims,
        }  # fmt: skip
        return Made(when, row, truth)


def document_id(number: int) -> str:
    """The id of the case's document of this number."""
    return f"g{number:08d}"


def accounts(story: Story) -> Iterator[Made]:
    """All accounts of one story by themselves."""
    number = 0
    while story.next is not None:
        yield story.account(number)
        number += 1
