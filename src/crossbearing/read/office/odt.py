"""ODT (OpenDocument): headings, paragraphs and lists in order; remarks and tracked deletions are left out."""

from __future__ import annotations

from typing import Any

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.archives import budget
from crossbearing.read.failure import ReadFailure
from crossbearing.read.office.xml import DC, first, tree
from crossbearing.read.raw import Raw

T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_PASSED = (
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{T}tracked-changes",
    f"{T}note-citation",
    f"{T}ruby-text",
)
_BLOCKS = (f"{T}p", f"{T}h")
LONGEST_GAP = 1000  # spaces that one mark may stand for


def read(task: Task) -> Reply:
    """The document's one account."""
    archive = budget.opened(task.path, task.data)
    names = set(archive.namelist())
    if "content.xml" not in names:
        raise ReadFailure(task.path, "no ODT (no content.xml inside)", "save it again as ODT, or as text")
    blocks: list[str] = []
    _blocks(tree(task.path, budget.member(task.path, archive, "content.xml")), blocks)
    text = "\n\n".join(b.strip() for b in blocks if b.strip())
    if not text:
        raise ReadFailure(task.path, "document holds no text", "if it holds pictures of pages, run OCR first")
    raw = Raw(text)
    if "meta.xml" in names:
        meta = tree(task.path, budget.member(task.path, archive, "meta.xml"))
        raw.title, raw.author, raw.language = (
            first(meta, f"{DC}title"),
            first(meta, f"{META}initial-creator", f"{DC}creator"),
            first(meta, f"{DC}language"),
        )
    return Reply([Part(task.path, raw)])


def _blocks(node: Any, out: list[str]) -> None:
    for child in node:
        if not isinstance(child.tag, str) or child.tag in _PASSED:
            continue
        if child.tag in _BLOCKS:
            words: list[str] = []
            notes: list[str] = []
            _words(child, words, notes)
            out += ["".join(words), *notes]
        else:
            _blocks(child, out)


def _words(node: Any, words: list[str], notes: list[str]) -> None:
    words.append(node.text or "")
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _PASSED:
            if child.tag == f"{T}s":
                words.append(" " * min(LONGEST_GAP, int(child.get(f"{T}c") or 1)))
            elif child.tag == f"{T}tab":
                words.append("\t")
            elif child.tag == f"{T}line-break":
                words.append("\n")
            elif child.tag == f"{T}note":
                _blocks(child, notes)
            else:
                _words(child, words, notes)
        words.append(child.tail or "")
