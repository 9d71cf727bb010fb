"""A document annotated in a process of its own: one that kills whoever annotates it costs itself alone."""

from __future__ import annotations

import os

from crossbearing.engine.careful import annotated_each
from crossbearing.engine.message import Fault, Outcome, packed_outcomes, unpacked_outcomes
from crossbearing.records import Document

# From this attempt at a task on (0 is the first) its documents are annotated apart: twice may be chance, or a machine that was taken away.
SUSPECTED = 2


def annotated_apart(document: Document) -> Outcome:
    """What a document says, or that the process died over it."""
    readable, writable = os.pipe()
    child = os.fork()
    if not child:
        # Nothing of the parent's is to be ended or flushed here: neither its connections nor its buffers.
        try:
            os.close(readable)
            with os.fdopen(writable, "wb") as file:
                file.write(packed_outcomes(annotated_each([document])))
        finally:
            os._exit(0)
    os.close(writable)
    with os.fdopen(readable, "rb") as file:
        found = file.read()
    os.waitpid(child, 0)
    if not found:
        return Fault("cannot be annotated (the process that did so died, for want of memory perhaps)")
    return unpacked_outcomes(found, [document])[0]
