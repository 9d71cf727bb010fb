"""The process from which workers are forked: it loads the model once, so that their pages are its own, and has no thread, so that a fork is safe.

Where forking is not safe (macOS, whose frameworks do not stand it) each worker is started anew and loads the model itself.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

FORKS = sys.platform != "darwin"
_START = (
    "import sys; sys.path[:] = {path!r}; from crossbearing.engine.forkserver import {function}; {function}({handle})"
)
# Orders of the parent, a byte each: fork a worker on the descriptor that comes with it; say what a worker died of.
_FORK, _DEATH = b"f", b"d"
_NUMBER = 8


class Worker(Protocol):
    """A process that annotates, by its process id. `connection` leads to it."""

    number: int
    connection: Connection

    def kill(self) -> None:
        """Ends it at once."""

    def death(self) -> int:
        """What it died of: its exit status, a signal as a negative number. Waits for its end."""


class Forkserver:
    """Makes workers. Use it as a context manager; nothing is started before the first worker is asked for."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()
        self._closed = False

    def worker(self) -> Worker:
        """A new worker. OSError where none can be made."""
        ours, theirs = socket.socketpair()
        try:
            if not FORKS:
                return _Spawned(_started("spawned", theirs), Connection(ours.detach()))
            with self._lock:
                number = self._asked(_FORK, theirs) or self._asked(_FORK, theirs)
        finally:
            theirs.close()
        if not number:
            ours.close()
            raise OSError("no process can be started to annotate in")
        return _Forked(self, number, Connection(ours.detach()))

    def death(self, number: int) -> int:
        """What the worker of this number died of; 0 where nobody knows any more."""
        with self._lock:
            return self._asked(_DEATH + number.to_bytes(_NUMBER, "big"), None)

    def _asked(self, order: bytes, handle: socket.socket | None) -> int:
        """The server's answer; 0 where it is gone, and the next worker starts another one."""
        if self._closed or (self._control is None and handle is None):
            return 0
        if self._control is None:
            self._control, theirs = socket.socketpair()
            self._server = _started("main", theirs)
            theirs.close()
        try:
            if handle is None:
                self._control.sendall(order)
            else:
                socket.send_fds(self._control, [order], [handle.fileno()])
            answer = self._control.recv(_NUMBER, socket.MSG_WAITALL)
        except OSError:
            answer = b""
        if len(answer) < _NUMBER:
            self._end()
            return 0
        return int.from_bytes(answer, "big", signed=True)

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None

    def close(self) -> None:
        """Ends the server; its workers end with it."""
        self._closed = True
        # Whoever waits for its answer holds the lock until it is gone.
        if (server := self._server) is not None:
            server.kill()
        with self._lock:
            self._end()


def _started(function: str, handle: socket.socket) -> subprocess.Popen[bytes]:
    """A process of this module's `function`. It is a group of its own: Ctrl-C is for the parent alone, which ends the others."""
    path = [str(Path(p).absolute()) for p in sys.path]
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
        [sys.executable, "-c", _START.format(path=path, function=function, handle=handle.fileno())],
        stdin=subprocess.DEVNULL,
        pass_fds=[handle.fileno()],
        process_group=0,
        env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", **os.environ},
    )


class _Forked:
    def __init__(self, server: Forkserver, number: int, connection: Connection) -> None:
        self.server, self.number, self.connection = server, number, connection

    def kill(self) -> None:
        try:
            os.kill(self.number, signal.SIGKILL)
        except ProcessLookupError:
            return

    def death(self) -> int:
        return self.server.death(self.number)


class _Spawned:
    def __init__(self, process: subprocess.Popen[bytes], connection: Connection) -> None:
        self.process, self.number, self.connection = process, process.pid, connection

    def kill(self) -> None:
        self.process.kill()

    def death(self) -> int:
        return self.process.wait()


def spawned(handle: int) -> None:
    """The life of a worker that was started anew."""
    from crossbearing.engine.worker import work

    work(Connection(handle))


def main(control: int) -> None:
    """The server's own life: loads, then forks on demand until the parent hangs up."""
    from crossbearing.engine.worker import preload

    orders = socket.socket(fileno=control)
    lifeline, held = os.pipe()
    preload()
    while True:
        order, handles, _, _ = socket.recv_fds(orders, 1 + _NUMBER, 1)
        if not order:
            os._exit(0)
        if order == _FORK:
            number = os.fork()
            if not number:
                orders.close()
                os.close(held)
                _forked(handles[0], lifeline)
            os.close(handles[0])
        else:
            _, status = os.waitpid(int.from_bytes(order[1:], "big"), 0)
            number = os.waitstatus_to_exitcode(status)
        orders.sendall(number.to_bytes(_NUMBER, "big", signed=True))


def _forked(handle: int, lifeline: int) -> None:
    from crossbearing.engine.worker import begin, work

    try:
        begin(lifeline)
        work(Connection(handle))
        os._exit(0)
    except BaseException as error:
        # Nobody reads a traceback of a worker; the parent tells what its end meant.
        sys.stderr.write("" if isinstance(error, KeyboardInterrupt) else f"crossbearing: a worker ended: {error!r}\n")
        os._exit(1)
