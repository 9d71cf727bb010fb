"""Accounts from the web: fetched politely, from public addresses alone, within limits. Nothing is fetched unless a URL is given."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.read.web.archive import Archive
from crossbearing.read.web.fetch import Fetcher
from crossbearing.read.web.limits import Limits


def web_fetcher(warc: str | None = None, ports: Iterable[int] = ()) -> Fetcher:
    """A fetcher that reads on these ports besides the usual ones and keeps what it gets in a web archive, where one is named."""
    usual = Limits()
    limits = Limits(ports=usual.ports | frozenset(ports))
    return Fetcher(limits, Archive(warc).keep if warc else None)
