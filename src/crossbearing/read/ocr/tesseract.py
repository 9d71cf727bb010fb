"""The command `tesseract`: an image in, its words with their confidence out. It runs under limits of its own and gets the image's bytes, no path."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import groupby

import msgspec

# Seconds and bytes for one page; a printed page takes some seconds and 200 MB.
SECONDS, MEMORY = 120, 2 * 1024**3
# Letters of a word row in Tesseract's table (level 5); rows above it are boxes.
_WORD = "5"


class OcrError(Exception):
    """Reading images cannot be done at all. `str()` is one line."""


class Page(msgspec.Struct, frozen=True):
    """The words of one image: paragraphs parted by blank lines; `confidence` is the mean over its words, 0 to 100."""

    text: str
    words: int
    confidence: float


class Ocr:
    """Reads images in these languages, as Tesseract names them: `eng`, `eng+fra`. OcrError where the command or a language is missing."""

    def __init__(self, languages: str) -> None:
        self.languages = languages
        self.command, self.version = _command()
        missing = [x for x in languages.split("+") if x not in _languages(self.command)]
        if missing:
            known = ", ".join(sorted(_languages(self.command)))
            raise OcrError(f"--ocr {languages}: tesseract has no language {', '.join(missing)}; install it (there is: {known})")  # fmt: skip

    def page(self, image: bytes) -> Page | None:
        """The words of an image; None where the command fails on it or takes too long."""
        call = [self.command, "stdin", "stdout", "-l", self.languages, "--dpi", "300", "tsv"]
        try:
            done = subprocess.run(  # noqa: S603 - the command that was found, with arguments of our own
                call, input=image, capture_output=True, timeout=SECONDS, check=False, env=_ENVIRONMENT, preexec_fn=_limit()
            )  # fmt: skip
        except (subprocess.TimeoutExpired, OSError):
            return None
        try:
            return _told(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else None
        except (csv.Error, ValueError, KeyError, TypeError):  # no table of Tesseract's
            return None

    def said(self, page: Page) -> str:
        """What is to be said of an account of this page."""
        return f"read by OCR (tesseract {self.version}, {self.languages}), mean confidence {page.confidence:.0f} % of {page.words} words; look at the image"


_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    "OMP_THREAD_LIMIT": "1",
    "HOME": "/nonexistent",
}


@cache
def _command() -> tuple[str, str]:
    command = shutil.which("tesseract")
    if command is None:
        raise OcrError("--ocr: no command tesseract; install it (Debian: apt-get install tesseract-ocr), or leave --ocr out")  # fmt: skip
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=False, timeout=60)  # noqa: S603
    return command, (said.stdout or said.stderr).split("\n")[0].removeprefix("tesseract ").strip()


@cache
def _languages(command: str) -> frozenset[str]:
    said = subprocess.run([command, "--list-langs"], capture_output=True, text=True, check=False, timeout=60)  # noqa: S603
    return frozenset(line.strip() for line in said.stdout.split("\n")[1:] if line.strip())


def _limit() -> Callable[[], None] | None:
    if sys.platform == "win32":
        return None
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


def _told(table: str) -> Page:
    """The words of Tesseract's table, line by line and paragraph by paragraph."""
    rows = [
        r
        for r in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if r.get("level") == _WORD and (r.get("text") or "").strip()
    ]
    paragraphs = [_paragraph(list(own)) for _, own in groupby(rows, lambda r: (r["block_num"], r["par_num"]))]
    sure = [float(r["conf"]) for r in rows if float(r["conf"]) >= 0]
    return Page("\n\n".join(paragraphs), len(rows), sum(sure) / len(sure) if sure else 0.0)


def _paragraph(rows: list[dict[str, str]]) -> str:
    """Lines joined; a word that a line's end divided is put together."""
    text = ""
    for _, own in groupby(rows, lambda r: r["line_num"]):
        line = " ".join(r["text"].strip() for r in own)
        if text.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
