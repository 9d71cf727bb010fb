"""MHTML (RFC 2557): a page saved by a browser with its pictures; the page alone is read."""

from __future__ import annotations

from email.message import EmailMessage

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.decode import declared_in, decode
from crossbearing.read.failure import ReadFailure
from crossbearing.read.html import read_html
from crossbearing.read.mail.message import MOST_PARTS, header, parsed


def read(task: Task) -> Reply:
    """The first HTML part, with the address that it was saved from."""
    message = parsed(task.data)
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
            text, warnings = decode(data, part.get_content_charset() or declared_in(data))
            raw = read_html(task.path, text)
            raw.warnings[:0] = warnings
            raw.url = raw.url or header(part, "content-location") or header(message, "snapshot-content-location")
            return Reply([Part(task.path, raw)])
    raise ReadFailure(task.path, "saved page without HTML", "save it again, or its text")
