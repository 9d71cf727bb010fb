"""The summary as Markdown: the case in sentences with a footnote for each clause, then the tables. Words from outside are escaped."""

from __future__ import annotations

from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.report import Section, Table, report
from crossbearing.publish.sigla import sigla
from crossbearing.publish.synopsis import markdown, synopsis
from crossbearing.records import Record

_MARKS = str.maketrans({c: "\\" + c for c in "\\`*_[]<>#|~"} | {"&": "&amp;"})


def plain(text: str) -> str:
    """Words as words: one line, no markup of Markdown or HTML."""
    return " ".join(text.split()).translate(_MARKS)


def make(record: Record, kept: Kept) -> Files:
    """`summary.md`."""
    made = report(record)
    told = markdown(synopsis(record), sigla(record.documents), {c.id: c for c in record.claims})
    parts = [f"# {plain(made.title)}", plain(made.counts) + ".", told.strip(), *(_section(s) for s in made.sections)]
    return {"summary.md": ("\n\n".join(p for p in parts if p) + "\n").encode("utf-8", "replace")}


def _section(s: Section) -> str:
    parts = [f"{'#' * (s.level + 1)} {plain(s.title)}", *(_table(t) for t in s.tables)]
    if s.lines:
        parts.append("\n".join(f"- {plain(x)}" for x in s.lines))
    return "\n\n".join(parts)


def _table(t: Table) -> str:
    lines = [t.head, tuple("---" for _ in t.head), *(tuple(plain(c) for c in row) for row in t.rows)]
    made = "\n".join("| " + " | ".join(row) + " |" for row in lines)
    return made + (f"\n\nand {t.more:,} more" if t.more else "")


EXPORT = Export(
    "markdown", "A summary to read: the case in sentences with footnotes, what is disputed, tables of events.", make
)
