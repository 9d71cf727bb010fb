"""What hangs together by pairs found on the cluster: a union-find over the pairs alone, on the driver, 16 bytes a pair."""

from __future__ import annotations

from typing import Any

import numpy as np

from crossbearing.engine.spark.frames import numbers
from crossbearing.link.components import components

COMPONENTS = "number long, component long"


def hanging_together(work: Any, pairs: Any) -> Any:
    """A frame of `COMPONENTS` over one of `a, b`: for each number in a pair the lowest that it hangs together with."""
    import pyarrow as pa

    edges = pairs.select("a", "b").toArrow()
    a, b = numbers(edges, "a"), numbers(edges, "b")
    known, both = np.unique(np.concatenate([a, b]), return_inverse=True)
    found = components(len(known), both[: len(a)], both[len(a) :])
    lowest = known[found] if len(known) else known
    table = pa.table({"number": pa.array(known, pa.int64()), "component": pa.array(lowest, pa.int64())})
    return work.spark.createDataFrame(table, COMPONENTS)
