import pytest

from crossbearing.publish import dates, wording
from crossbearing.records import Location


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (28000, None, "person", "28,000 or more"),
        (63000, 69999, None, "63,000–69,999"),
        (None, 40, None, "up to 40"),
        (0, 0, None, "0"),
        (7.8, 7.8, None, "7.8"),
        (None, None, None, ""),
        (12.5, 12.5, "percentage", "12.5 %"),
        (3.4e9, 3.4e9, "us dollar", "US$3.4 billion"),
        (16e6, 19.5e6, "us dollar", "US$16–19.5 million"),
        (1234567, 1234567, None, "1,234,567"),
        (60, 60, "metre", "60 metres"),
        (1, 1, "hour", "1 hour"),
        (90, 110, "kilometre per hour", "90–110 kilometres per hour"),
    ],
)
def test_figures_say_their_open_ends(low: float | None, high: float | None, unit: str | None, words: str) -> None:
    assert wording.figure(low, high, unit) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-11-04", "4 November 2031"),
        ("2031-11-04T02:10", "4 November 2031, 02:10"),
        ("2031-11-04TEV", "4 November 2031, evening"),
        ("2031-11", "November 2031"),
        ("1990", "1990"),
        ("199X", "1990s"),
        ("2031-W45", "week 45 of 2031"),
        ("2031-SU", "summer 2031"),
        ("2031-11-03/2031-11-04", "3–4 November 2031"),
        ("2031-11/..", "from November 2031"),
        ("2031-02-31", "2031-02-31"),
        ("PAST_REF", "PAST_REF"),
        (None, ""),
    ],
)
def test_dates_in_words_at_their_own_precision(value: str | None, words: str) -> None:
    assert dates.words(value) == words


def test_spans_of_dates_cover_what_they_can_mean_and_nothing_else() -> None:
    span = dates.span("2032-02")
    assert span is not None
    assert [d.isoformat() for d in span] == ["2032-02-01", "2032-02-29"]
    assert dates.span("2031-13") is None
    assert dates.span("0000") is None
    assert dates.span("yesterday") is None


def test_between_says_nothing_twice() -> None:
    assert dates.between("2031-11-03", "2031-11-04") == "3–4 November 2031"
    assert dates.between("2031-10-30", "2031-11-04") == "30 October – 4 November 2031"
    assert dates.between("2031-11-04T02:10", "2031-11-04T06:00") == "4 November 2031, 02:10–06:00"
    assert dates.between("2031-11-04", "2031-11-04") == "4 November 2031"
    assert dates.between(None, "2031") == "until 2031"


def test_a_place_is_told_with_its_precision() -> None:
    at = Location("Starše", "Starše", "SI", None, 46.4, 15.7, 4)
    assert (wording.place(at), wording.place_precision(at)) == ("Starše, SI", "a province")


def test_words_are_cut_at_a_word() -> None:
    assert wording.clip("one two three four", 9) == "one two…"
    assert wording.clip("  one\n two ") == "one two"
    assert wording.clip("x" * 300, 10) == "x" * 10 + "…"


def test_quotation_marks_are_not_doubled() -> None:
    assert wording.quoted("“We heard it,”") == "“We heard it,”"
    assert wording.quoted("“We heard it,” she said") == "““We heard it,” she said”"
