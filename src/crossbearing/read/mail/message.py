"""A MIME message: its header in words, its body, its enclosures."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from crossbearing.read.blocks import blocks
from crossbearing.read.decode import decode
from crossbearing.read.raw import Raw

# Parts of one message that are looked at; a message of more was made to be.
MOST_PARTS = 500


def parsed(data: bytes) -> EmailMessage:
    """The message; the parser repairs what it can."""
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(data)


def words(part: EmailMessage) -> str:
    """The words of a text part: plain text as it stands, HTML block by block."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, _ = decode(data, part.get_content_charset())
    return "\n\n".join(blocks(text)) if part.get_content_subtype() == "html" else text.strip()


def header(message: EmailMessage, name: str) -> str | None:
    """A header in words, None where it is missing, empty or broken."""
    try:
        value = str(message.get(name) or "").strip()
    except (ValueError, IndexError, TypeError, AttributeError, LookupError):
        return None
    return " ".join(value.split()) or None


def letter(message: EmailMessage) -> Raw:
    """The message's own words: the body that is plain text, else the one that is HTML."""
    body = ""
    for kind in ("plain", "html"):
        for number, part in enumerate(message.walk()):
            if number >= MOST_PARTS:
                break
            if (
                isinstance(part, EmailMessage)
                and part.get_content_type() == f"text/{kind}"
                and part.get_content_disposition() != "attachment"
            ):
                body = words(part)
                if body:
                    break
        if body:
            break
    subject = header(message, "subject")
    name, address = parseaddr(header(message, "from") or "")
    text = f"{subject}\n\n{body}" if subject and body and not body.startswith(subject) else body
    return Raw(text, title=subject, author=name or address or None, published=_sent(message))


def _sent(message: EmailMessage) -> str | None:
    said = header(message, "date")
    try:
        return parsedate_to_datetime(said).isoformat(timespec="minutes") if said else None
    except (ValueError, TypeError, IndexError):
        return None
