"""Rows for conflict data: columns in order, codes, splits only where told, everything led back to claims."""

from __future__ import annotations

import csv
import io
from functools import cache

import msgspec
import pytest

from crossbearing.publish.exports import EXPORTS, Kept
from crossbearing.publish.exports.sides import kind_of, state_of
from crossbearing.publish.exports.where import cell, days
from crossbearing.records import Location, Record
from tests.publish.exports.records import CLAIMS, EVENTS, conflict, hostile
from tests.publish.sample import sample

GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id "
    "side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec "
    "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction "
    "civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip


def rows(name: str, record: Record, file: str | None = None) -> list[dict[str, str]]:
    data = EXPORTS[name].make(record, Kept())[file or f"{name}.csv"]
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@cache
def ged() -> dict[str, dict[str, str]]:
    return {r["relid"]: r for r in rows("ged", conflict())}


@cache
def acled() -> dict[str, dict[str, str]]:
    return {r["event_id_cnty"]: r for r in rows("acled", conflict())}


def test_ged_has_its_49_columns_in_order() -> None:
    head = EXPORTS["ged"].make(conflict(), Kept())["ged.csv"].split(b"\r\n")[0].decode().split(",")
    assert len(head) == 49
    assert head == GED


def test_a_fight_as_a_ged_row() -> None:
    row = ged()["e-fight"]
    told = {k: v for k, v in row.items() if v}
    assert row["type_of_violence"] == "1"
    assert (row["side_a"], row["side_b"], row["dyad_name"]) == (
        "Norwegian army",
        "Valley rebels",
        "Norwegian army - Valley rebels",
    )
    assert (row["low"], row["best"], row["high"]) == ("12", "12", "99")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("4", "", "3", "5")
    assert (row["year"], row["date_start"], row["date_end"], row["date_prec"]) == (
        "2031",
        "2031-05-03",
        "2031-05-03",
        "1",
    )
    assert (row["where_prec"], row["where_coordinates"], row["adm_1"], row["adm_2"], row["country"]) == (
        "2",
        "Kelmor",
        "Innlandet",
        "",
        "Norway",
    )
    assert (row["latitude"], row["longitude"], row["geom_wkt"], row["priogrid_gid"]) == (
        "61.5",
        "9.25",
        "POINT (9.250000 61.500000)",
        "218539",
    )
    assert (row["number_of_sources"], row["event_clarity"]) == ("3", "1")
    assert row["source_office"] == "Radio Kelmor;The Fjord Gazette;"
    assert row["source_date"] == "2031-05-03T20:15;2031-05-04;"
    assert row["source_headline"] == "Fighting at Kelmor;Ambush at Kelmor, twelve dead;"
    assert row["source_original"] == "district doctor;letter"
    assert row["code_status"] == "Check type of violence, dyad, deaths (disputed)"
    assert not {"active_year", "conflict_name", "country_id", "region", "gwnoa", "gwnob", "side_a_new_id"} & told.keys()


def test_one_sided_violence_and_a_date_to_the_month() -> None:
    row = ged()["e-dorrum"]
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("3", "hill militia", "Civilians")
    assert (row["deaths_civilians"], row["deaths_unknown"], row["best"]) == ("6", "0", "6")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["event_clarity"]) == (
        "2031-05-01",
        "2031-05-31",
        "4",
        "2",
    )
    assert (row["where_prec"], row["adm_2"]) == ("3", "Dorrum")


def test_ged_takes_no_event_without_dead_and_no_disaster() -> None:
    assert ged().keys() == {"e-fight", "e-dorrum"}
    assert rows("ged", sample()) == []


def test_an_explosion_that_nobody_did_is_no_violence() -> None:
    blast = msgspec.structs.replace(EVENTS[0], type="explosion", claims=("k1",), parts=())
    alone = msgspec.structs.replace(conflict(), events=(blast,))
    assert rows("ged", alone) == rows("acled", alone) == []
    named = msgspec.structs.replace(blast, claims=("k1", "k5"))
    (row,) = rows("ged", msgspec.structs.replace(conflict(), events=(named,)))
    assert (row["side_a"], row["type_of_violence"]) == ("Valley rebels", "")


def test_two_who_did_the_same_are_not_enemies() -> None:
    """A name that tells no kind of party is no side b."""
    claims = tuple(msgspec.structs.replace(c, value="Ola Nordmann") if c.id == "k5" else c for c in CLAIMS)
    (row, _) = rows("ged", msgspec.structs.replace(conflict(), claims=claims))
    assert (row["side_a"], row["side_b"], row["type_of_violence"], row["dyad_name"]) == ("Norwegian army", "", "", "")


def test_a_party_that_is_only_alleged_is_none() -> None:
    claims = tuple(
        msgspec.structs.replace(c, factuality="alleged") if c.attribute == "perpetrator" else c for c in CLAIMS
    )
    assert [r["side_a"] for r in rows("ged", msgspec.structs.replace(conflict(), claims=claims))] == ["", ""]


