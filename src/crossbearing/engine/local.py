"""The verbs in this process."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.annotate import annotate
from crossbearing.link import link
from crossbearing.records import Document, Record
from crossbearing.weigh import weigh


def reconcile(documents: Iterable[Document], rule: str = "consensus") -> Record:
    """Annotates, links and weighs documents into one record."""
    accounts = list(annotate(documents))
    return weigh(accounts, link(accounts), rule)
