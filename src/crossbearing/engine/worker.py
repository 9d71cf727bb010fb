"""A worker: annotates what it is given until its parent hangs up."""

from __future__ import annotations

import gc
import os
import threading
from multiprocessing.connection import Connection

from crossbearing.engine.careful import annotated_each
from crossbearing.engine.message import packed_outcomes, unpacked_documents
from crossbearing.records import Document


def work(connection: Connection) -> None:
    """Answers chunk after chunk. Ends when the other end of the connection is closed."""
    try:
        while True:
            connection.send_bytes(packed_outcomes(annotated_each(unpacked_documents(connection.recv_bytes()))))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def preload() -> None:
    """Loads what every worker reads and none changes, and takes it out of the collector's sight: a collection would write to its pages."""
    from crossbearing.annotate import annotate
    from crossbearing.annotate.gazetteer import gazetteer

    gazetteer()
    # One document through all layers: tables that are built at the first use are built before the workers part.
    list(annotate([_EXERCISE]))
    gc.collect()
    gc.freeze()


def begin(lifeline: int) -> None:
    """What a forked worker does first: its own hold on what cannot be shared, and an end as soon as the one that forked it is gone (the other end of
    the pipe closes), also in the middle of a document."""
    from crossbearing.annotate.gazetteer import gazetteer

    # A connection to SQLite must not be carried through a fork.
    gazetteer.cache_clear()

    def wait() -> None:
        os.read(lifeline, 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


# Says something to every layer.
_EXERCISE = Document(
    "d0", "", "", "The Kite", None, "2024-05-06", "en", None, None,
    "At least nine people were killed on Friday when a wall fell in Goris, the mayor, Lilit Petrosyan, said. “It is a shame,” she told the Kite.",
)  # fmt: skip
