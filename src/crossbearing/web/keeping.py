"""What is dear to make and the same until the case changes: kept for the next look."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
# Pictures and synopses of so many looks are kept: a few megabytes.
_MOST = 256


class Keeping:
    """Values by the state of the record and a name. Two threads may make the same value at once; neither waits for the other."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, object], Any] = OrderedDict()
        self._lock = Lock()

    def at(self, state: str | None) -> Callable[[object, Callable[[], T]], T]:
        """`keep(name, make)` for one state of the record; where nothing tells the state, nothing is kept."""

        def keep(name: object, make: Callable[[], T]) -> T:
            if state is None:
                return make()
            key = (state, name)
            with self._lock:
                if key in self._held:
                    self._held.move_to_end(key)
                    found: T = self._held[key]
                    return found
            made = make()
            with self._lock:
                self._held[key] = made
                while len(self._held) > _MOST:
                    self._held.popitem(last=False)
            return made

        return keep
