"""The read side: what a page is given is what the record says."""

from __future__ import annotations

import pytest

from crossbearing.case.reading import DocumentFilter, EventFilter, Reading
from crossbearing.case.store import Case
from crossbearing.publish import synopsis_of
from crossbearing.publish.sigla import sigla
from crossbearing.records import Record
from tests.case.decisions.conftest import demo_record


@pytest.fixture
def record() -> Record:
    return demo_record()


@pytest.fixture
def reading(case: Case) -> Reading:
    return case.reading()


def test_the_overview_counts_what_the_record_holds(reading: Reading, record: Record) -> None:
    with reading:
        found = reading.overview()
    assert (found.accounts, found.events, found.claims) == (6, len(record.events), len(record.claims))
    assert (found.entities, found.relations) == (len(record.entities), len(record.relations))
    assert found.disputed == sum(any(a.status == "disputed" for a in e.attributes) for e in record.events)
    assert (found.rule, found.stale, found.first_published) == ("consensus", False, "2024-10-14")


def test_events_come_in_the_order_asked_a_page_at_a_time(reading: Reading, record: Record) -> None:
    with reading:
        whole = reading.events().rows
        pages = [reading.events(offset=n, limit=2) for n in range(0, len(whole), 2)]
        by_claims = reading.events(sort="claims").rows
        by_label = reading.events(sort="label").rows
    assert [e.start or "9999" for e in whole] == sorted(e.start or "9999" for e in record.events)
    assert tuple(r for p in pages for r in p.rows) == whole
    assert {p.total for p in pages} == {len(record.events)}
    assert [e.claims for e in by_claims] == sorted((len(e.claims) for e in record.events), reverse=True)
    assert [e.label.casefold() for e in by_label] == sorted(e.label.casefold() for e in record.events)


@pytest.mark.parametrize("sort", ["date", "accounts", "claims", "label"])
def test_a_filter_lets_through_what_fits_and_counts_it(reading: Reading, record: Record, sort: str) -> None:
    biggest = max(record.events, key=lambda e: len(e.claims))
    account = biggest.documents[0]
    assert biggest.place is not None
    wanted = {
        EventFilter(type=biggest.type): {e.id for e in record.events if e.type == biggest.type},
        EventFilter(country=biggest.place.country): {
            e.id for e in record.events if e.place and e.place.country == biggest.place.country
        },
        EventFilter(start=biggest.start, end=biggest.start, q=biggest.place.name.upper()): {biggest.id},
        EventFilter(type="battle"): set(),
        EventFilter(status="disputed"): {
            e.id for e in record.events if any(a.status == "disputed" for a in e.attributes)
        },
    }
    with reading:
        for asked, ids in wanted.items():
            page = reading.events(asked, sort=sort)  # type: ignore[arg-type]
            assert ({r.id for r in page.rows}, page.total) == (ids, len(ids))
        told = {r.id for r in reading.events(EventFilter(account=account)).rows}
    assert biggest.id in told
    assert told == {e.id for e in record.events if account in e.documents}


def test_facets_count_for_the_other_filters(reading: Reading, record: Record) -> None:
    with reading:
        whole = reading.event_facets()
        some = reading.event_facets(EventFilter(type="protest"))
    counted = {v.value: v.count for v in whole.type}
    assert counted == {t: sum(e.type == t for e in record.events) for t in {e.type for e in record.events}}
    assert {v.value: v.count for v in some.type} == counted
    assert sum(v.count for v in some.status) == counted["protest"]
    assert [v.value for v in whole.month] == sorted(v.value for v in whole.month)


def test_marks_are_of_the_events_that_most_tell(reading: Reading, record: Record) -> None:
    with reading:
        one, all_of_them = reading.event_marks(limit=1), reading.event_marks()
        some = reading.event_marks(EventFilter(type="protest"), limit=1)
    assert (len(one.marks), one.left_out) == (1, len(record.events) - 1)
    assert one.marks[0].id == max(record.events, key=lambda e: len(e.documents)).id
    assert [m.start or "9999" for m in all_of_them.marks] == sorted(e.start or "9999" for e in record.events)
    assert some.left_out == sum(e.type == "protest" for e in record.events) - 1


def test_the_cut_of_an_event_says_what_the_record_says_of_it(reading: Reading, record: Record) -> None:
    with reading:
        assert reading.event("e0") is None
        for event in record.events:
            cut = reading.event(event.id)
            assert cut is not None
            assert event in cut.events
            assert cut.claims == tuple(c for c in record.claims if c.event == event.id)
            assert cut.documents == tuple(d for d in record.documents if d.id in event.documents)
            known = {c.id for c in cut.claims}
            assert cut.relations == tuple(r for r in record.relations if r.a in known and r.b in known)
            assert set(cut.attributions) == {a for a in record.attributions if a.document in event.documents}
            assert all(e in {x.id for x in record.entities} for e in (x.id for x in cut.entities))


