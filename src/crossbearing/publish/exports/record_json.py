"""The record itself as JSON: the contract of `crossbearing schema`."""

from __future__ import annotations

from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.record_pieces import record_pieces
from crossbearing.records import Record


def record_json(record: Record) -> bytes:
    """The record as JSON, indented, the same bytes for the same record."""
    return b"".join(record_pieces(record))


def make(record: Record, kept: Kept) -> Files:
    """`record.json`."""
    return {"record.json": record_json(record)}


EXPORT = Export("json", "The whole record as one JSON object, as `crossbearing schema` describes it.", make)
