"""Rows of GED and ACLED held against a record."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from crossbearing.case.imports import ImportFailure
from crossbearing.case.imports.compare import compare, read_rows
from crossbearing.publish.exports import EXPORTS, Kept
from tests.publish.exports.records import EVENTS, conflict


def rows(tmp_path: Path, text: str) -> tuple[str, list]:  # type: ignore[type-arg]
    (tmp_path / "r.csv").write_text(text)
    return read_rows(str(tmp_path / "r.csv"))


@pytest.mark.parametrize("name", ["ged", "acled"])
def test_what_was_exported_is_the_same_in_all(tmp_path: Path, name: str) -> None:
    (tmp_path / "r.csv").write_bytes(EXPORTS[name].make(conflict(), Kept())[f"{name}.csv"])
    format, coded = read_rows(str(tmp_path / "r.csv"))
    found = compare(conflict(), coded, format)
    assert (format, found.only_rows, found.only_events) == (name, (), ())
    assert {m.row for m in found.matches} == {m.event for m in found.matches} >= {"e-fight", "e-dorrum"}
    assert all(m.differs == () for m in found.matches if m.event != "e-march")


GED = "id,date_start,date_end,where_coordinates,country,latitude,longitude,type_of_violence,best,low,high\n"


def test_figures_days_and_places_that_differ(tmp_path: Path) -> None:
    format, coded = rows(
        tmp_path,
        GED
        + "7,2031-05-04,2031-05-04,Kelmor bridge,Norway,61.6,9.3,1,14,12,20\n8,2031-05-03,2031-05-03,Bergen,Norway,60.39,5.32,1,2,2,2\n",
    )
    found = compare(conflict(), coded, format)
    (match,) = found.matches
    assert (match.row, match.event, match.why) == ("7", "e-fight", "1 day apart, 11 km apart")
    assert match.differs == (
        "best: 14 there, 12 here", "high: 20 there, 99 here", "days: 2031-05-04 there, 2031-05-03 here", "place: Kelmor bridge there, Kelmor here",
    )  # fmt: skip
    assert found.only_rows == ("8",)
    # The war of which nothing is told is no event that a coder would miss.
    assert found.only_events == ("e-dorrum",)


def test_each_row_has_one_event_and_the_nearest_comes_first(tmp_path: Path) -> None:
    later = msgspec.structs.replace(EVENTS[0], id="e-next", start="2031-05-04", label="Battle, Kelmor, 4 May 2031")
    record = msgspec.structs.replace(conflict(), events=(EVENTS[0], later))
    format, coded = rows(
        tmp_path,
        GED
        + "b,2031-05-04,2031-05-04,Kelmor,Norway,,,1,12,12,99\na,2031-05-03,2031-05-03,Kelmor,Norway,,,1,12,12,99\n",
    )
    assert [(m.row, m.event, m.differs) for m in compare(record, coded, format).matches] == [
        ("b", "e-next", ()),
        ("a", "e-fight", ()),
    ]


def test_acled_kinds_and_dates(tmp_path: Path) -> None:
    head = "event_id_cnty,event_date,time_precision,event_type,location,country,fatalities\n"
    format, coded = rows(
        tmp_path,
        head
        + "N1,11/05/2031,1,Protests,Oslo,Norway,0\nN2,2031-05-11,1,Battles,Oslo,Norway,0\n".replace(
            "11/05/2031", "2031-05-11"
        ),
    )
    found = compare(conflict(), coded, format)
    assert [(m.row, m.event) for m in found.matches] == [("N1", "e-march")]
    assert found.matches[0].differs[0] == "fatalities: 0 there, not told here"
    assert found.only_rows == ("N2",)


@pytest.mark.parametrize(
    ("text", "says"),
    [("a,b\n1,2\n", "neither GED nor ACLED"), ("date_start,best\nyesterday,1\n", "line 2: 'yesterday' is no date"), ("date_start,best\n2031-01-01,few\n", "line 2: 'few' is no number"), ("date_start,best\n2031-01-01," + "1" * 200_000, "no CSV .field larger")],
)  # fmt: skip
def test_what_is_no_such_table(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ImportFailure, match=says):
        rows(tmp_path, text)
