"""Asking the full text: what was typed as a query that cannot fail, and the rows that fit."""

from __future__ import annotations

import re

import msgspec
from sqlalchemy import Connection, text

# Rows that a search goes through; a word that stands everywhere is not counted to the end.
MOST = 2000
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORDS = re.compile(r"\w+", re.UNICODE)


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of the rows that fit, the best first; `exact` is False where there are more."""

    numbers: list[int]
    exact: bool


def fts5(q: str, beginnings: bool = False) -> str:
    """What was typed as an FTS5 query: phrases in quotes, every word required, `word*` for beginnings."""
    terms = []
    for phrase, word in _TERM.findall(q.replace("\x00", " ")):
        words = _WORDS.findall(phrase or word)
        if words:
            star = beginnings or (word.endswith("*") and not phrase)
            terms.append('"' + " ".join(words) + '"' + ("*" if star else ""))
    return " ".join(terms)


def numbers(connection: Connection, table: str, q: str, beginnings: bool = False, most: int = MOST) -> Numbers:
    """The rows of a searched table that fit `q`, in their order."""
    if connection.dialect.name == "sqlite":
        asked = fts5(q, beginnings)
        sql = f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH :q LIMIT :most"  # noqa: S608 - our own names
    else:
        asked = tsquery(q, beginnings)
        sql = f"SELECT number FROM {table} WHERE search @@ to_tsquery('english', :q) LIMIT :most"  # noqa: S608
    if not asked:
        return Numbers([], True)
    found = list(connection.execute(text(sql), {"q": asked, "most": most + 1}).scalars().all())
    return Numbers(found[:most], len(found) <= most)


def tsquery(q: str, beginnings: bool = False) -> str:
    """What was typed as a PostgreSQL tsquery."""
    terms = []
    for phrase, word in _TERM.findall(q.replace("\x00", " ")):
        words = _WORDS.findall(phrase or word)
        if words:
            star = beginnings or (word.endswith("*") and not phrase)
            quoted = [f"'{w}'" for w in words]
            quoted[-1] += ":*" if star else ""
            terms.append("(" + " <-> ".join(quoted) + ")")
    return " & ".join(terms)
