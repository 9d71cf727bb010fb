"""Keeping what was fetched: WARC 1.1 (ISO 28500), a request and a response record for each answer, redirects and refusals too."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from crossbearing.read.web.connection import Answer


class Archive:
    """A WARC file that grows by each answer; each record is compressed by itself, so that a broken end spoils nothing before it."""

    def __init__(self, path: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path, self._now = path, now

    def keep(self, answer: Answer) -> None:
        """Appends the answer's record, with digests of block and payload and the address that gave it."""
        from fastwarc.warc import WarcRecord, WarcRecordType

        record = WarcRecord()
        block = _head(answer) + answer.raw
        record.init_headers(WarcRecordType.response, record_urn=f"uuid:{uuid.uuid4()}".encode())
        record.headers["WARC-Date"] = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        record.headers["WARC-Target-URI"] = answer.target.url
        record.headers["WARC-IP-Address"] = answer.target.address
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.is_http = True
        record.set_bytes_content(block)
        whole = io.BytesIO()
        with _gzip(whole) as stream:
            record.write(stream, checksum_data=True)
        with Path(self.path).open("ab") as file:
            file.write(whole.getvalue())


def _head(answer: Answer) -> bytes:
    lines = [
        f"HTTP/1.1 {answer.status} {answer.reason}".rstrip(),
        *(f"{n}: {v}" for n, v in answer.headers if n != "transfer-encoding"),
    ]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "replace")


def _gzip(stream: IO[bytes]) -> IO[bytes]:
    import gzip

    return gzip.GzipFile(fileobj=stream, mode="wb", mtime=0)  # type: ignore[return-value]
