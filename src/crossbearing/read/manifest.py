"""Manifests: a table that says of each file who published it, when, and under which title."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from crossbearing.read.apart import Apart
from crossbearing.read.decode import decode
from crossbearing.read.failure import ManifestError, ReadFailure
from crossbearing.read.references import csl

COLUMNS = ("publisher", "author", "published", "url", "title", "language")


class Manifest:
    """The rows of a manifest, found by a file's path relative to the manifest, else by its bare name; those of references also by their address,
    or by a key that is the file's name."""

    def __init__(self, path: str, rows: list[dict[str, str]], failures: list[ReadFailure]) -> None:
        self.path, self.rows, self.failures = path, rows, failures
        self.folder = Path(path).resolve().parent
        named = [r for r in reversed(rows) if r.get("file")]
        self.by_path = {(self.folder / r["file"]).resolve(): r for r in named if "\0" not in r["file"]}
        self.by_name = {Path(r["file"]).name: r for r in named}
        free = [r for r in reversed(rows) if not r.get("file")]
        self.by_address = {a: r for r in free if (a := _address(r.get("url", "")))}
        self.by_key = {r["key"]: r for r in free if r.get("key")}
        self.used: set[int] = set()

    def row(self, path: str, url: str | None = None) -> dict[str, str]:
        """What the manifest says of the file at `path`, which has this address; empty where it says nothing."""
        found = self.by_path.get(Path(path).resolve()) or self.by_name.get(Path(path).name)
        found = found or self.by_address.get(_address(url or path)) or self.by_key.get(Path(path).stem)
        if found is None:
            return {}
        self.used.add(id(found))
        return {c: found[c].strip() for c in COLUMNS if (found.get(c) or "").strip()}

    def missing(self) -> list[ReadFailure]:
        """A failure for each row whose file was not among those read and does not exist."""
        return [
            ReadFailure(
                self.path, f"names {r['file']}, which is not there", "correct the column `file` or add the file"
            )
            for r in self.rows
            if r.get("file") and id(r) not in self.used and not (self.folder / r["file"]).exists()
        ]


def _address(url: str) -> str:
    """An address as it is compared: without scheme, `www.`, fragment and last stroke; empty where it is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    path = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return parts.netloc.casefold().removeprefix("www.") + path


def _references(path: str, data: bytes, text: str) -> list[dict[str, str]] | None:
    """The rows of a list of references, None where the manifest is none."""
    if text.lstrip().startswith("<"):
        try:
            with Apart() as apart:
                return apart.references(path, data)
        except ReadFailure as failure:
            raise ManifestError(str(failure)) from failure
    if text.lstrip().startswith(("[", "{")):
        try:
            return csl.rows(msgspec.json.decode(text))
        except (msgspec.DecodeError, RecursionError):
            return None
    return None


def read_manifest(path: str) -> Manifest:
    """The manifest at `path`: CSV with a header, JSON Lines, or references as CSL-JSON or Zotero exports them. ManifestError where it cannot be used at all."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ManifestError(f"{path}: manifest cannot be read ({error.strerror}); check the path") from error
    text, _ = decode(data)
    referred = _references(path, data, text)
    if referred is not None:
        return Manifest(path, referred, [])
    failures: list[ReadFailure] = []
    rows: list[dict[str, str]] = []
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = msgspec.json.decode(line.encode())
                rows.append({str(k): "" if v is None else str(v) for k, v in row.items()})
            except (msgspec.DecodeError, AttributeError):
                failures.append(ReadFailure(f"{path}: line {number}", "no JSON object", "correct or remove the line"))
    else:
        dialect = csv.excel
        head = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=head.count)
        try:
            reader = csv.DictReader(io.StringIO(text), dialect=dialect, delimiter=delimiter)
            rows = [
                {(k or "").strip().lower(): v or "" for k, v in r.items() if isinstance(v, str | None)} for r in reader
            ]
        except csv.Error as error:
            raise ManifestError(f"{path}: manifest is no CSV ({error}); write a header with `file`") from error
    if rows and not any(r.get("file") for r in rows):
        raise ManifestError(f"{path}: manifest has no column `file`; its first row must name the columns")
    return Manifest(path, [r for r in rows if r.get("file")], failures)
