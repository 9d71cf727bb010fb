"""Days on the right happening: hours without a day, states since a day, funerals, those who are awaited, what is put out."""

from __future__ import annotations

import pytest

from crossbearing.annotate.layers import annotate
from crossbearing.records import Document, content_id


def days(text: str) -> list[tuple[str, str | None]]:
    """The claims of beginnings and ends in the text, read on Wednesday 8 May 2024."""
    (told,) = annotate([Document(content_id("d", text), "-", "", None, None, "2024-05-08", "en", None, None, text)])
    return [(c.attribute, c.value) for c in told.claims if c.attribute in ("start", "end")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The two drivers have been in custody since Monday.", [("start", "2024-05-06")]),
        ("Three boats have not returned to Vell since 3 May.", [("start", "2024-05-03")]),
        ("The clinic has treated nine people since Monday.", []),
        ("Yesterday the city buried Ivo Brand and Celia Roe.", [("start", "2024-05-07")]),
        ("The president is expected here tomorrow.", [("start", "2024-05-09")]),
        ("A fire broke out in the mill at 6:50 a.m. on Monday. It was extinguished at 1 p.m. on Monday.",
         [("start", "2024-05-06T06:50"), ("end", "2024-05-06T13:00")]),
        ("Gatherings near the plant are prohibited until 20 May.", []),
        ("Smoke could be seen from the river until Monday noon.", []),
        ("Seventy of us were wounded on 3 May.", [("start", "2024-05-03")]),
        ("One week after the landslide of 1 May, nine people are still missing.", [("start", "2024-05-01")]),
    ],
    ids=lambda v: v[:40] if isinstance(v, str) else "",
)  # fmt: skip
def test_days(text: str, found: list[tuple[str, str]]) -> None:
    assert [(a, (v or "")[: len(w)]) for (a, v), (_, w) in zip(days(text), found, strict=False)] == found
    assert len(days(text)) == len(found)


def test_an_hour_alone_is_of_the_day_of_its_happening() -> None:
    text = "A landslide buried nine houses in Vell on Monday.\n\nThe hillside slid at about 5 a.m., the mayor said."
    assert days(text) == [("start", "2024-05-06"), ("start", "2024-05-06T05:00")]
