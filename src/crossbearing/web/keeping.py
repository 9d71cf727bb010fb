"""What is dear to make and the same until the case changes: kept for the next look."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
# So many pictures, lists of filters and synopses are kept: some ten megabytes.
_MOST = 256
# Pages that are being made when the record changes still follow from the state before; what follows from an earlier one is let go.
_STATES = 2


class Keeping:
    """Values by the state that they follow from and a name. Of several threads that want the same value one makes it and the others wait."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, object], Future[Any]] = OrderedDict()
        self._states: deque[str] = deque()
        self._lock = Lock()

    def at(self, state: str | None) -> Callable[..., Any]:
        """`keep(name, make, of=None)`: a value of this state of the record, or of the narrower state `of` where that is named; where nothing tells the
        state, nothing is kept. What `make` raises is not kept."""

        self._seen(state)

        def keep(name: object, make: Callable[[], T], of: str | None = None) -> T:
            return make() if state is None else self._kept((of or state, name), make)

        return keep

    def _seen(self, state: str | None) -> None:
        with self._lock:
            if state is None or state in self._states:
                return
            self._states.append(state)
            while len(self._states) > _STATES:
                past = self._states.popleft()
                for key in [k for k in self._held if k[0] == past]:
                    del self._held[key]

    def _kept(self, key: tuple[str, object], make: Callable[[], T]) -> T:
        with self._lock:
            held: Future[T] | None = self._held.get(key)
            mine = held is None
            if held is None:
                held = self._held[key] = Future()
                while len(self._held) > _MOST:
                    self._held.popitem(last=False)
            self._held.move_to_end(key)
        if not mine:
            return held.result()
        try:
            held.set_result(make())
        except BaseException as error:
            with self._lock:
                self._held.pop(key, None)
            held.set_exception(error)
            raise
        return held.result()
