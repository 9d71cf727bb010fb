"""The passage of a long text in which the words searched for stand.

SQLite's `highlight` copies the whole text at every word that it marks: on a paragraph of megabytes it runs for minutes. Here the text is cut
in pieces, and only the first that fits is marked.
"""

from __future__ import annotations

import re
import sqlite3

from crossbearing.case import fulltext as index
from crossbearing.case.reading import fulltext

# Characters from which on a text is long, and of a piece of one: a few pages, so that all words of a search mostly stand in one.
LONG, PIECE = 40_000, 4_000


_TERM = re.compile(r'"[^"]*"\*?')


def first_piece(text: str, q: str, opening: str, closing: str) -> tuple[str, int]:
    """The first piece with all words of `q`, else with one of them, the words between the marks; and where it starts in the text.
    An empty piece where none has any."""
    starts = _starts(text)
    asked = fulltext.fts5(q)
    some = " OR ".join(_TERM.findall(asked))
    if not asked:
        return "", 0
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE pieces USING fts5(piece, tokenize='{index.TOKENS}')")
        ends = [*starts[1:], len(text)]
        rows = [(n, text[s:e]) for n, (s, e) in enumerate(zip(starts, ends, strict=True), 1)]
        connection.executemany("INSERT INTO pieces (rowid, piece) VALUES (?, ?)", rows)
        for wanted in dict.fromkeys((asked, some)):
            found = connection.execute(
                "SELECT rowid, highlight(pieces, 0, ?, ?) FROM pieces WHERE pieces MATCH ? ORDER BY rowid LIMIT 1",
                (opening, closing, wanted),
            ).fetchone()
            if found:
                return found[1], starts[found[0] - 1]
    finally:
        connection.close()
    return "", 0


def _starts(text: str) -> list[int]:
    """Where each piece starts: behind white space where there is some."""
    starts = [0]
    while len(text) - starts[-1] > PIECE:
        end = starts[-1] + PIECE
        cut = max(text.rfind(" ", starts[-1] + 1, end), text.rfind("\n", starts[-1] + 1, end))
        starts.append(cut + 1 if cut > starts[-1] else end)
    return starts
