"""Reads many accounts of the same events and builds one sourced record of what they say."""

from __future__ import annotations

__version__ = "0.1.0"

from crossbearing import records
from crossbearing.records import Annotations, Claim, Document, Event, Record, Relation

__all__ = ["Annotations", "Claim", "Document", "Event", "Record", "Relation", "__version__", "records"]
