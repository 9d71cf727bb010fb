"""A web server of the tests' own on loopback. The check of addresses lets loopback pass for these tests alone, by `Limits.excepted`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

import pytest

from crossbearing.read.web.fetch import Fetcher
from crossbearing.read.web.limits import Limits

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """Pages by path: a reply, or a function of the request's headers. `seen` lists what was asked for, with its headers."""

    origin: str
    port: int
    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.origin + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.seen.append((self.path, dict(self.headers)))
            reply = here.pages.get(self.path, (404, {}, b"not here"))
            status, headers, body = reply(dict(self.headers)) if callable(reply) else reply
            # The usual way adds the date of now.
            (self.send_response_only if "Date" in headers else self.send_response)(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(f"http://127.0.0.1:{server.server_port}", server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def fetcher(site: Site, slept: list[float]) -> Fetcher:
    """A fetcher that may read the tests' own server, and only notes the seconds that it would wait."""
    limits = Limits(
        ports=frozenset({site.port}), excepted=(ip_network("127.0.0.0/8"),), delay=0, bytes=200_000, seconds=5
    )
    return Fetcher(limits, sleep=slept.append)
