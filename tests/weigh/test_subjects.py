"""Who is counted: the lexicon's examples, and what may be compared."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.lexicon import lexicon
from crossbearing.records import Claim
from crossbearing.weigh.comparable import things
from crossbearing.weigh.subjects import Scope, comparable, damage_in, groups_in, scope, states_in

ROWS = lexicon("counted_groups")


def claim(
    subject: str | None, quote: str = "12 hurt", low: float = 12, attribute: str = "injured", part: bool = False
) -> Claim:
    return Claim("c", 0, 9, quote, "e", attribute, low, low, None, None, subject, None, (), "asserted", "d", part)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", ROWS["groups"], ids=lambda r: r["group"])
def test_groups(row: dict[str, Any]) -> None:
    assert row["group"] in groups_in(row["example"])
    assert row["group"] not in groups_in(row["not"])


@pytest.mark.parametrize("row", ROWS["states"], ids=lambda r: r["state"])
def test_states(row: dict[str, Any]) -> None:
    assert row["state"] in states_in(row["example"])
    assert row["state"] not in states_in(row["not"])


@pytest.mark.parametrize("row", ROWS["extents"], ids=lambda r: r["extent"])
def test_extents(row: dict[str, Any]) -> None:
    assert scope(claim(row["example"])).extent == {row["extent"]}
    assert not scope(claim(row["not"])).extent


@pytest.mark.parametrize("row", ROWS["fixed"], ids=lambda r: r["words"][0])
def test_fixed(row: dict[str, Any]) -> None:
    assert scope(claim(row["example"], attribute="other")).fixed
    assert not scope(claim(row["not"], attribute="other")).fixed
    assert not scope(claim(row["example"])).fixed


@pytest.mark.parametrize("row", ROWS["increments"], ids=lambda r: r["words"][0])
def test_increments(row: dict[str, Any]) -> None:
    assert scope(claim(None, row["example"])).increment
    assert not scope(claim(None, row["not"])).increment


@pytest.mark.parametrize("row", ROWS["damage"], ids=lambda r: r["state"])
def test_damage(row: dict[str, Any]) -> None:
    assert row["state"] in damage_in(row["example"])
    assert row["state"] not in damage_in(row["not"])


@pytest.mark.parametrize("row", ROWS["alike"], ids=lambda r: r["as"])
def test_things_alike(row: dict[str, Any]) -> None:
    assert row["as"] in things(row["example"])
    assert row["as"] not in things(row["not"])


def test_heads_of_one_whole_are_comparable() -> None:
    assert comparable(scope(claim("passengers hurt")), scope(claim("men")))
    assert comparable(scope(claim(None)), scope(claim("people")))


def test_parts_are_not_comparable_with_the_whole() -> None:
    whole = scope(claim("people"))
    assert not comparable(whole, scope(claim("children")))
    assert not comparable(whole, scope(claim(None, "two of them critically")))
    assert not comparable(whole, scope(claim("people in Ostby")))
    assert not comparable(whole, scope(claim("people", "a further five")))
    assert comparable(scope(claim("nine children")), scope(claim("boys and girls")))


def test_two_extents_are_not_comparable() -> None:
    assert not comparable(scope(claim("deaths nationwide")), scope(claim("deaths in the province")))
    assert comparable(scope(claim("deaths nationwide")), scope(claim("deaths")))


def test_one_victim_told_of_is_no_count() -> None:
    assert scope(claim("a midwife", "a midwife was hurt", 1)).individual
    assert scope(claim("Luis Ortega", "Luis Ortega died", 1)).individual
    assert scope(claim(None, "the fourth died in hospital", 1)).individual
    assert not scope(claim("person", "one person was hurt", 1)).individual
    assert not scope(claim(None, "missing: 1", 1)).individual


def test_protesters_are_everybody_at_a_protest() -> None:
    assert scope(claim("protesters", "300 protesters", 300, "participants")).whole
    assert not scope(claim("protesters", "12 protesters hurt", 12, "injured")).whole
    assert Scope().whole
