"""Which language each paragraph is in, and what is made of a document of several."""

from __future__ import annotations

import pytest

from crossbearing.annotate.languages.detect import is_plainly, language_of
from crossbearing.annotate.languages.passages import only, passages
from crossbearing.annotate.layers import annotate
from crossbearing.lexicon import lexicon
from crossbearing.records import Document

MIXED = """Flood closes bridge

The bridge was closed on Monday, 6 May after the flood, the mayor said, and two people were hurt.

Brücke gesperrt

Die Brücke ist seit dem 6. Mai gesperrt, sagte der Bürgermeister, und es wurden 12.400 Euro gezahlt.
dpa

Мэр города сообщил, что мост в Москве закрыт с 6 мая 2024 года.

The road is open."""


def document(text: str, language: str | None = "en") -> Document:
    return Document("d1", "-", "", None, None, "2024-05-08", language, None, None, text)


@pytest.mark.parametrize("row", lexicon("function_words"), ids=lambda r: r["language"])
def test_each_language_is_told_by_its_little_words(row: dict[str, str]) -> None:
    for own in ("en", "fr", "de"):
        assert language_of(row["example"], own) == row["language"]


def test_runs_of_paragraphs() -> None:
    found = [(r.language, MIXED[r.start : r.end].split()[0]) for r in passages(document(MIXED))]
    assert found == [("en", "Flood"), ("de", "Brücke"), ("ru", "Мэр"), ("en", "The")]


def test_short_lines_go_with_their_neighbours() -> None:
    german = next(r for r in passages(document(MIXED)) if r.language == "de")
    assert MIXED[german.start : german.end].startswith("Brücke gesperrt")
    assert MIXED[german.start : german.end].endswith("dpa")


@pytest.mark.parametrize(
    "text",
    [
        "Ana de la Cruz, Henk van der Berg, Luis del Río, Jean Le Roux, Otto von Ahlen, Karim el Amin",
        "“C’est la vie,” the mayor said, and the crowd laughed at him for that.",
        "RESULTS: Lille 2, Le Havre 1; Nantes 0, Lens 3; Metz 1, Nice 1; Brest 4, Reims 2",
        "Best of the pitchers: Jan Gorst (0.5 WAR), Alek Reys (0.5 WAR), Gio Galleg (0.4 WAR), Andre Milla (0.3 WAR), Tyl Wabb (0.3 WAR).",
        "",
        "\n\n",
    ],
)
def test_what_stays_english(text: str) -> None:
    assert {r.language for r in passages(document(text))} == {"en"}


def test_a_text_of_its_own_language_is_one_run() -> None:
    text = "The bridge was closed on Monday after the flood.\nNobody was hurt."
    assert passages(document(text)) == ((0, len(text), "en"),)
    assert only(text, passages(document(text)), "en") is text
    assert is_plainly(text.split("\n")[0], "en")


def test_blanking_keeps_every_offset() -> None:
    runs = passages(document(MIXED))
    for code in ("en", "de", "ru", "fr"):
        kept = only(MIXED, runs, code)
        assert not kept or len(kept) == len(MIXED)
        for run in runs:
            shown = kept[run.start : run.end]
            assert shown == (MIXED[run.start : run.end] if run.language == code else "\n".join(" " * len(x) for x in MIXED[run.start : run.end].split("\n"))) or not kept  # fmt: skip


def test_a_document_of_three_languages() -> None:
    (found,) = annotate([document(MIXED)])
    assert found.document.text == MIXED
    for layer in (found.times, found.quantities, found.places, found.names, found.events, found.claims):
        assert [x.start for x in layer] == sorted(x.start for x in layer)
    assert [MIXED[t.start : t.end] for t in found.times] == ["Monday, 6 May", "6. Mai", "6 мая 2024"]
    assert {t.value for t in found.times} == {"2024-05-06"}
    assert ("Moscow", "RU") in {(p.name, p.country) for p in found.places}
    assert [(c.attribute, c.low) for c in found.claims if c.low is not None] == [("injured", 2)]
    assert len(found.warnings) == 2
    assert found.warnings[0].startswith("1 passage in German: dates, numbers in figures and places")
    assert "claims" in found.warnings[1] and "Russian" in found.warnings[1]


def test_english_is_read_as_if_nothing_else_stood_there() -> None:
    english = "Two people were killed on Monday, police said.\n"
    german = "Die Brücke ist seit dem 6. Mai gesperrt, und es wurde niemand verletzt, sagte die Polizei."
    alone, mixed = annotate([document(english), document(english + german)])
    assert mixed.claims == alone.claims
    assert mixed.events == alone.events
    assert mixed.attributions == alone.attributions
