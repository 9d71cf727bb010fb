"""Somebody who adds generated accounts to a case, one after the other, while it is served."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1]


class Writer:
    """A process of its own, as another user's would be."""

    def __init__(self, case: str, folder: Path, accounts: int, seconds: float, refresh: bool) -> None:
        self.log = folder / "added"
        command = [sys.executable, str(Path(__file__)), case, str(accounts), str(seconds), str(int(refresh))]
        self.out = self.log.open("wb")
        self.process = subprocess.Popen(command, stdout=self.out)

    def stop(self) -> int:
        """Ends it: how many accounts it has added."""
        self.process.terminate()
        self.process.wait()
        self.out.close()
        return len(self.log.read_bytes().splitlines())


def main() -> None:
    """Adds an account every so often and prints its id."""
    sys.path.insert(0, str(BENCH))
    from crossbearing.case.intake import take_in
    from crossbearing.case.store import Case
    from crossbearing.engine import annotated
    from crossbearing.read import ReadDocument, read_sources
    from generator.__main__ import write
    from generator.stream import Settings

    path, accounts, seconds, refresh = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4] == "1"
    if not accounts:
        return
    with tempfile.TemporaryDirectory() as folder:
        more = Path(folder) / "more.jsonl"
        write(Settings(accounts), more)
        # Ids of the moment, so that a case that was loaded before gets accounts that it has not.
        stamp = f"{time.time_ns():x}-"
        # Addresses too: an account at a known one would be a newer version of that.
        told = more.read_text(encoding="utf-8").replace('{"id": "', '{"id": "' + stamp)
        more.write_text(told.replace('"url": "https://', f'"url": "https://{stamp}'), encoding="utf-8")
        reads = [r for r in read_sources([str(more)]) if isinstance(r, ReadDocument)]
    begun = time.monotonic()
    for number, read in enumerate(reads):
        time.sleep(max(0.0, begun + number * seconds / accounts - time.monotonic()))
        with Case(path) as case:
            take_in(case, [read], annotated)
            if refresh:
                case.freshen()
        print(read.document.id, flush=True)


if __name__ == "__main__":
    main()
