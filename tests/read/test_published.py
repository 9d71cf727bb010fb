import pytest

from crossbearing.read.published import published


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-10-14", "2024-10-14"),
        ("2024-10", "2024-10"),
        ("2024-10-15T18:00", "2024-10-15T18:00"),
        ("2024-10-15T18:00:00Z", "2024-10-15T18:00:00Z"),
        ("15.10.2024, 18:00", "2024-10-15T18:00"),
        ("30/3/2025", "2025-03-30"),
        ("12/25/2024", "2024-12-25"),
        ("Sunday, 6 August 2023, 18:00 hrs", "2023-08-06T18:00"),
        ("Sept. 4, 2021", "2021-09-04"),
        ("3rd of May 1998", "1998-05-03"),
        ("March 27, 2025 7:50 p.m.", "2025-03-27T19:50"),
        ("September 2023", "2023-09"),
        ("20240615", "2024-06-15"),
        ("2024-02-31", None),
        ("31.02.2024", None),
        ("soon", None),
        ("", None),
        ("0000-00-00", None),
        ("2024-13", None),
    ],
)
def test_forms_of_a_date(words: str, value: str | None) -> None:
    assert published(words) == value
