"""Taking documents into a case: read, annotated and kept one by one, so that a stop loses none that was done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from crossbearing.case.store import Case
from crossbearing.read import ReadDocument
from crossbearing.records import Annotations

Annotated = Callable[[Iterable[ReadDocument]], Iterable[Annotations]]


class Taken(msgspec.Struct):
    """What came of it: documents that were new, of these newer versions of accounts that the case had, and those that it held already."""

    new: int = 0
    versions: int = 0
    already: int = 0


def take_in(case: Case, reads: Iterable[ReadDocument], annotated: Annotated) -> Taken:
    """Keeps each document as soon as it is annotated. What the case holds is not annotated again."""
    known, failing = case.ids(), case.failing()
    waiting: deque[ReadDocument] = deque()
    taken = Taken()

    def new() -> Iterator[ReadDocument]:
        for read in reads:
            if read.document.id in known:
                taken.already += 1
                if read.document.path in failing:
                    case.mend(read.document.path)
                continue
            known.add(read.document.id)
            waiting.append(read)
            yield read

    for account in annotated(new()):
        read = waiting.popleft()
        while read.document.id != account.document.id:
            # It could not be annotated, and was told of.
            known.discard(read.document.id)
            read = waiting.popleft()
        added = case.add(account, read.original)
        if added is None:
            taken.already += 1
        else:
            taken.new += 1
            taken.versions += added.version > 1
    return taken
