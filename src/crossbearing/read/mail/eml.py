"""EML (RFC 5322): a letter and the documents that are enclosed with it, each an account."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import PurePath

from crossbearing.read.apart.message import Failed, Part, Reply, Task, told
from crossbearing.read.failure import ReadFailure
from crossbearing.read.mail.message import MOST_PARTS, letter, parsed


def read(task: Task) -> Reply:
    """The letter, then its enclosures of forms that are read."""
    return taken_apart(task.path, parsed(task.data), None)


def taken_apart(path: str, message: EmailMessage, original: bytes | None) -> Reply:
    """The accounts in a message."""
    raw = letter(message)
    parts = [Part(path, raw, original)] if raw.text.strip() else []
    failed: list[Failed] = []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        name = part.get_filename() or ""
        if part.get_content_disposition() != "attachment" or not name:
            continue
        found = _enclosure(
            f"{path}!/{PurePath(name).name}", PurePath(name).suffix.lower(), part.get_payload(decode=True)
        )
        parts += found.parts
        failed += found.failed
    if not parts and not failed:
        raise ReadFailure(path, "message holds no text", "give its text")
    return Reply(parts, failed)


def _enclosure(path: str, suffix: str, data: object) -> Reply:
    from crossbearing.read import forms

    if suffix not in forms.SUFFIXES or not isinstance(data, bytes):
        return Reply([])
    try:
        found = forms.parts(Task(path, suffix, data))
    except ReadFailure as failure:
        return Reply([], [told(failure)])
    return Reply([Part(p.path, p.raw, data if p.original is None else p.original) for p in found.parts], found.failed)
