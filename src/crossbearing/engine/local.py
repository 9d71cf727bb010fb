"""The verbs in this process or in several, documents in order, the same result however many."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext

import msgspec

from crossbearing.engine.cache import Cache
from crossbearing.engine.careful import annotated_each
from crossbearing.engine.chunks import Chunk, chunks
from crossbearing.engine.crew import Crew
from crossbearing.engine.giving_back import give_back
from crossbearing.engine.message import Fault, Outcome
from crossbearing.engine.spool import Spool
from crossbearing.read import ReadDocument, ReadFailure
from crossbearing.records import Annotations, Document, Record

# Chunks handed out ahead for each worker: one in work, one that waits for it, one that waits for a slower one before it.
AHEAD = 3
# Characters of text up to which annotations are held in memory: some 15,000 short accounts, which take about a gigabyte decoded.
HELD = 15_000_000
_REMEDY = "the others are annotated; leave it out, or give its text in parts"


def annotated(
    reads: Iterable[ReadDocument],
    processes: int = 1,
    cache: Cache | None = None,
    failed: Callable[[ReadFailure], None] | None = None,
    crew: Crew | None = None,
) -> Iterator[Annotations]:
    """What each document says by itself, in the order given, with what reading it had to warn of.

    Input is read only as far ahead as the workers need. What `cache` holds is not annotated again. A document that cannot be annotated is handed
    to `failed` and left out; without `failed` its ReadFailure is raised. `crew` are workers that outlast this call, in place of `processes`."""
    if crew is None and processes > 1:
        with Crew(processes) as own:
            yield from annotated(reads, processes, cache, failed, own)
        return
    known = cache.get if cache is not None else lambda document: None
    waiting: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    most = crew.processes * AHEAD if crew else 0
    with cache or nullcontext():
        for chunk in chunks(reads, known):
            missing = chunk.missing
            waiting.append((chunk, crew.submit(missing) if crew and missing else _done(missing)))
            while waiting and (len(waiting) > most or waiting[0][1].done()):
                yield from _accounts(*waiting.popleft(), cache, failed)
        while waiting:
            yield from _accounts(*waiting.popleft(), cache, failed)


def _done(documents: list[Document]) -> Future[list[Outcome]]:
    """What comes of the documents in this process, now."""
    future: Future[list[Outcome]] = Future()
    future.set_result(annotated_each(documents) if documents else [])
    return future


def _accounts(
    chunk: Chunk, future: Future[list[Outcome]], cache: Cache | None, failed: Callable[[ReadFailure], None] | None
) -> Iterator[Annotations]:
    made = iter(future.result())
    for read, known in zip(chunk.reads, chunk.known, strict=True):
        outcome = next(made) if known is None else known
        if isinstance(outcome, Fault):
            failure = ReadFailure(read.document.path, outcome.cause, _REMEDY)
            if failed is None:
                raise failure
            failed(failure)
            continue
        if known is None and cache is not None:
            cache.put(outcome)
        warnings = read.warnings + outcome.warnings
        yield msgspec.structs.replace(outcome, warnings=warnings) if read.warnings else outcome


def gathered(accounts: Iterable[Annotations], held: int = HELD) -> Sequence[Annotations]:
    """All the accounts: in memory while their texts have no more characters than `held`, else on disk, in order of document id."""
    found: list[Annotations] = []
    characters = 0
    coming = iter(accounts)
    for account in coming:
        found.append(account)
        characters += len(account.document.text)
        if characters > held:
            return Spool(_leaving(found, coming))
    return found


def _leaving(first: list[Annotations], rest: Iterator[Annotations]) -> Iterator[Annotations]:
    first.reverse()
    while first:
        yield first.pop()
    yield from rest


def reconciled(accounts: Iterable[Annotations], rule: str) -> Record:
    """Links and weighs what the accounts say into one record. Of accounts on disk (`gathered`) the record's long lists are read from there: it
    can be iterated and written (`record_pieces`) like any other, but is not held in memory."""
    from crossbearing.link import link
    from crossbearing.weigh import weigh

    if not isinstance(accounts, Spool):
        accounts = list(accounts)
        return weigh(accounts, link(accounts), rule)
    links = link(accounts)
    give_back()
    return weigh(accounts, links, rule)
