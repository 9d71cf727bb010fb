"""The record under a log: what each kind of decision does, and that nothing but accounts, rule and log counts."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.case.decisions.apply import decided_record
from crossbearing.case.decisions.chain import chained
from crossbearing.case.decisions.decision import Decision, Target
from crossbearing.engine import reconciled
from crossbearing.records import Annotations, Claim, Decided, Event, Record
from tests.case.decisions.conftest import Reviewer, demo_accounts, demo_record, linked

Accounts = tuple[Annotations, ...]


def under(log: list[Decision], accounts: Accounts | None = None) -> Record:
    return decided_record(accounts or demo_accounts(), log, "consensus", linking=linked)


def claim(record: Record, id: str) -> Claim:
    return next(c for c in record.claims if c.id == id)


def event(record: Record, id: str) -> Event:
    return next(e for e in record.events if e.id == id)


def told(thing: Any) -> Decided:
    assert isinstance(thing.decided, Decided)
    return thing.decided


def a_death_toll(record: Record) -> Claim:
    """A figure of the dead that stands in a reading of the main event."""
    main = record.events[0]
    row = next(a for a in main.attributes if a.attribute == "fatalities")
    return claim(record, row.readings[0].claims[0])


def toll(record: Record, id: str) -> list[Any]:
    """The readings of the dead in which the claim stands."""
    rows = [a for e in record.events for a in e.attributes if a.attribute == "fatalities"]
    return [r for a in rows for r in a.readings if id in r.claims]


def test_no_decision_changes_no_byte(accounts: Accounts, record: Record) -> None:
    assert msgspec.json.encode(under([])) == msgspec.json.encode(record)
    assert b"decided" not in msgspec.json.encode(record)
    assert b"set_aside" not in msgspec.json.encode(record)


def test_a_rejected_claim_counts_nowhere_and_is_kept_to_be_seen(record: Record, reviewer: Reviewer) -> None:
    figure = a_death_toll(record)
    d = reviewer("reject", figure.id, "claim")
    found = under(reviewer.log)
    assert figure.id not in {c.id for c in found.claims}
    assert toll(found, figure.id) == []
    assert not any(figure.id in (r.a, r.b) for r in found.relations)
    assert found.set_aside is not msgspec.UNSET
    (aside,) = found.set_aside.claims  # type: ignore[union-attr]
    assert (aside.id, aside.quote, aside.document) == (figure.id, figure.quote, figure.document)
    assert (told(aside).verdict, told(aside).decisions, told(aside).author) == ("rejected", (d.hash,), "Ana")


def test_a_corrected_claim_shows_both_values_and_weighs_with_the_reviewers(record: Record, reviewer: Reviewer) -> None:
    figure = a_death_toll(record)
    reviewer("correct", figure.id, "claim", {"low": 77.0, "high": 77.0})
    found = under(reviewer.log)
    now = claim(found, figure.id)
    assert (now.low, now.high, now.quote) == (77, 77, figure.quote)
    assert told(now).machine == {"low": figure.low, "high": figure.high}
    assert [(r.low, r.high) for r in toll(found, figure.id)] == [(77, 77)]


def test_accepting_afterwards_gives_the_machines_value_back(record: Record, reviewer: Reviewer) -> None:
    figure = a_death_toll(record)
    reviewer("correct", figure.id, "claim", {"low": 77.0, "high": 77.0})
    reviewer("accept", figure.id, "claim", author="Ben")
    now = claim(under(reviewer.log), figure.id)
    assert (now.low, now.high) == (figure.low, figure.high)
    assert (told(now).verdict, told(now).author, told(now).differs) == ("accepted", "Ben", True)


def test_a_claim_is_moved_to_the_event_that_a_reviewer_names(record: Record, reviewer: Reviewer) -> None:
    figure = a_death_toll(record)
    other = record.events[1]
    reviewer("correct", figure.id, "claim", {"event": other.id})
    found = under(reviewer.log)
    assert claim(found, figure.id).event == other.id
    assert figure.id in event(found, other.id).claims
    assert figure.document in event(found, other.id).documents
    assert figure.id not in found.events[0].claims
    assert told(claim(found, figure.id)).machine == {"event": record.events[0].id}
    assert any(figure.id in r.claims for a in event(found, other.id).attributes for r in a.readings)


def test_a_claim_that_the_machine_missed_is_added_and_can_be_rejected_again(
    accounts: Accounts, record: Record, reviewer: Reviewer
) -> None:
    document = accounts[0].document
    start = document.text.index(" ") + 1
    new = {
        "start": start,
        "end": start + 12,
        "attribute": "injured",
        "low": 31.0,
        "high": 31.0,
        "event": record.events[0].id,
    }
    reviewer("annotate", document.id, "document", new)
    found = under(reviewer.log)
    (added,) = [c for c in found.claims if isinstance(c.decided, Decided)]
    assert (added.quote, added.low, added.event) == (document.text[start : start + 12], 31, record.events[0].id)
    assert told(added).verdict == "added"
    assert any((r.low, r.claims) == (31, (added.id,)) for a in found.events[0].attributes for r in a.readings)
    reviewer("reject", added.id, "claim", author="Ben")
    again = under(reviewer.log)
    assert added.id not in {c.id for c in again.claims}
    assert again.set_aside.claims[0].id == added.id  # type: ignore[union-attr]


def test_merged_events_are_one_with_all_that_both_had(record: Record, reviewer: Reviewer) -> None:
    a, b = record.events[2:4]
    reviewer("merge", a.id, "event", other=b.id)
    found = under(reviewer.log)
    one = next(e for e in found.events if set(e.claims) >= set(a.claims))
    assert set(one.claims) == {*a.claims, *b.claims}
    assert set(one.documents) == {*a.documents, *b.documents}
    assert told(one).verdict == "merged"
    assert len(found.events) == len(record.events) - 1
    assert {c.event for c in found.claims if c.id in one.claims} == {one.id}


def test_what_was_merged_is_parted_by_a_later_decision(record: Record, reviewer: Reviewer) -> None:
    a, b = record.events[2:4]
    reviewer("merge", a.id, "event", other=b.id)
    reviewer("not_same", a.id, "event", other=b.id, author="Ben")
    found = under(reviewer.log)
    assert {a.id, b.id} <= {e.id for e in found.events}
    assert told(event(found, a.id)).verdict == "kept_apart"
    assert told(event(found, a.id)).differs


def test_a_split_takes_the_named_accounts_out(record: Record, reviewer: Reviewer) -> None:
    main = record.events[0]
    out = main.documents[0]
    reviewer("split", main.id, "event", {"out": [out]})
    found = under(reviewer.log)
    halves = [e for e in found.events if isinstance(e.decided, Decided)]
    assert sorted(len(e.documents) for e in halves) == [1, len(main.documents) - 1]
    alone = next(e for e in halves if len(e.documents) == 1)
    assert alone.documents == (out,)
    assert {claim(found, c).document for c in alone.claims} == {out}
    assert next(d for d in found.documents if d.id == out).main_event == alone.id


def test_a_decision_stays_where_it_was_put_when_accounts_come(
    accounts: Accounts, record: Record, reviewer: Reviewer
) -> None:
    few = accounts[:4]
    before = decided_record(few, [], "consensus", linking=linked)
    early = Reviewer(few, before)
    early("split", before.events[0].id, "event", {"out": [before.events[0].documents[0]]})
    early("correct", before.events[1].id, "event", {"label": "The fire of the warehouse"})
    after = under(early.log)
    assert before.events[0].id not in {e.id for e in after.events}
    alone = next(
        e
        for e in after.events
        if isinstance(e.decided, Decided) and len(e.documents) == 1 and told(e).verdict == "split"
    )
    assert alone.documents == (before.events[0].documents[0],)
    assert [e.label for e in after.events if isinstance(e.decided, Decided) and told(e).verdict == "corrected"] == [
        "The fire of the warehouse"
    ]
    assert not any("no effect" in w for w in after.warnings)


def test_a_decision_whose_target_is_gone_is_told_and_does_nothing(
    accounts: Accounts, record: Record, reviewer: Reviewer
) -> None:
    gone = accounts[5].document.id
    figure = next(c for c in record.claims if c.document == gone)
    reviewer("reject", figure.id, "claim")
    reviewer("metadata", gone, "document", {"title": "Another"})
    few = accounts[:5]
    found = under(reviewer.log, few)
    assert [w.split(":")[0] for w in found.warnings[-2:]] == [
        f"decision 1 (reject claim {figure.id}, by Ana, 2026-01-05T10",
        f"decision 2 (metadata document {gone}, by Ana, 2026-01-05T10",
    ]
    bare = decided_record(few, [], "consensus", linking=linked)
    assert msgspec.structs.replace(found, warnings=()) == msgspec.structs.replace(bare, warnings=())


def test_a_rejected_event_is_set_aside_and_its_claims_belong_to_none(record: Record, reviewer: Reviewer) -> None:
    gone = record.events[-1]
    reviewer("reject", gone.id, "event")
    found = under(reviewer.log)
    assert gone.id not in {e.id for e in found.events}
    assert [e.id for e in found.set_aside.events] == [gone.id]  # type: ignore[union-attr]
    assert {claim(found, c).event for c in gone.claims} == {None}


def test_a_corrected_event_says_what_the_machine_made_of_it(record: Record, reviewer: Reviewer) -> None:
    old = record.events[0]
    reviewer("correct", old.id, "event", {"start": "2024-10-13", "type": "accident"})
    new = event(under(reviewer.log), old.id)
    assert (new.start, new.type) == ("2024-10-13", "accident")
    assert told(new).machine == {"start": old.start, "type": old.type, "label": old.label}
    assert "13 October 2024" in new.label


def test_merged_names_are_one_entity_and_a_split_gives_its_form_back(record: Record, reviewer: Reviewer) -> None:
    a, b = (
        next(e for e in record.entities if e.name == n) for n in ("Mondego Fertilisers", "Mondego Fertilizantes S.A.")
    )
    reviewer("merge", a.id, "entity", other=b.id)
    found = under(reviewer.log)
    (one,) = [e for e in found.entities if isinstance(e.decided, Decided)]
    assert (one.name, b.name in one.aliases) == (a.name, True)
    assert set(one.mentions) == {*a.mentions, *b.mentions}
    parted = Reviewer(demo_accounts(), found)
    parted.log = reviewer.log
    out = sorted({m.document for m in b.mentions} - {m.document for m in a.mentions})
    if out:
        parted("split", one.id, "entity", {"out": out})
        again = under(parted.log)
        assert a.name in {e.name for e in again.entities}
        assert b.name in {e.name for e in again.entities}


def test_a_corrected_date_of_publication_has_the_account_read_anew(accounts: Accounts, reviewer: Reviewer) -> None:
    document = accounts[0].document
    asked: list[str | None] = []

    def annotate(documents: Any) -> list[Annotations]:
        asked.extend(d.published for d in documents)
        return [msgspec.structs.replace(accounts[0], document=d) for d in documents]

    reviewer("metadata", document.id, "document", {"published": "2024-11-02"})
    found = decided_record(accounts, reviewer.log, "consensus", annotate, linked)
    now = next(d for d in found.documents if d.id == document.id)
    assert (asked, now.published) == (["2024-11-02"], "2024-11-02")
    assert told(now).machine == {"published": document.published}
    asked.clear()
    reviewer.log.clear()
    reviewer("metadata", document.id, "document", {"title": "The harbour"})
    found = decided_record(accounts, reviewer.log, "consensus", annotate, linked)
    assert (asked, next(d for d in found.documents if d.id == document.id).title) == ([], "The harbour")


def test_notes_are_shown_and_change_nothing(record: Record, reviewer: Reviewer) -> None:
    figure = a_death_toll(record)
    reviewer("annotate", figure.id, "claim", "Ask the hospital.")
    now = claim(under(reviewer.log), figure.id)
    assert (told(now).verdict, told(now).notes, told(now).machine) == ("noted", ("Ask the hospital.",), {})
    assert msgspec.structs.replace(now, decided=msgspec.UNSET) == figure


# Random logs: each step names a kind and picks its targets by number.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["reject", "accept", "correct", "move", "merge", "not_same", "split", "reject event", "name", "merge names", "title", "revoke"]
        ),
        st.integers(0, 40), st.integers(0, 40), st.sampled_from(["Ana", "Ben"]),
    ),
    min_size=1, max_size=7,
)  # fmt: skip
FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def random_log(steps: list[tuple[str, int, int, str]]) -> list[Decision]:
    record = demo_record()
    by = Reviewer(demo_accounts(), record)
    for kind, n, m, author in steps:
        a, b = record.claims[n % len(record.claims)], record.events[m % len(record.events)]
        x, y = (record.entities[i % len(record.entities)] for i in (n, m))
        other = record.events[n % len(record.events)]
        if kind in ("reject", "accept"):
            by(kind, a.id, "claim", author=author)  # type: ignore[arg-type]
        elif kind == "correct":
            by("correct", a.id, "claim", {"subject": f"number {m}"}, author=author)
        elif kind == "move":
            by("correct", a.id, "claim", {"event": b.id}, author=author)
        elif kind in ("merge", "not_same") and other.id != b.id:
            by(kind, b.id, "event", other=other.id, author=author)  # type: ignore[arg-type]
        elif kind == "split" and len(b.documents) > 1:
            by("split", b.id, "event", {"out": [b.documents[n % len(b.documents)]]}, author=author)
        elif kind == "reject event":
            by("reject", b.id, "event", author=author)
        elif kind == "name":
            by("correct", x.id, "entity", {"name": f"Name {m}"}, author=author)
        elif kind == "merge names" and x.id != y.id:
            by("merge", x.id, "entity", other=y.id, author=author)
        elif kind == "title":
            by("metadata", record.documents[m % 6].id, "document", {"title": f"Title {n}"}, author=author)
        elif kind == "revoke" and by.log:
            by("revoke", by.log[n % len(by.log)].hash, "decision", author=author)
    return by.log


@FEW
@given(STEPS, st.randoms(use_true_random=False))
def test_a_log_replayed_gives_the_same_record_in_whatever_order_the_accounts_come(
    steps: list[tuple[str, int, int, str]], chance: random.Random
) -> None:
    log = random_log(steps)
    once = under(log)
    encoded = msgspec.json.encode(once)
    mixed = tuple(chance.sample(demo_accounts(), 6))
    assert msgspec.json.encode(under(log, mixed)) == encoded
    ids = {e.id for e in once.events}
    texts = {d.id: d.text for d in once.documents}
    for c in once.claims:
        assert texts[c.document or ""][c.start : c.end] == c.quote
        assert c.event is None or c.event in ids
    claimed = [c for e in once.events for c in e.claims]
    assert len(claimed) == len(set(claimed))
    assert {e.part_of for e in once.events} <= {None, *ids}
    assert {d.main_event for d in once.documents} <= {None, *ids}


@FEW
@given(STEPS)
def test_decisions_that_are_all_revoked_leave_the_machines_record(steps: list[tuple[str, int, int, str]]) -> None:
    log = [d for d in random_log(steps) if d.kind != "revoke"]
    for d in [*log]:
        taken = Decision("revoke", Target("decision", d.hash), "Ana", d.time, "a slip of mine")
        log.append(chained(taken, log[-1]))
    assert msgspec.json.encode(under(log)) == msgspec.json.encode(demo_record())


def test_the_rule_counts_too(accounts: Accounts, record: Record, reviewer: Reviewer) -> None:
    figure = a_death_toll(record)
    d = reviewer("accept", figure.id, "claim")
    found = decided_record(accounts, [d], "acled", linking=linked)
    plain = reconciled(accounts, "acled")
    assert [e.attributes for e in found.events] == [e.attributes for e in plain.events]


@pytest.mark.parametrize("kind", ["accept", "reject"])
def test_a_link_is_accepted_or_rejected_as_a_pair(kind: Any, record: Record, reviewer: Reviewer) -> None:
    a, b = record.events[2:4]
    d = reviewer("merge", a.id, "event", other=b.id)
    link = msgspec.structs.replace(d, kind=kind, target=Target("link", a.id, b.id))
    found = under([chained(link, None)])
    assert len(found.events) == len(record.events) - (kind == "accept")
