"""Coverage-guided fuzzing of readers and layers: `python bench/fuzz TARGET --seconds N` (needs the package `atheris`, and this project's own in the same environment).

A finding is an exception that this project's own code raises and that is no ReadFailure, or a crash, or an input that takes the processor longer than 20 seconds. What a library
raises is caught in the child process when the program runs, and counted here. The corpus is kept in out/fuzz/TARGET and grows from run to run; `--keep`
puts a few of each size of it into tests/fuzz_corpus/TARGET.zip, which the tests read again and the next run begins with.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Seconds of the processor: by the clock an input takes long because others work too.
LONGEST = 20
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]

from fuzz.corpus import corpus, keep  # noqa: E402 - the path is set above
from fuzz.seeds import seeds  # noqa: E402
from fuzz.targets import is_ours, targets  # noqa: E402


def main() -> None:
    if sys.argv[2:] == ["--keep"]:
        print(sys.argv[1], keep(sys.argv[1], ROOT / "out" / "fuzz" / sys.argv[1]))
        return
    import atheris

    with atheris.instrument_imports(include=["crossbearing", "striprtf", "feedparser", "email"]):
        known = targets()
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("target", choices=sorted(known))
        parser.add_argument("--seconds", type=int, default=600)
        asked = parser.parse_args()
        run = known[asked.target]()
        from crossbearing.read.failure import ReadFailure

        for seed in seeds(asked.target):  # loads what is imported at the first use, so that it is followed too
            with contextlib.suppress(ReadFailure):
                run(seed)

    counts = {"runs": 0, "read": 0, "failures": 0, "library": 0}
    begun, used = time.monotonic(), time.process_time()

    def told(why: str) -> None:
        seconds, processor = round(time.monotonic() - begun), round(time.process_time() - used)
        print(json.dumps({"target": asked.target, "why": why, "seconds": seconds, "processor": processor, **counts}), flush=True)  # fmt: skip

    def once(data: bytes) -> None:
        counts["runs"] += 1
        begun_one = time.process_time()
        try:
            run(data)
            counts["read"] += 1
        except ReadFailure:
            counts["failures"] += 1
        except (MemoryError, RecursionError):
            counts["library"] += 1
        except Exception as error:
            if is_ours(error):
                told("finding")
                raise
            counts["library"] += 1
        if time.process_time() - begun_one > LONGEST:
            told("finding")
            raise TimeoutError(f"an input of {len(data)} bytes took longer than {LONGEST} seconds")
        if time.monotonic() - begun > asked.seconds:
            told("end")
            import os

            os._exit(0)

    folder = ROOT / "out" / "fuzz" / asked.target
    folder.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate([*seeds(asked.target), *corpus(asked.target)]):
        (folder / f"seed{n}").write_bytes(seed)
    atheris.Setup(
        [
            sys.argv[0],
            str(folder),
            "-timeout=300",
            "-rss_limit_mb=4096",
            f"-artifact_prefix={folder}-",
            "-print_final_stats=0",
            "-verbosity=0",
        ],
        once,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
