"""A large case of invented events, written straight as rows: for the time of the case's queries and of the pages made from them.

    python bench/case_rows.py CASE [ACCOUNTS]     write a case of so many accounts (1,000)
    python bench/case_rows.py --time [FOLDER]     time each query at 1,000, 10,000 and 100,000 accounts, the cases kept in FOLDER

Nothing is read or annotated. The sizes follow the bundled demo: some 200 words and 8 claims an account, one event for every three
accounts, most told by a few accounts and a few told by thousands.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from sqlalchemy import insert

from crossbearing.case import schema
from crossbearing.case.maker import number_of, this_maker
from crossbearing.case.reading import DocumentFilter, EventFilter, Reading
from crossbearing.case.store import Case, now, text_hash
from crossbearing.records import (
    Annotations,
    AttributeRecord,
    Claim,
    Copy,
    Document,
    DocumentAttribution,
    Entity,
    Estimate,
    Event,
    Location,
    Passage,
    Record,
    Relation,
)
from crossbearing.records import Reading as Value

SIZES = (1_000, 10_000, 100_000)
CLAIMS, EVENTS_PER_ACCOUNT, MOST_TELLING = 8, 1 / 3, 0.03
SYLLABLES = "ba ber cal dor el fen gar hol is jun kel lor mar nor or pel quin ros sel tam ul ven wes yar zol".split()
TYPES = ("battle", "explosion", "protest", "strike", "arrest", "disaster", "accident", "violence_against_civilians")
FIGURES = ("fatalities", "injured", "missing", "displaced", "participants")
WORDS = (
    "the a of in on by near after before while police rescuers officials residents mayor union killed injured missing river bridge market "
    "square port mill harbour storm fire flood march workers soldiers houses road district morning night week said told reported according"
).split()


class Invented:
    """The invented world: towns, persons, outlets, and what happened. The same seed gives the same case."""

    def __init__(self, accounts: int, seed: int = 7) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.accounts = accounts
        self.countries = ["QA", "QB", "QC", "QD", "QE", "QF", "QG", "QH"]
        towns = max(60, min(accounts // 20, 4000))
        self.places = [
            Location(
                self.word(3), f"{self.word(2)} Province", self.random.choice(self.countries), 10_000_000 + n,
                self.random.uniform(-60, 70), self.random.uniform(-170, 170), 1,
            )
            for n in range(towns)
        ]  # fmt: skip
        self.persons = [f"{self.word(2)} {self.word(3)}" for _ in range(max(40, min(accounts // 10, 8000)))]
        self.bodies = [f"{self.word(2)} {kind}" for kind in ("Union", "Front", "Guard", "Ministry") for _ in range(30)]
        self.outlets = [f"{self.word(2)} {kind}" for kind in ("Herald", "Courier", "Post", "Radio") for _ in range(50)]

    def word(self, syllables: int) -> str:
        """An invented name."""
        return "".join(self.random.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def record(self) -> Record:
        """The record of the case."""
        r = self.random
        events = [self._event(n) for n in range(max(1, round(self.accounts * EVENTS_PER_ACCOUNT)))]
        # Some happenings are told by many: the n-th event has a share of 1/(n+1), cut off above.
        weights = [min(1 / (n + 1), MOST_TELLING) for n in range(len(events))]
        chosen = r.choices(range(len(events)), weights, k=self.accounts)
        told: dict[int, list[Claim]] = {n: [] for n in range(len(events))}
        documents, mentions, attributions = [], {}, []
        claims: list[Claim] = []
        for number in range(self.accounts):
            main = chosen[number] if number % 3 else number // 3 % len(events)
            document, own, named, speech = self._account(number, events[main])
            documents.append(document)
            claims += own
            told[main] += own
            attributions.append(speech)
            for key, passage in named:
                mentions.setdefault(key, []).append(passage)
        return Record(
            documents=tuple(documents),
            entities=tuple(
                Entity(f"n{n:016x}", kind, name, (name.split()[-1],) if kind == "person" else (), tuple(found))
                for n, ((kind, name), found) in enumerate(mentions.items())
            ),
            events=tuple(self._told(e, told[n]) for n, e in enumerate(events)),
            claims=tuple(claims),
            relations=tuple(self._relations(told)),
            attributions=tuple(attributions),
            calls=(),
            boilerplate=(),
            copies=tuple(self._copies(documents)),
            warnings=(),
        )

    def _event(self, n: int) -> Event:
        r = self.random
        place = r.choice(self.places)
        day = date(2015, 1, 1) + timedelta(days=r.randrange(3650))
        start = [day.isoformat(), day.isoformat(), day.isoformat()[:7], None][r.choices(range(4), (80, 10, 7, 3))[0]]
        kind: Any = r.choice(TYPES)
        label = f"{kind.replace('_', ' ').capitalize()}, {place.name}, {day:%d %B %Y}"
        return Event(f"e{n:016x}", kind, label, start, start, place if r.random() < 0.9 else None, (), None, (), ())

    def _account(
        self, number: int, event: Event
    ) -> tuple[Document, list[Claim], list[tuple[tuple[Any, str], Passage]], DocumentAttribution]:
        r = self.random
        id, parts, at = f"d{number:016x}", [], 0
        claims: list[Claim] = []
        named: list[tuple[tuple[Any, str], Passage]] = []
        speech = None
        for n in range(CLAIMS):
            person, body, figure = r.choice(self.persons), r.choice(self.bodies), r.choice(FIGURES)
            many = r.randrange(1, 60)
            town = event.place.name if event.place else "the valley"
            sentence = f"{many} people were {figure} in {town}, {person} of the {body} said. "
            for kind, name in (("person", person), ("organization", body), ("place", town)):
                where = at + sentence.index(name)
                named.append(((kind, name), Passage(id, where, where + len(name))))
            claims.append(
                Claim(
                    f"c{number:012x}{n:04x}",
                    at,
                    at + len(sentence) - 2,
                    sentence[:-2],
                    event.id,
                    figure,
                    many,
                    many,
                    None,
                    "person",
                    "people",
                    event.start,
                    (person,) if n % 2 else (),
                    "asserted",
                    id,
                )
            )
            if speech is None:
                speech = DocumentAttribution(
                    at, at + len(sentence) - 2, None, None, (person,), False, "statement", document=id
                )
            filler = " ".join(r.choices(WORDS, k=12)).capitalize() + ". "
            parts += [sentence, filler]
            at += len(sentence) + len(filler)
        text = "".join(parts)
        published = (
            date.fromisoformat((event.start or "2020-01-01").ljust(10, "-")[:10].replace("---", "-01"))
            + timedelta(days=r.randrange(9))
        ).isoformat()
        document = Document(
            id, f"{id}.txt", text_hash(text), r.choice(self.outlets), None, published, "en", event.label.split(",")[0], None, text, event.id
        )  # fmt: skip
        assert speech is not None  # noqa: S101
        return document, claims, named, speech

    def _told(self, event: Event, claims: list[Claim]) -> Event:
        by: dict[str, list[Claim]] = {}
        for c in claims:
            by.setdefault(c.attribute, []).append(c)
        attributes = []
        for own in by.values():
            values: dict[float, list[Claim]] = {}
            for c in own:
                values.setdefault(c.low or 0, []).append(c)
            readings = tuple(
                Value(v, v, None, tuple(c.id for c in held), len({c.document for c in held}), 1)
                for v, held in sorted(values.items())
            )
            low, high = min(values), max(values)
            status: Any = (
                "single"
                if len(own) == 1
                else "agreed"
                if low == high
                else self.random.choice(("disputed", "updated", "compatible"))
            )
            attributes.append(
                AttributeRecord(
                    own[0].attribute, "people", Estimate(low, (low + high) // 2, high, "median"), readings, status
                )
            )
        return msgspec.structs.replace(
            event,
            documents=tuple(dict.fromkeys(c.document or "" for c in claims)),
            claims=tuple(c.id for c in claims),
            attributes=tuple(attributes),
        )

    def _relations(self, told: dict[int, list[Claim]]) -> Iterator[Relation]:
        for claims in told.values():
            last: dict[str, Claim] = {}
            for c in claims:
                if before := last.get(c.attribute):
                    same = before.low == c.low
                    yield Relation(before.id, c.id, "agrees" if same else "contradicts", f"{before.low} and {c.low}")
                last[c.attribute] = c

    def _copies(self, documents: list[Document]) -> Iterator[Copy]:
        for a, b in zip(documents[::20], documents[1::20], strict=False):
            yield Copy(Passage(a.id, 0, 90), Passage(b.id, 0, 90), 0.6, "b", "the later of the two")


def write(path: str, accounts: int, seed: int = 7) -> Record:
    """Writes the case with its accounts, and the rows of its record."""
    record = Invented(accounts, seed).record()
    claims: dict[str, list[Claim]] = {}
    for c in record.claims:
        claims.setdefault(c.document or "", []).append(c)
    with Case(path, create=True) as case:
        with case.engine.begin() as connection:
            maker = number_of(connection, this_maker())
            t, at = schema.accounts, now()
            rows = (
                {
                    "id": d.id, "sha256": d.sha256, "original": d.text.encode(), "made_by": "invented", "maker": maker,
                    "annotations": msgspec.json.encode(Annotations(d, claims=tuple(claims[d.id]))), "text_sha256": d.sha256,
                    "published": d.published, "added": at, "current": True, "place": None, "link": None, "chain": None,
                }
                for d in record.documents
            )  # fmt: skip
            pending: list[dict[str, Any]] = []
            for row in rows:
                pending.append(row)
                if len(pending) == 2000:
                    connection.execute(insert(t), pending)
                    pending = []
            if pending:
                connection.execute(insert(t), pending)
        case.write(record)
    return record


def queries(reading: Reading) -> dict[str, Callable[[random.Random], Any]]:
    """Each query of the read side, asked of something chosen by chance."""
    events = reading.events(sort="accounts", limit=2000).rows
    documents = [d.id for d in reading.documents(limit=2000).rows]
    names = reading.entities(limit=2000).rows
    total = reading.events(limit=1).total
    sample = reading.events(offset=total // 2, limit=200).rows
    account = documents[len(documents) // 2]
    return {
        "overview": lambda r: reading.overview(),
        "events": lambda r: reading.events(offset=r.randrange(total)),
        "events by accounts": lambda r: reading.events(sort="accounts", offset=r.randrange(total)),
        "events filtered": lambda r: reading.events(
            EventFilter(type=r.choice(TYPES), country="QC", start="2018-01", end="2021-12"), sort="claims"
        ),
        "events of an actor": lambda r: reading.events(EventFilter(actor=r.choice(names).id)),
        "events of an account": lambda r: reading.events(EventFilter(account=account)),
        "events by words": lambda r: reading.events(EventFilter(q=r.choice(sample).label.split(",")[1])),
        "facets": lambda r: reading.event_facets(),
        "facets filtered": lambda r: reading.event_facets(EventFilter(type=r.choice(TYPES), status="disputed")),
        "marks": lambda r: reading.event_marks(EventFilter(type=r.choice(TYPES))),
        "event": lambda r: reading.event(r.choice(sample).id),
        "event told by most": lambda r: reading.event(events[0].id),
        "synopsis": lambda r: reading.synopsis(),
        "document": lambda r: reading.document(r.choice(documents)),
        "versions": lambda r: reading.versions(r.choice(documents)),
        "accounts, three": lambda r: reading.accounts(r.sample(documents, 3)),
        "documents": lambda r: reading.documents(offset=r.randrange(len(documents))),
        "documents filtered": lambda r: reading.documents(DocumentFilter(start="2018", q="strike"), sort="words"),
        "entities": lambda r: reading.entities("person", offset=r.randrange(20)),
        "entities by words": lambda r: reading.entities(q=r.choice(names).name[:4]),
        "entity": lambda r: reading.entity(r.choice(names).id),
        "entity named most": lambda r: reading.entity(names[0].id),
        "framing": lambda r: reading.framing(),
        "copies": lambda r: reading.copies(),
        "origin edges": lambda r: reading.origin_edges(),
        "search, a rare name": lambda r: reading.search(r.choice(names).name),
        "search, a word of every account": lambda r: reading.search("people said"),
        "doubtful": lambda r: reading.doubtful(),
        "failures": lambda r: reading.failures(),
    }


def timed(path: str, rounds: int = 20) -> dict[str, tuple[float, float]]:
    """Median and 95th percentile of each query in milliseconds of this process's own time, so that what else the machine does is not counted."""
    found: dict[str, list[float]] = {}
    chance = random.Random(3)  # noqa: S311 - nothing secret
    with Case(path) as case, case.reading() as reading:
        asked = queries(reading)
        for name, ask in asked.items():
            ask(chance)
            for _ in range(rounds):
                began = time.perf_counter()
                ask(chance)
                found.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    return {n: (median(t), sorted(t)[int(0.95 * len(t))]) for n, t in found.items()}


def main(arguments: list[str]) -> None:
    """Writes a case, or times the queries."""
    if arguments[:1] != ["--time"]:
        began = time.perf_counter()
        record = write(arguments[0], int(arguments[1]) if len(arguments) > 1 else SIZES[0])
        print(
            f"{len(record.documents)} accounts, {len(record.events)} events, {len(record.claims)} claims: {time.perf_counter() - began:.0f} s"
        )
        return
    folder = Path(arguments[1] if len(arguments) > 1 else tempfile.mkdtemp())
    rows = {}
    for size in SIZES:
        path = folder / f"{size}.case"
        if not path.exists():
            began = time.perf_counter()
            write(str(path), size)
            print(f"{size}: written in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        rows[size] = timed(str(path))
    print("| query, ms: median (95th percentile) | " + " | ".join(f"{s:,}" for s in SIZES) + " |")
    print("| --- |" + " --- |" * len(SIZES))
    for name in rows[SIZES[0]]:
        print(f"| {name} | " + " | ".join(f"{rows[s][name][0]:.1f} ({rows[s][name][1]:.1f})" for s in SIZES) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
