"""Every row of the lexicon of walls: its example is one; a long article with the same words is none."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.lexicon import lexicon
from crossbearing.read.walls import wall

ROWS = [(kind, row) for kind, rows in lexicon("walls").items() for row in rows]


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=lambda v: v if isinstance(v, str) else v["example"][:40])
def test_example(kind: str, row: dict[str, Any]) -> None:
    assert wall(row["example"]) == kind
    assert wall(f"{row['example']} {'The divers went down to the hull again on the next day. ' * 30}") is None


def test_a_short_account_is_no_wall() -> None:
    assert wall("Three people were killed when a wall fell on the market of Goris on Monday, rescuers said.") is None
