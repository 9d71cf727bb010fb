"""Addresses of pages: the state of a page is in its URL, and each link is the same address with something changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode

import msgspec


class Address(msgspec.Struct, frozen=True):
    """A page's path (without the ending of a twin) and its query."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    def to(self, **changes: object) -> str:
        """This address with some parameters set, or taken away where the value is None; any change but of the page leads to the first page."""
        dropped = set(changes) | (set() if "offset" in changes else {"offset"})
        kept = [(k, v) for k, v in self.pairs if k not in dropped and v != ""]
        for name, value in changes.items():
            values = value if isinstance(value, tuple | list) else () if value is None else (value,)
            kept.extend((name, str(v)) for v in values)
        return self._with(self.path, kept)

    def twin(self, ending: str) -> str:
        """The same page as `json` or `csv`."""
        return self._with(("/index" if self.path == "/" else self.path) + f".{ending}", self.pairs)

    def has(self, name: str, value: object) -> bool:
        """Whether the parameter has this value."""
        return (name, str(value)) in self.pairs

    @property
    def full(self) -> str:
        return self._with(self.path, self.pairs)

    @staticmethod
    def _with(path: str, pairs: Iterable[tuple[str, str]]) -> str:
        query = "&".join(_pair(name, value) for name, value in pairs)
        return _path(path) + (f"?{query}" if query else "")


# The links of one page share most of their pairs.
@lru_cache(maxsize=4096)
def _pair(name: str, value: str) -> str:
    return urlencode([(name, value)])


@lru_cache(maxsize=1024)
def _path(path: str) -> str:
    return quote(path, safe="/:@!$&'()*+,;=~")


def local(address: str | None, otherwise: str = "/") -> str:
    """The address where it lies on this site, else `otherwise`: nobody is led away by a link."""
    plain = address or ""
    if not plain.startswith("/") or plain.startswith(("//", "/\\")) or any(ord(c) < 32 for c in plain):
        return otherwise
    return plain
