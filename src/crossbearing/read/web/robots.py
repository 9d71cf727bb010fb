"""What a host allows to be read: robots.txt (RFC 9309), asked once a host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crossbearing.read.failure import ReadFailure
from crossbearing.read.web.connection import Answer

# RFC 9309, 2.5: at least the first 500 kibibytes are read; a longer file is cut there.
LONGEST = 512_000


class Robots:
    """The rules of each host that was asked. `get` fetches a URL without asking here again."""

    def __init__(self, get: Callable[[str], Answer], user_agent: str) -> None:
        self._get, self._user_agent = get, user_agent
        self._rules: dict[str, Any] = {}

    def allowed(self, origin: str, url: str) -> bool:
        """Whether the host lets this program read the URL. A host that cannot answer (5xx, no connection) lets nothing be read."""
        rules = self._of(origin)
        return rules if isinstance(rules, bool) else bool(rules.can_fetch(url, self._user_agent))

    def delay(self, origin: str) -> float | None:
        """The seconds that the host wants between two requests, None where it does not say."""
        rules = self._of(origin)
        said = None if isinstance(rules, bool) else rules.crawl_delay(self._user_agent)
        return None if said is None else float(said)

    def _of(self, origin: str) -> Any:
        if origin not in self._rules:
            self._rules[origin] = self._asked(origin)
        return self._rules[origin]

    def _asked(self, origin: str) -> Any:
        from protego import Protego

        try:
            answer = self._get(f"{origin}/robots.txt")
        except ReadFailure:
            return False
        if answer.status >= 500 or answer.status == 429:
            return False
        if answer.status >= 400:
            return True
        return Protego.parse(answer.body[:LONGEST].decode("utf-8", "replace"))
