"""Workers at their chunks, a thread of this process for each: whoever is free takes the next chunk, and whose worker dies gets another one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from crossbearing.engine.forkserver import Forkserver, Worker
from crossbearing.engine.message import Fault, Outcome, packed_documents, unpacked_outcomes
from crossbearing.records import Document


class Crew:
    """So many workers. Use it as a context manager; a worker is started when there is work for it, and ended at once with the crew."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._server = Forkserver()
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="annotate")
        self._own = threading.local()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, documents: Sequence[Document]) -> Future[list[Outcome]]:
        """What comes of the documents, in their order, when it is there."""
        return self._threads.submit(self._outcomes, documents)

    def _outcomes(self, documents: Sequence[Document]) -> list[Outcome]:
        try:
            data = packed_documents(documents)
        except UnicodeEncodeError:
            # Half of a surrogate pair, in one of them: it fails by itself.
            if len(documents) == 1:
                return [Fault("holds half a character (a lone surrogate), which is no text")]
            return [o for d in documents for o in self._outcomes([d])]
        answer, died = self._answer(data)
        if answer is None and len(documents) > 1:
            return [o for d in documents for o in self._outcomes([d])]
        if answer is None:
            # A worker may die of something else than its document: it gets a second one before it is blamed.
            answer, died = self._answer(data)
        return [Fault(_blamed(died))] if answer is None else unpacked_outcomes(answer, documents)

    def _answer(self, data: bytes) -> tuple[bytes | None, int]:
        """The answer of this thread's worker, or what it died of."""
        worker = self._worker()
        try:
            worker.connection.send_bytes(data)
            return worker.connection.recv_bytes(), 0
        except (EOFError, OSError):
            with self._lock:
                self._workers.discard(worker)
                if self._closed:
                    raise
            self._own.worker = None
            worker.connection.close()
            worker.kill()
            return None, worker.death()

    def _worker(self) -> Worker:
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            made = self._server.worker()
            with self._lock:
                if self._closed:
                    made.kill()
                    raise EOFError
                self._workers.add(made)
            worker = self._own.worker = made
        return worker

    @property
    def numbers(self) -> tuple[int, ...]:
        """The process ids of the workers at work."""
        with self._lock:
            return tuple(sorted(w.number for w in self._workers))

    def close(self) -> None:
        """Ends the workers, whatever they are at."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
        for worker in workers:
            worker.kill()
        self._server.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:
            worker.connection.close()

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _blamed(died: int) -> str:
    """What the death of a worker says of the document that it was at, twice."""
    name = signal.Signals(-died).name if -died in set(signal.Signals) else f"status {died}"
    memory = "; memory ran out, most likely" if died == -signal.SIGKILL else ""
    return f"ends the process that annotates it ({name}{memory})"
