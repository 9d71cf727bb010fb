"""What a page is: a function from a reading of the case and what is asked for to data, and a template that shows the data.

A page module in `pages` holds `PAGES`, a tuple of `Page`, and `ACTIONS`, a tuple of `Action`, where it writes. The same data is the
page's JSON twin, and its `table` the CSV twin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import signature
from typing import Any, Literal, Protocol, TypeVar, get_type_hints

import msgspec

T = TypeVar("T")
Role = Literal["reader", "reviewer", "owner"]
Section = Literal["events", "accounts", "names", "origins", "review", "search", ""]


class Missing(Exception):
    """What was asked for is not in the case. `str()` is one line for the reader; the answer is 404."""


class Wrong(Exception):
    """What was asked makes no sense. `str()` is one line that says what to do; the answer is 400."""


class Moved(Exception):
    """What was asked for is shown at another address of this site, `str()`."""


class Done(msgspec.Struct, frozen=True):
    """What an action did: the local address to go on at, and what a program gets as JSON."""

    location: str
    result: Any = None


class Download(msgspec.Struct, frozen=True):
    """A file that is made for the reader to keep: its name, its type, its bytes."""

    name: str
    media_type: str
    data: bytes


class Page(msgspec.Struct, frozen=True):
    """One page.

    `path` as `/events/{id:str}`. `data(reading, asked)` gives a frozen struct, or `data(reading, asked, keep)`, where `keep(name, make)`
    gives what `make()` gave before, as long as the case is unchanged; `asked` is a frozen struct whose fields are the path's and the
    query's parameters (a tuple takes a repeated one), described by `msgspec.Meta(description=...)`. `drawn(data)` adds to the template
    what only people need (pictures); it may take `keep` too, and `here`, the page's own address. `table(data)` gives the rows (structs of one type) of the CSV twin.
    `file(data)` gives a file to keep in place of the page.
    """

    path: str
    template: str
    data: Callable[..., Any]
    summary: str
    section: Section = ""
    table: Callable[[Any], Sequence[msgspec.Struct]] | None = None
    drawn: Callable[..., Mapping[str, Any]] | None = None
    file: Callable[[Any], Download] | None = None

    @property
    def twin(self) -> str:
        """The address of the twins without their ending: `/index` for `/`."""
        return "/index" if self.path == "/" else self.path


class Action(msgspec.Struct, frozen=True):
    """Something that writes: `act(case, asked, who)` changes the case by the name of the user and says where to go on.

    `path` is answered to POST, as a form or as JSON; `role` is the least that may.
    """

    path: str
    act: Callable[..., Done]
    summary: str
    role: Role = "reviewer"


class Keep(Protocol):
    """`keep(name, make)`: what `make()` gave for that name while the record is unchanged: for what follows from the record alone. `of` is
    a narrower state than the record's, where the value follows from that part."""

    def __call__(self, name: object, make: Callable[[], T], /, of: str | None = None) -> T: ...


def called(function: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """The function with what it takes: of what is named only that for which it has a parameter of that name."""
    wanted = signature(function).parameters
    return function(*given, **{name: value for name, value in named.items() if name in wanted})


# Types that page modules import only for the checker, so that no page loads the store by being registered.
_LATE = {"Reading": Any, "Case": Any, "Visitor": Any}


def asked_type(function: Callable[..., Any]) -> type[msgspec.Struct]:
    """The struct that the function takes as its second argument."""
    hints = get_type_hints(function, localns=_LATE, include_extras=True)
    hints.pop("return", None)
    found: type[msgspec.Struct] = list(hints.values())[1]
    return found


def data_type(function: Callable[..., Any]) -> Any:
    """The type that the function gives."""
    return get_type_hints(function, localns=_LATE, include_extras=True)["return"]
