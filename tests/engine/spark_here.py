"""Whether Spark can run here, and one session for all tests that need it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from crossbearing.engine.spark.session import session

MASTER = "local[2]"
missing = (
    "PySpark"
    if find_spec("pyspark") is None
    else "Java"
    if not shutil.which("java") and not os.environ.get("JAVA_HOME")
    else ""
)
needs_spark = pytest.mark.skipif(bool(missing), reason=f"{missing} is not installed (extra `spark`, see docs/scale.md)")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    with session(MASTER) as found:
        yield found
