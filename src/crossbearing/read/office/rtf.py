"""RTF: the words, without pictures, styles and remarks."""

from __future__ import annotations

import re
from collections.abc import Callable

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.raw import Raw

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_INFO = {name: re.compile(r"\{\\" + name + r" ([^{}\\]{1,300})\}") for name in ("title", "author")}


def read(task: Task) -> Reply:
    """The document's one account."""
    from striprtf.striprtf import rtf_to_text

    page = _CODE_PAGE.search(task.data[:4096])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    source = task.data.decode("latin-1")
    words: Callable[..., str] = rtf_to_text
    try:
        text = words(source, encoding=encoding, errors="replace")
    except LookupError:
        text = words(source, encoding="cp1252", errors="replace")
    text = "\n\n".join(line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip())
    if not text:
        raise ReadFailure(task.path, "document holds no text", "save it again, or give its text")
    said = {name: m[1].strip() for name, sign in _INFO.items() if (m := sign.search(source[:20_000]))}
    return Reply([Part(task.path, Raw(text, title=said.get("title"), author=said.get("author")))])
