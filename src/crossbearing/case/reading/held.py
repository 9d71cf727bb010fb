"""Arrays of a case's columns, held from one page to the next as long as the record is the same."""

from __future__ import annotations

from threading import Lock

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.basis import fact
from crossbearing.case.columns import array

Numbers = npt.NDArray[np.int32] | npt.NDArray[np.intp]
# Under which name an engine's connections carry what is held.
OPTION = "crossbearing_held"
# Under which name the connection of a look at one state carries that state, once it is known: a list of it, empty before.
STATE = "crossbearing_state"


class Held:
    """The arrays of one state of the record; those of another take their place. Safe in several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: tuple[int, str] | None = None
        self._arrays: dict[str, Numbers] = {}

    def get(self, state: tuple[int, str], name: str) -> Numbers | None:
        """The array of that name in that state of the record, None where it is not held."""
        with self._lock:
            return self._arrays.get(name) if self._state == state else None

    def put(self, state: tuple[int, str], name: str, numbers: Numbers) -> None:
        """Holds an array; all those of another state are let go."""
        with self._lock:
            if self._state != state:
                self._state, self._arrays = state, {}
            self._arrays[name] = numbers


def numbers(connection: Connection, name: str) -> Numbers:
    """The array of that name, an empty one where there is none: held, or else read from the case."""
    held = connection.get_execution_options().get(OPTION)
    state = _state(connection) if isinstance(held, Held) else None
    if isinstance(held, Held) and state is not None and (known := held.get(state, name)) is not None:
        return known
    found: Numbers = array(
        connection.execute(select(schema.arrays.c.data).where(schema.arrays.c.name == name)).scalar() or b""
    )
    if name.endswith(".rows"):
        # They say where to look in another array; as numbers of the machine's own size that takes half the time.
        found = found.astype(np.intp)
    if isinstance(held, Held) and state is not None:
        held.put(state, name, found)
    return found


def _state(connection: Connection) -> tuple[int, str] | None:
    """The refresh that this connection sees, None before the first."""
    known = connection.get_execution_options().get(STATE)
    if not known:
        number = fact(connection, "refresh")
        found = None if number is None else (int(number), str(fact(connection, "record_sha256")))
        if known is None:
            return found
        known.append(found)
    state: tuple[int, str] | None = known[0]
    return state
