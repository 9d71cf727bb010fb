"""Ctrl-C: an end at once, with the exit status of the contract, no traceback, no output half-written and no process left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "Three people were killed when a wall fell on the market of Goris on Monday, rescuers said. "
# More than is done by the time the signal comes.
DOCUMENTS = 3000


def children(number: int) -> list[int]:
    """The processes that descend from this one."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rsplit(") ", 1)[1].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            if parent == number:
                found += [int(folder.name), *children(int(folder.name))]
    return found


def runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def hearing() -> None:
    """A shell starts what runs behind it deaf to Ctrl-C, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_ctrl_c_ends_at_once_with_130(tmp_path: Path, processes: str) -> None:
    lines = (json.dumps({"text": f"{TEXT * 5}{n}", "published": "2024-05-06"}) for n in range(DOCUMENTS))
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "crossbearing", "annotate", "all.jsonl", "-o", "out.jsonl", "--processes", processes, "--no-cache"]  # fmt: skip
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hearing,
    )
    started = time.monotonic()
    while not any(f.stat().st_size for f in tmp_path.glob(".out.jsonl.*")) and time.monotonic() - started < 120:
        time.sleep(0.1)
    others = children(running.pid)
    assert len(others) >= (3 if processes == "2" else 0)
    # As a terminal does it: the whole group.
    os.killpg(running.pid, signal.SIGINT)
    sent = time.monotonic()
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told.decode() in ("", "stopped\n")
    assert time.monotonic() - sent < 5
    assert [p.name for p in tmp_path.iterdir()] == ["all.jsonl"]
    assert not any(runs(n) for n in others)
