"""PDF files with a text layer, page by page, lines joined to paragraphs."""

from __future__ import annotations

import re

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.raw import Raw

_SENTENCE_END = re.compile(r"[.!?:][\"”’)]?$")
# A line shorter than this share of the page's longest ends its paragraph when it also ends a sentence.
FULL_LINE = 0.75
# What stands where a word was divided: PDFium writes U+0002 or U+FFFE for the hyphen, some programs a soft hyphen.
DIVISIONS = dict.fromkeys(map(ord, "\x02\ufffe\u00ad"))


def read(task: Task) -> Reply:
    """The text of a PDF, as the one account of its source."""
    return Reply([Part(task.path, read_pdf(task.path, task.data))])


def read_pdf(path: str, data: bytes) -> Raw:
    """The text of all pages. ReadFailure for a broken file, a locked one, and one without a text layer."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        cause = "PDF locked by a password" if "password" in str(error).lower() else "PDF truncated or damaged"
        remedy = "save it without the password" if "password" in cause else "fetch the file again"
        raise ReadFailure(path, cause, remedy) from error
    pages: list[str] = []
    empty: list[int] = []
    try:
        for number in range(len(pdf)):
            try:
                page = pdf[number]
                pages.append(page.get_textpage().get_text_bounded())
            except pdfium.PdfiumError as error:
                raise ReadFailure(
                    path, f"page {number + 1}: PDF truncated or damaged", "fetch the file again"
                ) from error
            if not pages[-1].strip():
                empty.append(number + 1)
        metadata = {k: v for k, v in pdf.get_metadata_dict(skip_empty=True).items() if v.strip()}
    finally:
        pdf.close()
    text = "\n\n".join(p for p in map(reflow, pages) if p)
    if not text:
        raise ReadFailure(
            path, f"page {empty[0] if empty else 1}: no text layer", "run OCR first (see docs/reading.md#scans)"
        )
    raw = Raw(text, title=metadata.get("Title"), author=metadata.get("Author"))
    raw.warnings += [f"page {n}: no text layer, nothing read from it" for n in empty]
    return raw


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
