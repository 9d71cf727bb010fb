"""The summary as a Word document (Office Open XML). No clock: its dates and those of the archive's members are fixed."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.report import Table, report
from crossbearing.publish.exports.xml import clean
from crossbearing.publish.sigla import sigla
from crossbearing.publish.synopsis import synopsis, text
from crossbearing.records import Record

if TYPE_CHECKING:
    from docx.document import Document

# The earliest moment that a ZIP archive can tell.
_THEN = datetime(1980, 1, 1)


def make(record: Record, kept: Kept) -> Files:
    """`summary.docx`."""
    import docx

    made = report(record)
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = (
        clean(made.title)[:255],
        "crossbearing",
        "crossbearing",
        "",
    )
    about.created = about.modified = _THEN
    about.revision = 1
    document.add_heading(_line(made.title), 0)
    document.add_paragraph(_line(made.counts) + ".")
    for paragraph in text(synopsis(record), sigla(record.documents)).strip().split("\n\n"):
        for line in paragraph.split("\n"):
            if line.strip():
                document.add_paragraph(_line(line))
    for s in made.sections:
        document.add_heading(_line(s.title), s.level)
        for t in s.tables:
            _table(document, t)
        for words in s.lines:
            document.add_paragraph(_line(words), style="List Bullet")
    raw = io.BytesIO()
    document.save(raw)
    return {"summary.docx": _undated(raw.getvalue())}


def _line(words: str) -> str:
    return " ".join(clean(words).split())


def _table(document: Document, t: Table) -> None:
    table = document.add_table(rows=1 + len(t.rows), cols=len(t.head))
    table.style = "Light Grid Accent 1"
    for row, words in zip(table.rows, (t.head, *t.rows), strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = _line(said)
    # A paragraph after each table: two tables without one would run together.
    document.add_paragraph(f"and {t.more:,} more" if t.more else "")


def _undated(data: bytes) -> bytes:
    """The same archive with its members' times fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _THEN.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            member.create_system = 3
            new.writestr(member, old.read(name))
    return out.getvalue()


EXPORT = Export("docx", "The same summary as a Word document.", make)
