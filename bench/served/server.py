"""The site of a case, served by the project's own command."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Any


class Served:
    """Use it as a context manager. `pid` is the server's."""

    def __init__(self, case: str, processes: int) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "crossbearing",
            "serve",
            case,
            "--port",
            str(self.port),
            "--processes",
            str(processes),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.pid = self.process.pid
        for _ in range(600):
            try:
                self.get("/intake")
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
        self.close()
        raise SystemExit("the site did not start")

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def rows(self, path: str, *keys: str) -> list[dict[str, str]]:
        """Rows out of a JSON twin."""
        found: Any = json.loads(self.get(path)[1])
        for key in keys:
            found = found[key]
        return list(found)

    def close(self) -> None:
        """Ends the server."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Served:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
