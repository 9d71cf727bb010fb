"""Work done, counted and not timed: lines that the interpreter executed in the package, calls of libraries, tokens parsed, largest memory.

Seconds depend on the machine and on what else runs on it; these counts do not. A loop in Python counts its lines, one over numpy shows in the
memory, a text parsed twice in the tokens. `sys.settrace` is the only hook that Python 3.11 has for lines.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

import crossbearing

PACKAGE = str(Path(crossbearing.__file__).parent) + "/"


class Work(msgspec.Struct, frozen=True):
    """What a stage did. `lines`: executed in the package; `library_calls`: Python functions of others called; `tokens`: given to the model's
    networks, once for each part that takes a text; `peak_kib`: the most memory that Python and numpy held at once beyond what was held before. `modules`: lines by module."""

    lines: int
    library_calls: int
    tokens: int
    peak_kib: int
    modules: dict[str, int]


class Tokens:
    """Counts the tokens that go into the networks: to the parts that take texts thinc gives lists of Docs, to those within arrays."""

    def __init__(self) -> None:
        from thinc.model import Model

        self.seen = 0
        predict = Model.predict

        def counted(model: Any, given: Any) -> Any:
            if isinstance(given, list) and given and hasattr(given[0], "vocab"):
                self.seen += sum(map(len, given))
            return predict(model, given)

        Model.predict = counted  # type: ignore[method-assign]


def work_of(stage: Callable[[], Any], tokens: Tokens) -> tuple[Any, Work]:
    """What the stage gives, and the work that it did. It runs twice: traced for the lines, and untraced for the memory."""
    lines: Counter[str] = Counter()
    calls = 0

    def local(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            lines[frame.f_code.co_filename] += 1
        return local

    def called(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal calls
        if frame.f_code.co_filename.startswith(PACKAGE):
            return local
        calls += 1
        return None

    gc.collect()
    gc.disable()
    before = tokens.seen
    sys.settrace(called)
    try:
        stage()
    finally:
        sys.settrace(None)
    seen = tokens.seen - before
    tracemalloc.start()
    made = stage()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.enable()
    modules = {name.removeprefix(PACKAGE): n for name, n in lines.items() if name.startswith(PACKAGE)}
    return made, Work(sum(modules.values()), calls, seen, peak // 1024, dict(sorted(modules.items())))
