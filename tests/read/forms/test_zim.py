"""ZIM archives: one that openZIM's own library wrote (`port.zim.gz`), and ones made to do harm."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import struct
from pathlib import Path

import pytest

from crossbearing.read.apart.message import Reply, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.forms import parts
from tests.read.forms import made

ZIM = gzip.decompress((Path(__file__).parent / "port.zim.gz").read_bytes())


def zim(pages: dict[str, str], kind: int = 1, cluster: bytes | None = None, count: int | None = None) -> bytes:
    """An archive of HTML pages in one cluster."""
    texts = [t.encode() for t in pages.values()]
    places, at = [], 4 * (len(texts) + 1)
    for text in texts:
        places.append(at)
        at += len(text)
    held = struct.pack(f"<{len(texts) + 1}I", *places, at) + b"".join(texts)
    packed = lzma.compress(held) if kind == 4 else held
    types = b"text/html\0\0"
    entries = [struct.pack("<HBcIII", 0, 0, b"C", 0, 0, n) + f"{name}\0t\0".encode() for n, name in enumerate(pages)]
    first = 80 + len(types)
    starts = [first + sum(map(len, entries[:n])) for n in range(len(entries))]
    addresses = first + sum(map(len, entries))
    clusters = addresses + 8 * len(entries)
    body = types + b"".join(entries) + struct.pack(f"<{len(starts)}Q", *starts) + struct.pack("<Q", clusters + 8) + bytes([kind]) + (cluster or packed)  # fmt: skip
    head = struct.pack("<4sHH16sIIQQQQIIQ", b"ZIM\x04", 6, 1, b"u" * 16, count or len(entries), 1, addresses, 0, clusters, 80, 0, 0, 80 + len(body))  # fmt: skip
    return head + body + hashlib.md5(head + body, usedforsecurity=False).digest()


def read(data: bytes) -> Reply:
    return parts(Task("port.zim", ".zim", data))


def test_the_pages_of_an_archive_are_read_and_nothing_else() -> None:
    pytest.importorskip("zstandard", reason="the extra zim is not installed")
    reply = read(ZIM)
    assert [p.path for p in reply.parts] == ["port.zim!/barge", "port.zim!/kite.test/second"]
    assert all(w in reply.parts[0].raw.text for w in made.WORDS)
    assert reply.parts[0].original == made.ARTICLE.encode()
    assert (reply.parts[0].raw.warnings, reply.failed) == ([], [])


@pytest.mark.parametrize("kind", [1, 4])
def test_clusters_of_each_kind(kind: int) -> None:
    reply = read(zim({"../../etc/b": made.ARTICLE, "a": "<html><p>short</p></html>"}, kind))
    assert [p.path for p in reply.parts] == ["port.zim!/../../etc/b"]
    assert [(f.path, f.cause) for f in reply.failed] == [("port.zim!/a", "HTML with no article")]


def test_a_spoilt_byte_is_said() -> None:
    data = zim({"a": made.ARTICLE}).replace(b"four sailors", b"nine sailors")
    assert read(data).parts[0].raw.warnings == ["the archive's checksum does not match"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (ZIM[:60], "truncated"), (ZIM[:5000], "truncated"), (zim({"a": made.ARTICLE}, count=4_000_000_000), "at most 20,000"), (zim({"a": made.ARTICLE}, count=19_999), "truncated"),
        (zim({"a": "x"}, 4, b"no xz"), "truncated"),
        (zim({"a": "x"}, 5, b"no zstd"), "truncated"), (zim({"a": "x"}, 7), "not read"), (zim({"a": "x"}, 1, b"\xff" * 8), "truncated"), (b"ZIM\x04", "truncated"), (zim({"a": "x"})[:32] + b"\xff" * 8 + zim({"a": "x"})[40:], "OverflowError"),
        (zim({}), "holds no page"),
    ],
)  # fmt: skip
def test_hostile_archives_are_failures(data: bytes, cause: str) -> None:
    with pytest.raises(ReadFailure, match=cause):
        read(data)


def test_bombs_end_at_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossbearing.read.archives.zim.TOTAL", 1_000_000)
    with pytest.raises(ReadFailure, match="unpacks to more than"):
        read(zim({"a": "x"}, 4, lzma.compress(bytes(5_000_000), preset=0)))
    # A thousand entries that name the same bytes.
    once = zim({"a": made.ARTICLE * 20, "b": "x"})
    many = once.replace(struct.pack("<HBcIII", 0, 0, b"C", 0, 0, 1), struct.pack("<HBcIII", 0, 0, b"C", 0, 0, 0))
    monkeypatch.setattr("crossbearing.read.archives.zim.TOTAL", len(once) + 1000)
    assert [f.cause for f in read(many).failed] == ["unpacks to more than 0 MB"]
