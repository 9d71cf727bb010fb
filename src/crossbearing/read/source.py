"""Reads paths of every kind into documents, in the order given.

A path is a file, a folder, a glob, a URL (of a page, a feed, a sitemap), a list of URLs, or `-` for JSON Lines on standard input. What cannot be read is a ReadFailure in its place.
"""

from __future__ import annotations

import glob
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crossbearing.read.decode import declared_in, decode, is_binary
from crossbearing.read.failure import ReadFailure
from crossbearing.read.html import read_html
from crossbearing.read.infer import infer
from crossbearing.read.jsonl import read_json_lines
from crossbearing.read.language import language, spelled
from crossbearing.read.manifest import Manifest
from crossbearing.read.markdown import read_markdown
from crossbearing.read.pdf import read_pdf
from crossbearing.read.published import published
from crossbearing.read.raw import Raw
from crossbearing.read.web.entries import url_list
from crossbearing.read.web.fetch import Fetcher
from crossbearing.read.web.source import pages
from crossbearing.records import Document, content_id

TEXT, MARKDOWN, HTML, PDF, LINES = (
    (".txt", ".text"),
    (".md", ".markdown"),
    (".html", ".htm", ".xhtml"),
    (".pdf",),
    (".jsonl", ".ndjson"),
)
# A list of URLs is read where it is named itself, not where it lies in a folder: nobody asked for the network there.
URLS = (".urls",)
WEB = ("http://", "https://")
# What a host says that it sends; where it says another thing, the bytes tell.
SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
SUFFIXES = TEXT + MARKDOWN + HTML + PDF + LINES
# A single account longer than this is a book or a dump; a million words would hold the parser for minutes and the memory for good.
LONGEST = 4_000_000
# Languages that are annotated; others are read, and said to be read only in part.
ANNOTATED = ("en",)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, what had to be repaired or left open in reading it, and the bytes that it was read from."""

    document: Document
    warnings: tuple[str, ...] = ()
    original: bytes = b""


def read_sources(
    paths: Iterable[str], manifest: Manifest | None = None, fetcher: Fetcher | None = None
) -> Iterator[ReadDocument | ReadFailure]:
    """Every document of the paths, or the failure in its place. The same document twice is given once.

    Nothing goes to the network but for the URLs among the paths; `fetcher` says within which limits.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, manifest):
            if isinstance(found, ReadFailure):
                yield found
                continue
            if found.startswith(WEB):
                fetcher = fetcher or Fetcher()
            for read in (
                _read_url(found, manifest, fetcher) if fetcher and found.startswith(WEB) else _read(found, manifest)
            ):
                if isinstance(read, ReadDocument):
                    if read.document.id in seen:
                        continue
                    seen.add(read.document.id)
                yield read
    if manifest:
        yield from manifest.failures
        yield from manifest.missing()


def _expand(path: str, manifest: Manifest | None) -> Iterator[str | ReadFailure]:
    """The files that a path names."""
    if path == "-" or path.startswith(WEB):
        yield path
    elif Path(path).suffix.lower() in URLS and Path(path).is_file():
        text, _ = decode(Path(path).read_bytes())
        urls: list[str | ReadFailure] = list(url_list(text) or ())
        yield from urls or [ReadFailure(path, "no list of URLs", "write one URL a line; # begins a comment")]
    elif Path(path).is_dir():
        own = Path(manifest.path).resolve() if manifest else None
        inside = sorted(
            p for p in Path(path).rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES and p.resolve() != own
        )
        if not inside:
            yield ReadFailure(
                path, "folder holds no text, Markdown, HTML, PDF or JSON Lines", "name the files themselves"
            )
        yield from map(str, inside)
    elif Path(path).exists():
        yield path
    elif glob.has_magic(path):
        matches = sorted(p for p in glob.glob(path, recursive=True) if Path(p).is_file())
        if not matches:
            yield ReadFailure(path, "no file matches", "check the pattern")
        yield from matches
    else:
        yield ReadFailure(path, "no such file", "check the path")


