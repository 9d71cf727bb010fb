"""What holds for every page: no violation of accessibility, no complaint of the browser, nothing fetched from elsewhere, no weight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.pages import PAGES

pytestmark = pytest.mark.browser
MOST_BYTES = 300_000


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [390, 1400])
def test_a_page_is_accessible_and_keeps_to_itself(
    address: str,
    width: int,
    site: str,
    known: dict[str, str],
    look: Callable[..., Any],
    axe: Callable[..., list[str]],
) -> None:
    seen = look(site, width=width)
    path = address.format(**known)
    answer = seen.open(path)
    assert answer.status == (404 if path == "/nowhere" else 200)
    assert seen.bytes < MOST_BYTES
    assert seen.page.title().endswith("Crossbearing")
    assert seen.page.locator("h1").count() == 1
    # Nothing makes the page itself wider than the screen.
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(seen.page) == []
    seen.page.emulate_media(color_scheme="dark")
    # Only colours change with the mode.
    assert axe(seen.page, "color-contrast") == []
    assert seen.complaints == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_can_be_read_without_script(
    address: str, site: str, known: dict[str, str], look: Callable[..., Any]
) -> None:
    path = address.format(**known)
    with_script, without = look(site), look(site, script=False)
    with_script.open(path)
    without.open(path)
    said = without.page.locator("main").inner_text()
    assert len(said) > 20
    assert [
        h
        for h in with_script.page.locator("h1, h2").all_inner_texts()
        if h not in without.page.locator("h1, h2").all_inner_texts()
    ] == []
    assert without.complaints == []
