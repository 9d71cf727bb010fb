"""Which rows of a list fit a filter, from its columns kept as arrays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.columns import NONE, Ints
from crossbearing.case.days import NO_DAY, first_day, last_day
from crossbearing.case.folding import words_of
from crossbearing.case.reading.held import Numbers, numbers

# Dimensions of which a row can have several values.
MANY = frozenset({"account", "actor", "word"})
# The order by date, kept apart where rows came behind those of the last full refresh.
GROWN_ORDER = "by_date"
Mask = npt.NDArray[np.bool_]


class Selection:
    """The arrays of one list (`events` or `documents`), read as they are needed."""

    def __init__(self, connection: Connection, prefix: str) -> None:
        self.connection, self.prefix = connection, prefix
        self._arrays: dict[str, Numbers] = {}

    def array(self, name: str) -> Numbers:
        """The array of that name, an empty one where the list has none."""
        if name not in self._arrays:
            self._arrays[name] = numbers(self.connection, f"{self.prefix}.{name}")
        return self._arrays[name]

    def size(self) -> int:
        """How many rows the list has."""
        return len(self.array("first"))

    def everything(self) -> Mask:
        return np.ones(self.size(), dtype=bool)

    def ordered(self, mask: Mask, sort: str) -> Numbers:
        """The rows of the mask in this order. By date they lie as they are numbered, until an account was added to them."""
        order = self.array(f"by_{sort}")
        return order[mask[order]] if len(order) else np.flatnonzero(mask)

    def code(self, dimension: str, value: str) -> int:
        """The code of a value, one that no row has where there is none."""
        t = schema.codes
        query = select(t.c.code).where(t.c.dimension == f"{self.prefix}.{dimension}", t.c.value == value)
        found = self.connection.execute(query).scalar()
        return NONE - 1 if found is None else int(found)

    def one(self, dimension: str, value: str) -> Mask:
        """The rows with this value of a single-valued dimension."""
        return np.equal(self.array(dimension), self.code(dimension, value))

    def many(self, dimension: str, codes: Iterable[int]) -> Mask:
        """The rows with one of these codes of a many-valued dimension."""
        mask = np.zeros(self.size(), dtype=bool)
        rows, starts = self.array(f"{dimension}.rows"), self.array(f"{dimension}.starts")
        for code in codes:
            if 0 <= code < len(starts):
                end = starts[code + 1] if code + 1 < len(starts) else len(rows)
                mask[rows[starts[code] : end]] = True
        return mask

    def within(self, start: str | None, end: str | None) -> Mask:
        """The rows whose time overlaps that between the two dates."""
        first, last = self.array("first"), self.array("last")
        mask: Mask = np.not_equal(first, NO_DAY)
        if start and (day := first_day(start)) != NO_DAY:
            mask = mask & (last >= day)
        if end and (day := last_day(end)) != NO_DAY:
            mask = mask & (first <= day)
        return mask

    def words(self, q: str) -> Mask:
        """The rows with all words of `q`, each whole or as a beginning."""
        mask = self.everything()
        t = schema.codes
        for word in words_of(q):
            query = select(t.c.code).where(
                t.c.dimension == f"{self.prefix}.word", t.c.value >= word, t.c.value < word + "\U0010ffff"
            )
            mask &= self.many("word", list(self.connection.execute(query).scalars().all()) or [NONE - 1])
        return mask

    def counts(self, dimension: str, mask: Mask) -> Ints:
        """How many rows of the mask have each code."""
        if dimension in MANY:
            starts = self.array(f"{dimension}.starts")
            if not len(starts):
                return np.zeros(0, dtype=np.int32)
            fits = mask.view(np.uint8)[self.array(f"{dimension}.rows")]
            return np.add.reduceat(fits, starts, dtype=np.int32)
        codes = self.array(dimension)[mask]
        return np.bincount(codes[codes >= 0]).astype(np.int32)
