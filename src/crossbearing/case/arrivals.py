"""Which files of a folder are ready to be read: whole, and not read before in this state."""

from __future__ import annotations

from pathlib import Path

from crossbearing.read.source import IN_FOLDERS, leads_out

# What programs call a file while they write it.
UNFINISHED = (".part", ".tmp", ".crdownload", ".download", ".partial", ".swp", ".filepart")
State = tuple[int, int, int]


class Arrivals:
    """The files of a folder and of those inside it, `skip` left out. A file is ready when two looks in a row find it as it was: nobody writes it any more."""

    def __init__(self, folder: str, skip: str | None = None) -> None:
        self.folder = Path(folder)
        self.skip = Path(skip).resolve() if skip else None
        self._seen: dict[str, State] = {}
        self._read: dict[str, State] = {}

    def look(self) -> list[str]:
        """The files that are ready now, in order of name."""
        found = dict(self._states())
        ready = [p for p, s in found.items() if self._seen.get(p) == s and self._read.get(p) != s]
        self._seen = found
        self._read.update((p, found[p]) for p in ready)
        return sorted(ready)

    @property
    def waiting(self) -> bool:
        """Whether files are there that were not ready at the last look."""
        return any(self._read.get(p) != s for p, s in self._seen.items())

    def _states(self) -> list[tuple[str, State]]:
        found: list[tuple[str, State]] = []
        for path in sorted(self.folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(self.folder).parts)
            name = path.name.lower()
            if hidden or name.endswith(("~", *UNFINISHED)) or not name.endswith(IN_FOLDERS):
                continue
            try:
                stat = path.stat()
            except OSError:
                # It went away between the listing and the look.
                continue
            if (
                path.is_file()
                and stat.st_size
                and path.resolve() != self.skip
                and not leads_out(path, str(self.folder))
            ):
                found.append((str(path), (stat.st_size, stat.st_mtime_ns, stat.st_ino)))
        return found
