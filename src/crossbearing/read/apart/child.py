"""The child: takes sources to pieces, one after another, until its input ends. It opens no file, writes none, calls nobody."""

from __future__ import annotations

import sys
from typing import Any, BinaryIO

import msgspec

from crossbearing.read.apart.bounds import Bounds
from crossbearing.read.apart.message import (
    LENGTH,
    Answered,
    Asked,
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
    told,
)
from crossbearing.read.failure import ReadFailure

# What no parser of text has to do. The limits of the system hold whatever runs; this stops what runs in Python besides.
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.chmod",
    "shutil.",
    "ctypes.dlopen",
    "webbrowser.",
    "ftplib.",
    "urllib.Request",
)
DEEPEST = 3000  # Python's own stack: nesting deeper than this is a failure, not a crash of the interpreter


def main(bounds: bytes) -> None:
    """Reads tasks from standard input and writes replies to standard output."""
    limits = msgspec.msgpack.decode(bounds, type=Bounds)
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    sys.setrecursionlimit(DEEPEST)
    _load()
    _limit(limits)
    sys.addaudithook(_refuse)
    decoder: msgspec.msgpack.Decoder[Asked] = msgspec.msgpack.Decoder(Asked)
    while head := _exactly(source, LENGTH.size):
        task = decoder.decode(_exactly(source, LENGTH.unpack(head)[0]))
        _more_time(limits)
        reply = _reply(task)
        if isinstance(reply, Reply) and sum(len(p.raw.text) for p in reply.parts) > limits.output // 4:
            reply = Reply([], [Failed(task.path, "holds more text than can be taken in at once", "split it")])
        send(answers, reply)


def _reply(task: Asked) -> Answered:
    """What the source holds, or why it does not tell."""
    try:
        return _taken_apart(task)
    except ReadFailure as failure:
        failed = told(failure)
    except MemoryError:
        failed = Failed(task.path, "needs more memory than a document may", "give its text")
    except RecursionError:
        failed = Failed(task.path, "is nested too deeply", "give its text")
    except Exception as error:
        failed = Failed(task.path, f"cannot be parsed ({type(error).__name__})", "check the file, or give its text")
    if isinstance(task, Task):
        return Reply([], [failed])
    if isinstance(task, Imaging):
        return Imaged([], failed)
    return Listed([], failed) if isinstance(task, Listing) else Referred([], failed)


def _taken_apart(task: Asked) -> Answered:
    if isinstance(task, Listing):
        from crossbearing.read.web.entries import entries

        return Listed(entries(task.path, task.data, task.most))
    if isinstance(task, Referring):
        from crossbearing.read.references.zotero import rows

        return Referred(rows(task.path, task.data))
    if isinstance(task, Imaging):
        from crossbearing.read.pdf.images import images

        return Imaged(images(task.path, task.data, task.after))
    from crossbearing.read.forms import parts

    return parts(task)


def _load() -> None:
    """The parsers' modules, while files may still be opened freely."""
    import pypdfium2  # noqa: F401
    import trafilatura  # noqa: F401

    import crossbearing.read.forms
    import crossbearing.read.web.entries  # noqa: F401


def _limit(bounds: Bounds) -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system; the parent's time limit holds
        return
    _set(resource.RLIMIT_AS, bounds.memory)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_NOFILE, bounds.files)


def _more_time(bounds: Bounds) -> None:
    """Seconds of the processor for the next source, beyond those that are used."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + bounds.cpu + 1, hard=False)


def _set(which: int, most: int, hard: bool = True) -> None:
    import resource

    _, ceiling = resource.getrlimit(which)
    if ceiling != resource.RLIM_INFINITY:
        most = min(most, ceiling)
    resource.setrlimit(which, (most, most if hard else ceiling))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} in the parsing of a document")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("a file opened for writing in the parsing of a document")


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    return data if len(data) == size else b""
