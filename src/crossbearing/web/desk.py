"""The case as the pages get at it: readings, the case itself for those who write, and the state by which an answer can be kept."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossbearing.web.keeping import Keeping

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading


class Desk:
    """One case. The file is opened anew for each request, so that a page shows what `add` has just written."""

    def __init__(self, path: str, read_only: bool = False) -> None:
        from crossbearing.case.store import Case

        self.path, self.read_only = path, read_only
        self.case: Any = Case(path)
        self.kept = Keeping()

    @property
    def name(self) -> str:
        """What the case is called: its file without the ending."""
        return Path(self.path).stem

    def reading(self) -> AbstractContextManager[Reading]:
        """A consistent look at the case."""
        found: AbstractContextManager[Reading] = self.case.reading()
        return found

    def state(self) -> str | None:
        """Changes whenever the case's file is written; None where there is no file to tell by."""
        found = []
        for ending in ("", "-wal"):
            try:
                stat = Path(self.path + ending).stat()
            except OSError:
                continue
            found.append(f"{stat.st_mtime_ns:x}-{stat.st_size:x}")
        return ".".join(found) or None

    def close(self) -> None:
        self.case.__exit__(None, None, None)
