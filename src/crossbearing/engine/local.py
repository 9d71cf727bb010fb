"""The verbs in this process or in several, documents in order, the same result however many."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from crossbearing.annotate import annotate
from crossbearing.link import link
from crossbearing.read import ReadDocument
from crossbearing.records import Annotations, Document, Record
from crossbearing.weigh import weigh

# Documents handed to a worker at once: enough that handing over costs nothing, few enough that the last worker does not work alone.
CHUNK = 16


def annotated(reads: Iterable[ReadDocument], processes: int = 1) -> Iterator[Annotations]:
    """What each document says by itself, in the order given, with what reading it had to warn of."""
    warnings: deque[tuple[str, ...]] = deque()

    def documents() -> Iterator[Document]:
        for read in reads:
            warnings.append(read.warnings)
            yield read.document

    found = annotate(documents()) if processes <= 1 else _in_processes(documents(), processes)
    for account in found:
        before = warnings.popleft()
        yield msgspec.structs.replace(account, warnings=before + account.warnings) if before else account


def _in_processes(documents: Iterator[Document], processes: int) -> Iterator[Annotations]:
    chunks = iter(lambda: list(islice(documents, CHUNK)), [])
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for chunk in pool.imap(_annotate_chunk, chunks):
            yield from chunk


def _annotate_chunk(documents: list[Document]) -> list[Annotations]:
    return list(annotate(documents))


def reconciled(accounts: Iterable[Annotations], rule: str) -> Record:
    """Links and weighs what the accounts say into one record."""
    accounts = list(accounts)
    return weigh(accounts, link(accounts), rule)
