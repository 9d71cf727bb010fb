"""Who a request comes from: a person who signed in, one for whom a proxy vouches, or the user of this machine."""

from __future__ import annotations

import time
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote

from litestar import Request
from litestar.exceptions import NotAuthorizedException

from crossbearing.case.people import FAILURES, People, Person, Throttle, vouched
from crossbearing.web.answering import HTML, split, wanted
from crossbearing.web.desk import Desk
from crossbearing.web.page import Moved, Wrong
from crossbearing.web.session import COOKIE, Sessions
from crossbearing.web.visit import Visitor, local_user

SIGN_IN = "/sign-in"


class Door:
    """`alone`: the site is called by this machine's own names only. Then, and while the case has no people, the user of the machine is its
    owner; a site that others can reach takes people, or is for reading only."""

    def __init__(
        self, desk: Desk, alone: bool, trust_header: str | None = None, key: bytes | None = None, processes: int = 1
    ) -> None:
        self.desk, self.alone, self.trust_header = desk, alone, trust_header
        self.people = People(desk.case) if desk.case is not None else None
        # Each process counts the failures that it sees: together they let through no more than one would.
        self.sessions, self.throttle = Sessions(key), Throttle(max(1, FAILURES // processes))

    def guarded(self) -> bool:
        """Whether the case has people, so that one signs in."""
        return self.people is not None and bool(self.people.all())

    def visitor(self, request: Request[Any, Any, Any]) -> Visitor:
        """Who asks. Moved to the sign-in, or 401 for a program, where nobody is known."""
        if not self.guarded():
            if self.alone and _here(request):
                return Visitor(local_user(), "owner")
            if self.desk.read_only:
                return Visitor("reader", "reader")
            raise NotAuthorizedException(
                detail="this case has no people yet; its owner adds them with `crossbearing people`"
            )
        person = self._known(request)
        if person is not None:
            return Visitor(person.name, person.role, True)
        if (
            request.method == "GET"
            and (split(request.url.path)[1] or wanted(request.headers.get("accept", ""))) == HTML
        ):
            query = f"?{request.url.query}" if request.url.query else ""
            raise Moved(f"{SIGN_IN}?to={quote(request.url.path + query, safe='')}")
        raise NotAuthorizedException(detail="sign in first")

    def _known(self, request: Request[Any, Any, Any]) -> Person | None:
        assert self.people is not None  # noqa: S101 - the case has people
        if self.trust_header:
            peer = request.client.host if request.client else None
            found = vouched(self.people, self.trust_header, request.headers.getall(self.trust_header, []), peer)
            if found is not None:
                return found
        claimed = self.sessions.read(request.cookies.get(COOKIE), time.time())
        person = self.people.named(claimed.name) if claimed else None
        return person if person is not None and claimed is not None and person.added == claimed.since else None

    def sign_in(self, name: str, password: str, peer: str) -> str:
        """The cookie's value. Wrong where name and password do not fit, or after too many attempts."""
        keys = (f"name {name.strip().casefold()}", f"address {peer}")
        wait = self.throttle.wait(keys, time.monotonic())
        if wait > 0:
            raise Wrong(f"too many attempts; try again in {max(1, round(wait / 60))} minutes")
        person = self.people.sign_in(name, password) if self.people is not None else None
        if person is None:
            self.throttle.failed(keys, time.monotonic())
            raise Wrong("name and password do not fit")
        self.throttle.succeeded(keys)
        return self.sessions.made(person.name, person.added, time.time())


def _here(request: Request[Any, Any, Any]) -> bool:
    """Whether the request comes from this machine."""
    try:
        return request.client is not None and ip_address(request.client.host.partition("%")[0]).is_loopback
    except ValueError:
        return False
