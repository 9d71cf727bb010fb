"""The record in short, as headings, paragraphs and tables: what the Markdown and the Word summary are made of."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from crossbearing.publish import dates, wording
from crossbearing.publish.dossier import title
from crossbearing.publish.glance import glance
from crossbearing.publish.origins import case_origins
from crossbearing.publish.rows import Row
from crossbearing.publish.sigla import Siglum, sigla
from crossbearing.publish.view import Case, Chapter, chapter, main_events
from crossbearing.records import Record

# What a summary holds; the tables of `csv` hold all.
MOST_ACCOUNTS, MOST_EVENTS, MOST_LINES, MOST_CLAIMS = 200, 100, 20, 400


class Table(msgspec.Struct, frozen=True):
    """A table; `more` counts the rows that are too many for a summary."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


class Section(msgspec.Struct, frozen=True):
    """A heading of a level (1 below the title), and what stands under it."""

    title: str
    level: int
    tables: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """`counts` is the line under the title. The sentences of the case are told before the sections, by the synopsis."""

    title: str
    counts: str
    sections: tuple[Section, ...]


def report(record: Record) -> Report:
    """The record in short."""
    letters = sigla(record.documents)
    case = Case(record, letters)
    ordered = case.ordered()
    counts = [wording.count(len(record.documents), "account"), wording.count(case_origins(record), "origin"),
              wording.count(len(ordered), "event"), wording.count(len(record.claims), "claim")]  # fmt: skip
    chapters = [chapter(case, e, n) for n, e in enumerate(main_events(ordered, case.main))]
    sections = [*_glance(chapters, letters), _events(case, letters)]
    for c in chapters:
        sections.append(_chapter(c, letters))
    sections += [_accounts(letters), _claims(chapters, letters)]
    if record.warnings:
        sections.append(Section("Warnings", 1, lines=tuple(record.warnings)))
    return Report(title(record, ordered), ", ".join(counts), tuple(s for s in sections if s.tables or s.lines))


def _glance(chapters: list[Chapter], letters: Mapping[str, Siglum]) -> list[Section]:
    overview = glance(chapters, {}, MOST_LINES)
    made = []
    for key, name in (("disputed", "Disputed"), ("updated", "Only grew or was corrected"), ("agreed", "Agreed")):
        rows = tuple(
            (line.event, line.name, "; ".join(f"{p.value} ({_letters(p.documents, letters)})" for p in line.parts))
            for line in overview.shown[key]
        )
        if rows:
            made.append(Section(name, 1, (Table(("Event", "What", "Told"), rows, overview.more[key]),)))
    return made


def _letters(documents: object, letters: Mapping[str, Siglum]) -> str:
    known = documents if isinstance(documents, (tuple, list)) else ()
    return " ".join(s.letter for d, s in letters.items() if d in known)


def _events(case: Case, letters: Mapping[str, Siglum]) -> Section:
    ordered = case.ordered()
    rows = tuple(
        (
            wording.clip(e.label),
            wording.when(e),
            wording.place(e.place) if e.place else "",
            _letters(e.documents, letters),
        )
        for e in ordered[:MOST_EVENTS]
    )
    return Section(
        "Events",
        1,
        (Table(("Event", "When", "Where", "Accounts"), rows, max(0, len(ordered) - MOST_EVENTS)),) if rows else (),
    )


def _chapter(c: Chapter, letters: Mapping[str, Siglum]) -> Section:
    rows = tuple(_row(r, letters) for r in (*c.table, *c.alone))
    return Section(
        wording.clip(c.event.label),
        2,
        (Table(("What", "Told, by the accounts", "Estimate", "Standing"), rows, c.alone_left_out),) if rows else (),
    )


def _row(row: Row, letters: Mapping[str, Siglum]) -> tuple[str, ...]:
    said: dict[str, list[str]] = {}
    for document, cells in row.cells.items():
        for cell in cells:
            note = f" ({', '.join(cell.notes)})" if cell.notes else ""
            said.setdefault(wording.clip(cell.value) + note, []).append(document)
    name = f"{row.name}: {row.of}" if row.of else row.name
    told = "; ".join(f"{value} ({_letters(tuple(d), letters)})" for value, d in said.items())
    estimate = row.record.estimate if row.record else None
    best = wording.estimate(row.attribute, estimate, row.unit) if estimate else ""
    span = wording.estimate_range(row.attribute, estimate, row.unit) if estimate else ""
    return name, told, best + (f" [{span}]" if span else ""), row.status


def _accounts(letters: Mapping[str, Siglum]) -> Section:
    known = list(letters.values())
    rows = tuple(
        (
            s.letter,
            s.name,
            dates.words(s.document.published) or "no date",
            s.document.title or "",
            f"{s.words:,}",
            s.document.sha256[:16],
        )
        for s in known[:MOST_ACCOUNTS]
    )
    head = ("", "Account", "Date", "Title", "Words", "SHA-256, first half")
    return Section("Accounts", 1, (Table(head, rows, max(0, len(known) - MOST_ACCOUNTS)),) if rows else ())


def _claims(chapters: list[Chapter], letters: Mapping[str, Siglum]) -> Section:
    """The words behind the tables, claim by claim."""
    shown = list({c.id: c for x in chapters for r in (*x.table, *x.alone) for c in r.shown}.values())
    rows = tuple(
        (
            c.id,
            letters[c.document or ""].letter,
            wording.quoted(wording.clip(c.quote)),
            " → ".join(c.sources),
            f"{c.start}–{c.end}",
        )
        for c in shown[:MOST_CLAIMS]
        if c.document in letters
    )
    head = ("Claim", "Account", "Words", "Whose word", "Place in the text")
    return Section(
        "The words behind the tables", 1, (Table(head, rows, max(0, len(shown) - MOST_CLAIMS)),) if rows else ()
    )
