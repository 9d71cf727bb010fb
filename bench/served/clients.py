"""Clients that look at pages: in a process of their own, so that the waiting is the server's and not theirs."""

from __future__ import annotations

import http.client
import multiprocessing
import time
from random import Random
from threading import Thread
from typing import NamedTuple

from served.server import Served

# A client that waits longer than this has got an error.
PATIENCE = 30
# Pages are drawn beforehand, so that the clients only ask: so many addresses of each kind.
ADDRESSES = 400


class Answer(NamedTuple):
    """`status` is 0 where none came, and `cause` says why; `at` is the clock (monotonic) when it was asked for."""

    page: str
    path: str
    status: int
    ms: float
    at: float
    cause: str = ""


class Asker(Served):
    """The site as `bench/pages.py` asks it for addresses."""

    def __init__(self, port: int) -> None:
        self.port = port


def crowd(port: int, clients: int, seconds: float, think: float) -> list[Answer]:
    """All answers that the clients got."""
    context = multiprocessing.get_context("spawn")
    found, given = context.Pipe(duplex=False)
    process = context.Process(target=_crowd, args=(port, clients, seconds, think, given))
    process.start()
    given.close()
    try:
        answers: list[Answer] = found.recv()
    finally:
        process.join(10)
    return answers


def _crowd(port: int, clients: int, seconds: float, think: float, given: object) -> None:
    import json

    import pages

    class Site(Asker):
        def get(self, path: str) -> tuple[float, int, bytes]:  # type: ignore[override]
            status, body = super().get(path)
            return 0.0, status, body

        def rows(self, path: str, *keys: str) -> list[dict[str, str]]:
            found = json.loads(self.get(path)[2])
            for key in keys:
                found = found[key]
            return list(found)

    chance = Random(11)  # noqa: S311 - addresses, no secrets
    kinds = {name: [make() for _ in range(ADDRESSES)] for name, make in pages.addresses(Site(port), chance).items()}  # type: ignore[arg-type]
    answers: list[Answer] = []
    until = time.monotonic() + seconds
    threads = [Thread(target=_client, args=(n, port, kinds, until, think, answers)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    given.send(answers)  # type: ignore[attr-defined]


def _client(
    number: int, port: int, kinds: dict[str, list[str]], until: float, think: float, answers: list[Answer]
) -> None:
    chance = Random(f"client {number}")  # noqa: S311 - addresses, no secrets
    names = list(kinds)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    # They do not all begin at once.
    time.sleep(chance.uniform(0, think))
    while time.monotonic() < until:
        page = chance.choice(names)
        path = chance.choice(kinds[page])
        asked, begun = time.monotonic(), time.perf_counter()
        try:
            status = _asked(connection, path)
            answers.append(Answer(page, path, status, (time.perf_counter() - begun) * 1000, asked))
        except (OSError, http.client.HTTPException) as error:
            answers.append(Answer(page, path, 0, (time.perf_counter() - begun) * 1000, asked, repr(error)))
            connection.close()
        if think:
            time.sleep(min(chance.expovariate(1 / think), 5 * think))
    connection.close()


def _asked(connection: http.client.HTTPConnection, path: str) -> int:
    """The status of the answer. Like a browser, asks once more over a new connection where one that was held has been closed in between."""
    held = connection.sock is not None
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
    except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
        connection.close()
        if not held:
            raise
        connection.request("GET", path)
        answer = connection.getresponse()
    answer.read()
    return answer.status
