"""Reads paths of every kind into documents."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from crossbearing.records import Document, content_id


def read_sources(paths: list[str], manifest: str | None = None) -> Iterator[Document]:
    """Every document of the paths, in the order given. A first reader: text files, a manifest, JSON Lines on standard input."""
    rows = {}
    if manifest:
        with Path(manifest).open(encoding="utf-8", newline="") as f:
            rows = {Path(r["file"]).name: r for r in csv.DictReader(f)}
    for path in paths:
        if path == "-":
            for line in sys.stdin.buffer.read().split(b"\n"):
                if line.strip():
                    o = msgspec.json.decode(line)
                    sha = hashlib.sha256(o["text"].encode("utf-8", "surrogatepass")).hexdigest()
                    yield Document(o.get("id") or content_id("d", sha, o.get("publisher")), "-", sha, o.get("publisher"), o.get("author"), o.get("published"), o.get("language") or "en", o.get("title"), o.get("url"), o["text"])
            continue
        data = Path(path).read_bytes()
        row = rows.get(Path(path).name, {})
        sha = hashlib.sha256(data).hexdigest()
        text = data.decode("utf-8").replace("\r\n", "\n")
        yield Document(content_id("d", sha, row.get("publisher")), path, sha, row.get("publisher") or None, row.get("author") or None, row.get("published") or None, "en", row.get("title") or None, None, text)
