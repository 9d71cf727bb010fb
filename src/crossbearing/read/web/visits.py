"""What hosts said of their pages at earlier visits, so that they are asked only for what is new (RFC 9110, 13: conditional requests)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from crossbearing.read.web.connection import Answer

# A mark is some letters; what is longer is meant for something else.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Visit:
    """The marks of one answer. `url` is the address that gave it, at the end of all redirects: they are sent to no other."""

    url: str
    etag: str | None
    last_modified: str | None

    @staticmethod
    def of(answer: Answer) -> Visit | None:
        """The marks that came with an answer, None where the host gives none."""
        etag, modified = _mark(answer.header("etag")), _mark(answer.header("last-modified"))
        return Visit(answer.target.url, etag, modified) if etag or modified else None

    def headers(self) -> dict[str, str]:
        """What is sent with the next request."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


def _mark(said: str | None) -> str | None:
    """A mark that can be kept and sent back; a host may send anything."""
    return said if said and len(said) <= LONGEST and said.isascii() and said.isprintable() else None


@dataclass(slots=True)
class Visits:
    """`known` gives the marks of an earlier visit to a URL. `fresh` are those of this run, each of a page that was read without a failure,
    or of a list all of whose pages were; they are worth keeping once what was read is kept. `unchanged` are the URLs of which nothing was read,
    because the host says that nothing is new; `tell` is called with each."""

    known: Callable[[str], Visit | None] = lambda url: None
    fresh: dict[str, Visit] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    tell: Callable[[str], None] = lambda url: None

    def same(self, url: str) -> None:
        """Nothing is new at this URL."""
        self.unchanged.append(url)
        self.tell(url)
