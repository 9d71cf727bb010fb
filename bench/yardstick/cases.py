"""Generated cases, made once a folder."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from generator.__main__ import truth_of, write
from generator.stream import Settings


def made(folder: Path, documents: int, short: bool = False) -> Path:
    """The case of so many documents; one of these settings that lies in the folder is taken as it is."""
    settings = Settings(documents, short=short)
    path = folder / f"{documents}{'-short' if short else ''}.jsonl"
    if not path.exists() or not truth_of(path).exists():
        beside = path.with_suffix(".part.jsonl")
        write(settings, beside)
        truth_of(beside).replace(truth_of(path))
        beside.replace(path)
    return path


def begun(case: Path, documents: int) -> Path:
    """The first documents of a case as a case."""
    path = case.with_suffix(f".{documents}.jsonl")
    with case.open("rb") as lines:
        path.write_bytes(b"".join(islice(lines, documents)))
    return path


def words(case: Path) -> int:
    """Words of all its texts, titles and names not counted."""
    import json

    with case.open(encoding="utf-8") as lines:
        return sum(len(json.loads(line)["text"].split()) for line in lines)
