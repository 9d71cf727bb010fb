"""The parts of texts of every form, by their form and by their words."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from crossbearing.read import ReadDocument, read_sources
from crossbearing.read.diary import diary
from crossbearing.records import Document

WALL = "The wall of the old mill gave way at noon on Thursday, and three people who waited for the bus below it died at once, the police said."
LATER = "Divers looked for a fourth until dusk, when the river rose and the search was put off, as the fire brigade told reporters at the bridge."


def read(path: Path) -> Document:
    (found,) = read_sources([str(path)])
    assert isinstance(found, ReadDocument), found
    return found.document


def told(document: Document) -> list[tuple[str, str]]:
    return [(p.role, document.text[p.start : p.end]) for p in document.parts]


def test_agency_copy_as_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"Mill wall kills three in Bitola\nBy Ana Kos\nBITOLA, North Macedonia, May 3, 2031 (Austral Wire) — {WALL}\n\n"
        f"Photo: The mill on Friday\n\nA bus stop under a ruin\n\n{LATER}\n\n"
        "Correction, 4 May 2031: The mill was built in 1907, not 1917.\n"
    )
    document = read(tmp_path / "a.txt")
    parts = told(document)
    assert ("title", "Mill wall kills three in Bitola") in parts
    assert ("byline", "By Ana Kos") in parts
    assert ("dateline", "BITOLA, North Macedonia, May 3, 2031 (Austral Wire)") in parts
    assert ("caption", "Photo: The mill on Friday") in parts
    assert ("heading", "A bus stop under a ruin") in parts
    assert [r for r, _ in parts].count("body") == 2
    correction = next(p for p in document.parts if p.role == "correction")
    assert correction.date == "2031-05-04"
    assert next(p for p in document.parts if p.role == "dateline").date == "2031-05-03"


def test_a_text_of_paragraphs_is_body(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{WALL}\n\n{LATER}")
    document = read(tmp_path / "a.txt")
    assert told(document) == [("body", f"{WALL}\n\n{LATER}")]


def test_a_standfirst_between_title_and_byline(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"# Mill wall kills three\n\nA city asks who owned it.\n\nBy Ana Kos\n\n{WALL}\n\n## The search\n\n{LATER}"
    )
    assert told(read(tmp_path / "a.md")) == [
        ("title", "Mill wall kills three"),
        ("standfirst", "A city asks who owned it."),
        ("byline", "By Ana Kos"),
        ("body", WALL),
        ("heading", "The search"),
        ("body", LATER),
    ]


def test_an_update_is_told_from_the_body(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"UPDATE 2, 14:00: Four are dead.\n\n{WALL}\n\nUpdates on the shelves were late, a grocer said."
    )
    parts = told(read(tmp_path / "a.txt"))
    assert parts[0] == ("update", "UPDATE 2, 14:00: Four are dead.")
    assert [r for r, _ in parts] == ["update", "body"]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_styles_of_a_word_processor(tmp_path: Path) -> None:
    def paragraph(style: str, words: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'

    inner = (
        paragraph("Title", "Mill wall kills three") + paragraph("Subtitle", "A city asks") + paragraph("Normal", WALL)
    )
    inner += (
        paragraph("Heading1", "The search") + paragraph("Normal", LATER) + paragraph("Caption", "The mill on Friday")
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>')
    assert told(read(tmp_path / "a.docx")) == [
        ("title", "Mill wall kills three"),
        ("standfirst", "A city asks"),
        ("body", WALL),
        ("heading", "The search"),
        ("body", LATER),
        ("caption", "The mill on Friday"),
    ]


def test_styles_of_an_open_document(tmp_path: Path) -> None:
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "style"))
    content = (
        f'<office:document-content {names}><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
        f'<office:body><office:text><text:p text:style-name="P1">Mill wall kills three</text:p><text:p>{WALL}</text:p><text:h>The search</text:h>'
        f"<text:p>{LATER}</text:p></office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    assert [r for r, _ in told(read(tmp_path / "a.odt"))] == ["title", "body", "heading", "body"]


def test_headings_of_a_book(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "p.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        archive.writestr(
            "a.xhtml",
            f"<html><body><h1>The night of the water</h1><p>{WALL}</p><h2>Morning</h2><p>{LATER}</p></body></html>",
        )
    (tmp_path / "a.epub").write_bytes(data.getvalue())
    parts = told(read(tmp_path / "a.epub"))
    assert [w for r, w in parts if r in ("title", "heading")] == ["The night of the water", "Morning"]


def test_an_article_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps(
            {
                "headline": "Mill wall kills three",
                "articleBody": WALL,
                "isBasedOn": "https://gazette.example/a/1",
                "alternativeHeadline": "A city asks",
            }
        )
    )
    document = read(tmp_path / "a.json")
    assert told(document) == [("title", "Mill wall kills three"), ("standfirst", "A city asks"), ("body", WALL)]
    assert [(d.url, d.told_by) for d in document.derived_from] == [("https://gazette.example/a/1", "metadata")]


def test_entries_by_the_hour(tmp_path: Path) -> None:
    text = "Blackout in Antwerp\n\n3 March 2031\n\n21:10 – Power is back in the harbour.\n\n20:05 – The operator counts 61,000 homes.\n\n19:20 – Trams stand still.\n\nThe paper thanks its readers."
    entries = diary(text)
    assert [text[e.start : e.end] for e in entries] == [
        "21:10 – Power is back in the harbour.",
        "20:05 – The operator counts 61,000 homes.",
        "19:20 – Trams stand still.",
    ]
    assert [e.date for e in entries] == ["2031-03-03T21:10", "2031-03-03T20:05", "2031-03-03T19:20"]


def test_an_hour_alone_heads_what_stands_below_and_without_a_day_it_has_no_date() -> None:
    text = f"Log\n\n09:15\n{WALL}\n\n{LATER}\n\n10:40\n{LATER}\n\n11:05 pm\nQuiet."
    entries = diary(text)
    assert [e.date for e in entries] == [None, None, None]
    assert text[entries[0].start : entries[0].end].endswith(LATER)


def test_a_diary_by_days_has_no_day_of_publication(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"Diary of a strike\n\n3 May 2031\n{WALL}\n\nSunday, 4 May 2031\n{LATER}\n\n5 May 2031\n{WALL}"
    )
    document = read(tmp_path / "a.txt")
    assert [p.date for p in document.parts if p.role == "entry"] == ["2031-05-03", "2031-05-04", "2031-05-05"]
    assert document.published is None


@pytest.mark.parametrize(
    "text",
    [
        f"3 May 2031\n\n{WALL}\n\n{LATER}",
        f"At 14:05 the wall fell.\n\nAt 15:10 divers came.\n\n{WALL}",
        "[00:01:02] GUIDE: Mind your head.\n\n[00:01:09] GUIDE: Here it stood.\n\n[00:02:00] GUIDE: To my chest.",
        "1:21 Ferry sinks off Naxos\n\n2:05 Goat wins prize\n\n0:44 Ten soups for a cold week",
        "12.5 tonnes of garlic.\n\n14.1 tonnes of tea.\n\n13.2 tonnes of salt.",
    ],
)
def test_what_is_no_diary(text: str) -> None:
    assert diary(text) == []


def test_a_notice_of_first_publication(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"{WALL}\n\nThis article was originally published by the Harbour Gazette. https://gazette.example/a/1"
    )
    document = read(tmp_path / "a.txt")
    (said,) = document.derived_from
    assert (said.publisher, said.url, said.told_by) == ("Harbour Gazette", "https://gazette.example/a/1", "text")
    assert said.start is not None and document.text[said.start : said.end].startswith(
        "article was originally published"
    )
