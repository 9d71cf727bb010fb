"""Images read by Tesseract: skipped where the command is not installed, but for what is said then."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest

from crossbearing.read import ReadDocument, ReadFailure, read_sources
from crossbearing.read.apart import Apart
from crossbearing.read.ocr import Ocr, OcrError, tesseract
from crossbearing.read.ocr.tesseract import _told
from tests.conftest import Run
from tests.read.test_pdf import pdf

WORDS = [
    "A cargo barge sank in the port of Durres on Tuesday",
    "and four sailors are missing, the harbour office said.",
]
TEXT = " ".join(WORDS)
installed = pytest.mark.skipif(shutil.which("tesseract") is None, reason="the command tesseract is not installed")


def drawn(*lines: str) -> bytes:
    """The lines as the grey image of a page (PGM)."""
    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(pdf(list(lines)))[0]
    rows = page.render(scale=200 / 72, grayscale=True).to_numpy()
    return b"P5 %d %d 255\n" % (rows.shape[1], rows.shape[0]) + rows.tobytes()


def scan(image: bytes) -> bytes:
    """A PDF of two pages: a page of text, and the image of one."""
    head, pixels = image.split(b"\n", 1)
    _, width, height, _ = head.split()
    packed = zlib.compress(pixels)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length 60 >>\nstream\nBT /F1 11 Tf 50 780 Td (The office spoke of it at noon.) Tj ET     \nendstream",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /XObject << /I 7 0 R >> >> >>",
        b"<< /Length 32 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q    \nendstream",
        b"<< /Type /XObject /Subtype /Image /Width %s /Height %s /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(packed), packed),
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 8\n0000000000 65535 f \n%strailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(out))  # fmt: skip


def read(path: Path, ocr: Ocr | None) -> ReadDocument | ReadFailure:
    (found,) = read_sources([str(path)], ocr=ocr)
    return found


@installed
def test_the_pages_of_a_pdf_that_have_no_text_are_read_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(drawn(*WORDS)))
    without = read(tmp_path / "a.pdf", None)
    assert isinstance(without, ReadDocument)
    assert without.warnings == ("page 2: no text layer, nothing read from it",)
    found = read(tmp_path / "a.pdf", Ocr("eng"))
    assert isinstance(found, ReadDocument), found
    assert found.document.text == f"The office spoke of it at noon.\n\n{TEXT}"
    (warning,) = found.warnings
    assert warning.startswith("page 2: read by OCR (tesseract ") and ", eng), mean confidence 9" in warning
    assert warning.endswith(" % of 20 words; look at the image")


@installed
def test_an_image_by_itself_and_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pnm").write_bytes(drawn(*WORDS))
    (tmp_path / "b.txt").write_text("Divers went down at noon, the office said.")
    found = list(read_sources([str(tmp_path)], ocr=Ocr("eng")))
    assert [r.document.text for r in found if isinstance(r, ReadDocument)] == [TEXT, "Divers went down at noon, the office said."]  # fmt: skip
    (only,) = read_sources([str(tmp_path)])
    assert isinstance(only, ReadDocument) and only.document.path.endswith("b.txt")


@installed
@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + b"\0" * 500, b"P5 99999 99999 255\n" + b"\0" * 100, b"P5 60 60 255\n" + b"\xff" * 3600, b"\xff\xd8\xff\xe0JFIF", b"GIF89a" + b"\xff" * 50],
)  # fmt: skip
def test_a_hostile_image_is_a_failure_and_nothing_more(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    found = read(tmp_path / "a.png", Ocr("eng"))
    assert isinstance(found, ReadFailure) and "OCR finds no word" in str(found)


@installed
def test_a_page_on_which_nothing_stands_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([]))
    found = read(tmp_path / "a.pdf", Ocr("eng"))
    assert isinstance(found, ReadFailure) and "page 1: OCR finds no word on it" in str(found)


@installed
def test_a_language_that_is_not_there_is_named() -> None:
    with pytest.raises(OcrError, match="tesseract has no language xxx; install it"):
        Ocr("eng+xxx")


def test_an_image_without_ocr_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    assert "an image; say --ocr eng (needs the command tesseract)" in str(read(tmp_path / "a.jpg", None))


def test_a_missing_command_is_told_at_once(tmp_path: Path, crossbearing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "a.txt").write_text("Divers went down at noon.")
    done = crossbearing("annotate", "a.txt", "--ocr", "eng")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--ocr: no command tesseract; install it (Debian: apt-get install tesseract-ocr), or leave --ocr out\n"  # fmt: skip


def test_a_command_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "tesseract"
    command.write_text(
        '#!/bin/sh\ncase "$1" in\n--version) echo "tesseract 0";;\n--list-langs) printf "x\\neng\\n";;\n*) sleep 30;; esac\n'
    )
    command.chmod(0o755)
    monkeypatch.setattr(tesseract, "SECONDS", 0.2)
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: str(command))
    tesseract._command.cache_clear()
    try:
        assert Ocr("eng").page(b"P5 1 1 255\n\0") is None
    finally:
        tesseract._command.cache_clear()


def test_a_table_that_is_none_gives_no_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = tmp_path / "tesseract"
    command.write_text(
        '#!/bin/sh\ncase "$1" in\n--version) echo "tesseract 0";;\n--list-langs) printf "x\\neng\\n";;\n*) printf "level\\ttext\\tconf\\n5\\tword\\tmuch\\n";; esac\n'
    )
    command.chmod(0o755)
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: str(command))
    tesseract._command.cache_clear()
    try:
        assert Ocr("eng").page(b"P5 1 1 255\n\0") is None
    finally:
        tesseract._command.cache_clear()


def test_words_become_lines_and_paragraphs() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = [
        (1, 1, 1, 90, "Three"),
        (1, 1, 1, 80, "sail-"),
        (1, 1, 2, 70, "ors"),
        (1, 2, 1, 60, 'said "no'),
        (2, 1, 1, -1, " "),
    ]
    table = head + "".join(f"5\t1\t{b}\t{p}\t{line}\t1\t0\t0\t0\t0\t{c}\t{t}\n" for b, p, line, c, t in rows)
    assert _told(table) == tesseract.Page('Three sailors\n\nsaid "no', 4, 75.0)


def test_pages_are_drawn_a_few_at_a_time() -> None:
    with Apart() as apart:
        first = apart.images("a.pdf", pdf(*[[]] * 7, ["text"]), 0)
        assert [n for n, _ in first] == [1, 2, 3, 4, 5, 6]
        assert first[0][1].startswith(b"P5 2479 3508 255\n") or first[0][1].startswith(b"P5 2480 3509 255\n")
        assert [n for n, _ in apart.images("a.pdf", pdf(*[[]] * 7, ["text"]), 6)] == [7]
        with pytest.raises(ReadFailure, match="damaged"):
            apart.images("a.pdf", b"%PDF-1.4", 0)
