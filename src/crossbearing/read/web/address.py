"""Where a URL may lead: a public address, resolved once, on a web port.

A name is resolved once and every address that it has must be public; the connection then goes to the address that was checked, never to
the name again. So a name that answers differently the second time, or with one private address among public ones, gains nothing.
Ranges: the IANA special-purpose registries (RFC 6890 and its successors), with the ways to write IPv4 inside IPv6.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from crossbearing.read.failure import ReadFailure
from crossbearing.read.web.limits import Limits

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]
PORTS = {"http": 80, "https": 443}
# Beyond what `is_global` refuses: ranges that reach elsewhere than they say, or that nobody publishes from.
_REFUSED: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(n)
    for n in (
        "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
        "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
REMEDY = "only public web addresses are read; save the page and give the file"


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart, and the address that was checked for it. `host` is in ASCII (IDNA)."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    address: str


def target(url: str, limits: Limits, resolve: Resolve | None = None) -> Target:
    """The checked target of a URL. ReadFailure where the URL or any of its addresses is none that may be read."""
    parts, host, port = _parts(url, limits)
    found = list(_resolved(url, host, port, resolve or _lookup))
    for address in found:
        if not public(address) and not any(address in network for network in limits.excepted):
            raise ReadFailure(url, f"{host} is at {address}, which is no public address", REMEDY)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, parts.scheme, host, port, path, str(found[0]))


def public(address: Address) -> bool:
    """Whether an address is one of the public internet, and not one wrapped in another kind."""
    if any(address.version == n.version and address in n for n in _REFUSED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _parts(url: str, limits: Limits) -> tuple[SplitResult, str, int]:
    if any(ord(ch) <= 32 or ord(ch) == 127 for ch in url) or "\\" in url:
        raise ReadFailure(url, "a URL with blanks, control characters or backslashes", "write it percent-encoded")
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise ReadFailure(url, f"no valid URL ({error})", "check it") from error
    if parts.scheme not in PORTS:
        raise ReadFailure(url, f"{parts.scheme or 'no'} scheme", "only http and https are read")
    if parts.username is not None or parts.password is not None:
        raise ReadFailure(url, "a URL with a user name or password", "leave it out; save the page and give the file")
    if not host or "%" in host:
        raise ReadFailure(url, "a URL without a plain host", "check it")
    if port not in limits.ports:
        raise ReadFailure(url, f"port {port}", "only ports " + ", ".join(map(str, sorted(limits.ports))) + " are read")
    return parts, host, port


def _resolved(url: str, host: str, port: int, resolve: Resolve) -> Iterator[Address]:
    try:
        names = resolve(host, port)
        found = [ip_address(name) for name in dict.fromkeys(names)]
    except (OSError, ValueError, UnicodeError) as error:
        raise ReadFailure(
            url, f"{host} cannot be resolved ({error})", "check the address and the connection"
        ) from error
    if not found:
        raise ReadFailure(url, f"{host} has no address", "check the address")
    yield from found


def _lookup(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]
