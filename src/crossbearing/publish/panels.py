"""The charts of a chapter: each with its head, the sentence that says what it shows, and what its signs mean."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from crossbearing.publish import figure_words, figures
from crossbearing.publish.figure_chart import chart
from crossbearing.publish.origin_of import OriginOf
from crossbearing.publish.rows import Row
from crossbearing.publish.view import Case, Chapter

MOST_EACH = 3


class Figure(msgspec.Struct, frozen=True):
    """A drawn chart."""

    title: str
    svg: Markup
    says: str
    key: str


def panels(chapter: Chapter, case: Case, most: int = MOST_EACH) -> list[Figure]:
    """The charts of the chapter's rows, in their order."""
    relations = case.relations.get(chapter.event.id, [])
    origin_of = OriginOf(case.sigla, case.record.copies)
    made: list[Figure] = []
    for row in [r for r in chapter.table if figures.drawable(r)][:most]:
        drawn = figures.marks(row, case.sigla, origin_of)
        says = figure_words.sentence(drawn, relations)
        head = row_head(row)
        made.append(Figure(head, chart(row, drawn, relations, says or head), says, figure_words.key(drawn)))
    return made


def row_head(row: Row) -> str:
    """A row's name as the head of its chart."""
    head = row.name[:1].upper() + row.name[1:]
    return f"{head}: {row.of}" if row.of else head
