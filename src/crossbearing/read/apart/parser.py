"""The parent's side: hands sources to the child, waits no longer than it may, and starts another child when one has died."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from crossbearing.read.apart.bounds import Bounds
from crossbearing.read.apart.message import (
    LENGTH,
    Asked,
    Entry,
    Failed,
    Imaged,
    Imaging,
    Listed,
    Listing,
    Referred,
    Referring,
    Reply,
    Task,
    send,
)
from crossbearing.read.failure import ReadFailure

# A child is replaced after so many sources: what a library leaks, or a source has left behind in it, ends with it.
TASKS = 500
CHUNK = 1 << 20
_START = "import sys; sys.path[:] = {path!r}; from crossbearing.read.apart.child import main; main({bounds!r})"


T = TypeVar("T")
L = TypeVar("L", Listed, Referred, Imaged)


class Apart:
    """Takes sources to pieces in a child process. Use it as a context manager; the child starts with the first source."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._child: subprocess.Popen[bytes] | None = None
        self._done = 0

    def parts(self, task: Task) -> Reply:
        """What the source holds. Whatever happens to the child is a failure of this source."""
        reply = self._asked(task, Reply)
        return reply if isinstance(reply, Reply) else Reply([], [reply])

    def entries(self, url: str, data: bytes, most: int) -> list[Entry]:
        """The addresses that a feed or sitemap names. ReadFailure where it cannot be read."""
        return _answer(self._asked(Listing(url, data, most), Listed)).entries

    def references(self, path: str, data: bytes) -> list[dict[str, str]]:
        """The rows of a list of references in XML. ReadFailure where it cannot be read."""
        return _answer(self._asked(Referring(path, data), Referred)).rows

    def images(self, path: str, data: bytes, after: int) -> list[tuple[int, bytes]]:
        """The next pages of a PDF that have no text, drawn. ReadFailure where they cannot be."""
        return _answer(self._asked(Imaging(path, data, after), Imaged)).images

    def _asked(self, task: Asked, answer: type[T]) -> T | Failed:
        child = self._running()
        until = time.monotonic() + self.bounds.wall
        try:
            send(child.stdin, task)  # type: ignore[arg-type]
            head = self._received(child, LENGTH.size, until)
            size = LENGTH.unpack(head)[0]
            if size > self.bounds.output:
                raise _Gone("holds more than can be taken in at once")
            reply = msgspec.msgpack.decode(self._received(child, size, until), type=answer)
        except (_Gone, OSError, msgspec.DecodeError) as gone:
            cause = self._ended(str(gone) if isinstance(gone, _Gone) else "")
            return Failed(task.path, cause, "do not trust it; give its text if you have it")
        self._done += 1
        if self._done >= TASKS:
            self.close()
        return reply

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            # The interpreter is told where to look: neither the working folder nor the user's own folders, and no variable of the environment.
            where = [p for p in sys.path if p]
            code = _START.format(path=where, bounds=msgspec.msgpack.encode(self.bounds))
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
                [sys.executable, "-I", "-B", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(), close_fds=True
            )  # fmt: skip
            self._done = 0
        return self._child

    def _received(self, child: subprocess.Popen[bytes], size: int, until: float) -> bytes:
        stream, missing = child.stdout.fileno(), size  # type: ignore[union-attr]
        parts: list[bytes] = []
        while missing:
            ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise _Gone(f"takes longer than {self.bounds.wall:.0f} seconds to parse")
            chunk = os.read(stream, min(missing, CHUNK))
            if not chunk:
                raise _Gone("")
            parts.append(chunk)
            missing -= len(chunk)
        return b"".join(parts)

    def _ended(self, why: str) -> str:
        """Ends the child, and says what it died of."""
        child = self._child
        self._child = None
        if child is None:
            return why or "cannot be parsed"
        if why:
            child.kill()
        code = _wait(child)
        if why:
            return why
        if code == -signal.SIGXCPU:
            return f"takes more than {self.bounds.cpu} seconds of the processor to parse"
        if code in (-signal.SIGKILL, -signal.SIGABRT):
            return "needs more memory than a document may"
        name = signal.Signals(-code).name if code < 0 else f"status {code}"
        return f"crashes its parser ({name})"

    def close(self) -> None:
        """Ends the child."""
        if self._child is not None:
            self._child.kill()
            _wait(self._child)
            self._child = None

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _answer(reply: L | Failed) -> L:
    if isinstance(reply, Failed):
        raise ReadFailure(reply.path, reply.cause, reply.remedy)
    if reply.failed:
        raise ReadFailure(reply.failed.path, reply.failed.cause, reply.failed.remedy)
    return reply


class _Gone(Exception):
    """The child did not answer as it should; `str()` says why, where the parent knows."""


def _wait(child: subprocess.Popen[bytes]) -> int:
    for stream in (child.stdin, child.stdout):
        if stream:
            try:
                stream.close()
            except OSError:
                continue
    try:
        return child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _environment() -> dict[str, Any]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "HOME": "/nonexistent",
        **kept,
    }
