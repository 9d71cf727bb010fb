"""The record in a terminal: who tells, what happened, what is agreed, what only grew, what is disputed and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from crossbearing.lexicon.lookalikes import shown
from crossbearing.publish import dates, wording
from crossbearing.publish.brief import brief, by_weight
from crossbearing.publish.dossier import title
from crossbearing.publish.glance import Line, glance
from crossbearing.publish.naming import Line as NamingLine
from crossbearing.publish.naming import naming
from crossbearing.publish.origins import case_origins
from crossbearing.publish.sigla import Siglum, only, sigla
from crossbearing.publish.view import Case, Chapter, chapter, main_events
from crossbearing.records import Event, Record

MOST_EVENTS, MOST_LINES, MOST_NAMINGS = 12, 12, 8
# Accounts that the terminal lists: more are no summary.
MOST_LISTED = 60
# Events of which the terminal says who tells how much.
MOST_COVERED = 2
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# The eight hues as terminals know them, in the order of the palette.
_HUES = ("bright_blue", "dark_orange3", "green", "magenta", "yellow", "slate_blue1", "bright_red", "chartreuse3")
_HEADS = (
    ("disputed", "≠ Disputed", "red"),
    ("updated", "↗ Only grew or was corrected", "yellow"),
    ("agreed", "≡ Agreed", "green"),
)


def summary(record: Record, console: Console) -> None:
    """Prints the record in short: accounts with their letters, events, and for each figure or fact who says what."""
    letters = sigla(record.documents)
    ordered = by_weight(record)
    chosen = main_events(ordered, {d.main_event for d in record.documents if d.main_event})
    case = Case(brief(record, {e.id for e in (*chosen, *ordered[:MOST_EVENTS])}), letters)
    head = wording.count(len(record.documents), "account")
    if record.documents:
        head += f", {wording.count(case_origins(record), 'origin')}"
    console.print(_text(title(record, ordered), style="bold"))
    console.print(
        _text(
            f"{head}: {wording.count(len(record.claims), 'claim')}"
            + (f" on {wording.count(len(ordered), 'event')}" if ordered else ""),
            style="dim",
        )
    )
    if record.documents:
        console.print()
        console.print(_accounts(list(letters.values())[:MOST_LISTED]))
        if len(letters) > MOST_LISTED:
            console.print(_text(f"and {wording.count(len(letters) - MOST_LISTED, 'more account')}", style="dim"))
    if ordered:
        console.print()
        console.print(_events(ordered[:MOST_EVENTS], letters))
        if len(ordered) > MOST_EVENTS:
            console.print(_text(f"and {wording.count(len(ordered) - MOST_EVENTS, 'more event')}", style="dim"))
    chapters = [chapter(case, e, n) for n, e in enumerate(chosen)]
    overview = glance(chapters, {}, MOST_LINES)
    for key, name, style in _HEADS:
        if overview.shown[key]:
            console.print()
            console.print(_lines(name, style, overview.shown[key], letters))
            if overview.more[key]:
                console.print(_text(f"and {overview.more[key]:,} more", style="dim"))
    framed, more = naming(record, letters, MOST_NAMINGS)
    if framed:
        console.print()
        console.print(_namings(framed, letters))
        if more:
            console.print(_text(f"and {more:,} more", style="dim"))
    for c in chapters[:MOST_COVERED]:
        if c.coverage:
            console.print()
            console.print(_shares(c))
    if record.warnings:
        console.print()
        console.print(_text(wording.count(len(record.warnings), "warning"), style="dim"))


def _text(words: str, style: str = "") -> RichText:
    """Words from outside as words: no markup, no control characters that a terminal would obey."""
    return RichText(_CONTROL.sub("\ufffd", shown(words)), style=style)


def _letters(documents: Iterable[str], letters: Mapping[str, Siglum]) -> RichText:
    text = RichText()
    for d in documents:
        if d in letters:
            text.append((" " if text else "") + letters[d].letter, style=f"bold {_colour(letters[d])}")
    return text


def _colour(s: Siglum) -> str:
    return _HUES[int(s.hue[1:])]


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _accounts(known: Iterable[Siglum]) -> Table:
    table = _table("", "Account", "Date", "Title")
    table.add_column("Words", justify="right")
    for s in known:
        date = dates.short(s.document.published) or "no date"
        table.add_row(
            _text(s.letter, style=f"bold {_colour(s)}"),
            _text(s.name),
            _text(date),
            _text(wording.clip(s.document.title or "", 60)),
            f"{s.words:,}",
        )
    return table


def _events(events: Sequence[Event], letters: Mapping[str, Siglum]) -> Table:
    table = _table("Event", "When", "Where", "Told by")
    for e in events:
        told = only(letters, e.documents)
        place = wording.place(e.place) if e.place else ""
        table.add_row(_text(wording.clip(e.label, 60)), _text(wording.when(e)), _text(place), _letters(told, letters))
    return table


def _lines(name: str, style: str, lines: Iterable[Line], letters: Mapping[str, Siglum]) -> Table:
    table = _table("", "")
    table.show_header = False
    table.title, table.title_style, table.title_justify = name, f"bold {style}", "left"
    event = None
    for line in lines:
        if line.event != event:
            event = line.event
            table.add_row(_text(wording.clip(event, 70), style="dim italic"), "")
        said = RichText()
        for n, part in enumerate(line.parts):
            said.append("" if not n else " → " if line.parts[n - 1].struck else "; ")
            said.append_text(_text(wording.clip(part.value, 60), style="strike dim" if part.struck else ""))
            said.append(" ")
            said.append_text(_letters(part.documents, letters))
        table.add_row(_text("  " + wording.clip(line.name, 44)), said)
    return table


def _namings(lines: Iterable[NamingLine], letters: Mapping[str, Siglum]) -> Table:
    table = _table("", "")
    table.show_header = False
    table.title, table.title_style, table.title_justify = "How they name it", "bold", "left"
    for line in lines:
        said = RichText()
        for n, word in enumerate(line.words):
            said.append(", " if n else "")
            said.append_text(_text(word.text))
            for documents, before in ((word.documents, " "), (word.quoted, " quoted by ")):
                if documents:
                    said.append(before, style="dim")
                    said.append_text(_letters(documents, letters))
        if line.left_out:
            said.append(f" and {line.left_out} more", style="dim")
        name = f"{line.label} {line.about}".strip()
        table.add_row(_text("  " + wording.clip(name, 44)), said)
    return table


def _shares(c: Chapter) -> Table:
    """How much of an event each account tells, and what it alone tells or leaves out."""
    table = _table("", "")
    table.show_header = False
    table.title, table.title_style, table.title_justify = "◐ Who tells what", "bold", "left"
    table.add_row("", _text(wording.clip(c.event.label, 70), style="dim italic"))
    for x in c.coverage.shares if c.coverage else ():
        said = f"{x.told} of {wording.count(c.coverage.total if c.coverage else 0, 'fact')}"
        said += f", {x.alone} alone" if x.alone else ""
        said += f"; leaves out what all others tell: {'; '.join(x.left_out)}" if x.left_out else ""
        said += f" and {x.more_left_out} more" if x.more_left_out else ""
        table.add_row(
            _letters([x.siglum.document.id], {x.siglum.document.id: x.siglum}), _text(wording.clip(said, 150))
        )
    return table
