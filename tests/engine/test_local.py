"""The whole way over the bundled accounts: what must come out, whatever the order."""

from __future__ import annotations

import random
from functools import lru_cache

import msgspec
import pytest

from crossbearing.demo import accounts as folder
from crossbearing.engine import annotated, reconciled
from crossbearing.read import ReadDocument, read_manifest, read_sources
from crossbearing.records import Annotations, Claim, Event, Record


@lru_cache(maxsize=1)
def demo_accounts() -> tuple[Annotations, ...]:
    manifest = read_manifest(str(folder() / "manifest.csv"))
    return tuple(annotated(r for r in read_sources([str(folder())], manifest) if isinstance(r, ReadDocument)))


@lru_cache(maxsize=1)
def demo_record() -> Record:
    return reconciled(demo_accounts(), "consensus")


def main_event() -> Event:
    record = demo_record()
    mains = [d.main_event for d in record.documents]
    return next(e for e in record.events if e.id == max(mains, key=mains.count))


def claims(publisher: str, attribute: str) -> list[Claim]:
    ids = {d.id for d in demo_record().documents if d.publisher and d.publisher.startswith(publisher)}
    return [c for c in demo_record().claims if c.document in ids and c.attribute == attribute]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_accounts_changes_no_byte(seed: int) -> None:
    shuffled = list(demo_accounts())
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    assert msgspec.json.encode(reconciled(shuffled, "consensus")) == msgspec.json.encode(demo_record())


def test_every_claim_quotes_its_document_and_stands_on_a_known_event() -> None:
    record = demo_record()
    text = {d.id: d.text for d in record.documents}
    events = {e.id for e in record.events}
    assert len(record.claims) > 60
    for claim in record.claims:
        assert text[claim.document or ""][claim.start : claim.end] == claim.quote
        assert claim.event is None or claim.event in events
    ids = {c.id for c in record.claims}
    assert all({r.a, r.b} <= ids and r.why for r in record.relations)


def test_an_estimate_lies_between_its_bounds() -> None:
    for event in demo_record().events:
        for attribute in event.attributes:
            estimate = attribute.estimate
            if estimate and estimate.best is not None:
                assert estimate.low is None or estimate.low <= estimate.best
                assert estimate.high is None or estimate.best <= estimate.high


def test_all_six_accounts_are_chiefly_about_the_explosion() -> None:
    event = main_event()
    assert event.type == "explosion"
    assert event.start is not None and event.start.startswith("2024-10-14")
    assert event.place is not None and event.place.name == "Figueira da Foz"
    assert len(event.documents) == 6


def test_the_toll_grew_and_is_no_dispute() -> None:
    first = next(c for c in claims("Atlantic", "fatalities") if c.low == 4)
    second = next(c for c in claims("Regional", "fatalities") if c.low == 6)
    third = next(c for c in claims("Mondego", "fatalities") if c.low == 9)
    types = {(r.a, r.b): r.type for r in demo_record().relations}
    assert types[first.id, second.id] == "updates"
    assert types[second.id, third.id] == "updates"


def test_what_is_denied_is_denied() -> None:
    denied = {(c.attribute, c.low) for c in demo_record().claims if c.factuality == "denied"}
    assert ("fatalities", 20) in denied
    assert ("fatalities", 5) in denied


def test_the_earlier_fire_stays_apart() -> None:
    fire = {c.event for c in demo_record().claims if c.attribute == "start" and (c.value or "").startswith("2009")}
    assert len(fire) == 1
    assert main_event().id not in fire


def test_the_copied_sentence_is_one_origin() -> None:
    text = {d.id: d.text for d in demo_record().documents}
    copied = [text[c.a.document][c.a.start : c.a.end] for c in demo_record().copies]
    assert any("140 firefighters fought the flames" in passage for passage in copied)


def test_the_demands_are_kept_with_their_numbers() -> None:
    numbered = {c.number: c.quote for c in demo_record().calls if c.number}
    assert numbered["1"].startswith("The resignation of the director")
    assert numbered["3"].startswith("Compensation of 250,000 euros")


def test_names_of_one_bearer_are_joined() -> None:
    forms = [{e.name, *e.aliases} for e in demo_record().entities]
    assert any({"José Tavares", "Jose Tavares"} <= f for f in forms)
