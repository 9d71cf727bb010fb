"""The quality gate of names: spans and kinds, who is meant (chains with roles and pronouns), titles."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gold.gold import Row, rows, score

# Reached when pinned, rounded down: lowering one is a change that needs a reason.
SPANS, BEARERS, TITLES = 96.0, 97.0, 98.5
_NO_NAMES = frozenset({"he", "she", "him", "her", "his", "it", "they", "himself", "herself"})


def entries(row: Row) -> Iterator[list[str]]:
    for entry in row.gold:
        yield [*entry.split(" | "), ""][:4]


def spans(row: Row) -> Iterator[tuple[str, str]]:
    for words, kind, _, _ in entries(row):
        yield words, kind


def bearers(row: Row) -> Iterator[tuple[str, str]]:
    for words, _, bearer, _ in entries(row):
        yield words, bearer


def coreferent(row: Row) -> Iterator[tuple[str, str]]:
    """Only pronouns and common nouns."""
    for words, _, bearer, _ in entries(row):
        if words.lower() in _NO_NAMES or (words != bearer and (words[:1].islower() or words.startswith("Both "))):
            yield words, bearer


def titles(row: Row) -> Iterator[tuple[str, str]]:
    for _, kind, bearer, title in entries(row):
        if title and kind == "person":
            yield bearer, title


def found_titles(row: Row) -> Iterator[tuple[str, str]]:
    """Each person's title told at a mention by name; honorifics are none."""
    for n in row.told.names:
        if n.title and n.kind == "person" and not n.pronoun:
            yield n.name, n.title


def found_coreferent(row: Row) -> Iterator[tuple[str, str]]:
    for n in row.told.names:
        if n.pronoun:
            yield row.text[n.start : n.end], n.name


PAIRS = [
    (spans, lambda row: ((row.text[n.start : n.end], n.kind) for n in row.told.names)),
    (bearers, lambda row: ((row.text[n.start : n.end], n.name) for n in row.told.names)),
    (coreferent, found_coreferent),
    (titles, found_titles),
]


def test_spans_and_kinds() -> None:
    total = score("names", *PAIRS[0])
    assert total.f1 >= SPANS, str(total)


def test_who_is_meant() -> None:
    total = score("names", *PAIRS[1])
    assert total.f1 >= BEARERS, str(total)


def test_pronouns_and_roles() -> None:
    total = score("names", *PAIRS[2])
    assert total.f1 >= BEARERS, str(total)


def test_titles() -> None:
    total = score("names", *PAIRS[3])
    assert total.f1 >= TITLES, str(total)


def test_the_gold_is_large_enough() -> None:
    assert len(rows("names")) >= 150
