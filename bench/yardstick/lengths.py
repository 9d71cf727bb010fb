"""Words a second of `annotate` by the length of a document: a long one must be no slower than as many words in short ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from yardstick.cases import made
from yardstick.child import crossbearing

# Words of a document, and of all documents of one length together.
LENGTHS = (100, 1_000, 10_000, 100_000)


def lengths(folder: Path, longest: int) -> dict[str, Any]:
    """Words a second of the processor's time, and the largest memory, by length; the start of the command is taken off."""
    case = made(folder, longest // 100)
    texts = [json.loads(line)["text"] for line in case.read_text(encoding="utf-8").split("\n") if line]
    empty = folder / "one.jsonl"
    empty.write_text(json.dumps({"text": "Nothing happened."}) + "\n", encoding="utf-8")
    start = crossbearing("annotate", empty)
    found: dict[str, Any] = {}
    for length in (n for n in LENGTHS if n <= longest):
        path = folder / f"length-{length}.jsonl"
        count = 0
        with path.open("w", encoding="utf-8") as out:
            for text in _joined(texts, length):
                count += len(text.split())
                out.write(json.dumps({"text": text}) + "\n")
        took = crossbearing("annotate", path)
        busy = max(1e-3, took.core_seconds - start.core_seconds)
        found[str(length)] = {"words_a_second": round(count / busy), "peak_mib": round(took.peak_mib)}
        path.unlink()
    return found


def _joined(texts: list[str], length: int) -> list[str]:
    """The texts joined to documents of about so many words."""
    made, held, count = [], [], 0
    for text in texts:
        held.append(text)
        count += len(text.split())
        if count >= length:
            made.append("\n\n".join(held))
            held, count = [], 0
    return made or ["\n\n".join(held)]
