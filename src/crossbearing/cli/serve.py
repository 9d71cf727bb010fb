"""`crossbearing serve`: a case in the browser."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console

from crossbearing.cli.output import OutputError

# Tried first where no port is asked for; any free one else.
PORT = 8321
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound


def serve(
    case: Annotated[str, typer.Argument(help="The case: one SQLite file.", metavar="CASE")],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help=f"The port; {PORT} or any free one else.")] = 0,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; this machine alone unless told otherwise.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A name by which browsers may call it, besides --host.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    trust_header: Annotated[
        str | None,
        typer.Option(
            "--trust-header", help="The header in which a proxy on this machine names who signed in.", metavar="NAME"
        ),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be decided or corrected.")] = False,
    processes: Annotated[int, typer.Option("--processes", min=1, help="Processes that answer, for many readers.")] = 1,
) -> None:
    """Show a case in the browser, on this machine: what is added meanwhile is shown at the next look."""
    from crossbearing.web.serving import serving

    others = [h for h in (_shown(host), *(name or [])) if not loopback(h.strip("[]"))]
    if host in _EVERYWHERE:
        others.append(socket.gethostname())
    if others and not read_only and not _has_people(case):
        raise OutputError(
            f"{others[0]}: others could decide here without a name; add people with `crossbearing people {case} add NAME`, "
            "or serve it with --read-only"
        )
    serve_at = serving(case, read_only, others, trust_header, processes)
    with bound(host, port) as listening, suppress(KeyboardInterrupt):
        address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
        Console(soft_wrap=True).print(f"{case} is shown at {address} (stop with Ctrl+C)", highlight=False)
        if open_:
            typer.launch(address)
        serve_at(listening)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens; OutputError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    tried = [port] if port else [PORT, 0]
    for n in tried:
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, n))
            found.listen()
            return found
        except OSError as error:
            found.close()
            if n == tried[-1]:
                raise OutputError(
                    f"{host}:{n}: cannot listen there ({error.strerror}); choose another with --port or --host"
                ) from error
    raise AssertionError(tried)


def _has_people(path: str) -> bool:
    from crossbearing.case.people import People
    from crossbearing.case.store import Case

    with Case(path) as case:
        return bool(People(case).all())


def loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _shown(host: str) -> str:
    """The address as a browser takes it."""
    if host in _EVERYWHERE:
        return "localhost"
    return f"[{host}]" if ":" in host else host
