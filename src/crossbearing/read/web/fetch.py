"""Fetching URLs one after another: redirects followed and recorded, hosts not hurried, failures tried again with patience."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from crossbearing.read.failure import ReadFailure
from crossbearing.read.web.address import PORTS, Resolve, Target, target
from crossbearing.read.web.connection import Answer, NoAnswer, request
from crossbearing.read.web.limits import Limits
from crossbearing.read.web.robots import Robots
from crossbearing.read.web.visits import Visit, Visits

REDIRECTS = (301, 302, 303, 307, 308)
TRY_AGAIN = (408, 425, 429, 500, 502, 503, 504)
CAUSES = {
    401: "asks for a sign-in", 402: "asks for payment", 403: "refuses to be read", 404: "no such page", 410: "page was taken down",
    429: "asks not to be hurried", 451: "is withheld for legal reasons",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """The last answer, and every answer on the way to it (redirects first, the last one last). `unchanged`: the host says that what is kept still holds."""

    answer: Answer
    way: tuple[Answer, ...]

    @property
    def unchanged(self) -> bool:
        return self.answer.status == 304

    @property
    def url(self) -> str:
        return self.answer.target.url


@dataclass
class Fetcher:
    """Fetches one URL at a time. `keep` gets every answer as it comes (the WARC writer); `visits` are remembered where somebody keeps what is read;
    `resolve`, `clock` and `sleep` are for tests."""

    limits: Limits = field(default_factory=Limits)
    keep: Callable[[Answer], None] | None = None
    resolve: Resolve | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    visits: Visits = field(default_factory=Visits)

    def __post_init__(self) -> None:
        self._robots = Robots(lambda url: self._followed(url, None, True)[-1], self.limits.user_agent)
        self._last: dict[str, float] = {}

    def fetch(self, url: str, before: Visit | None = None) -> Fetched:
        """What the URL gives in the end. With the marks of an earlier visit, `unchanged` where nothing is new.

        ReadFailure where the address is none that may be read, the host does not allow it, or no whole answer of status 200 comes.
        """
        way = self._followed(url, before, False)
        last = way[-1]
        if last.status != 200 and not (last.status == 304 and before and before.url == last.target.url):
            cause = CAUSES.get(last.status, last.reason or "no page")
            raise ReadFailure(url, f"the host answers {last.status} ({cause})", "check the address, or save the page")
        return Fetched(last, tuple(way))

    def _followed(self, url: str, before: Visit | None, robots: bool) -> list[Answer]:
        """The answers on the way; the address is checked anew, and the host asked anew, at each step."""
        way: list[Answer] = []
        asked = url
        while True:
            goal = target(url, self.limits, self.resolve)
            if not robots and not self._robots.allowed(_origin(goal), url):
                raise ReadFailure(
                    asked, f"{goal.host} does not let programs read it (robots.txt)", "save the page and give the file"
                )
            answer = self._patient(goal, before.headers() if before and before.url == url else {})
            way.append(answer)
            to = answer.header("location")
            if answer.status not in REDIRECTS or not to:
                return way
            if len(way) > self.limits.redirects:
                raise ReadFailure(asked, f"more than {self.limits.redirects} redirects", "give the last address")
            url = urljoin(url, to.strip()).split("#")[0]
            if url in {a.target.url for a in way}:
                raise ReadFailure(asked, "redirects lead round in a circle", "check the address")
            if urlsplit(way[-1].target.url).scheme == "https" and urlsplit(url).scheme == "http":
                raise ReadFailure(asked, "a redirect from https to http", "give the last address if you trust it")

    def _patient(self, goal: Target, headers: Mapping[str, str]) -> Answer:
        for attempt in range(self.limits.retries + 1):
            self._wait(goal)
            last = attempt == self.limits.retries
            try:
                answer = request(goal, headers, self.limits, self.clock)
            except NoAnswer:
                if last:
                    raise
                self.sleep(2.0**attempt)
                continue
            finally:
                self._last[_origin(goal)] = self.clock()
            if self.keep:
                self.keep(answer)
            if answer.status not in TRY_AGAIN or last:
                return answer
            pause = _retry_after(answer) or 2.0**attempt
            if pause > self.limits.longest_wait:
                return answer
            self.sleep(pause)
        raise AssertionError("unreachable")

    def _wait(self, goal: Target) -> None:
        origin = _origin(goal)
        delay = self.limits.delay
        if not goal.path.endswith("/robots.txt"):
            delay = max(delay, self._robots.delay(origin) or 0.0)
        if delay > self.limits.longest_wait:
            raise ReadFailure(
                goal.url, f"{goal.host} wants {delay:.0f} seconds between requests", "save the pages and give the files"
            )
        since = self.clock() - self._last.get(origin, float("-inf"))
        if since < delay:
            self.sleep(delay - since)


def _origin(goal: Target) -> str:
    host = f"[{goal.host}]" if ":" in goal.host else goal.host
    return f"{goal.scheme}://{host}" + ("" if goal.port == PORTS[goal.scheme] else f":{goal.port}")


def _retry_after(answer: Answer) -> float | None:
    said = (answer.header("retry-after") or "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    now = answer.header("date")
    try:
        seconds = (parsedate_to_datetime(said) - parsedate_to_datetime(now or "")).total_seconds() if said else 0.0
        return max(0.0, seconds) or None
    except (ValueError, TypeError, OverflowError):
        return None
