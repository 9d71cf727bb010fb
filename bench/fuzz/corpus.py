"""What earlier runs found worth keeping, small enough to stand beside the tests."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "fuzz_corpus"
# Of each target so many inputs, none larger: the folder stays below a megabyte.
MOST, LARGEST = 40, 4096


def corpus(name: str) -> list[bytes]:
    """What earlier runs found worth keeping for a target."""
    path = KEPT / f"{name}.zip"
    if not path.exists():
        return []
    with zipfile.ZipFile(path) as archive:
        return [archive.read(n) for n in archive.namelist()]


def keep(name: str, found: Path) -> int:
    """Packs some of each size of what was found, so that all targets together stay small; how many."""
    by_hash = {hashlib.sha256(d).hexdigest()[:16]: d for d in (p.read_bytes() for p in found.iterdir() if p.is_file())}
    small = sorted((d for d in by_hash.values() if len(d) <= LARGEST), key=lambda d: (len(d), d))
    chosen = small[:: max(1, -(-len(small) // MOST))]
    names = {d: n for n, d in by_hash.items()}
    with zipfile.ZipFile(KEPT / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for data in chosen:
            archive.writestr(zipfile.ZipInfo(names[data]), data, zipfile.ZIP_DEFLATED)
    return len(chosen)
