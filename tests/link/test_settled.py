"""The plain title of an event."""

from __future__ import annotations

from crossbearing.link.settled import label_of


def test_a_title_tells_its_date_as_precisely_as_it_is_known() -> None:
    told = {
        start: label_of([], "disaster", start, None)
        for start in ("2024", "2024-05", "2024-05-08", "2024-W19", "2024-SU")
    }
    assert told == {
        "2024": "Disaster, 2024",
        "2024-05": "Disaster, May 2024",
        "2024-05-08": "Disaster, 8 May 2024",
        "2024-W19": "Disaster, week 19 of 2024",
        "2024-SU": "Disaster",
    }
