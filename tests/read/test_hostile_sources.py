"""What a source is, whatever it says: links, polyglots, lying names and types, paths that climb, thousands of pages."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest

from crossbearing.case.arrivals import Arrivals
from crossbearing.read import ReadDocument, ReadFailure, read_sources
from crossbearing.read.apart import Apart
from crossbearing.read.apart.message import Task
from crossbearing.read.web.fetch import Fetcher
from tests.read.forms import made
from tests.read.test_pdf import pdf
from tests.read.web.conftest import Site, fetcher, site, slept  # noqa: F401

HIDDEN = "The key of the harbour office is under the third flower pot, and nobody is to know of it."


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(HIDDEN)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "more.txt").write_text(HIDDEN)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(made.TEXT)
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to("../secret.txt")
    (folder / "d").symlink_to(tmp_path / "secrets")
    (folder / "e.txt").symlink_to("/dev/zero")
    (folder / "f.txt").symlink_to("nowhere.txt")
    (folder / "g.txt").symlink_to("g.txt")
    found = list(read_sources([str(folder)]))
    assert [r.document.text for r in found if isinstance(r, ReadDocument)] == [made.TEXT]
    assert [str(r) for r in found if isinstance(r, ReadFailure)] == [f"{folder}/c.txt: a link out of the folder; name the file that it leads to"]  # fmt: skip
    arrivals = Arrivals(str(folder))
    arrivals.look()
    assert [Path(p).name for p in arrivals.look()] == ["a.txt", "b.txt"]
    (named,) = read_sources([str(folder / "c.txt")])
    assert isinstance(named, ReadDocument) and named.document.text == HIDDEN


def test_a_tape_of_links_is_not_unpacked() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tape:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tape.addfile(link)
    with Apart() as apart:
        (failed,) = apart.parts(Task("a.tar.gz", ".gz", gzip.compress(out.getvalue()))).failed
    assert failed.cause == "binary data, not text"


def test_names_that_climb_are_names() -> None:
    bundle = made.zipped({"../../../../tmp/x.txt": made.TEXT, "/etc/y.txt": made.TEXT + " Z.", "C:\\z.txt": made.TEXT + " Y.", "a\u202etxt.exe": "x"})  # fmt: skip
    with Apart() as apart:
        reply = apart.parts(Task("a.zip", ".zip", bundle))
    assert [p.path for p in reply.parts] == ["a.zip!/../../../../tmp/x.txt", "a.zip!//etc/y.txt", "a.zip!/C:\\z.txt"]
    assert not Path("/tmp/x.txt").exists()  # noqa: S108 - what must not be written


POLYGLOTS = {
    # What it is read as, and what must not come out of it.
    "pdf with a zip behind it.pdf": (pdf([made.WORDS[0]]) + made.zipped({"a.txt": HIDDEN}), made.WORDS[0]),
    "zip with a pdf before it.zip": (pdf([made.WORDS[0]]) + made.zipped({"a.txt": HIDDEN}), made.WORDS[0]),
    "page that begins a pdf.html": (made.ARTICLE.encode() + b"\n" + pdf([HIDDEN]), made.WORDS[0]),
    "picture with a page in it.html": (b"GIF89a\x01\0\x01\0\0\0\0;" + f"<html><body><p>{HIDDEN}</p></body></html>".encode(), None),
    "picture with a bundle behind it.jpg": (b"\xff\xd8\xff\xe0" + made.zipped({"a.txt": HIDDEN}), None),
    "letter that is a page.eml": (made.ARTICLE.encode(), made.WORDS[0]),
    "words that are a bundle.txt": (made.zipped({"a.txt": made.TEXT}), made.WORDS[0]),
    "document that is a page.docx": (made.ARTICLE.encode(), made.WORDS[0]),
    "words with zeros.txt": (made.TEXT.encode().replace(b" ", b"\0 \0"), None),
    "words in two bytes.txt": (made.TEXT.encode("utf-16"), made.WORDS[0]),
    "program.txt": (b"\x7fELF\x02\x01\x01" + b"\0" * 200 + HIDDEN.encode(), None),
}  # fmt: skip


@pytest.mark.parametrize("name", POLYGLOTS)
def test_a_source_is_read_as_one_thing_by_its_bytes(tmp_path: Path, name: str) -> None:
    data, words = POLYGLOTS[name]
    (tmp_path / name).write_bytes(data)
    found = list(read_sources([str(tmp_path / name)]))
    texts = [r.document.text for r in found if isinstance(r, ReadDocument)]
    assert [words in t for t in texts] == [True] if words else not texts
    assert not any(HIDDEN in t for t in texts)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("stated", "data", "words"),
    [
        ("text/plain", made.ARTICLE.encode(), made.WORDS[0]), ("application/pdf", made.ARTICLE.encode(), made.WORDS[0]), ("text/html", pdf([made.WORDS[0]]), made.WORDS[0]),
        ("text/html", gzip.compress(made.TEXT.encode()), made.WORDS[0]), ("image/png", made.ARTICLE.encode(), made.WORDS[0]), ("text/html; charset=utf-7", made.ARTICLE.encode(), made.WORDS[0]),
        ("text/html", b"\x7fELF" + b"\0" * 500, None), ("text/plain", b"\0" * 500, None), ("x" * 900, made.ARTICLE.encode(), made.WORDS[0]), ("", made.TEXT.encode(), made.WORDS[0]),
    ],
)  # fmt: skip
def test_a_host_that_lies_of_the_type(
    site: Site,  # noqa: F811
    fetcher: Fetcher,  # noqa: F811
    stated: str,
    data: bytes,
    words: str | None,
) -> None:
    site.pages["/a"] = (200, {"Content-Type": stated}, data)
    (found,) = read_sources([site.url("/a")], None, fetcher)
    assert isinstance(found, ReadDocument) == (words is not None), found
    if isinstance(found, ReadDocument):
        assert words is not None and words in found.document.text


def test_a_hundred_thousand_pages_are_refused_before_they_are_read() -> None:
    pages = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" % n for n in range(3, 100_003))
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 100_003))
    whole = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 100000/Kids[" + kids + b"]>>endobj\n" + pages + b"trailer<</Root 1 0 R>>\n%%EOF"  # fmt: skip
    with Apart() as apart:
        (failed,) = apart.parts(Task("a.pdf", ".pdf", whole)).failed
    assert failed.cause == "100,000 pages (at most 5,000)"


def test_lines_of_programs_that_collect_news(tmp_path: Path) -> None:
    row = {"maintext": made.TEXT, "title": "Barge sinks", "authors": ["Lum Hoxhaj"], "date_publish": "2024-05-07 21:15:00", "source_domain": "kite.test", "language": "en"}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({"title": "no text"}) + "\n")
    found, failure = read_sources([str(tmp_path / "a.jsonl")])
    assert isinstance(found, ReadDocument) and isinstance(failure, ReadFailure)
    d = found.document
    assert (d.publisher, d.author, d.published, d.title) == ("kite.test", "Lum Hoxhaj", "2024-05-07T21:15:00", "Barge sinks")  # fmt: skip


def test_the_texts_that_common_crawl_makes_of_pages() -> None:
    from fastwarc.warc import WarcRecord, WarcRecordType

    out = io.BytesIO()
    record = WarcRecord()
    record.init_headers(WarcRecordType.conversion, record_urn=b"uuid:00000000-0000-4000-8000-000000000000")
    record.headers["WARC-Target-URI"], record.headers["WARC-Date"] = "https://kite.test/barge", "2024-05-08T06:00:00Z"
    record.headers["Content-Type"] = "text/plain"
    record.set_bytes_content(made.TEXT.encode())
    record.write(out, checksum_data=True)
    with Apart() as apart:
        (part,) = apart.parts(Task("a.warc.wet", ".warc", out.getvalue())).parts
    assert (part.raw.text, part.raw.url) == (made.TEXT, "https://kite.test/barge")
    assert part.raw.warnings == ["captured 2024-05-08T06:00:00Z"]
