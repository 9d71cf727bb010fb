"""A case that grows: accounts added by the command, then a handful one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yardstick.cases import begun, made
from yardstick.child import crossbearing, own

ONE_AT_A_TIME = 5


def kept(folder: Path, documents: int) -> dict[str, Any]:
    """Seconds of `crossbearing add` for all, and for one more after its annotation."""
    whole = made(folder, documents + ONE_AT_A_TIME)
    first = begun(whole, documents)
    more = folder / "more.jsonl"
    with whole.open("rb") as lines:
        more.write_bytes(b"".join(list(lines)[documents:]))
    case = folder / f"{documents}.case"
    case.unlink(missing_ok=True)
    took = crossbearing("add", case, first)
    found = own("increment", case, more)
    case.unlink()
    return {"add_all_core_seconds": round(took.core_seconds, 1), "add_all_peak_mib": round(took.peak_mib), **found}
