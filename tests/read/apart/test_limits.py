"""Each limit of the child process, one by one."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crossbearing.read.apart import Apart
from crossbearing.read.apart.bounds import Bounds
from crossbearing.read.apart.message import Task
from crossbearing.read.failure import ReadFailure
from tests.read.forms import made

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of the system differ elsewhere")


def limited(code: str, **bounds: float) -> subprocess.CompletedProcess[str]:
    """What becomes of code that runs under the limits."""
    head = f"""
import os, sys
sys.path[:] = {[p for p in sys.path if p]!r}
from crossbearing.read.apart import child
from crossbearing.read.apart.bounds import Bounds
bounds = Bounds(**{bounds!r})
"""
    return subprocess.run(
        [sys.executable, "-I", "-c", head + code], capture_output=True, text=True, check=False, timeout=60
    )


def test_memory() -> None:
    done = limited(
        "child._limit(bounds)\ntry:\n    bytes(bounds.memory)\nexcept MemoryError:\n    print('refused')",
        memory=512 * 1024**2,
    )
    assert done.stdout == "refused\n", done.stderr


def test_processor_for_each_source_anew() -> None:
    code = "child._limit(bounds)\nimport time\nfor n in range(3):\n    child._more_time(bounds)\n    end = time.process_time() + {}\n    while time.process_time() < end: pass\n    print(n, flush=True)"
    assert limited(code.format(0.7), cpu=1).stdout.split() == ["0", "1", "2"]
    done = limited(code.format(5), cpu=0)
    assert (done.returncode, done.stdout) == (-signal.SIGXCPU, "")


def test_files_open_at_once() -> None:
    code = "child._limit(bounds)\nfiles = []\ntry:\n    while len(files) < 500: files.append(os.open('/dev/null', os.O_RDONLY))\nexcept OSError as error:\n    print(error.errno == 24, len(files) < bounds.files)"
    assert limited(code, files=128).stdout == "True True\n"


def test_no_byte_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    code = f"file = os.open({str(path)!r}, os.O_WRONLY | os.O_CREAT)\nchild._limit(bounds)\nimport signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\ntry:\n    os.write(file, b'x')\nexcept OSError as error:\n    print(error.errno == 27)"
    assert limited(code).stdout == "True\n"
    assert path.read_bytes() == b""


def test_time_by_the_clock_for_feeds_too() -> None:
    with Apart(Bounds(wall=0.0)) as impatient, pytest.raises(ReadFailure, match="longer than 0 seconds"):
        impatient.entries("https://list.test/", b"<rss/>", 5)


def test_what_is_given_back() -> None:
    words = "word " * 50_000
    with Apart(Bounds(output=400_000)) as small:
        reply = small.parts(Task("a.vtt", ".vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + words.encode()))
        assert [f.cause for f in reply.failed] == ["holds more text than can be taken in at once"]
        # What it holds beside the text is counted by the parent, which ends the child.
        reply = small.parts(Task("a.zip", ".zip", made.zipped({f"{n}.docx": made.docx() + b"\0" * 50_000 for n in range(10)})))  # fmt: skip
        assert [f.cause for f in reply.failed] == ["holds more than can be taken in at once"]
        assert small.parts(Task("good.docx", ".docx", made.docx())).parts


def test_a_feed_is_parsed_in_the_child_and_its_end_is_told() -> None:
    feed = b"<rss><channel><item><link>https://kite.test/a</link><title>A</title></item></channel></rss>"
    with Apart() as apart:
        (entry,) = apart.entries("https://list.test/", feed, 5)
        assert (entry.url, entry.title) == ("https://kite.test/a", "A")
        with pytest.raises(ReadFailure, match=r"https://list\.test/: a feed that names no address"):
            apart.entries("https://list.test/", b"<rss><channel/></rss>", 5)
        deep = b"<urlset>" + b"<url>" * 2_000_000
        with pytest.raises(ReadFailure):
            apart.entries("https://list.test/", deep, 5)
        assert apart.entries("https://list.test/", feed, 5) == [entry]
