"""What the parsing of one source may cost. The child sets them on itself; the parent keeps time besides."""

from __future__ import annotations

import msgspec


class Bounds(msgspec.Struct, frozen=True):
    """`memory` and `output` in bytes, `cpu` and `wall` in seconds, for one source.

    Memory: an archive of 200 MB with a parser's copies of its pages stays below; a bomb does not. Output: what all texts of one source
    may come to. Files: those that an interpreter needs to load a parser's modules, and none to write.
    """

    memory: int = 2 * 1024**3
    cpu: int = 60
    wall: float = 90.0
    output: int = 256 * 1024**2
    files: int = 128
