"""PDF files with a text layer, page by page, lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from crossbearing.read.apart.message import Part, Reply, Scan, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.pdf.columns import in_order
from crossbearing.read.pdf.lines import Piece, pieces
from crossbearing.read.pdf.running import notes_apart, without_running
from crossbearing.read.raw import Raw

_SENTENCE_END = re.compile(r"[.!?:][\"”’)]?$")
# A line shorter than this share of the page's longest ends its paragraph when it also ends a sentence.
FULL_LINE = 0.75
# Lines of one paragraph stand about 1.2 to 1.5 letters' heights apart; a wider space parts paragraphs.
SPACED, RESIZED, WIDE = 1.9, 0.25, 2.0
MOST_PAGES = 5_000
# Heads and feet that are told as left out.
MOST_TOLD = 5
# What stands where a word was divided: PDFium writes U+0002 or U+FFFE for the hyphen, some programs a soft hyphen.
DIVISIONS = dict.fromkeys(map(ord, "\x02\ufffe\u00ad"))


def read(task: Task) -> Reply:
    """The text of a PDF, as the one account of its source."""
    return Reply([Part(task.path, read_pdf(task.path, task.data, task.scans))])


def read_pdf(path: str, data: bytes, scans: Sequence[Scan] = ()) -> Raw:
    """The text of all pages, where they have none that of their scans. ReadFailure for a broken file, a locked one, and one without a text layer."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        cause = "PDF locked by a password" if "password" in str(error).lower() else "PDF truncated or damaged"
        remedy = "save it without the password" if "password" in cause else "fetch the file again"
        raise ReadFailure(path, cause, remedy) from error
    try:
        found, empty, heights = _pages(path, pdf)
        by_page = {s.page: s for s in scans if s.page in empty}
        found = [by_page[n].text if n in by_page else page for n, page in enumerate(found, 1)]
        metadata = {k: v for k, v in pdf.get_metadata_dict(skip_empty=True).items() if v.strip()}
    finally:
        pdf.close()
    text, left_out = _told(found, heights)
    if not text:
        raise ReadFailure(
            path,
            f"page {empty[0] if empty else 1}: {'OCR finds no word on it' if by_page else 'no text layer'}",
            "give its text" if by_page else "say --ocr eng, or run OCR first (see docs/reading.md#scans)",
        )
    raw = Raw(text, title=metadata.get("Title"), author=metadata.get("Author"))
    unread = "no text layer, nothing read from it"
    raw.warnings += [f"page {n}: {by_page[n].said if n in by_page else unread}" for n in empty]
    raw.warnings += [f"left out as head or foot of the pages: {words}" for words in left_out[:MOST_TOLD]]
    return raw


def _pages(path: str, pdf: Any) -> tuple[list[list[Piece] | str], list[int], list[float]]:
    """Each page's pieces of lines (its text as the file has it, where places cannot be had), the pages without text, the pages' heights."""
    import pypdfium2 as pdfium

    found: list[list[Piece] | str] = []
    empty: list[int] = []
    heights: list[float] = []
    if len(pdf) > MOST_PAGES:
        raise ReadFailure(path, f"{len(pdf):,} pages (at most {MOST_PAGES:,})", "split it into its accounts")
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            heights.append(page.get_height())
            text = page.get_textpage().get_text_bounded()
            found.append(pieces(page) or text)
            page.close()
        except pdfium.PdfiumError as error:
            raise ReadFailure(path, f"page {number + 1}: PDF truncated or damaged", "fetch the file again") from error
        if not text.strip():
            empty.append(number + 1)
    return found, empty, heights


def _told(found: list[list[Piece] | str], heights: list[float]) -> tuple[str, list[str]]:
    """The text of the pages in the order of reading, notes last, and what was left out."""
    placed = [p if isinstance(p, list) else [] for p in found]
    kept, left_out = without_running(placed, heights)
    notes: list[str] = []
    paragraphs: list[str] = []
    for page, rest in zip(found, kept, strict=True):
        if isinstance(page, str):
            told = reflow(page)
        else:
            body, below = notes_apart(rest)
            notes += reflow(written(below)).split("\n\n") if below else []
            told = reflow(written(in_order(body)))
        for paragraph in told.split("\n\n") if told else []:
            # A sentence that the page's end broke goes on at the head of the next.
            if paragraphs and paragraph is told.split("\n\n")[0] and _goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] = _joined(paragraphs[-1], paragraph)
            else:
                paragraphs.append(paragraph)
    return "\n\n".join([*paragraphs, *notes]), left_out


def written(found: Sequence[Piece]) -> str:
    """The pieces as lines; a wide space between two lines, or a jump to the top of a column, is a blank line unless the sentence goes on."""
    lines: list[str] = []
    last: Piece | None = None
    for piece in found:
        if last is not None:
            down = last.bottom - piece.bottom
            if abs(down) < 0.5 * piece.height and piece.left > last.right:
                lines[-1] = (
                    f"{lines[-1]}\t{piece.text}"
                    if piece.left - last.right > WIDE * piece.height
                    else f"{lines[-1]} {piece.text}"
                )
                last = piece
                continue
            resized = abs(piece.height - last.height) > RESIZED * last.height
            jump = down > SPACED * max(piece.height, last.height) or down < 0 or resized
            # At the head of a column any word may go on with the sentence; under a gap only one written small.
            goes_on = _broken(lines[-1]) and not resized and (down < 0 or piece.text[:1].islower())
            if jump and not goes_on:
                lines.append("")
        lines.append(piece.text)
        last = piece
    return "\n".join(lines)


def _broken(line: str) -> bool:
    return not _SENTENCE_END.search(line)


def _goes_on(before: str, after: str) -> bool:
    return _broken(before) and (after[:1].islower() or before.endswith("-"))


def _joined(before: str, after: str) -> str:
    return before[:-1] + after if re.search(r"[a-z]-$", before) and after[:1].islower() else f"{before} {after}"


def reflow(page: str) -> str:
    """The page's lines joined to paragraphs; a word divided at a line's end is put together."""
    lines = [line.strip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    out: list[str] = []
    open_line = False
    for line in lines:
        if not line:
            open_line = False
            continue
        if open_line and out:
            if out[-1].endswith(("\x02", "\ufffe", "\u00ad")) or (
                re.search(r"[a-z]-$", out[-1]) and line[:1].islower()
            ):
                out[-1] = out[-1][:-1] + line
            else:
                out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        open_line = len(line) >= FULL_LINE * longest or (not _SENTENCE_END.search(line) and len(line) > longest / 2)
    return "\n\n".join(out).translate(DIVISIONS)
