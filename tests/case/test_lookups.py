"""What pages of review and names look up: doubts of one kind, words of passages, claims by id, forms."""

from collections.abc import Iterator

import pytest

from crossbearing.case.reading import Reading
from crossbearing.case.store import Case
from crossbearing.records import Passage
from tests.publish.sample import sample


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    path = tmp_path_factory.mktemp("lookups") / "flood.case"
    with Case(str(path), create=True) as case:
        case.write(sample())
        with case.reading() as found:
            yield found


def test_doubts_of_each_kind_are_the_queue_in_pieces(reading: Reading) -> None:
    whole = reading.doubtful(0, 100)
    pieces = [d for kind in ("value", "link", "unplaced") for d in reading.doubtful(0, 100, kind).rows]  # type: ignore[arg-type]
    assert [d.id for d in pieces] == [d.id for d in whole.rows]
    assert whole.total == len(whole.rows) > 2
    values = reading.doubtful(0, 100, "value")
    assert values.total == len(values.rows)
    assert {d.kind for d in values.rows} == {"value"}
    assert reading.doubtful(values.total, 5, "value").rows == ()


def test_words_of_passages_are_the_account_s_own_with_what_stands_around(reading: Reading) -> None:
    claim = next(c for c in sample().claims if c.id == "c01")
    text = next(d.text for d in sample().documents if d.id == claim.document)
    (found,) = reading.words([Passage(claim.document or "", claim.start, claim.end)], 12)
    assert found.words == claim.quote
    assert found.before == text[claim.start - 12 : claim.start]
    assert found.after == text[claim.end : claim.end + 12]
    (first,) = reading.words([Passage(claim.document or "", 2, 6)], 12)
    assert (first.before, first.words) == (text[:2], text[2:6])
    assert reading.words([Passage("gone", 0, 5)])[0].words == ""


def test_claims_come_in_the_order_asked_and_those_that_are_gone_are_left_out(reading: Reading) -> None:
    assert [c.id for c in reading.claims(["c09", "none", "c01", "c09"])] == ["c09", "c01"]


def test_forms_of_names_and_an_empty_log(reading: Reading) -> None:
    ids = [r.id for r in reading.entities(limit=10).rows]
    forms = reading.entity_forms(ids, 1)
    assert set(forms) == set(ids)
    assert all(len(f) <= 1 for f in forms.values())
    assert reading.decisions() == ()
