"""One request over one connection to an address that was checked; its answer within the limits."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from crossbearing.read.failure import ReadFailure
from crossbearing.read.web.address import PORTS, Target
from crossbearing.read.web.limits import Limits

CHUNK = 65536
# What is asked for, so that what comes can be unpacked under a limit by the standard library.
ENCODINGS = "gzip, deflate"


class NoAnswer(ReadFailure):
    """The connection failed or broke off: it may come if it is tried again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (lower-case names) and body: `raw` as it came over the wire, `body` unpacked."""

    target: Target
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of this name, None where there is none."""
        return next((v for n, v in self.headers if n == name), None)


def request(
    target: Target, headers: Mapping[str, str], limits: Limits, clock: Callable[[], float] = time.monotonic
) -> Answer:
    """GETs the target. NoAnswer where none comes, ReadFailure for too many bytes or too long a time; no redirect is followed here."""
    import urllib3

    pool = _pool(target, limits)
    sent = {
        "Host": target.host if target.port == PORTS[target.scheme] else f"{target.host}:{target.port}",
        "User-Agent": limits.user_agent,
        "Accept-Encoding": ENCODINGS,
        **headers,
    }
    until = clock() + limits.seconds
    try:
        answer = pool.urlopen(
            "GET", target.path, headers=sent, redirect=False, retries=False, preload_content=False, decode_content=False,
            assert_same_host=False, timeout=urllib3.Timeout(connect=limits.connect_seconds, read=limits.connect_seconds),
        )  # fmt: skip
        raw = _received(answer, target, limits, until, clock)
        found = tuple((name.lower(), value) for name, value in answer.headers.items())
        encoding = (answer.headers.get("Content-Encoding") or "").strip().lower()
        return Answer(
            target, answer.status, answer.reason or "", found, raw, unpacked(raw, encoding, target.url, limits)
        )
    except urllib3.exceptions.HTTPError as error:
        raise NoAnswer(target.url, f"no answer ({_cause(error)})", "try again later, or save the page") from error
    finally:
        pool.close()


def _pool(target: Target, limits: Limits) -> Any:
    import certifi
    import urllib3

    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.address, target.port, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        target.address, target.port, maxsize=1, server_hostname=target.host, assert_hostname=target.host,
        cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
    )  # fmt: skip


def _received(answer: Any, target: Target, limits: Limits, until: float, clock: Callable[[], float]) -> bytes:
    stated = answer.headers.get("Content-Length") or ""
    if stated.isascii() and stated.isdigit() and len(stated) < 20 and int(stated) > limits.bytes:
        raise ReadFailure(target.url, f"{int(stated):,} bytes (at most {limits.bytes:,})", "save it and give the file")
    parts, size = [], 0
    while chunk := answer.read1(CHUNK, decode_content=False):
        parts.append(chunk)
        size += len(chunk)
        if size > limits.bytes:
            raise ReadFailure(target.url, f"more than {limits.bytes:,} bytes", "save it and give the file")
        if clock() > until:
            raise ReadFailure(target.url, f"not finished after {limits.seconds:.0f} seconds", "try again later")
    return b"".join(parts)


def unpacked(raw: bytes, encoding: str, url: str, limits: Limits) -> bytes:
    """The body without its content encoding. ReadFailure for a bomb, or an encoding that was not asked for."""
    if encoding in ("", "identity") or not raw:
        return raw
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ReadFailure(url, f"content encoding {encoding!r}", "save the page and give the file")
    for wbits in (47, -15) if encoding == "deflate" else (47,):
        engine = zlib.decompressobj(wbits)
        try:
            body = engine.decompress(raw, limits.bytes + 1)
        except zlib.error:
            continue
        if len(body) > limits.bytes:
            raise ReadFailure(
                url, f"unpacks to more than {limits.bytes:,} bytes", "give it only if you trust it, as a file"
            )
        return body
    raise ReadFailure(url, f"broken {encoding} data", "fetch it again or save the page")


def _cause(error: BaseException) -> str:
    inner = getattr(error, "reason", None) or error.__cause__ or error
    return f"{type(inner).__name__}: {inner}".split("\n")[0][:200]