def test_a_country_gets_no_point() -> None:
    place = Location("Norway", None, "NO", 3144096, 62.0, 10.0, 6)
    (row, _) = rows(
        "ged", msgspec.structs.replace(conflict(), events=(msgspec.structs.replace(EVENTS[0], place=place), EVENTS[1]))
    )
    assert (row["where_prec"], row["country"], row["latitude"], row["geom_wkt"], row["priogrid_gid"]) == (
        "6",
        "Norway",
        "",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "code"),
    [
        ("2031-05-03", None, "2031-05-03", "2031-05-03", 1), ("2031-05-03", "2031-05-05", "2031-05-03", "2031-05-05", 2), ("2031-05-03", "2031-05-09", "2031-05-03", "2031-05-09", 3),
        ("2031-05-03", "2031-05-20", "2031-05-03", "2031-05-20", 4), ("2031-02", None, "2031-02-01", "2031-02-28", 4), ("2031", None, "2031-01-01", "2031-12-31", 5),
        ("2031-05-03T05:10", None, "2031-05-03", "2031-05-03", 1), ("2031-05-03", "2031-04-01", "2031-05-03", "2031-05-03", 1), (None, "2031-05-03", None, "2031-05-03", None),
        (None, None, None, None, None), ("PAST_REF", None, None, None, None),
    ],
)  # fmt: skip
def test_days_and_their_code(
    start: str | None, end: str | None, first: str | None, last: str | None, code: int | None
) -> None:
    found = days(msgspec.structs.replace(EVENTS[0], start=start, end=end))
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat(), found.code) == (
        first,
        last,
        code,
    )


def test_priogrid_cells() -> None:
    # The grid counts from the south-west corner, 720 cells a row.
    assert (cell(-90, -180), cell(-89.75, -179.4), cell(-89.4, -180), cell(90, 180)) == (1, 2, 721, 259200)


def test_every_ged_row_leads_back_to_claims() -> None:
    texts = {d.id: d.text for d in conflict().documents}
    trail = rows("ged", conflict(), "ged.evidence.csv")
    for row in ged().values():
        mine = [t for t in trail if t["row"] == row["id"]]
        assert {t["event"] for t in mine} == {row["relid"]}
        assert {"low best high", "side_a", "number_of_sources"} <= {t["column"] for t in mine}
    for t in trail:
        assert texts[t["document"]][int(t["start"]) : int(t["end"])] == t["quote"]
    split = {(t["column"], t["claim"]) for t in trail if t["column"].startswith("deaths")}
    assert split == {("deaths_a", "k3"), ("deaths_civilians", "k2"), ("deaths_civilians", "k11")}


def test_acled_has_its_columns() -> None:
    assert EXPORTS["acled"].make(conflict(), Kept())["acled.csv"].split(b"\r\n")[0].decode().split(",") == ACLED


def test_a_fight_as_an_acled_row() -> None:
    row = acled()["e-fight"]
    assert (row["event_date"], row["year"], row["time_precision"], row["geo_precision"]) == (
        "2031-05-03",
        "2031",
        "1",
        "2",
    )
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == (
        "Political violence",
        "Battles",
        "Armed clash",
    )
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"]) == (
        "Norwegian army",
        "State forces",
        "Valley rebels",
        "Rebel groups",
    )
    assert row["interaction"] == "State forces-Rebel groups"
    # 12 by two accounts, "dozens" (ACLED's 12) by the third: the least is 12.
    assert (row["fatalities"], row["iso"], row["country"]) == ("12", "578", "Norway")
    assert row["notes"].startswith("The Fjord Gazette: “Twelve people were killed”")
    assert (row["region"], row["source_scale"], row["timestamp"], row["assoc_actor_1"]) == ("", "", "", "")


def test_dozens_are_twelve_and_nothing_told_is_nothing() -> None:
    told = tuple(c for c in CLAIMS if c.id not in ("k1", "k8"))
    found = {r["event_id_cnty"]: r for r in rows("acled", msgspec.structs.replace(conflict(), claims=told))}
    assert found["e-fight"]["fatalities"] == "12"
    assert found["e-march"]["fatalities"] == ""


def test_a_march_without_arrests_is_peaceful() -> None:
    row = acled()["e-march"]
    assert (row["event_type"], row["sub_event_type"], row["actor1"], row["tags"]) == (
        "Protests",
        "Peaceful protest",
        "Protesters",
        "crowd size=1800-2200",
    )
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("2031-05-10", "2", "1")
    assert acled()["e-dorrum"]["civilian_targeting"] == "Civilian targeting"
    assert acled()["e-dorrum"]["time_precision"] == "3"
    assert "e-land" not in acled()


@pytest.mark.parametrize("record", [conflict, sample, hostile])
def test_acled_values_are_of_its_vocabulary(record: object) -> None:
    for r in rows("acled", record()):  # type: ignore[operator]
        assert r["event_type"] in SUB_EVENTS
        assert r["sub_event_type"] in SUB_EVENTS[r["event_type"]] | {""}
        assert r["time_precision"] in ("", "1", "2", "3")
        assert r["geo_precision"] in ("", "1", "2", "3")
        assert bool(r["latitude"]) == bool(r["longitude"])
        assert r["disorder_type"] in ("Political violence", "Demonstrations", "Strategic developments")


@pytest.mark.parametrize(
    ("name", "kind", "state"),
    [
        ("the Norwegian army", "State forces", "NO"), ("Norwegian troops", "State forces", "NO"), ("Norway", None, "NO"), ("Norway’s", None, "NO"), ("rebel forces", "Rebel groups", None),
        ("Valley troops", None, None), ("river police", "State forces", None), ("armed herders", "Identity militias", None), ("Mobile Guard", None, None), ("a mob", "Rioters", None),
        ("Norwegian armyworms", None, None),
    ],
)  # fmt: skip
def test_kinds_of_parties(name: str, kind: str | None, state: str | None) -> None:
    assert (kind_of(name), state_of(name)) == (kind, state)
