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
from urllib.parse import urlsplit

from crossbearing.read.apart import Apart
from crossbearing.read.apart.message import Part, Task
from crossbearing.read.content_types import SUFFIX_OF
from crossbearing.read.decode import decode
from crossbearing.read.derived import tell_derivation
from crossbearing.read.disguised import notes
from crossbearing.read.failure import ReadFailure
from crossbearing.read.forms import PLAIN, SUFFIXES, form, parts
from crossbearing.read.infer import infer
from crossbearing.read.language import language, spelled
from crossbearing.read.manifest import Manifest
from crossbearing.read.ocr import Ocr
from crossbearing.read.ocr.scans import IMAGES, image, is_image, lacks_text, scanned
from crossbearing.read.parts import tell_parts
from crossbearing.read.published import published
from crossbearing.read.web.canonical import address
from crossbearing.read.web.derived import tell_passed_on
from crossbearing.read.web.entries import url_list
from crossbearing.read.web.fetch import Fetcher
from crossbearing.read.web.source import EndOfList, pages
from crossbearing.records import Document, content_id

# A list of URLs is read where it is named itself, not where it lies in a folder: nobody asked for the network there.
URLS = (".urls",)
LINES = (".jsonl", ".ndjson")
WEB = ("http://", "https://")
# In a folder `.json` is as often a setting as an article, and `.gz` anything at all: they are read where they are named.
IN_FOLDERS = (*(x for x in SUFFIXES if x not in (".json", ".gz")), ".warc.gz")
# A single account longer than this is a book or a dump; a million words would hold the parser for minutes and the memory for good.
LONGEST = 4_000_000
# A file of more bytes than this is not loaded to be taken to pieces: an archive's budget would be spent before its end. Accounts by lines have no such end.
LARGEST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, what had to be repaired or left open in reading it, and the bytes that it was read from."""

    document: Document
    warnings: tuple[str, ...] = ()
    original: bytes = b""


def read_sources(
    paths: Iterable[str], manifest: Manifest | None = None, fetcher: Fetcher | None = None, ocr: Ocr | None = None
) -> Iterator[ReadDocument | ReadFailure]:
    """Every document of the paths, or the failure in its place. The same document twice is given once.

    Nothing goes to the network but for the URLs among the paths; `fetcher` says within which limits. Images, and a PDF's
    pages without text, are read where there is an `ocr`.
    """
    seen: set[str] = set()
    with Apart() as apart:
        for path in paths:
            for found in _expand(path, manifest, IN_FOLDERS if ocr is None else (*IN_FOLDERS, *IMAGES)):
                if isinstance(found, ReadFailure):
                    yield found
                    continue
                if found.startswith(WEB):
                    fetcher = fetcher or Fetcher()
                    reads = _read_url(found, manifest, fetcher, apart, ocr)
                else:
                    reads = _read(found, manifest, apart, ocr)
                for read in reads:
                    if isinstance(read, ReadDocument):
                        if read.document.id in seen:
                            continue
                        seen.add(read.document.id)
                    yield read
    if manifest:
        yield from manifest.failures
        yield from manifest.missing()


def _expand(
    path: str, manifest: Manifest | None, suffixes: tuple[str, ...] = IN_FOLDERS
) -> Iterator[str | ReadFailure]:
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
            p for p in Path(path).rglob("*") if p.is_file() and p.name.lower().endswith(suffixes) and p.resolve() != own
        )
        outside = [p for p in inside if leads_out(p, path)]
        yield from (ReadFailure(str(p), "a link out of the folder", "name the file that it leads to") for p in outside)
        inside = [p for p in inside if p not in outside]
        if not inside and not outside:
            yield ReadFailure(
                path, "folder holds no document that is read", "name the files themselves (forms: docs/reading.md)"
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


def leads_out(path: Path, folder: str) -> bool:
    """Whether a link in a folder leads to a file outside it: who packed the folder would choose what of this machine is read."""
    return path.is_symlink() and not path.resolve().is_relative_to(Path(folder).resolve())


def _read_url(
    url: str, manifest: Manifest | None, fetcher: Fetcher, apart: Apart, ocr: Ocr | None
) -> Iterator[ReadDocument | ReadFailure]:
    visits, failed = fetcher.visits, False
    for page in pages(url, fetcher, apart):
        if isinstance(page, ReadFailure):
            failed = True
            yield page
            continue
        if isinstance(page, EndOfList):
            # A list of which a page could not be read is asked for again as a whole, so that the page is.
            if page.visit and not failed:
                visits.fresh[page.asked] = page.visit
            continue
        whole = True
        suffix = SUFFIX_OF.get(page.content_type) or Path(urlsplit(page.url).path).suffix
        for found in _parts(Task(page.url, suffix, page.data, page.charset), apart, ocr):
            if isinstance(found, ReadFailure):
                whole = False
                yield found
                continue
            for name, value in page.said.items():
                if not getattr(found.raw, name):
                    setattr(found.raw, name, value)
            stated = found.raw.url
            found.raw.url, said = address(page.url, stated, page.data)
            tell_passed_on(found.raw, page.said.get("publisher"), stated)
            found.raw.warnings[:0] = [*page.warnings, *said]
            read = _document(found, page.data, manifest.row(page.url, found.raw.url) if manifest else {})
            whole = whole and isinstance(read, ReadDocument)
            yield read
        if page.visit and whole:
            visits.fresh[page.asked] = page.visit
        failed = failed or not whole


def _read(path: str, manifest: Manifest | None, apart: Apart, ocr: Ocr | None) -> Iterator[ReadDocument | ReadFailure]:
    try:
        if path != "-" and Path(path).suffix.lower() not in LINES and (size := Path(path).stat().st_size) > LARGEST:
            yield ReadFailure(path, f"{size:,} bytes (at most {LARGEST:,})", "split it")
            return
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        yield ReadFailure(path, f"cannot be read ({error.strerror})", "check the file and its permissions")
        return
    if path == "-":
        suffix = ".jsonl"
    else:
        suffix = Path(path).suffix.lower()
    for found in _parts(Task(path, suffix, data), apart, ocr):
        if isinstance(found, ReadFailure):
            yield found
        elif suffix in LINES:
            yield _document(found, data, {})
        else:
            yield _document(found, data, manifest.row(found.path, found.raw.url) if manifest else {})


def _parts(task: Task, apart: Apart, ocr: Ocr | None = None) -> Iterator[Part | ReadFailure]:
    """The accounts of a source. Plain text is read here; whatever has to be taken to pieces, in the child process."""
    found = form(task.suffix, task.data) if task.data.strip() else "text"
    try:
        if is_image(task.suffix, task.data):
            reply = image(task, ocr)
        else:
            reply = parts(task) if found in PLAIN else apart.parts(task)
        if ocr and found == "pdf" and lacks_text(reply):
            reply = scanned(task, ocr, apart)
    except ReadFailure as failure:
        yield failure
        return
    yield from reply.parts
    for failed in reply.failed:
        yield ReadFailure(failed.path, failed.cause, failed.remedy)


def _document(part: Part, source: bytes, row: dict[str, str]) -> ReadDocument | ReadFailure:
    """The document; what the manifest says wins over the source's metadata, and that over the text."""
    path, raw, data = part.path, part.raw, source if part.original is None else part.original
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
    tell_parts(raw)
    tell_derivation(raw)
    warnings += notes(raw)
    code = spelled(raw.language) if raw.language else language(raw.text)
    sha256 = hashlib.sha256(data).hexdigest()
    identity = raw.id or content_id("d", sha256, given)
    return ReadDocument(
        Document(
            identity,
            path,
            sha256,
            raw.publisher,
            raw.author,
            raw.published,
            code,
            raw.title,
            raw.url,
            raw.text,
            parts=tuple(raw.parts),
            derived_from=tuple(raw.derived_from),
        ),
        tuple(warnings),
        data,
    )
