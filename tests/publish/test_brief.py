"""What can be shown of a record at a glance: the same words, however much is left out of sight."""

from __future__ import annotations

import io

import msgspec
from rich.console import Console

from crossbearing.publish.brief import brief, by_weight
from crossbearing.publish.sigla import sigla
from crossbearing.publish.summary import MOST_LISTED, summary
from crossbearing.publish.view import Case, chapter
from crossbearing.records import Record
from tests.case.decisions.conftest import demo_record
from tests.publish.sample import sample


def test_a_brief_record_has_the_chapters_of_the_whole() -> None:
    for record in (sample(), demo_record()):
        letters = sigla(record.documents)
        whole = Case(record, letters)
        for event in by_weight(record):
            cut = brief(record, {event.id})
            assert {c.id for c in cut.claims} >= set(event.claims)
            assert chapter(Case(cut, letters), event, 0) == chapter(whole, event, 0)
    assert len(brief(sample(), {"e-breach"}).claims) < len(sample().claims)


def test_a_summary_lists_so_many_accounts_and_counts_the_others() -> None:
    record = sample()
    documents = [msgspec.structs.replace(record.documents[0], id=f"more-{n}", publisher=f"The Lantern {n}", main_event=None) for n in range(MOST_LISTED)]  # fmt: skip
    told = printed(msgspec.structs.replace(record, documents=(*record.documents, *documents)))
    assert f"{len(record.documents) + MOST_LISTED} accounts" in told
    assert f"and {len(record.documents)} more accounts" in told
    assert "more accounts" not in printed(record)


def printed(record: Record) -> str:
    out = io.StringIO()
    summary(record, Console(file=out, width=160))
    return out.getvalue()
