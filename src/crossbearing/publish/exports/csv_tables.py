"""The record's tables as CSV."""

from __future__ import annotations

from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.sheet import csv_bytes
from crossbearing.publish.exports.tables import TABLES
from crossbearing.records import Record


def make(record: Record, kept: Kept) -> Files:
    """One CSV file a table."""
    return {f"{t.name}.csv": csv_bytes(t.columns, t.rows(record)) for t in TABLES}


EXPORT = Export(
    "csv",
    "Tables for a spreadsheet or R: documents, claims, events, readings, origins, relations, entities, copies.",
    make,
    {t.name: t.columns for t in TABLES},
    alone=False,
)
