"""The publisher under its several names."""

from __future__ import annotations

import pytest

from crossbearing.annotate.speech.publisher import is_publisher


@pytest.mark.parametrize(
    "name", ["Harbour Safety Office", "the Harbour Safety Office", "HSO", "Harbour Safety Office (HSO)"]
)
def test_forms_of_the_publisher(name: str) -> None:
    assert is_publisher(name, "Harbour Safety Office (HSO), Northern Branch")


@pytest.mark.parametrize("name", ["Harbour", "Northern Branch of the union", "Safety Office of the port"])
def test_others(name: str) -> None:
    assert not is_publisher(name, "Harbour Safety Office (HSO), Northern Branch")
    assert not is_publisher(name, None)
