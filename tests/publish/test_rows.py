import msgspec

from crossbearing.publish.rows import Row, rows
from crossbearing.records import AttributeRecord, Claim, Event, Reading, Relation
from tests.publish.sample import CLAIMS, EVENTS, RELATIONS

_CLAIMS = {c.id: c for c in CLAIMS}
_ORDER = ("doc-wire", "doc-office", "doc-paper", "doc-company", "doc-league")


def _of(event: str) -> list[Row]:
    return rows(next(e for e in EVENTS if e.id == event), _CLAIMS, RELATIONS, _ORDER)


def test_what_is_disputed_comes_first() -> None:
    assert [(r.status, r.attribute) for r in _of("e-flood")][:3] == [
        ("disputed", "fatalities"), ("updated", "displaced"), ("single", "injured"),
    ]  # fmt: skip


def test_a_cell_holds_value_words_and_mark() -> None:
    (killed, displaced, *_) = _of("e-flood")
    office = killed.cells["doc-office"][0]
    assert (office.value, office.words, office.mark) == ("19", "Confirmed dead: 19", "differ")
    assert office.notes == ("as of 5 Nov 2031",)
    assert [(c.value, c.mark, c.struck) for c in displaced.cells["doc-wire"]] == [("2,700–2,999", "grow", True)]
    assert displaced.cells["doc-paper"][0].mark == "agree"


def test_denials_predictions_and_parts_join_the_row_that_they_speak_of() -> None:
    killed = _of("e-flood")[0]
    assert [(c.value, c.mark) for c in killed.cells["doc-company"]] == [("19", "differ"), ("31", "deny")]
    assert ("40", ("predicted",)) in [(c.value, c.notes[:1]) for c in killed.cells["doc-wire"]]
    part = next(c for c in killed.cells["doc-paper"] if c.claim.part)
    assert (part.value, part.mark, part.notes) == ("3", "scope", ("only children",))


def test_every_claim_of_the_event_stands_in_exactly_one_row() -> None:
    for event in EVENTS:
        told = [c.id for r in rows(event, _CLAIMS, RELATIONS) for c in r.claims]
        assert sorted(told) == sorted(event.claims)


def test_the_odd_one_differs_and_those_that_most_origins_back_agree() -> None:
    base = _CLAIMS["c07"]
    told = {n: msgspec.structs.replace(base, id=n, document=f"d-{n}", as_of=None) for n in "abc"}
    told["x"] = msgspec.structs.replace(base, id="x", document="d-x", low=25, high=25)
    relations = [Relation(a, b, "agrees", "") for a, b in ("ab", "ac", "bc")] + [
        Relation(a, "x", "contradicts", "") for a in "abc"
    ]
    record = AttributeRecord(
        "fatalities",
        None,
        None,
        (Reading(19, 19, None, ("a", "b", "c"), 3, 3), Reading(25, 25, None, ("x",), 1, 1)),
        "disputed",
    )
    event = Event(
        "e",
        "disaster",
        "Flood",
        None,
        None,
        None,
        (),
        None,
        tuple(c.document or "" for c in told.values()),
        tuple(told),
        (record,),
    )
    (row,) = rows(event, told, relations)
    assert {d: c[0].mark for d, c in row.cells.items()} == {
        "d-a": "agree",
        "d-b": "agree",
        "d-c": "agree",
        "d-x": "differ",
    }


def test_what_goes_with_both_sides_backs_neither() -> None:
    days = {"a": "2031-11-04", "b": "2031-11-05", "c": "2031-11-04", "v": "2031"}
    told = {
        n: msgspec.structs.replace(_CLAIMS["c02"], id=n, document=f"d-{n}", value=day, sources=())
        for n, day in days.items()
    }
    relations = [
        Relation("a", "b", "contradicts", ""),
        Relation("c", "b", "contradicts", ""),
        Relation("a", "c", "agrees", ""),
    ]
    relations += [Relation("v", n, "refines", "") for n in "abc"]
    readings = (
        Reading(None, None, "2031-11-04", ("a", "c"), 2, 2),
        Reading(None, None, "2031-11-05", ("b",), 1, 1),
        Reading(None, None, "2031", ("v",), 1, 2),
    )
    record = AttributeRecord("start", None, None, readings, "disputed")
    event = Event(
        "e", "disaster", "Flood", None, None, None, (), None, tuple(f"d-{n}" for n in days), tuple(days), (record,)
    )
    (row,) = rows(event, told, relations)
    assert {d: c[0].mark for d, c in row.cells.items()} == {
        "d-a": "agree",
        "d-b": "differ",
        "d-c": "agree",
        "d-v": "agree",
    }


def test_the_same_value_told_twice_by_one_account_is_one_cell() -> None:
    again = msgspec.structs.replace(_CLAIMS["c07"], id="c99", start=0, end=9)
    known: dict[str, Claim] = {"c07": _CLAIMS["c07"], "c99": again}
    event = Event("e", "disaster", "Flood", None, None, None, (), None, ("doc-office",), ("c07", "c99"), ())
    (row,) = rows(event, known, ())
    (cell,) = row.cells["doc-office"]
    assert (cell.claim.id, [c.id for c in cell.again]) == ("c99", ["c07"])
    assert row.record is None
