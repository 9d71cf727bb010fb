"""Where a command keeps annotations: the folder of the user, or the one named; its size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from crossbearing.cli.intake import complain

if TYPE_CHECKING:
    from crossbearing.engine import Cache

FOLDER = "CROSSBEARING_ANNOTATIONS"
HOME = "CROSSBEARING_CACHE"
SIZE = "CROSSBEARING_CACHE_SIZE"
MEGABYTE = 1_000_000


def cache_at(folder: str | None, none: bool) -> Cache | None:
    """The kept annotations that a command uses; None where it is to use none."""
    from crossbearing.engine import Cache
    from crossbearing.engine.cache import LIMIT

    limit = _size()
    if none or limit == 0:
        return None
    if folder is not None:
        if Path(folder).exists() and not Path(folder).is_dir():
            complain(f"--cache {folder}: is a file; name a folder")
            raise typer.Exit(2)
        return Cache(Path(folder), limit or LIMIT)
    return Cache(_folder(), limit or LIMIT)


def _folder() -> Path:
    if named := os.environ.get(FOLDER):
        return Path(named)
    if home := os.environ.get(HOME):
        return Path(home) / "annotations"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "crossbearing" / "annotations"


def _size() -> int | None:
    """The size in bytes that is set; None where none is."""
    told = os.environ.get(SIZE, "").strip()
    if not told:
        return None
    if not told.isdigit():
        complain(f"{SIZE}={told}: no number of megabytes; write 500, or 0 to keep nothing")
        raise typer.Exit(2)
    return int(told) * MEGABYTE
