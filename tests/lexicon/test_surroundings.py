"""Every row of the lexicons of what surrounds an account and of its parts: its example is one, its counter-example is none."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from crossbearing.lexicon import lexicon
from crossbearing.read.derived import tell_derivation
from crossbearing.read.page.block import Block
from crossbearing.read.page.labels import is_notice, opens_other
from crossbearing.read.page.marks import named
from crossbearing.read.raw import Raw
from crossbearing.read.told import cue

MARKS = list(lexicon("surroundings")["marks"].items())
LABELS = lexicon("surroundings")["labels"]
CUES = [(kind, row) for kind, rows in lexicon("parts")["cues"].items() for row in rows]


def block(words: str, links: int = 0) -> Block:
    return Block(words, links, html.fromstring("<p>x</p>"), "p")


@pytest.mark.parametrize(("kind", "row"), MARKS, ids=lambda v: v if isinstance(v, str) else "")
def test_mark(kind: str, row: dict[str, Any]) -> None:
    assert named(row["example"]) == kind
    assert named(row["not"]) is None


@pytest.mark.parametrize(
    "names", ["article-with-sidebar", "no-comments", "category-sport tag-comments hentry", "node node-promoted"]
)
def test_names_that_only_speak_of_surroundings(names: str) -> None:
    assert named(names) is None


@pytest.mark.parametrize("row", LABELS["alone"], ids=lambda r: r["example"])
def test_notice(row: dict[str, Any]) -> None:
    assert is_notice(block(row["example"]))
    assert not is_notice(block(row["not"]))


@pytest.mark.parametrize("row", LABELS["ahead"], ids=lambda r: r["example"])
def test_label(row: dict[str, Any]) -> None:
    assert opens_other(block(row["example"], len(row["example"]) // 2))
    assert not opens_other(block(row["not"]))


@pytest.mark.parametrize(("kind", "row"), CUES, ids=lambda v: v if isinstance(v, str) else v["example"])
def test_part(kind: str, row: dict[str, Any]) -> None:
    assert cue(row["example"]) == kind
    assert cue(row["not"]) != kind


@pytest.mark.parametrize("row", lexicon("credits")["published_elsewhere"], ids=lambda r: r["example"])
def test_first_publication(row: dict[str, Any]) -> None:
    raw = Raw(f"A crane fell.\n\n{row['example']}")
    tell_derivation(raw)
    (said,) = raw.derived_from
    assert (said.publisher, said.url, said.told_by) == (row.get("name"), row.get("url"), "text")
    assert said.start is not None and raw.text[said.start : said.end] in row["example"]


@pytest.mark.parametrize(
    "line",
    [
        "The report was published on Monday by nobody.",
        "He first appeared on the stage in Łódź.",
        "Syndicated loans fell.",
        "This article was first published on 3 May.",
    ],
)
def test_what_is_no_notice_of_first_publication(line: str) -> None:
    raw = Raw(f"A crane fell.\n\n{line}")
    tell_derivation(raw)
    assert raw.derived_from == []
