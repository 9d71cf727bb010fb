"""How well the account of a web page is found: ours, and trafilatura's with each of its settings, over the project's own pages.

    python bench/extraction.py [FOLDER] [--pages]

Prints precision, recall, F1 and accuracy of snippets that must be in the text and must not (the measure of trafilatura's own
evaluation), and milliseconds a page. `--pages` names each page's errors. FOLDER holds other pages of the same form.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import trafilatura
from tests.gold.extraction.pages import FOLDER, pages, plain, total

from crossbearing.read.failure import ReadFailure
from crossbearing.read.html import read_html


def ours(html: str) -> str:
    """The account, empty where the page is told to hold none."""
    try:
        return read_html("page.html", html).text
    except ReadFailure:
        return ""


def theirs(**settings: bool) -> Callable[[str], str]:
    """trafilatura with these settings; comments left out, as its evaluation does."""
    return lambda html: trafilatura.extract(html, include_comments=False, **settings) or ""


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "ours": ours,
    "trafilatura": theirs(),
    "trafilatura fast": theirs(fast=True),
    "trafilatura precision": theirs(favor_precision=True),
    "trafilatura recall": theirs(favor_recall=True),
}


def main(folder: Path, each: bool) -> None:
    found = pages(folder)
    print(f"{len(found)} pages, {sum(len(p.included) + len(p.excluded) for p in found)} snippets")
    print(f"{'':24}{'precision':>10}{'recall':>8}{'F1':>8}{'accuracy':>10}{'ms/page':>9}")
    for name, extract in EXTRACTORS.items():
        total(extract, found)  # once before, for what is loaded as it is asked for
        began = time.perf_counter()
        score = total(extract, found)
        spent = (time.perf_counter() - began) * 1000 / len(found)
        print(f"{name:24}{score.precision:10.3f}{score.recall:8.3f}{score.f1:8.3f}{score.accuracy:10.3f}{spent:9.1f}")
    if each:
        for page in found:
            text = plain(ours(page.html))
            missed = [s for s in page.included if plain(s) not in text]
            wrong = [s for s in page.excluded if plain(s) in text]
            if missed or wrong:
                print(f"{page.name}: missed {missed}, wrongly in {wrong}")


if __name__ == "__main__":
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    main(Path(names[0]) if names else FOLDER, "--pages" in sys.argv)
