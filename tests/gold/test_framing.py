"""The quality gate of framing: which words are choices, for which concept, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gold.gold import Row, rows, score

# Reached when pinned, rounded down: lowering one is a change that needs a reason.
FOUND, ABOUT = 98.5, 95.0


def wanted(row: Row) -> Iterator[tuple[str, str]]:
    for entry in row.gold:
        words, concept, *_ = entry.split(" | ")
        yield words, concept


def found(row: Row) -> Iterator[tuple[str, str]]:
    for f in row.told.framing:
        yield row.text[f.start : f.end], f.concept


def about(row: Row) -> Iterator[tuple[str, str]]:
    """The words whose object the gold tells, with it."""
    for entry in row.gold:
        words, _, *of = entry.split(" | ")
        if of:
            yield words, of[0]


def found_about(row: Row) -> Iterator[tuple[str, str]]:
    told = {words for words, _ in about(row)}
    for f in row.told.framing:
        if row.text[f.start : f.end] in told and f.of:
            yield row.text[f.start : f.end], f.of


def told(row: Row) -> Iterator[tuple[str, str, str]]:
    """Every word with what it is about and whose it is, "-" where the text tells neither."""
    for entry in row.gold:
        words, _, *rest = entry.split(" | ")
        of, by = [*rest, "-", "-"][:2]
        yield words, of, by


def found_told(row: Row) -> Iterator[tuple[str, str, str]]:
    for f in row.told.framing:
        yield row.text[f.start : f.end], f.of or "-", f.by or "-"


PAIRS = [(wanted, found), (about, found_about)]


def test_words_and_concepts() -> None:
    total = score("framing", wanted, found)
    assert total.f1 >= FOUND, str(total)


def test_what_they_are_about() -> None:
    total = score("framing", about, found_about)
    assert total.f1 >= ABOUT, str(total)


def test_the_gold_is_large_enough() -> None:
    assert len(rows("framing")) >= 150
    assert sum(not row.gold for row in rows("framing")) >= 20
