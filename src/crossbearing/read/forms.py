"""Which form a source has, by its bytes first and its name second, and what each form is read by."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from crossbearing.read.apart.message import Part, Reply, Task, told
from crossbearing.read.decode import declared_in, decode, is_binary
from crossbearing.read.failure import ReadFailure
from crossbearing.read.raw import Raw

Reader = Callable[[Task], Reply]
# Form to the function that reads it: Task -> Reply, run in the child process.
READERS = {
    "html": "html:read", "pdf": "pdf:read", "zip": "archives.zipped:read", "docx": "office.docx:read", "odt": "office.odt:read", "epub": "office.epub:read",
    "rtf": "office.rtf:read", "gzip": "archives.gzipped:read", "warc": "archives.warc:read", "wacz": "archives.wacz:read", "zim": "archives.zim:read", "eml": "mail.eml:read",
    "mbox": "mail.mbox:read", "mhtml": "mail.mhtml:read", "vtt": "subtitles:read", "srt": "subtitles:read", "json": "news_json:read",
}  # fmt: skip
SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".zip": "zip", ".docx": "docx", ".odt": "odt", ".epub": "epub", ".rtf": "rtf", ".gz": "gzip",
    ".warc": "warc", ".wacz": "wacz", ".zim": "zim", ".eml": "eml", ".mbox": "mbox", ".mht": "mhtml", ".mhtml": "mhtml", ".vtt": "vtt", ".srt": "srt", ".json": "json",
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
PLAIN = ("text", "markdown", "lines")
_MAGIC = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"), (b"WARC/1.", "warc"), (b"{\\rtf", "rtf"), (b"WEBVTT", "vtt"), (b"ZIM\x04", "zim"),
)  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_SRT = re.compile(rb"\s*\d+\r?\n\d{2}:\d{2}:\d{2}[,.]\d{3} --> \d{2}:\d{2}:\d{2}")
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
# The forms whose container is a ZIP: which one it is stands inside.
ZIPPED = ("docx", "odt", "epub", "wacz", "zip")
HEAD = 2048
# The forms in which news databases export; the articles are told apart by their words.
_EXPORTED = ("docx", "rtf", "pdf")


def form(suffix: str, data: bytes) -> str:
    """The form of a source: a key of READERS, or `text`, `markdown`, `lines`. What the bytes say wins over what the name says."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf")
    named = SUFFIXES.get(suffix.lower(), "")
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return named if found == "zip" and named in ZIPPED else found
    if b"%PDF-" in head[:1024] and named in ("pdf", ""):
        return "pdf"
    if named in ("eml", "mbox", "mhtml") and _MAIL.match(
        head.split(b"\n", 1)[-1] if head.startswith(b"From ") else head
    ):
        return "mhtml" if named == "eml" and _MULTIPART.search(head) else named
    if named in PLAIN:
        return named
    if named not in ("vtt", "srt", "json") and _HTML.match(head):
        return "html"
    if _SRT.match(head):
        return "srt"
    return named if named in ("html", "json", "vtt", "srt", *ZIPPED, "pdf", "warc", "rtf", "zim") else "text"


def parts(task: Task) -> Reply:
    """The accounts of a source. ReadFailure where it holds none."""
    if not task.data.strip():
        raise ReadFailure(task.path, "file is empty", "fetch it again or leave it out")
    found = form(task.suffix, task.data)
    if found in READERS:
        return _by_article(reader(found)(task)) if found in _EXPORTED else reader(found)(task)
    if found == "lines":
        from crossbearing.read.jsonl import read_json_lines

        rows = list(read_json_lines(task.path, task.data.split(b"\n")))
        return Reply(
            [Part(task.path, r, r.text.encode("utf-8", "replace")) for r in rows if isinstance(r, Raw)],
            [told(r) for r in rows if isinstance(r, ReadFailure)],
        )
    return _by_article(Reply([Part(task.path, plain(task, found))]))


def _by_article(reply: Reply) -> Reply:
    """The reply with an export of a news database taken apart into its articles."""
    from crossbearing.read.databases import articles

    parts: list[Part] = []
    for part in reply.parts:
        found = articles(part.raw.text)
        for number, raw in enumerate(found, 1):
            raw.warnings += part.raw.warnings
            parts.append(Part(f"{part.path}!/{number}", raw, raw.text.encode("utf-8", "replace")))
        if not found:
            parts.append(part)
    return Reply(parts, reply.failed)


def plain(task: Task, found: str) -> Raw:
    """The text of plain text or Markdown."""
    from crossbearing.read.markdown import read_markdown

    if is_binary(task.data):
        raise ReadFailure(task.path, "binary data, not text", "give a form that is read (see docs/reading.md)")
    text, warnings = decode(task.data, task.charset)
    raw = read_markdown(text) if found == "markdown" else Raw(text)
    if not raw.text.strip():
        raise ReadFailure(task.path, "file holds nothing but blanks", "fetch it again or leave it out")
    raw.warnings[:0] = warnings
    return raw


def text_of(task: Task) -> tuple[str, list[str]]:
    """The decoded text of a form that is text underneath, with the warnings of decoding."""
    return decode(task.data, task.charset or declared_in(task.data))


def reader(name: str) -> Reader:
    """The function that reads a form; only its own module is loaded."""
    module, function = READERS[name].split(":")
    found: Reader = getattr(import_module(f"crossbearing.read.{module}"), function)
    return found
