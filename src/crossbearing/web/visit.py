"""Who looks, at which address, in which case: what the frame of every page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from crossbearing.web.address import Address
from crossbearing.web.page import Role, Section

if TYPE_CHECKING:
    from crossbearing.case.reading.rows import Overview

_RANK: dict[Role, int] = {"reader": 0, "reviewer": 1, "owner": 2}


class Visitor(msgspec.Struct, frozen=True):
    """The user's name and role. `signed_in` tells one who gave a password from the local user of a case without people."""

    name: str
    role: Role
    signed_in: bool = False

    def may(self, role: Role) -> bool:
        """Whether the user has at least this role."""
        return _RANK[self.role] >= _RANK[role]


class Visit(msgspec.Struct, frozen=True):
    """`title` is the case's name, `here` the page's own address, `overview` the case in numbers; `writable` is False where nothing can be
    written, by whom ever."""

    title: str
    here: Address
    section: Section
    overview: Overview
    visitor: Visitor | None
    writable: bool
    has_table: bool = False
    people: bool = False

    def may(self, role: Role) -> bool:
        """Whether forms that write are shown."""
        return self.writable and self.visitor is not None and self.visitor.may(role)


def local_user() -> str:
    """The name under which this machine knows the user."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local user"


Context = dict[str, Any]
