"""Memory that one stage of the work has done with, given back to the system before the next one asks for its own."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Frees what is unreachable and hands free pages to the system. glibc keeps what was freed in the middle of its heap, half of the memory after
    linking; elsewhere the allocator gives it back by itself."""
    gc.collect()
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except AttributeError:
            # Another C library than glibc.
            return
