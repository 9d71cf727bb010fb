"""Every form that is read: its words, who says so, and what was left out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.read import ReadDocument, ReadFailure, read_sources
from crossbearing.read.apart import Apart
from crossbearing.read.apart.message import Reply, Task
from crossbearing.read.forms import READERS, SUFFIXES, form, reader
from tests.read.forms import made


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart() as started:
        yield started


def read(apart: Apart, name: str, data: bytes) -> Reply:
    return apart.parts(Task(name, Path(name).suffix, data))


def text(reply: Reply) -> str:
    assert reply.failed == []
    (part,) = reply.parts
    return part.raw.text


def test_docx(apart: Apart) -> None:
    reply = read(apart, "a.docx", made.docx())
    assert text(reply) == f"{made.TEXT}\n\nThe office corrected itself later."
    assert (reply.parts[0].raw.title, reply.parts[0].raw.author) == ("Barge sinks", "Lum Hoxhaj")


def test_docx_keeps_what_was_put_in_and_leaves_what_was_struck_out(apart: Apart) -> None:
    body = (
        "<w:p><w:r><w:t>Four</w:t></w:r><w:del><w:r><w:delText>teen</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space='preserve'> sailors</w:t><w:tab/><w:t>sank</w:t></w:r></w:ins></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dead</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert (
        text(read(apart, "a.docx", made.docx(body)))
        == "Four sailors\tsank\n\nDead\t4\n\nThe office corrected itself later."
    )


def test_odt_without_remarks_and_struck_out_words(apart: Apart) -> None:
    reply = read(apart, "a.odt", made.odt())
    assert text(reply) == f"Barge sinks\n\n{made.TEXT}"
    assert reply.parts[0].raw.title == "Barge sinks"


def test_epub_in_the_order_of_its_spine(apart: Apart) -> None:
    reply = read(apart, "a.epub", made.epub())
    assert text(reply) == f"One\n\n{made.WORDS[0]}\n\n{made.WORDS[1]}\n\nThird line."
    raw = reply.parts[0].raw
    assert (raw.publisher, raw.published) == ("Quay Books", "2024-05-03")
    assert raw.warnings == ["../../etc/passwd: cannot be unpacked (KeyError)"]


def test_rtf_in_its_code_page(apart: Apart) -> None:
    reply = read(apart, "a.rtf", made.RTF)
    assert text(reply) == "A cargo barge sank in the port of Durrës on Tuesday evening.\n\nFour sailors are missing."
    assert (reply.parts[0].raw.title, reply.parts[0].raw.author) == ("Barge sinks", "Lum Hoxhaj")


def test_a_letter_and_what_is_enclosed(apart: Apart) -> None:
    letter, enclosed = read(apart, "a.eml", made.eml(made.docx())).parts
    assert letter.raw.text == f"Barge sinks\n\n{made.TEXT}"
    assert (letter.raw.author, letter.raw.published) == ("Harbour Office", "2024-05-07T21:15+02:00")
    assert enclosed.path == "a.eml!/note.docx"
    assert enclosed.original == made.docx() and made.WORDS[1] in enclosed.raw.text


def test_letters_one_after_another(apart: Apart) -> None:
    letter = made.eml().replace(b"Divers will", b"\n>From now on divers will")
    parts = read(
        apart,
        "a.mbox",
        b"From a@b Tue May  7 21:15:00 2024\n" + letter + b"\n\nFrom a@b Tue May  7 22:15:00 2024\n" + made.eml(),
    ).parts
    assert [p.path for p in parts] == ["a.mbox!/1", "a.mbox!/2"]
    assert "\nFrom now on divers will" in parts[0].raw.text


def test_a_saved_page(apart: Apart) -> None:
    reply = read(apart, "a.mhtml", made.mhtml())
    assert made.TEXT in text(reply)
    assert reply.parts[0].raw.url == "https://kite.test/barge"


def test_subtitles_with_times_and_voices(apart: Apart) -> None:
    assert text(read(apart, "a.vtt", made.VTT)) == (
        "[00:00:01] Lum Hoxhaj: A cargo barge sank in the port of Durres. Four sailors & a cook are missing.\n\n[00:00:05] Ana Prifti: Since when?\n\n[01:02:03] Ana Prifti: Thank you."
    )
    assert text(read(apart, "a.srt", made.SRT)) == "[00:00:01] A barge sank.\n\n[00:00:06] Four are missing."


def test_articles_as_json(apart: Apart) -> None:
    please = {
        "maintext": made.TEXT,
        "title": "Barge sinks",
        "authors": ["Lum Hoxhaj", "Ana Prifti"],
        "date_publish": "2024-05-07 21:15:00",
        "source_domain": "kite.test",
        "url": "https://kite.test/barge",
    }
    raw = read(apart, "a.json", json.dumps(please).encode()).parts[0].raw
    assert (raw.text, raw.author, raw.publisher, raw.published) == (
        f"Barge sinks\n\n{made.TEXT}",
        "Lum Hoxhaj, Ana Prifti",
        "kite.test",
        "2024-05-07 21:15:00",
    )
    linked = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "articleBody": made.TEXT,
                "headline": "Barge sinks",
                "publisher": {"name": "The Kite"},
                "datePublished": "2024-05-07",
            },
            {"@type": "WebSite"},
        ]
    }
    reply = read(apart, "b.json", json.dumps(linked).encode())
    assert [(p.path, p.raw.publisher) for p in reply.parts] == [("b.json!/1", "The Kite")]
    assert [f.cause for f in reply.failed] == ["no object with a text"]


def test_a_web_archive_gives_its_pages_and_checks_them(apart: Apart) -> None:
    pages = {
        "https://kite.test/barge": made.ARTICLE,
        "https://kite.test/again": made.ARTICLE.replace("Tuesday", "Wednesday"),
    }
    reply = read(apart, "a.warc", made.warc(pages))
    assert [(p.path, p.raw.url) for p in reply.parts] == [(f"a.warc!/{u}", u) for u in pages]
    assert reply.parts[0].raw.warnings == ["captured 2024-05-08T06:00:00Z"]
    assert reply.parts[0].original == made.ARTICLE.encode()
    spoilt = read(apart, "a.warc.gz", gzip.compress(made.warc(pages, spoil=True)))
    assert spoilt.parts[0].raw.warnings == ["captured 2024-05-08T06:00:00Z; its digest does not match"]


def test_a_wacz_is_held_against_its_manifest_and_signature(apart: Apart) -> None:
    assert read(apart, "a.wacz", made.wacz()).parts[0].raw.warnings == ["captured 2024-05-08T06:00:00Z"]
    assert (
        "archive/a.warc.gz: its hash is not the one that the manifest states"
        in read(apart, "a.wacz", made.wacz(spoil=True)).parts[0].raw.warnings
    )
    assert (
        "the archive's signature holds for the key that it carries"
        in read(apart, "a.wacz", made.wacz(signed=True)).parts[0].raw.warnings
    )


def test_a_bundle_is_read_file_by_file(apart: Apart) -> None:
    inner = made.zipped({"deep/c.txt": "A third account of the barge."})
    bundle = made.zipped(
        {
            "b.html": made.ARTICLE,
            "a.txt": made.TEXT,
            "__MACOSX/a.txt": "x",
            "pic.png": b"\x89PNG",
            "sub/c.zip": inner,
            "../../d.txt": "A fourth, from above.",
        }
    )
    reply = read(apart, "n.zip", bundle)
    assert [p.path for p in reply.parts] == [
        "n.zip!/../../d.txt",
        "n.zip!/a.txt",
        "n.zip!/b.html",
        "n.zip!/sub/c.zip!/deep/c.txt",
    ]
    assert reply.parts[1].original == made.TEXT.encode()


def test_a_bundle_becomes_documents_with_their_own_bytes(tmp_path: Path) -> None:
    (tmp_path / "n.zip").write_bytes(made.zipped({"a.txt": made.TEXT, "b.txt": "", "c.pdf": b"no pdf"}))
    found = list(read_sources([str(tmp_path / "n.zip")]))
    document = next(f for f in found if isinstance(f, ReadDocument))
    assert document.document.text == made.TEXT and document.original == made.TEXT.encode()
    assert sorted(f.cause for f in found if isinstance(f, ReadFailure)) == ["PDF truncated or damaged", "file is empty"]


@pytest.mark.parametrize(
    ("suffix", "data", "found"),
    [
        (".txt", b"%PDF-1.4 x", "pdf"), (".html", b"%PDF-1.4 x", "pdf"), (".pdf", b"plain", "pdf"), ("", made.ARTICLE.encode(), "html"), (".txt", made.ARTICLE.encode(), "text"),
        (".docx", b"PK\x03\x04", "docx"), (".dat", b"PK\x03\x04", "zip"), (".txt", b"PK\x03\x04", "zip"), ("", made.SRT, "srt"), ("", b"WEBVTT\n", "vtt"), ("", b"{\\rtf1", "rtf"),
        ("", b"WARC/1.1\r\n", "warc"), (".eml", made.eml(), "eml"), (".eml", made.mhtml(), "mhtml"), (".log", b"From here on.", "text"), (".md", b"# x", "markdown"),
    ],
)  # fmt: skip
def test_the_bytes_tell_the_form(suffix: str, data: bytes, found: str) -> None:
    assert form(suffix, data) == found


def test_every_form_has_its_reader_and_every_suffix_its_form() -> None:
    assert all(callable(reader(name)) for name in READERS)
    assert set(SUFFIXES.values()) - set(READERS) == {"text", "markdown", "lines"}
