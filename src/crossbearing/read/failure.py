"""What went wrong with one source: which, why, and what to do."""

from __future__ import annotations


class ReadFailure(Exception):
    """A source that could not be read. `str()` is one line: `PATH: cause; remedy`."""

    def __init__(self, path: str, cause: str, remedy: str) -> None:
        super().__init__(f"{path}: {cause}; {remedy}")
        self.path, self.cause, self.remedy = path, cause, remedy


class ManifestError(Exception):
    """A manifest that cannot be used at all. `str()` is one line."""
