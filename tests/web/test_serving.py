"""A case served by several processes: one session for all, and a process that dies is replaced."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.case.people import People
from crossbearing.case.store import Case
from crossbearing.web.serving import serving


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """Port and process of an empty case with one reader, served by two processes."""
    path = str(tmp_path_factory.mktemp("served") / "k.case")
    with Case(path, create=True) as case:
        People(case).add("Ana", "reader", "a long enough password", "2026-01-01T00:00:00Z")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "crossbearing", "serve", path, "--port", str(port), "--processes", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    yield port, process.pid
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0


def asked(port: int, path: str, cookie: str = "", body: str = "") -> http.client.HTTPResponse:
    """The answer, over a connection of its own; waits until the site is there."""
    for _ in range(600):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"cookie": cookie} if cookie else {}
        if body:
            headers |= {"content-type": "application/x-www-form-urlencoded", "origin": f"http://127.0.0.1:{port}"}
        try:
            connection.request("POST" if body else "GET", path, body or None, headers)
            answer = connection.getresponse()
            answer.read()
            return answer
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    raise AssertionError("the site did not answer")


def workers(pid: int) -> list[int]:
    """The processes that serve: the children of the command that have loaded the application."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(c) for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_one_session_for_all_processes_and_one_that_dies_is_replaced(site: tuple[int, int]) -> None:
    port, pid = site
    assert asked(port, "/").status == 303
    signed = asked(port, "/sign-in", body="name=Ana&password=a+long+enough+password")
    cookie = str(signed.getheader("set-cookie")).split(";")[0]
    before = workers(pid)
    assert len(before) == 2
    # Whichever of the two answers knows who signed in at the other.
    assert {asked(port, "/intake", cookie).status for _ in range(12)} == {200}
    os.kill(before[0], signal.SIGKILL)
    for _ in range(300):
        after = workers(pid)
        if len(after) == 2 and before[0] not in after:
            break
        time.sleep(0.1)
    assert before[1] in after
    assert len(after) == 2
    assert {asked(port, "/intake", cookie).status for _ in range(6)} == {200}


def test_what_is_no_case_is_told_before_anything_is_served(tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_text("no case")
    for processes in (1, 2):
        with pytest.raises(Exception, match="no case"):
            serving(str(tmp_path / "rubbish"), processes=processes)
