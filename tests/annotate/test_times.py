"""Times: TIMEX3 values and the days that they can mean. The document's day is Wednesday 8 May 2024 unless a test says otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.times import find_times
from crossbearing.lexicon import lexicon
from crossbearing.records import Time
from tests.annotate.account import read


def told(text: str, published: str | None = "2024-05-08") -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_times(read(text, published))]


def values(text: str, published: str | None = "2024-05-08") -> list[str]:
    return [v for _, v in told(text, published)]


def one(text: str, published: str | None = "2024-05-08") -> Time:
    (time,) = find_times(read(text, published))
    return time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam burst on 27.03.2023.", "2023-03-27"),
        ("The dam burst on 30/3/2023.", "2023-03-30"),
        ("The dam burst on 2023-03-27.", "2023-03-27"),
        ("The dam burst on March 27, 2023, at last.", "2023-03-27"),
        ("The dam burst on 27 March 2023.", "2023-03-27"),
        ("The dam burst on the 27th of March 2023.", "2023-03-27"),
        ("The dam burst on the twenty-first of March.", "2024-03-21"),
        ("The dam burst on Sept. 19.", "2023-09-19"),
        ("The dam burst on Friday, May 3.", "2024-05-03"),
        ("The dam burst in March 2023.", "2023-03"),
        ("The dam burst in March.", "2024-03"),
        ("The dam burst in September.", "2023-09"),
        ("The dam will be rebuilt in September.", "2024-09"),
        ("The dam burst last October.", "2023-10"),
        ("The dam was built in 1968.", "1968"),
        ("The dam was built in the early 1970s.", "197X"),
        ("The dam was built in the 19th century.", "18"),
        ("The dam burst last summer.", "2023-SU"),
        ("The dam burst in the spring of 2019.", "2019-SP"),
        ("Losses grew in the third quarter of 2023.", "2023-Q3"),
        ("The dam burst last week.", "2024-W18"),
        ("The dam burst earlier this year.", "2024"),
        ("The dam burst last month.", "2024-04"),
        ("The dam burst two years ago.", "2022"),
        ("The dam burst three days ago.", "2024-05-05"),
        ("The dam burst three weeks ago.", "2024-W16"),
        ("The dam burst a decade ago.", "2014"),
        ("The dam burst on Christmas Eve.", "2023-12-24"),
        ("The dam burst on Easter Monday.", "2024-04-01"),
        ("The dam burst yesterday.", "2024-05-07"),
        ("The dam burst the day before yesterday.", "2024-05-06"),
        ("The dam burst yesterday evening.", "2024-05-07TEV"),
        ("The dam burst this morning.", "2024-05-08TMO"),
        ("The dam burst last night.", "2024-05-07TNI"),
        ("The dam burst overnight.", "2024-05-07TNI"),
        ("The pumps will run tonight.", "2024-05-08TNI"),
    ],
)
def test_a_date_has_its_value(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The miners walked out on Monday.", "2024-05-06"),
        ("The miners will walk out on Monday.", "2024-05-13"),
        ("The miners walked out on Wednesday.", "2024-05-08"),
        ("The miners are expected back on Friday.", "2024-05-10"),
        ("The miners must return by Friday.", "2024-05-10"),
        ("Seven miners had been found by Sunday.", "2024-05-05"),
        ("The miners walked out last Wednesday.", "2024-05-01"),
        ("The miners will walk out next Wednesday.", "2024-05-15"),
        ("The strike begins on Saturday.", "2024-05-11"),
        ("The miners walked out on Monday night.", "2024-05-06TNI"),
        ("The strike has been called for May 20.", "2024-05-20"),
        ("The strike began on November 20.", "2023-11-20"),
    ],
)
def test_tense_and_direction_decide_what_is_not_told(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank on Monday. It had left at 7:50 a.m. with 40 aboard.", ["2024-05-06", "2024-05-06T07:50"]),
        ("The ferry sank at 6 p.m. on Tuesday.", ["2024-05-07T18:00", "2024-05-07"]),
        ("The ferry sank at 9 a.m. Tuesday.", ["2024-05-07T09:00"]),
        ("The ferry sank at seven o'clock this morning.", ["2024-05-08T07:00", "2024-05-08TMO"]),
        ("The ferry sank at 11.40 on Saturday night.", ["2024-05-04T23:40", "2024-05-04TNI"]),
        ("On 5 May, at 07:52, the ferry sank.", ["2024-05-05", "2024-05-05T07:52"]),
        ("The ferry sank at noon on Friday.", ["2024-05-03T12:00", "2024-05-03"]),
        ("The ferry sank on Sunday at half past six in the evening.", ["2024-05-05", "2024-05-05T18:30"]),
        ("The ferry sank on Sunday evening, at twenty to ten.", ["2024-05-05TEV", "2024-05-05T21:40"]),
        ("On the night of 5 to 6 May boats went out; at 02:10 the ferry sank.", ["2024-05-05TNI", "2024-05-06T02:10"]),
        ("The log reads 14h22 on Friday.", ["2024-05-03T14:22", "2024-05-03"]),
        ("The office opens every day at 9 a.m.", ["P1D", "XXXX-XX-XXT09:00"]),
    ],
)
def test_a_clock_time_belongs_to_a_day(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling began on 3 April. Two days later the town fell.", ["2024-04-03", "2024-04-05"]),
        ("Shelling began on 3 April. The next day the town fell.", ["2024-04-03", "2024-04-04"]),
        ("Shelling began on 3 April. The town fell the same day.", ["2024-04-03", "2024-04-03"]),
        ("Shelling began on 3 April. The town fell that night.", ["2024-04-03", "2024-04-03TNI"]),
        ("Shelling began on 3 April 2019. A year earlier the town had been rebuilt.", ["2019-04-03", "2018"]),
        ("In 1993 the front moved. On 26 February the town fell.", ["1993", "1993-02-26"]),
        ("In 1993 the front moved. Since January the front has been quiet.", ["1993", "2024-01"]),
        ("In 1993 the front moved.\n\nOn 26 February the town fell.", ["1993", "2024-02-26"]),
        ("In October 2021 the town fell; it was rebuilt later that year.", ["2021-10", "2021"]),
    ],
)
def test_dates_are_reckoned_from_the_date_told_last(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_an_unknown_day_of_publication_is_not_filled_in() -> None:
    assert values("The dam burst on September 19.", None) == ["XXXX-09-19"]
    assert values("The dam burst on Friday.", None) == ["XXXX-WXX-5"]
    time = one("The dam burst on September 19.", None)
    assert (time.earliest, time.latest) == (None, None)
    assert values("The dam burst yesterday at 5 p.m.", None) == ["XXXX-XX-XX", "XXXX-XX-XXT17:00"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The dam burst in March 2023.", "2023-03-01", "2023-03-31"),
        ("The dam burst last week.", "2024-04-29", "2024-05-05"),
        ("The dam was built in the early 1970s.", "1970-01-01", "1979-12-31"),
        ("The road has been shut since Friday.", "2024-05-03", None),
        ("The road must be open by Friday.", None, "2024-05-10"),
        ("The road was shut until 2019.", None, "2019-12-31"),
        ("The dam burst last winter.", "2023-12-01", "2024-02-29"),
        ("The dam burst on Monday night.", "2024-05-06", "2024-05-06"),
        ("The dam burst at the weekend.", "2024-05-04", "2024-05-05"),
    ],
)
def test_a_date_has_its_interval(text: str, earliest: str | None, latest: str | None) -> None:
    time = one(text)
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "expected", "interval"),
    [
        ("War raged from 1989 to 1994.", ["1989", "1994"], ("1989-01-01", "1994-12-31")),
        ("Clashes between 2010 and 2019 were few.", ["2010", "2019"], ("2010-01-01", "2019-12-31")),
        ("The fair is on 19-20 September.", ["2024-09-19", "2024-09-20"], ("2024-09-19", "2024-09-20")),
        ("The fair lasted from April 3 to April 5.", ["2024-04-03", "2024-04-05"], ("2024-04-03", "2024-04-05")),
        ("He ruled 1994-97.", ["1994", "1997"], ("1994-01-01", "1997-12-31")),
    ],
)
def test_both_ends_of_a_range_carry_it(text: str, expected: list[str], interval: tuple[str, str]) -> None:
    times = find_times(read(text))
    assert [t.value for t in times] == expected
    assert {(t.earliest, t.latest) for t in times} == {interval}


def test_a_period_told_by_weekdays_ends_after_it_begins() -> None:
    text = "The ministry declared a curfew from 10 p.m. on Tuesday until 6 a.m. on Saturday."
    assert values(text) == ["2024-05-07T22:00", "2024-05-07", "2024-05-11T06:00", "2024-05-11"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It rained for two days.", "DURATION", "P2D"),
        ("It rained for 24 hours.", "DURATION", "PT24H"),
        ("It rained for half an hour.", "DURATION", "PT30M"),
        ("They met after a two-day trip.", "DURATION", "P2D"),
        ("They were held for several weeks.", "DURATION", "PXW"),
        ("They had waited for years.", "DURATION", "PXY"),
        ("They fought over the past three years.", "DURATION", "P3Y"),
        ("They fought for four decades.", "DURATION", "P40Y"),
        ("The school is shelled every day.", "SET", "P1D"),
        ("The paper appears on Thursdays.", "SET", "XXXX-WXX-4"),
        ("The bridge is now closed.", "DATE", "PRESENT_REF"),
        ("The bridge was recently closed.", "DATE", "PAST_REF"),
        ("It was the same in the past.", "DATE", "PAST_REF"),
    ],
)
def test_durations_sets_and_references(text: str, kind: str, value: str) -> None:
    time = one(text)
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "A 27-year-old man was hurt.",
        "The patient is 12 years old.",
        "They counted 1990 votes.",
        "They paid $2000 for it.",
        "You may march with us.",
        "Call 0800 2023.",
        "He came second.",
        "The fall of the town was sudden.",
        "They sat on the porch.",
        "Room 1968 was empty.",
    ],
)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert told(text) == []


def test_the_modifier_says_which_part() -> None:
    assert one("The dam was built in the early 1970s.").modifier == "START"
    assert one("The dam was built in late 1971.").modifier == "END"
    assert one("It rained for about two weeks.").modifier == "APPROX"


def test_a_live_page_passes_midnight() -> None:
    text = "21:10 - Doors open.\n\n23:40 - Fire in the hall.\n\n00:20 - Two dead.\n\n01:30 - The fire is out.\n"
    assert values(text, "2024-05-08") == [
        "2024-05-07T21:10",
        "2024-05-07T23:40",
        "2024-05-08T00:20",
        "2024-05-08T01:30",
    ]


def test_day_and_month_follow_the_order_of_the_text() -> None:
    assert values("It ran from 3/30/2023 to 4/2/2023.") == ["2023-03-30", "2023-04-02"]
    assert values("It ran from 30/3/2023 to 2/4/2023.") == ["2023-03-30", "2023-04-02"]


def test_every_row_of_the_lexicon_is_found_in_its_example() -> None:
    rows = [row for group, rows in lexicon("times").items() if group != "names" for row in rows]
    silent = [row["example"] for row in rows if not told(row["example"])]
    assert silent == []
    for row in lexicon("times")["names"]:
        assert told(row["example"]) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "in",
                "by",
                "the",
                "last",
                "next",
                "Monday",
                "May",
                "March",
                "2023",
                "31",
                "29",
                "February",
                "12:60",
                "24:00",
                "99",
                "a.m.",
                "night",
                "century",
                "1990s",
                "'",
                "-",
                "/",
                ".",
                ",",
                "\n",
                "ago",
                "later",
                "since",
                "of",
                "every",
                "0",
                "9999",
                "Christmas",
                "first",
                "quarter",
                "٣",
                "½",
                "📅",
                "İ",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["2023-02-28", "0001-01-01", "9999-12-31T23:59", None, "rubbish"]),
)
def test_no_text_raises_and_spans_are_true(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    times = find_times(read(text, published))
    last = 0
    for t in times:
        assert last <= t.start < t.end <= len(text)
        last = t.end


def test_the_head_of_a_text_tells_its_day_where_nothing_else_does() -> None:
    text = "HARBOUR NEWS\nPort Ana, 8 May 2024\n\nThe ferry sank on Monday.\n"
    assert values(text, None) == ["2024-05-08", "2024-05-06"]
    assert values("He was born in Cluj on 8 May 1964 and left on a Monday.", None) == ["1964-05-08", "XXXX-WXX-1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports fell last year after a rise the year before.", ["2023", "2022"]),
        ("It closed at the end of the year.", ["2024"]),
        ("On 3 April the town fell; shelling had begun the day before.", ["2024-04-03", "2024-04-02"]),
        ("The dam burst on the evening of 3 April.", ["2024-04-03TEV"]),
        (
            "Sirens sounded at 04:30, 05:00 and 05:45, Sunday 5 May.",
            ["2024-05-05T04:30", "2024-05-05T05:00", "2024-05-05T05:45", "2024-05-05"],
        ),
        ("The case was heard in the week of March 6.", ["2024-W10"]),
        ("They lost in the past five trading days.", ["P5D"]),
    ],
)
def test_other_wordings(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT ANA, Lowland (May 8, 2024)\nA patrol was hit yesterday.", ["2024-05-08", "2024-05-07"]),
        (
            "Joint Command\n2024-05-CA-014\n\nPORT ANA (May 8) - A patrol was hit on Monday.",
            ["2024-05-08", "2024-05-06"],
        ),
        ("PORT ANA (May 8) - A patrol was hit yesterday.", ["XXXX-05-08", "XXXX-XX-XX"]),
    ],
)
def test_a_dateline_is_an_anchor_only_with_its_year(text: str, expected: list[str]) -> None:
    assert values(text, None) == expected


def test_a_page_fetched_long_after_its_own_day_is_reckoned_from_that() -> None:
    assert values("Posted: March 6, 2023\n\nThe ferry sank on Saturday.", "2024-05-08") == ["2023-03-06", "2023-03-04"]
    assert values("Updated: May 7, 2024\n\nThe ferry sank on Saturday.", "2024-05-08") == ["2024-05-07", "2024-05-04"]


def test_the_lengths_of_films_are_no_clock_times() -> None:
    assert values("Watch:\n0:34 Rescue\n0:51 Storm\n0:12 Tide\n\nThe ferry sank on Monday.") == ["2024-05-06"]
