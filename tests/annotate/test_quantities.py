"""Quantities: what is counted, and the range that the words allow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.numbers import find_numbers
from crossbearing.annotate.quantities import find_quantities
from crossbearing.annotate.times import find_times
from crossbearing.lexicon import lexicon
from crossbearing.records import Quantity
from tests.annotate.account import read


def found(text: str) -> list[Quantity]:
    parsed = read(text)
    return list(find_quantities(parsed, find_times(parsed)))


def one(text: str) -> Quantity:
    (quantity,) = found(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("68 people died.", 68, 68),
        ("At least 68 people died.", 68, None),
        ("No fewer than 68 people died.", 68, None),
        ("More than 100 people died.", 101, None),
        ("Over 100 people died.", 101, None),
        ("The toll has crossed 100.", 101, None),
        ("Nearly 70,000 people fled.", 63000, 69999),
        ("Almost 10 people died.", 9, 9),
        ("He waited for nearly three hours.", 2.7, 2.97),
        ("Around 200 people fled.", 180, 220),
        ("Some 4,000 people fled.", 3600, 4400),
        ("An estimated 9,000 people fled.", 8100, 9900),
        ("Two thousand or so troops stood by.", 1800, 2200),
        ("The crowd numbered 500, give or take.", 450, 550),
        ("Up to 400 people are missing.", None, 400),
        ("As many as 400 people are missing.", None, 400),
        ("Fewer than 20 people stayed.", None, 19),
        ("Power will be back within 48 hours.", None, 48),
        ("Between 30 and 40 people died.", 30, 40),
        ("10 to 15 people died.", 10, 15),
        ("4,500-5,000 people fled.", 4500, 5000),
        ("Three or four people died.", 3, 4),
        ("1 to 2 thousand people fled.", 1000, 2000),
        ("Several people died.", 3, 9),
        ("A few people died.", 3, 9),
        ("A dozen people died.", 12, 12),
        ("Half a dozen people died.", 6, 6),
        ("Dozens of people died.", 24, 99),
        ("Hundreds of people died.", 200, 999),
        ("A few hundred people died.", 200, 999),
        ("Thousands of people fled.", 2000, 9999),
        ("Tens of thousands of people fled.", 20000, 99999),
        ("Hundreds of thousands of people fled.", 200000, 999999),
        ("Half a million people fled.", 500000, 500000),
        ("1.2 million people fled.", 1200000, 1200000),
        ("Two hundred and fifty people fled.", 250, 250),
        ("At least several people died.", 3, None),
        ("12 500 people fled.", 12500, 12500),
        ("No one was hurt.", 0, 0),
        ("Nobody was hurt.", 0, 0),
        ("None of them was hurt.", 0, 0),
        ("Not one house was hit.", 0, 0),
        ("There were no casualties.", 0, 0),
        ("The toll rose from 12 to 17.", 17, 17),
        ("Deaths: 9", 9, 9),
    ],
)
def test_the_range_is_what_the_words_allow(text: str, low: float | None, high: float | None) -> None:
    quantity = one(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("At least 12 heavily armed men came.", "man", "heavily armed men"),
        ("Dozens of people died.", "person", "people"),
        ("The blast killed 22 traders.", "trader", "traders"),
        ("Six children were hurt.", "child", "children"),
        ("It left 40 dead.", "dead", "dead"),
        ("Nine of them children", "child", "children"),
        ("Two of the drivers were beaten.", "driver", "drivers"),
        ("The bridge is 42 metres long.", "metre", None),
        ("They walked 12 km.", "kilometre", None),
        ("The village lies 140-km away.", "kilometre", None),
        ("Turnout was 61.4 per cent.", "percentage", None),
        ("It cost $11.9 million.", "us dollar", None),
        ("It cost €1.4 million.", "euro", None),
        ("It cost 500,000 lei.", "leu", None),
        ("It cost Rs 800,000.", "rupee", None),
        ("It cost R75 000.", "south african rand", None),
        ("It cost five million Danish crowns.", "danish krone", None),
        ("They earn $80 a month.", "us dollar per month", None),
        ("It runs at 140 km/h.", "kilometre per hour", None),
        ("A third of the houses burned.", "fraction", "houses"),
        ("One in five houses burned.", "fraction", "houses"),
        ("A magnitude of 2.9 was measured.", "magnitude", None),
        ("A 4.6-magnitude quake struck.", "magnitude", None),
        ("A 69-year-old driver fled.", "year of age", None),
        ("Ion Lupu, 66, fled.", "year of age", None),
        ("They waited for two days.", "day", None),
    ],
)
def test_the_unit_is_what_is_counted(text: str, unit: str, counted: str | None) -> None:
    quantity = one(text)
    assert quantity.unit == unit
    assert (text[slice(*quantity.counted)] if quantity.counted else None) == counted


@pytest.mark.parametrize(
    ("text", "values", "change"),
    [
        ("Output rose 9.4 per cent.", (9.4,), "up"),
        ("Output fell by 3 per cent.", (3,), "down"),
        ("Prices are down 2 per cent.", (2,), "down"),
        ("Shares lost 2 per cent.", (2,), "down"),
        ("The unit lost 40 men.", (40,), "="),
        ("The blast tore up 40 tracks.", (40,), "="),
        ("About 40 men fled.", (40,), "~"),
        ("At least 40 men fled.", (40,), ">"),
        ("Fewer than 40 men fled.", (40,), "<"),
        ("Dozens of men fled.", (12, 120), "="),
        ("They fled in 30 to 40 cars.", (30, 40), "="),
        ("The price went from $75 to $45.", (75, 45), "="),
    ],
)
def test_values_and_change_are_those_of_cqe(text: str, values: tuple[float, ...], change: str) -> None:
    quantity = one(text)
    assert (quantity.values, quantity.change) == (values, change)


def test_a_sum_and_its_part_are_two_quantities() -> None:
    whole, part = found("The police held 12 of the 40 marchers.")[::-1]
    assert (part.low, whole.low, whole.unit) == (12, 40, "marcher")


def test_conjoined_counts_keep_their_nouns() -> None:
    assert [(q.low, q.unit) for q in found("Five men, two women and four children died.")] == [
        (5, "man"),
        (2, "woman"),
        (4, "child"),
    ]


def test_a_measure_told_twice_keeps_its_bound() -> None:
    miles, kilometres = found("The line runs for more than 5 miles (8 km).")
    assert (miles.change, kilometres.change, kilometres.high) == (">", ">", None)


@pytest.mark.parametrize(
    "text",
    [
        "The war of 1994 was short.",
        "It began on 27 March.",
        "It began at 7:50 a.m.",
        "Call +40 21 555 01 23.",
        "Route 66 was closed.",
        "Gate No. 5 was closed.",
        "He finished 2nd.",
        "They won 3-1.",
        "The Boeing 737 landed.",
        "See https://example.org/2/34 there.",
        "The 1990s were hard.",
        "He is the one.",
        "They spoke to one another.",
        "One day they will return.",
        "There were no reports of casualties.",
        "1. Close the gate.",
        "They live at 14 Oak Street.",
        "It is open 24/7.",
    ],
)
def test_other_numbers_are_no_quantities(text: str) -> None:
    assert [(text[q.start : q.end], q.values) for q in found(text)] == []


def test_the_span_covers_hedge_number_and_measure() -> None:
    for text, span in [
        ("There were at least 12 men.", "at least 12"),
        ("It lies some 140 km away.", "some 140 km"),
        ("They paid about $5 million a year.", "about $5 million a year"),
        ("They saw 200-odd men.", "200-odd"),
    ]:
        quantity = one(text)
        assert text[quantity.start : quantity.end] == span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and fifty thousand", 250000),
        ("one hundred twenty-three", 123),
        ("one thousand two hundred", 1200),
        ("one and a half million", 1500000),
        ("4 hundred million", 400000000),
        ("two and a half", 2.5),
        ("2½", 2.5),
        ("two-thirds", 2 / 3),
        ("3.5bn", 3500000000),
        ("1,00,000", 100000),
        ("12,5", 12.5),
        ("minus-5", -5),
        ("two lakh", 200000),
        ("two dozen", 24),
    ],
)
def test_a_number_has_its_value(text: str, value: float) -> None:
    (number,) = find_numbers(text)
    assert number.value == pytest.approx(value)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize("row", lexicon("hedges"), ids=lambda row: f"{row['words']} {row['place']}")
def test_every_hedge_does_what_its_example_says(row: dict[str, object]) -> None:
    quantity = one(str(row["example"]))
    assert (quantity.low, quantity.high) == (row.get("low"), row.get("high"))
    assert quantity.change == row["change"]


@pytest.mark.parametrize("name", ["units", "currencies"])
def test_every_unit_is_read_in_its_example(name: str) -> None:
    wrong = [
        (r["unit"], [q.unit for q in found(r["example"])])
        for r in lexicon(name)
        if [q.unit for q in found(r["example"])] != [r["unit"]]
    ]
    assert wrong == []


def test_every_number_word_is_read_in_its_example() -> None:
    silent = [row["example"] for row in lexicon("numbers") if not find_numbers(row["example"])]
    assert silent == []


def test_every_change_is_read_in_its_example() -> None:
    for way in ("up", "down"):
        assert [row["example"] for row in lexicon("changes")[way] if one(row["example"]).change != way] == []


def test_labels_and_zeros_are_read_in_their_examples() -> None:
    assert [row["example"] for row in lexicon("figures")["labels"] if found(row["example"])] == []
    assert [row["example"] for row in lexicon("figures")["zero"] if [q.low for q in found(row["example"])] != [0]] == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "1",
                "9",
                "12,000",
                "2019",
                "at",
                "least",
                "more",
                "than",
                "between",
                "and",
                "from",
                "to",
                "half",
                "a",
                "million",
                "dozens",
                "of",
                "people",
                "one",
                "in",
                "no",
                "none",
                "$",
                "€",
                "%",
                "km",
                "-",
                "–",
                "/",
                "(",
                ")",
                ".",
                ",",
                "\n",
                "99999999999999999999999999999",
                "1/0",
                "½",
                "٣",
                "10^400",
                "1×10−99",
                "minus",
                "up",
                "by",
                "up",
                "to",
                "the",
                "📅",
                "İ",
                "x",
            ]
        ),
        max_size=14,
    )
)
def test_no_text_raises_and_ranges_hold_their_values(words: list[str]) -> None:
    text = " ".join(words)
    for q in found(text):
        assert 0 <= q.start < q.end <= len(text)
        assert q.values
        assert q.low is None or q.high is None or q.low <= q.high or q.values[0] < 0
        assert q.counted is None or 0 <= q.counted[0] < q.counted[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A hundred and thirty-one patients were moved.", 131),
        ("A thousand two hundred people fled.", 1200),
        ("A hundred and twenty thousand people fled.", 120_000),
        ("A million and a half people fled.", 1_500_000),
        ("A hundred people fled.", 100),
        ("Two and a half million people fled.", 2_500_000),
    ],
)
def test_a_number_that_begins_with_an_article(text: str, value: float) -> None:
    assert [q.low for q in find_quantities(read(text), ())] == [value]


def test_an_ordinal_of_two_words_is_no_number() -> None:
    assert find_quantities(read("Hers was the forty-fourth name on the wall."), ()) == ()
