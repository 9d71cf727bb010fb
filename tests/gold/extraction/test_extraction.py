"""The quality gate of extraction: what the accounts of the pages hold, beside what trafilatura finds on them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
import trafilatura

from crossbearing.read.failure import ReadFailure
from crossbearing.read.html import read_html
from crossbearing.read.raw import Raw
from tests.gold.extraction.pages import Page, Score, pages, plain, scored, total

# Reached when pinned, rounded down: lowering one is a change that needs a reason.
F1, ACCURACY = 0.99, 0.99
SETTINGS: dict[str, dict[str, bool]] = {
    "default": {},
    "fast": {"fast": True},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
}


@cache
def accounts() -> dict[str, Raw]:
    found = {}
    for page in pages():
        try:
            found[page.name] = read_html(page.name, page.html)
        except ReadFailure:
            found[page.name] = Raw("")
    return found


def ours() -> Score:
    return sum((scored(p, accounts()[p.name].text) for p in pages()), Score())


def test_the_set_is_large_enough() -> None:
    assert len(pages()) >= 50
    assert all(len(p.included) >= 2 and len(p.excluded) >= 1 for p in pages())


def test_the_account_is_found() -> None:
    score = ours()
    assert score.f1 >= F1 and score.accuracy >= ACCURACY, "\n".join(_errors())


@pytest.mark.parametrize("setting", SETTINGS)
def test_never_below_trafilatura(setting: str) -> None:
    theirs = total(lambda html: trafilatura.extract(html, include_comments=False, **SETTINGS[setting]) or "", pages())
    assert ours().f1 >= theirs.f1 and ours().accuracy >= theirs.accuracy


@pytest.mark.parametrize("page", [p for p in pages() if p.roles], ids=lambda p: p.name)
def test_roles(page: Page) -> None:
    raw = accounts()[page.name]
    for role, words in page.roles.items():
        if role == "dateline":
            continue  # told by the words, after the page is read
        assert any(p.role == role and words in raw.text[p.start : p.end] for p in raw.parts), (role, raw.parts)


@pytest.mark.parametrize("page", [p for p in pages() if p.entries], ids=lambda p: p.name)
def test_entries_have_their_own_dates(page: Page) -> None:
    raw = accounts()[page.name]
    entries = [p for p in raw.parts if p.role == "entry"]
    assert [p.date for p in entries] == page.entries
    assert all(one.end <= other.start for one, other in pairwise(entries))


@pytest.mark.parametrize("page", [p for p in pages() if p.once], ids=lambda p: p.name)
def test_what_stands_twice_on_the_page_is_told_once(page: Page) -> None:
    assert [plain(accounts()[page.name].text).count(s) for s in page.once] == [1] * len(page.once)


@pytest.mark.parametrize("name", sorted(p.name for p in pages()))
def test_parts_are_in_order_and_cover_the_text(name: str) -> None:
    raw = accounts()[name]
    assert [(p.start, -p.end) for p in raw.parts] == sorted((p.start, -p.end) for p in raw.parts)
    covered = {i for p in raw.parts for i in range(p.start, p.end)}
    assert all(c.isspace() for i, c in enumerate(raw.text) if i not in covered)
    assert raw.text[raw.parts[0].start : raw.parts[0].end] == raw.title and raw.parts[0].role == "title"


def _errors() -> list[str]:
    out = []
    for page in pages():
        text = plain(accounts()[page.name].text)
        missed = [s for s in page.included if plain(s) not in text]
        wrong = [s for s in page.excluded if plain(s) in text]
        if missed or wrong:
            out.append(f"{page.name}: missed {missed}, wrongly in {wrong}")
    return out
