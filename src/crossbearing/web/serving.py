"""The application at a socket: in this process, or in several that share the socket."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Iterable
from functools import partial

import uvicorn
from uvicorn.supervisors import Multiprocess

from crossbearing.web.app import application
from crossbearing.web.desk import Desk

# A process that does not answer its parent for so many seconds is taken for dead, and another started in its place. No page takes as long.
SILENT = 60
# Seconds in which answers under way are finished when the site is stopped.
GRACE = 3
# A browser's connection is held for so many seconds after its last page: somebody who reads for a minute need not connect anew.
HELD = 75


def serving(
    case: str,
    read_only: bool = False,
    hosts: Iterable[str] = (),
    trust_header: str | None = None,
    processes: int = 1,
) -> Callable[[socket.socket], None]:
    """What serves the case at a socket until it is stopped. Several processes know one another's sessions; one that dies is replaced.

    CaseError where the file is no case.
    """
    settings = (read_only, tuple(hosts), trust_header)
    if processes == 1:
        config = _config(application(case, *settings))
        return lambda listening: uvicorn.Server(config).run(sockets=[listening])
    # Each process opens the case for itself; that it can be opened is found out here.
    Desk(case, read_only).close()
    made = partial(application, case, *settings, key=secrets.token_bytes(32), processes=processes)
    config = _config(made, factory=True, workers=processes, timeout_worker_healthcheck=SILENT)
    return lambda listening: Multiprocess(config, sockets=[listening]).run()


def _config(app: Callable[..., object], **options: object) -> uvicorn.Config:
    told = {
        "log_level": "warning", "access_log": False, "server_header": False, "timeout_graceful_shutdown": GRACE,
        "timeout_keep_alive": HELD,
    }  # fmt: skip
    return uvicorn.Config(app, **{**told, **options})  # type: ignore[arg-type]
