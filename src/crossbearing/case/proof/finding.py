"""What a check found wrong, and what it looked at."""

from __future__ import annotations

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """Something that is not as it was recorded: `where` it is, and what is wrong with it."""

    where: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}"


class Report(msgspec.Struct, frozen=True):
    """`findings` in order of what was checked; `counts` what was looked at; `notes` what is no fault but should be known."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.findings
