"""`crossbearing weigh` over claims that somebody else coded: how long a million take."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from yardstick.child import crossbearing

# Claims on one object and attribute; sources that tell of all.
ON_ONE, SOURCES = 8, 5_000
ATTRIBUTES = ("fatalities", "injured", "displaced")


def million(folder: Path, claims: int) -> dict[str, Any]:
    """Seconds and memory; sources are right to a different degree each, one in ten claims repeats another source."""
    chance = Random(1)  # noqa: S311 - invented claims
    path = folder / "coded.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write("object,attribute,source,low,high,as_of,copies\n")
        for n in range(claims):
            thing = n // ON_ONE
            source = chance.randrange(SOURCES)
            true = 3 + thing * 7919 % 400
            value = (
                true
                if chance.random() < 0.5 + 0.4 * (source % 10) / 10
                else max(1, round(true * chance.uniform(0.4, 1.8)))
            )
            day = 1 + chance.randrange(28)
            copied = f"s{chance.randrange(SOURCES)}" if chance.random() < 0.1 else ""
            out.write(f"o{thing},{ATTRIBUTES[thing % 3]},s{source},{value},{value},2024-05-{day:02d},{copied}\n")
    took = crossbearing("weigh", path, out=folder / "weighed.jsonl")
    (folder / "weighed.jsonl").unlink()
    path.unlink()
    return {"claims": claims, "seconds": round(took.seconds, 1), "core_seconds": round(took.core_seconds, 1), "peak_mib": round(took.peak_mib)}  # fmt: skip