def _read_url(url: str, manifest: Manifest | None, fetcher: Fetcher) -> Iterator[ReadDocument | ReadFailure]:
    for page in pages(url, fetcher):
        if isinstance(page, ReadFailure):
            yield page
            continue
        try:
            raw = _raw(page.url, SUFFIX_OF.get(page.content_type, ""), page.data, page.charset)
        except ReadFailure as failure:
            yield failure
            continue
        for name, value in page.said.items():
            if not getattr(raw, name):
                setattr(raw, name, value)
        raw.url = raw.url or page.url
        raw.warnings[:0] = page.warnings
        yield _document(page.url, page.data, raw, manifest.row(page.url) if manifest else {})


def _read(path: str, manifest: Manifest | None) -> Iterator[ReadDocument | ReadFailure]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        yield ReadFailure(path, f"cannot be read ({error.strerror})", "check the file and its permissions")
        return
    suffix = Path(path).suffix.lower()
    if path == "-" or suffix in LINES:
        for raw in read_json_lines(path, data.split(b"\n")):
            if isinstance(raw, ReadFailure):
                yield raw
            else:
                raw.text = raw.text.encode("utf-8", "replace").decode("utf-8")
                yield _document(path, raw.text.encode(), raw, {})
        return
    try:
        row = manifest.row(path) if manifest else {}
        yield _document(path, data, _raw(path, suffix, data), row)
    except ReadFailure as failure:
        yield failure


def _raw(path: str, suffix: str, data: bytes, charset: str | None = None) -> Raw:
    """The text of one file, by what its bytes and its name say it is."""
    if not data.strip():
        raise ReadFailure(path, "file is empty", "fetch it again or leave it out")
    if data.startswith(b"%PDF-") or suffix in PDF:
        return read_pdf(path, data)
    if is_binary(data):
        raise ReadFailure(path, "binary data, not text", "give a text, Markdown, HTML, PDF or JSON Lines file")
    text, warnings = decode(data, charset or declared_in(data))
    if suffix in HTML or (
        suffix not in TEXT + MARKDOWN and text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))
    ):
        raw = read_html(path, text)
    elif suffix in MARKDOWN:
        raw = read_markdown(text)
    else:
        raw = Raw(text)
    if not raw.text.strip():
        raise ReadFailure(path, "file holds nothing but blanks", "fetch it again or leave it out")
    raw.warnings[:0] = warnings
    return raw


def _document(path: str, data: bytes, raw: Raw, row: dict[str, str]) -> ReadDocument | ReadFailure:
    """The document; what the manifest says wins over the source's metadata, and that over the text."""
    if len(raw.text) > LONGEST:
        return ReadFailure(
            path, f"{len(raw.text):,} characters in one account (at most {LONGEST:,})", "split it into its accounts"
        )
    warnings = raw.warnings
    for name, value in row.items():
        setattr(raw, name, value)
    if raw.published and not (when := published(raw.published)):
        warnings.append(f"published {raw.published!r} is no date; taken as unknown (write it as 2025-03-27)")
        raw.published = None
        unknown = True
    else:
        raw.published = when if raw.published else None
        unknown = False
    given = raw.publisher
    infer(raw)
    if unknown:
        raw.published = None
    code = spelled(raw.language) if raw.language else language(raw.text)
    if code and code.split("-")[0].lower() not in ANNOTATED:
        warnings.append(f"language {code}: only English is annotated; nothing is claimed from this account")
    sha256 = hashlib.sha256(data).hexdigest()
    identity = raw.id or content_id("d", sha256, given)
    return ReadDocument(
        Document(identity, path, sha256, raw.publisher, raw.author, raw.published, code, raw.title, raw.url, raw.text),
        tuple(warnings),
        data,
    )
