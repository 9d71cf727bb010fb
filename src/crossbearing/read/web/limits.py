"""What a fetch may cost and where it may go."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

USER_AGENT = "crossbearing/0.1 (+reads accounts that its user names)"


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds.

    `bytes` counts what is received and, apart from it, what that unpacks to. `excepted` are networks that the check of addresses lets
    pass: none, but for a server that the user runs on purpose (and for the tests' own servers on loopback).
    """

    bytes: int = 20_000_000
    seconds: float = 60.0
    connect_seconds: float = 10.0
    redirects: int = 5
    retries: int = 2
    delay: float = 1.0  # between two requests to one host, at least
    longest_wait: float = 60.0  # a Retry-After or Crawl-delay beyond this is a failure, not a night's sleep
    ports: frozenset[int] = frozenset({80, 443})
    excepted: tuple[IPv4Network | IPv6Network, ...] = ()
    user_agent: str = USER_AGENT
    entries: int = 200  # of one feed or sitemap
