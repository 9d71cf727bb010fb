from pathlib import Path

import pytest

from crossbearing.read.failure import ReadFailure
from crossbearing.read.pdf import read_pdf, reflow


def pdf(*pages: list[str]) -> bytes:
    """A small PDF file with the given lines on each page."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = (
            b"BT /F1 11 Tf 14 TL 50 780 Td "
            + b" ".join(b"(" + line.encode("latin-1") + b") Tj T*" for line in lines)
            + b" ET"
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects.append(page % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def test_pages_and_lines_are_joined_to_paragraphs() -> None:
    raw = read_pdf(
        "a.pdf",
        pdf(
            ["Three people were killed when a wall fell on the market of Goris on Mon-", "day, rescuers said."],
            ["The search went on."],
        ),
    )
    assert raw.text == (
        "Three people were killed when a wall fell on the market of Goris on Monday, rescuers said.\n\nThe search went on."
    )


def test_a_page_without_text_is_said() -> None:
    raw = read_pdf("a.pdf", pdf(["Three people were killed in Goris."], []))
    assert raw.warnings == ["page 2: no text layer, nothing read from it"]


def test_no_text_layer_at_all_is_a_failure_with_a_remedy() -> None:
    with pytest.raises(ReadFailure, match=r"a\.pdf: page 1: no text layer; say --ocr eng, or run OCR first"):
        read_pdf("a.pdf", pdf([]))


def test_a_truncated_file_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ReadFailure, match="truncated or damaged"):
        read_pdf("a.pdf", pdf(["Three people were killed."])[:100])


def test_short_last_lines_end_a_paragraph() -> None:
    page = "The council met on Monday evening in the hall and spoke of\nthe wall.\nThe mayor was not there because he had gone to the capital\nto ask for money."
    assert reflow(page).split("\n\n")[1].startswith("The mayor")
