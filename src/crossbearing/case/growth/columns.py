"""The columns of a list as arrays (see case.columns), changed in the rows that an account came to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select, update

from crossbearing.case import schema
from crossbearing.case.columns import NONE, Ints, array


class Changing:
    """The arrays of one list (`events` or `documents`); `write` keeps those that were changed."""

    def __init__(self, connection: Connection, prefix: str) -> None:
        self.connection, self.prefix = connection, prefix
        self._held: dict[str, Ints] = {}
        self._changed: set[str] = set()

    def array(self, name: str) -> Ints:
        if name not in self._held:
            t = schema.arrays.c
            data = self.connection.execute(select(t.data).where(t.name == f"{self.prefix}.{name}")).scalar()
            self._held[name] = array(data or b"")
        return self._held[name]

    def put(self, name: str, numbers: Any) -> None:
        self._held[name] = np.asarray(numbers, dtype=np.int32)
        self._changed.add(name)

    def number(self, name: str, row: int, value: int) -> None:
        """A plain number of a row, the last or one that is there."""
        held = self.array(name)
        if row == len(held):
            self.put(name, np.append(held, value))
        elif held[row] != value:
            held = held.copy()
            held[row] = value
            self.put(name, held)

    def one(self, dimension: str, row: int, value: str | None) -> None:
        """The value of a row in a dimension where it has one at most."""
        held = self.array(dimension)
        before = int(held[row]) if row < len(held) else NONE
        code = NONE if value is None else self.code(dimension, value, value)
        self.number(dimension, row, code)
        if before != code:
            self._count(dimension, before, -1)
            self._count(dimension, code, 1)

    def many(self, dimension: str, row: int, values: Iterable[tuple[str, str]]) -> None:
        """Further values of a row, with their labels; those that it has already are passed over."""
        rows, starts = self.array(f"{dimension}.rows"), self.array(f"{dimension}.starts")
        for value, label in values:
            code = self.code(dimension, value, label)
            if code == len(starts):
                starts = np.append(starts, len(rows)).astype(np.int32)
            end = int(starts[code + 1]) if code + 1 < len(starts) else len(rows)
            if row in rows[starts[code] : end]:
                continue
            # The rows of a code are in order.
            place = int(starts[code]) + int(np.searchsorted(rows[starts[code] : end], row))
            rows = np.insert(rows, place, row)
            starts = starts.copy()
            starts[code + 1 :] += 1
            self._count(dimension, code, 1)
        self.put(f"{dimension}.rows", rows)
        self.put(f"{dimension}.starts", starts)

    def code(self, dimension: str, value: str, label: str) -> int:
        """The code of a value; the next one where it has none yet."""
        t, name = schema.codes, f"{self.prefix}.{dimension}"
        query = select(t.c.code).where(t.c.dimension == name, t.c.value == value)
        found = self.connection.execute(query).scalar()
        if found is None:
            last = self.connection.execute(select(func.max(t.c.code)).where(t.c.dimension == name)).scalar()
            found = 0 if last is None else int(last) + 1
            row = {"dimension": name, "value": value, "code": found, "label": label, "count": 0}
            self.connection.execute(insert(t), row)
        return int(found)

    def _count(self, dimension: str, code: int, by: int) -> None:
        t = schema.codes
        if code != NONE:
            of = (t.c.dimension == f"{self.prefix}.{dimension}", t.c.code == code)
            self.connection.execute(update(t).where(*of).values(count=t.c.count + by))

    def place(self, name: str, row: int, key: Callable[[int], Any], rows: int) -> None:
        """Puts a row at its place in an order; the natural order of the list where there is none of that name yet."""
        order = self.array(name)
        if not len(order):
            order = np.arange(rows, dtype=np.int32)
        order = order[order != row]
        at = bisect_left(order, key(row), key=lambda n: key(int(n)))
        self.put(name, np.insert(order, at, row))

    def write(self) -> None:
        t = schema.arrays
        for name in sorted(self._changed):
            full = f"{self.prefix}.{name}"
            self.connection.execute(delete(t).where(t.c.name == full))
            data = np.asarray(self._held[name], dtype="<i4").tobytes()
            self.connection.execute(insert(t), {"name": full, "data": data})
