"""The dossier: the record as one page."""

from __future__ import annotations

from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.records import Record


def make(record: Record, kept: Kept) -> Files:
    """`dossier.html`."""
    from crossbearing.publish.dossier import dossier

    return {"dossier.html": dossier(record, kept.redacted).encode("utf-8", "replace")}


EXPORT = Export("html", "The dossier: one page to read and print, that needs no network and no script.", make)
