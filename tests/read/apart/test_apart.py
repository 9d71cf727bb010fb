"""The child process: what it may not do, what it dies of, and that the next source is read all the same."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.read.apart import Apart
from crossbearing.read.apart.bounds import Bounds
from crossbearing.read.apart.message import Reply, Task
from tests.read.forms import made

GOOD = Task("good.docx", ".docx", made.docx())


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart(Bounds(memory=1024**3, cpu=8, wall=20.0)) as started:
        yield started


def causes(reply: Reply) -> list[str]:
    return [f.cause for f in reply.failed]


def still_reads(apart: Apart) -> bool:
    return made.TEXT in apart.parts(GOOD).parts[0].raw.text


def test_a_child_that_dies_is_a_failure_of_its_source_alone(apart: Apart) -> None:
    still_reads(apart)
    apart._child.kill()  # type: ignore[union-attr]
    apart._child.wait()  # type: ignore[union-attr]
    assert still_reads(apart)


def test_a_parser_that_does_not_end_is_ended() -> None:
    with Apart(Bounds(wall=0.0)) as impatient:
        assert causes(impatient.parts(GOOD)) == ["takes longer than 0 seconds to parse"]


def test_the_processor_time_of_one_source_is_limited() -> None:
    # A pattern of nested brackets that the parser of markup needs minutes for.
    slow = Task("slow.html", ".html", b"<html><body>" + b"<div><p><table><tr><td>" * 400_000)
    with Apart(Bounds(memory=4 * 1024**3, cpu=2, wall=60.0)) as apart:
        reply = apart.parts(slow)
        assert reply.parts == [] and len(reply.failed) == 1
        assert still_reads(apart)


def test_memory_is_limited(apart: Apart) -> None:
    big = made.docx("<w:p><w:r><w:t>" + "x " * 1_000 + "</w:t></w:r></w:p>" * 1)
    assert apart.parts(Task("a.docx", ".docx", big)).failed == []
    with Apart(Bounds(memory=600 * 1024**2, cpu=20)) as small:
        body = "".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(2_000_000))
        (cause,) = causes(small.parts(Task("b.docx", ".docx", made.docx(body))))
        assert (
            cause
            in (
                "needs more memory than a document may",
                "broken XML (XMLSyntaxError)",
                "cannot be unpacked (MemoryError)",
            )
            or "crashes" in cause
        )
        assert still_reads(small)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of the system differ elsewhere")
def test_what_no_parser_has_to_do_is_refused(tmp_path: Path) -> None:
    code = f"""
import sys, socket, subprocess, os
sys.path[:] = {[p for p in sys.path if p]!r}
from crossbearing.read.apart import child
from crossbearing.read.apart.bounds import Bounds
child._load(); child._limit(Bounds()); sys.addaudithook(child._refuse)
for attempt in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: subprocess.run(["true"]), lambda: open({str(tmp_path / "x")!r}, "w"),
                lambda: os.system("true"), lambda: os.remove({str(tmp_path)!r}), lambda: os.fork()):
    try:
        attempt()
        print("done")
    except (PermissionError, OSError) as error:
        print(type(error).__name__)
"""
    import subprocess

    said = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert said.stdout.split() == ["PermissionError"] * 6, said.stderr
    assert list(tmp_path.iterdir()) == []


def _zip_bomb() -> bytes:
    """40 MB of zeros in each of twelve files, a few kilobytes packed."""
    return made.zipped({f"{n}.txt": b"0" * 40_000_000 for n in range(12)})


def _lying_zip() -> bytes:
    """A directory that states ten bytes for a member of a million."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 1_000_000)
    return out.getvalue().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _matryoshka() -> bytes:
    inner = made.zipped({"a.txt": made.TEXT})
    for n in range(6):
        inner = made.zipped({f"{n}.zip": inner})
    return inner


def _link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx_of(document: str) -> bytes:
    return made.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


HOSTILE = {
    "zip bomb.zip": (_zip_bomb(), "unpacks to"),
    "lying.zip": (_lying_zip(), "unpack"),
    "matryoshka.zip": (_matryoshka(), "archives inside archives"),
    "link.zip": (_link(), "a link to another file"),
    "many.zip": (made.zipped({f"{n}.txt": "" for n in range(20_001)}), "20,001 files"),
    "bomb.txt.gz": (gzip.compress(b"\0" * 500_000_000, 9), "unpacks to more"),
    "cut.gz": (gzip.compress(made.TEXT.encode())[:-9], "gzip truncated"),
    "laughs.docx": (_docx_of(f'{_LAUGHS}<w:document {_W}><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:document>'), ""),
    "outside.docx": (_docx_of(f'{_OUTSIDE}<w:document {_W}><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>'), ""),
    "deep.docx": (_docx_of(f"<w:document {_W}>" + "<w:r>" * 100_000), "broken XML"),
    "deep.odt": (made.zipped({"mimetype": "x", "content.xml": "<a>" * 200 + "</a>" * 200}), "no text"),
    "nul.html": (b"<html>" + b"\0" * 10_000, "no article"),
    "deep.html": (b"<div>" * 200_000 + b"x", ""),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "PDF truncated"),
    "lie.pdf": (b"PK\x03\x04 and nothing more", "ZIP truncated"),
    "pages.pdf": (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 100000000/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", ""),
    "cut.warc": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200", ""),
    "mime.eml": (b"Subject: x\nFrom: y\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 3000, ""),
    "header.eml": (b"Subject: =?utf-8?b?////?=\nDate: Thu, 99 Foo 99999 99:99:99\nFrom: \"<>@,;\n\nWords of a letter.", None),
    "times.vtt": (b"WEBVTT\n\n99999:99:99.999 --> x\n\n00:00:00.000 --> 00:00:00.000\n" + b"<" * 10_000, None),
    "deep.json": (b"[" * 100_000, "no JSON"),
    "wrong.json": (b'{"text": {"text": 7}}', "JSON of no form"),
    "braces.rtf": (b"{\\rtf1 " + b"{" * 100_000, ""),
    "code.rtf": (b"{\\rtf1 words\\u999999999? of \\'zz it}", "cannot be parsed"),
    "page.rtf": (b"{\\rtf1\\ansicpg99999 words of it}", None),
    "png.docx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_failure_and_nothing_more(name: str, apart: Apart) -> None:
    data, cause = HOSTILE[name]
    reply = apart.parts(Task(name, Path(name).suffix, data))
    said = " | ".join(causes(reply))
    if cause is None:  # odd, but to be read
        assert reply.parts
    else:
        assert cause in said and (reply.failed or not reply.parts), said
    assert not any("root:" in p.raw.text or "hahaha" in p.raw.text for p in reply.parts)
    assert still_reads(apart)
