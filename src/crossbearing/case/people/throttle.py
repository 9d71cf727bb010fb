"""Attempts at signing in: after a few that failed, a name and an address have to wait."""

from __future__ import annotations

from collections import OrderedDict, deque

# So many failures in so many seconds.
FAILURES, WINDOW = 5, 900.0
# Keys remembered at once; the oldest is forgotten first, so that made-up names cannot fill the memory.
MOST = 10_000


class Throttle:
    """Failures by key (a name, an address). Times are seconds of a clock that does not go back (`time.monotonic()`)."""

    def __init__(self, failures: int = FAILURES, window: float = WINDOW) -> None:
        self.failures, self.window = failures, window
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, keys: tuple[str, ...], now: float) -> float:
        """Seconds until another attempt may be made; 0 where it may be made now."""
        return max((self._wait(k, now) for k in keys), default=0.0)

    def failed(self, keys: tuple[str, ...], now: float) -> None:
        """Remembers a failure."""
        for k in keys:
            times = self._failed.setdefault(k, deque(maxlen=self.failures))
            times.append(now)
            self._failed.move_to_end(k)
        while len(self._failed) > MOST:
            self._failed.popitem(last=False)

    def succeeded(self, keys: tuple[str, ...]) -> None:
        """Forgets the failures."""
        for k in keys:
            self._failed.pop(k, None)

    def _wait(self, key: str, now: float) -> float:
        times = self._failed.get(key)
        if times is None or len(times) < self.failures:
            return 0.0
        return max(0.0, times[0] + self.window - now)