def test_the_synopsis_of_a_case_is_that_of_its_record(reading: Reading, record: Record) -> None:
    with reading:
        assert synopsis_of(reading.synopsis()) == synopsis_of(record)


def test_accounts_come_with_what_they_share(reading: Reading, record: Record) -> None:
    ids = [d.id for d in record.documents[:2]]
    with reading:
        cut = reading.accounts(ids)
    assert cut.documents == record.documents[:2]
    assert cut.claims == tuple(c for c in record.claims if c.document in ids)
    known = {c.id for c in cut.claims}
    assert cut.relations == tuple(r for r in record.relations if r.a in known and r.b in known)
    assert cut.copies == tuple(c for c in record.copies if {c.a.document, c.b.document} <= set(ids))


def test_documents_are_listed_by_siglum_and_found_by_words(reading: Reading, record: Record) -> None:
    letters = {d: s.letter for d, s in sigla(record.documents).items()}
    with reading:
        rows = reading.documents().rows
        assert [(r.id, r.siglum) for r in rows] == list(letters.items())
        found = reading.documents(DocumentFilter(q="atlantic disp")).rows
        assert [r.publisher for r in found] == ["Atlantic Dispatch"]
        late = reading.documents(DocumentFilter(start="2024-10-16"), sort="words").rows
        assert [r.words for r in late] == sorted((r.words for r in late), reverse=True)
        assert {r.id for r in late} == {d.id for d in record.documents if (d.published or "") >= "2024-10-16"}
        event = record.events[0]
        told = reading.documents(DocumentFilter(event=event.id))
        assert {r.id for r in told.rows} == set(event.documents)
        account = reading.document(rows[0].id)
        assert account is not None
        assert account.document in record.documents
        assert account.times
        assert reading.document("d0") is None


def test_names_with_their_forms(reading: Reading, record: Record) -> None:
    with reading:
        page = reading.entities()
        assert [r.mentions for r in page.rows] == sorted((len(e.mentions) for e in record.entities), reverse=True)
        assert page.total == len(record.entities)
        persons = reading.entities("person")
        assert persons.total == sum(e.kind == "person" for e in record.entities)
        assert {r.kind for r in persons.rows} == {"person"}
        found = reading.entities(q=page.rows[0].name.split()[0][:4].lower())
        assert page.rows[0] in found.rows
        view = reading.entity(page.rows[0].id)
        assert view is not None
        entity = next(e for e in record.entities if e.id == view.entity.id)
        assert set(view.entity.mentions) == set(entity.mentions)
        assert sum(f.count for f in view.forms) == len(entity.mentions)
        texts = {d.id: d.text for d in record.documents}
        for form in view.forms:
            assert {" ".join(texts[m.document][m.start : m.end].split()) for m in form.mentions} == {form.form}
        assert reading.entity("n0") is None


def test_search_opens_at_the_words(reading: Reading, record: Record) -> None:
    texts = {d.id: d.text for d in record.documents}
    with reading:
        hits = reading.search("missing", "accounts")
        assert hits.rows
        for h in hits.rows:
            assert h.document is not None
            assert texts[h.document][h.start : h.end].casefold() == "missing"
            assert {h.snippet[s:e].casefold() for s, e in h.marked} == {"missing"}
        claims = reading.search("missing", "claims").rows
        assert {h.id for h in claims} <= {c.id for c in record.claims}
        both = reading.search("missing")
        assert [h.kind for h in both.rows] == sorted(h.kind for h in both.rows)
        assert both.total >= len(hits.rows) + len(claims)
        pages = [reading.search("missing", offset=n, limit=2).rows for n in range(0, both.total, 2)]
        assert [h.id for p in pages for h in p] == [h.id for h in reading.search("missing", limit=100).rows]
        assert reading.search('"brought up the last of the missing"').total >= 1
        assert reading.search("explos*", "accounts").total >= 1


@pytest.mark.parametrize("q", ["", " ", '"', "a AND (", "*", "NEAR(", "'; DROP TABLE x", "\x00", "col:x -y", "é\u202e"])
def test_no_query_fails(reading: Reading, q: str) -> None:
    with reading:
        assert reading.search(q).total >= 0
        assert reading.events(EventFilter(q=q)).total >= 0
        assert reading.entities(q=q).total >= 0


def test_the_queue_and_the_edges(reading: Reading, record: Record) -> None:
    with reading:
        doubts = reading.doubtful()
        edges = reading.origin_edges()
        copies = reading.copies()
    disputed = sum(a.status == "disputed" for e in record.events for a in e.attributes)
    assert sum(d.kind == "value" for d in doubts.rows) == disputed
    assert all(d.why for d in doubts.rows)
    assert copies.rows == record.copies
    assert any((e.kind, e.source, e.target) == ("copies", "The Northern Ledger", "Atlantic Dispatch") for e in edges)
    assert [e.count for e in edges] == sorted((e.count for e in edges), reverse=True)
