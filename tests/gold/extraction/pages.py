"""Web pages written for this project, each with what its account must hold and what it must not, and how an extraction is scored.

The measure is that of trafilatura's evaluation: snippets that must be in the text and snippets that must not, counted over all pages. The
snippets stand in a remark at the head of each page, which is taken off before the page is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
_REMARK = re.compile(r"\A<!--\n(.*?)\n-->\n", re.S)


@dataclass(frozen=True)
class Page:
    """`included` and `excluded` are the snippets, `once` those that may stand but once; `roles` gives a snippet for a role, `entries` the dates of
    a live blog's entries in their order."""

    name: str
    html: str
    included: list[str]
    excluded: list[str]
    once: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Score:
    """Snippets rightly in, wrongly in, wrongly out and rightly out."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    left_out: int = 0

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)

    @property
    def accuracy(self) -> float:
        return (self.right + self.left_out) / ((self.right + self.wrong + self.missed + self.left_out) or 1)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.left_out + other.left_out,
        )


def pages(folder: Path = FOLDER) -> list[Page]:
    """Every page of the set, by name."""
    found = []
    for path in sorted(folder.glob("*.html")):
        text = path.read_text(encoding="utf-8")
        remark = _REMARK.match(text)
        assert remark is not None, path
        said = yaml.safe_load(remark[1])
        found.append(
            Page(
                path.stem,
                text[remark.end() :],
                said["with"],
                said["without"],
                said.get("once", []),
                said.get("roles", {}),
                said.get("entries", []),
            )
        )
    return found


def plain(text: str) -> str:
    """White space as one blank, no-break spaces too."""
    return " ".join(text.split())


def scored(page: Page, text: str) -> Score:
    """The score of one page's extraction."""
    found = plain(text)
    right = sum(plain(s) in found for s in page.included)
    wrong = sum(plain(s) in found for s in page.excluded)
    return Score(right, wrong, len(page.included) - right, len(page.excluded) - wrong)


def total(extract: Callable[[str], str], of: Iterable[Page]) -> Score:
    """The score of an extractor over pages."""
    return sum((scored(p, extract(p.html)) for p in of), Score())
