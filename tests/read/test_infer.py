from crossbearing.read.infer import infer
from crossbearing.read.raw import Raw

BODY = "Three people were killed when a wall fell on the market, rescuers said. The search went on through the night."


def inferred(text: str) -> Raw:
    raw = Raw(text)
    infer(raw)
    return raw


def test_an_agency_report_tells_title_byline_dateline_and_date() -> None:
    raw = inferred(f"Wall falls on market\n\nBy Ana Kos\n\nGORIS, Armenia, May 3, 2024 (Lesser Press) - {BODY}")
    assert (raw.title, raw.author, raw.publisher, raw.published) == (
        "Wall falls on market",
        "Ana Kos",
        "Lesser Press",
        "2024-05-03",
    )


def test_a_bulletin_tells_who_when_and_of_what() -> None:
    raw = inferred(
        f"CIVIL DEFENCE – NORTH\nSituation bulletin no. 2\n03.05.2024, 09:30\n\nSubject: wall at the market\n\n{BODY}"
    )
    assert (raw.publisher, raw.published, raw.title) == (
        "CIVIL DEFENCE – NORTH",
        "2024-05-03T09:30",
        "wall at the market",
    )


def test_a_date_in_parentheses_after_the_dateline_is_no_publisher() -> None:
    raw = inferred(f"KABUL, Afghanistan (Jan. 25, 2013)\n{BODY}")
    assert (raw.publisher, raw.published) == (None, "2013-01-25")


def test_a_weekday_with_day_and_month_fixes_the_year() -> None:
    raw = inferred(f"Tuesday, 19 September\n\n{BODY} The market opened in 2021 and was rebuilt in 2023.")
    assert raw.published == "2023-09-19"


def test_month_and_year_at_the_foot() -> None:
    assert inferred(f"The wall\n\n{BODY}\n\nSeptember 2023").published == "2023-09"


def test_a_date_inside_the_account_is_not_the_day_of_publication() -> None:
    raw = inferred(
        f"The wall\n\nOn 3 May 2024 the wall fell and nobody came to repair it for weeks afterwards, they say. {BODY}"
    )
    assert raw.published is None


def test_what_nothing_says_stays_unknown() -> None:
    raw = inferred(BODY)
    assert (raw.title, raw.author, raw.publisher, raw.published) == (None, None, None, None)


def test_a_french_head_is_read() -> None:
    raw = Raw(
        "Panne à Larna : trois blessés\nPar Léa Morin\nLARNA, 1er février 2031 (Courrier du Val) - Une panne de courant a plongé la ville dans le noir.",
        None,
        None,
    )
    infer(raw)
    assert (raw.title, raw.author, raw.published, raw.publisher) == (
        "Panne à Larna : trois blessés",
        "Léa Morin",
        "2031-02-01",
        "Courrier du Val",
    )


def test_an_english_weekday_with_a_french_month_is_a_date_too() -> None:
    raw = Raw(
        "Monday 3 février\nThe bridge at Larna fell in 2031 after a night of rain, and nobody was hurt.", None, None
    )
    infer(raw)
    assert raw.published == "2031-02-03"
