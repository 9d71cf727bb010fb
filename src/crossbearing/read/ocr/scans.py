"""Where images stand for text: a PDF's pages without a text layer, rendered in the child process and read outside it, and pictures by themselves."""

from __future__ import annotations

from crossbearing.read.apart import Apart
from crossbearing.read.apart.message import Part, Reply, Scan, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.ocr.tesseract import Ocr
from crossbearing.read.raw import Raw

IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".pnm")
_MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8", b"RIFF", b"P5", b"P6")
# A page takes seconds: a book is no account, and its pages would hold the program for an hour.
MOST_PAGES = 100
LARGEST = 50_000_000
_NOT_READ = "no text layer"


def is_image(suffix: str, data: bytes) -> bool:
    """Whether a source is a picture, by its name and its bytes."""
    return suffix in IMAGES and data.startswith(_MAGIC)


def image(task: Task, ocr: Ocr | None) -> Reply:
    """The words of a picture."""
    if ocr is None:
        raise ReadFailure(task.path, "an image", "say --ocr eng (needs the command tesseract), or give its text")
    if len(task.data) > LARGEST:
        raise ReadFailure(task.path, f"an image of {len(task.data):,} bytes (at most {LARGEST:,})", "make it smaller")
    page = ocr.page(task.data)
    if page is None or not page.words:
        raise ReadFailure(task.path, "an image in which OCR finds no word", "give its text")
    return Reply([Part(task.path, Raw(page.text, warnings=[ocr.said(page)]))])


def lacks_text(reply: Reply) -> bool:
    """Whether a PDF has pages without text."""
    warned = any(_NOT_READ in w for p in reply.parts for w in p.raw.warnings)
    return warned or any(_NOT_READ in f.cause for f in reply.failed)


def scanned(task: Task, ocr: Ocr, apart: Apart) -> Reply:
    """A PDF with the words that OCR finds on its pages without text, each page in its place."""
    scans: list[Scan] = []
    after = 0
    while len(scans) < MOST_PAGES and (images := apart.images(task.path, task.data, after)):
        for number, picture in images:
            page = ocr.page(picture)
            scans.append(Scan(number, page.text if page else "", ocr.said(page) if page and page.words else "OCR finds no word on it"))  # fmt: skip
            after = number
    return apart.parts(Task(task.path, task.suffix, task.data, task.charset, scans))
