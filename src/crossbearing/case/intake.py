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


# For so few documents a large case is asked one by one; then for all that it holds.
_FEW = 50


class Known:
    """Which documents the case holds or has just been given."""

    def __init__(self, case: Case) -> None:
        self.case, self.ids, self.left = case, set[str](), _FEW

    def __contains__(self, id: str) -> bool:
        if id in self.ids:
            return True
        if self.left > 0:
            self.left -= 1
            return self.case.holds(id)
        if self.left == 0:
            self.left = -1
            self.ids |= self.case.ids()
        return id in self.ids


def take_in(case: Case, reads: Iterable[ReadDocument], annotated: Annotated) -> Taken:
    """Keeps each document as soon as it is annotated. What the case holds is not annotated again."""
    known, failing = Known(case), case.failing()
    waiting: deque[ReadDocument] = deque()
    taken = Taken()

    def new() -> Iterator[ReadDocument]:
        for read in reads:
            if read.document.id in known:
                taken.already += 1
                if read.document.path in failing:
                    case.mend(read.document.path)
                continue
            known.ids.add(read.document.id)
            waiting.append(read)
            yield read

    for account in annotated(new()):
        read = waiting.popleft()
        while read.document.id != account.document.id:
            # It could not be annotated, and was told of.
            known.ids.discard(read.document.id)
            read = waiting.popleft()
        added = case.add(account, read.original)
        if added is None:
            taken.already += 1
        else:
            taken.new += 1
            taken.versions += added.version > 1
    return taken
