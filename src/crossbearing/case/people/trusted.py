"""A name that a proxy vouches for in a header: only where that was asked for, and only from this machine."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from crossbearing.case.people.people import People, Person


def vouched(people: People, header: str | None, values: Sequence[str], peer: str | None) -> Person | None:
    """The person whom a proxy names, None where it names nobody of the case.

    `header` is the name given with `--trust-header` (None: no proxy is trusted), `values` all values of it that the request carries, `peer` the
    address from which the request came. A header given twice is not believed: the second may be the client's own.
    """
    if header is None or len(values) != 1 or peer is None or not _is_this_machine(peer):
        return None
    return people.named(values[0])


def _is_this_machine(peer: str) -> bool:
    try:
        address = ip_address(peer.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
