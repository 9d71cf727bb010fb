"""WARC (ISO 28500): the pages that were kept, their digests checked, each with its address and the time of its capture."""

from __future__ import annotations

import io
import zlib

from crossbearing.read.apart.message import Failed, Part, Reply, Task, told
from crossbearing.read.archives.budget import TOTAL
from crossbearing.read.content_types import SUFFIX_OF
from crossbearing.read.failure import ReadFailure

MOST = 20_000


def read(task: Task) -> Reply:
    """One part a page that answered with status 200; a damaged digest is a warning, a record that cannot be read a failure."""
    return captures(task.path, task.data)


def captures(path: str, data: bytes) -> Reply:
    """The pages of a WARC's bytes, plain or compressed."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    from crossbearing.read import forms

    parts: list[Part] = []
    failed: list[Failed] = []
    total = seen = 0
    try:
        for record in ArchiveIterator(
            io.BytesIO(data),
            record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion,
            parse_http=False,
        ):
            seen += 1
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            where = f"{path}!/{url or record.record_id}"
            stated = bool(record.headers.get("WARC-Block-Digest"))
            sound = record.verify_block_digest() if stated else None
            captured = record.headers.get("WARC-Date", "")
            if record.record_type == WarcRecordType.response:
                record.parse_http(auto_decode="all")
                if record.http_headers is None or record.http_headers.status_code != 200:
                    continue
                kind, charset = (record.http_content_type or "").lower(), record.http_charset
            else:
                kind, charset = (record.headers.get("Content-Type") or "").split(";")[0].strip().lower(), None
            # Responses, resources and conversions (the texts that Common Crawl makes of pages, WET) of these types are pages;
            # scripts, pictures and styles are passed over without a word.
            if kind not in SUFFIX_OF:
                continue
            body = record.reader.read(TOTAL - total + 1)
            total += len(body)
            if total > TOTAL or len(parts) >= MOST:
                failed.append(Failed(path, "holds more pages than can be taken in at once", "split it"))
                break
            try:
                found = forms.parts(Task(where, SUFFIX_OF[kind], body, charset))
            except ReadFailure as failure:
                failed.append(told(failure))
                continue
            for part in found.parts:
                part.raw.url = part.raw.url or url or None
                part.raw.warnings.append(
                    f"captured {captured}"
                    + ("" if sound else "; its digest does not match" if stated else "; without a digest")
                )
                parts.append(Part(part.path, part.raw, body))
            failed += found.failed
    except (ValueError, OSError, EOFError, zlib.error, RuntimeError) as error:
        failed.append(
            Failed(
                path, f"WARC truncated or damaged after {seen} records ({type(error).__name__})", "fetch the file again"
            )
        )
    if not parts and not failed:
        raise ReadFailure(
            path, "web archive holds no page" if seen else "WARC truncated or damaged", "check what it was made from"
        )
    return Reply(parts, failed)
