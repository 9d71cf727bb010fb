"""The town of what an account is chiefly about."""

from __future__ import annotations

import pytest

from crossbearing.annotate import annotate
from crossbearing.records import Document, content_id


def towns(text: str) -> set[str | None]:
    document = Document(content_id("d", text), "-", "", None, None, "2024-05-08", "en", None, None, text)
    found = next(iter(annotate([document])))
    main = {m.incident for m in found.events if m.lemma in ("shoot", "kill", "fire", "explosion", "crash", "wound")}
    return {m.place.name if m.place else None for m in found.events if m.incident in main and m.type != "statement"} - {
        None
    }


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A man was killed in a shooting on Monday.\n\nAntwerp police said the shots were fired at noon. Antwerp is quiet again.", "Antwerp"),
        ("Two people were wounded on Monday.\n\nPolice in Bergen are looking for a grey van. The shooting shook Bergen.", "Bergen"),
    ],
)  # fmt: skip
def test_the_town_whose_police_tell_of_it(text: str, town: str) -> None:
    assert towns(text) == {town}


@pytest.mark.parametrize(
    "text",
    [
        "A man was killed in a shooting on Monday. His sister lives in Bergen.",
        "OSLO - A man was killed in a shooting in Finland on Monday, the ministry said.",
    ],
)
def test_a_town_that_is_only_mentioned_is_no_place(text: str) -> None:
    assert not towns(text) & {"Bergen", "Oslo"}
