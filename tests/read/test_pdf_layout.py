"""Pages with columns, running heads, notes, ligatures and divided words, whatever the order in which the file has them."""

from __future__ import annotations

import itertools

from crossbearing.read.pdf import read_pdf

Line = tuple[float, float, float, str]  # size, x, y, words


def laid_out(*pages: list[Line]) -> bytes:
    """A PDF with each line at its place."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = b" ".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, words.encode("cp1252")) for size, x, y, words in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )


LEFT = [
    "A cargo barge sank in the port of",
    "Durres on Tuesday evening and four",
    "sailors are missing, the harbour",
    "office said. Two others were taken",
    "to hospital with broken ribs.",
]
RIGHT = [
    "The barge had left Bari on Monday",
    "with cement. Nobody at the com-",
    "pany answered questions. The port",
    "was closed until Thursday, and the",
    "ferries went to Vlora.",
]
TOLD = [
    "A cargo barge sank in the port of Durres on Tuesday evening and four sailors are missing, the harbour office said. Two others were taken to hospital with broken ribs.",
    "The barge had left Bari on Monday with cement. Nobody at the company answered questions. The port was closed until Thursday, and the ferries went to Vlora.",
]


def columns(y: float = 700) -> tuple[list[Line], list[Line]]:
    return [(10, 50, y - 13 * n, words) for n, words in enumerate(LEFT)], [
        (10, 310, y - 13 * n, words) for n, words in enumerate(RIGHT)
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = columns()
    assert read_pdf("a.pdf", laid_out([*left, *right])).text.split("\n\n") == TOLD


def test_columns_that_the_file_has_row_by_row_are_read_the_same() -> None:
    rows = list(itertools.chain(*zip(*columns(), strict=True)))
    assert read_pdf("a.pdf", laid_out(rows)).text.split("\n\n") == TOLD


def test_a_heading_over_both_columns_stands_first_and_one_between_them_between() -> None:
    first, second = columns(), columns(500)
    heading: Line = (20, 50, 740, "Barge sinks off Durres with a load of cement")
    between: Line = (20, 50, 540, "What the company says about it, and what not")
    rows = [*itertools.chain(*zip(*first, strict=True)), *itertools.chain(*zip(*second, strict=True)), between, heading]
    assert read_pdf("a.pdf", laid_out(rows)).text.split("\n\n") == [heading[3], *TOLD, between[3], *TOLD]


def test_lines_across_the_page_are_no_columns() -> None:
    lines: list[Line] = [(10, 50, 700 - 13 * n, f"{a} {b}") for n, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))]
    text = read_pdf("a.pdf", laid_out(lines)).text
    assert text.startswith("A cargo barge sank in the port of The barge had left")


def test_heads_feet_and_page_numbers_are_left_out_and_said() -> None:
    pages = [
        [
            (9, 50, 810, f"Harbour Bulletin no. {n}"),
            *columns()[n % 2],
            (9, 290, 30, f"- {n} -"),
            (9, 50, 45, "For internal use of the port"),
        ]
        for n in range(1, 5)
    ]
    raw = read_pdf("a.pdf", laid_out(*pages))
    assert raw.text.split("\n\n") == [TOLD[1], TOLD[0], TOLD[1], TOLD[0]]
    assert raw.warnings == [
        "left out as head or foot of the pages: Harbour Bulletin no. 1",
        "left out as head or foot of the pages: For internal use of the port",
    ]


def test_a_page_alone_keeps_its_margins() -> None:
    left, _ = columns()
    assert read_pdf("a.pdf", laid_out([(9, 50, 810, "Harbour Bulletin no. 7"), *left])).text.split("\n\n") == [
        "Harbour Bulletin no. 7",
        TOLD[0],
    ]


def test_notes_stand_at_the_end_and_break_no_sentence() -> None:
    first = [*columns()[0][:4], (7, 50, 90, "1 The office corrected the number on Wednesday.")]
    second = columns()[0][4:]
    text = read_pdf("a.pdf", laid_out(first, second)).text
    assert text.split("\n\n") == [TOLD[0], "1 The office corrected the number on Wednesday."]


def test_a_sentence_and_a_word_go_on_over_the_page() -> None:
    text = read_pdf(
        "a.pdf", laid_out([(10, 50, 700, "Nobody at the com-")], [(10, 50, 700, "pany answered questions.")])
    ).text
    assert text == "Nobody at the company answered questions."
