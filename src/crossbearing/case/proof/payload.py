"""What a sealed package holds: originals, texts, record, logs, and what they are, as files under `data/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

import msgspec
from sqlalchemy import select

from crossbearing.case import schema
from crossbearing.case.canonical import canonical
from crossbearing.case.decisions.log import entries
from crossbearing.case.proof.custody import custody
from crossbearing.case.store import Case
from crossbearing.records import Annotations, Record

RECORD, DECISIONS, CUSTODY, ACCOUNTS = (
    "data/record.json",
    "data/decisions.jsonl",
    "data/custody.jsonl",
    "data/accounts.jsonl",
)
# Endings that a file of an original may keep; others are left off.
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


class Packed(msgspec.Struct, frozen=True):
    """A file of the package: its path, its bytes, what it is (for the list of contents), and its media type."""

    path: str
    data: bytes
    says: str
    media: str


class Head(msgspec.Struct, frozen=True):
    """What the seal says of the whole: how many accounts, the heads of the two chains, the makers of what was derived."""

    accounts: int
    decisions: int
    decisions_head: str | None
    custody: int
    custody_head: str | None
    makers: tuple[dict[str, Any], ...]


def payload(case: Case, record: Record, progress: Callable[[str], None]) -> tuple[Iterator[Packed], Head]:
    """The files of the package, one at a time, and what the seal says of the whole. All is read from one state of the case."""
    with case.reader.connect() as connection:
        decisions, lines = entries(connection), custody(connection)
        numbers = (
            connection.execute(select(schema.accounts.c.number).order_by(schema.accounts.c.number)).scalars().all()
        )
        m = schema.makers
        rows = connection.execute(
            select(m.c.program, m.c.model, m.c.lexicon, m.c.configuration).order_by(m.c.number)
        ).all()
    head = Head(
        len(numbers), len(decisions), decisions[-1].hash if decisions else None, len(lines), lines[-1].hash if lines else None,
        tuple(dict(r._mapping) for r in rows),
    )  # fmt: skip

    def files() -> Iterator[Packed]:
        described: list[bytes] = []
        for n in numbers:
            progress(f"account {n}")
            original, words, told = _account(case, n)
            described.append(told)
            yield original
            yield words
        yield Packed(
            ACCOUNTS,
            b"\n".join([*described, b""]),
            "every account: its metadata, files and hashes",
            "application/jsonl",
        )
        yield Packed(RECORD, _record(record), "the record of the case", "application/json")
        yield Packed(
            DECISIONS, _lines(decisions), "the decisions of reviewers, each with its hash", "application/jsonl"
        )
        yield Packed(
            CUSTODY, _lines(lines), "what came in and was handed out, each line with its hash", "application/jsonl"
        )

    return files(), head


def _account(case: Case, number: int) -> tuple[Packed, Packed, bytes]:
    t = schema.accounts
    with case.reader.connect() as connection:
        row = connection.execute(select(t).where(t.c.number == number)).one()
    d = msgspec.json.decode(row.annotations, type=Annotations).document
    words = d.text.encode("utf-8", "surrogatepass")
    stem = f"{number:06d}-{row.sha256[:12]}"
    ending = PurePath(d.path).suffix
    original = f"data/originals/{stem}{ending if _ENDING.fullmatch(ending) else ''}"
    text = f"data/texts/{stem}.txt"
    told = {
        "id": d.id, "path": d.path, "original": original, "sha256": row.sha256, "text": text, "text_sha256": row.text_sha256,
        "publisher": d.publisher, "author": d.author, "published": d.published, "language": d.language, "title": d.title, "url": d.url,
        "added": row.added, "counts": bool(row.current), "made_by": row.made_by,
    }  # fmt: skip
    about = d.title or d.path
    return (
        Packed(original, row.original, f"the original of {about}, as it was read", "application/octet-stream"),
        Packed(text, words, f"the decoded text of {about}", "text/plain"),
        canonical({k: _clean(v) for k, v in told.items()}),
    )


def _record(record: Record) -> bytes:
    """The same bytes as of `crossbearing export CASE --format json`."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def _lines(rows: Any) -> bytes:
    return b"".join(canonical(r) + b"\n" for r in rows)


def _clean(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
