"""ODT (OpenDocument): headings, paragraphs and lists in order; remarks and tracked deletions are left out."""

from __future__ import annotations

from typing import Any

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.archives import budget
from crossbearing.read.compose import Piece, composed
from crossbearing.read.failure import ReadFailure
from crossbearing.read.office.styles import styled
from crossbearing.read.office.xml import DC, first, tree
from crossbearing.read.raw import Raw

T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
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
    blocks: list[Piece] = []
    content = tree(task.path, budget.member(task.path, archive, "content.xml"))
    _blocks(content, blocks, _styles(content))
    text, parts = composed([Piece(b.words.strip(), b.role) for b in blocks if b.words.strip()])
    if not text:
        raise ReadFailure(task.path, "document holds no text", "if it holds pictures of pages, run OCR first")
    raw = Raw(text, parts=parts)
    if "meta.xml" in names:
        meta = tree(task.path, budget.member(task.path, archive, "meta.xml"))
        raw.title, raw.author, raw.language = (
            first(meta, f"{DC}title"),
            first(meta, f"{META}initial-creator", f"{DC}creator"),
            first(meta, f"{DC}language"),
        )
    return Reply([Part(task.path, raw)])


def _styles(content: Any) -> dict[str, str]:
    """The built-in style that each style of the document itself is made from."""
    return {
        n.get(f"{STYLE}name") or "": n.get(f"{STYLE}parent-style-name") or "" for n in content.iter(f"{STYLE}style")
    }


def _blocks(node: Any, out: list[Piece], styles: dict[str, str]) -> None:
    for child in node:
        if not isinstance(child.tag, str) or child.tag in _PASSED:
            continue
        if child.tag in _BLOCKS:
            words: list[str] = []
            notes: list[str] = []
            _words(child, words, notes)
            name = child.get(f"{T}style-name") or ""
            role = styled(name)
            if role == "body":
                role = styled(styles.get(name, ""))
            if role == "body" and child.tag == f"{T}h":
                role = "heading"
            out += [Piece("".join(words), role), *(Piece(n, "body") for n in notes)]
        else:
            _blocks(child, out, styles)


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
                inside: list[Piece] = []
                _blocks(child, inside, {})
                notes += [n.words for n in inside]
            else:
                _words(child, words, notes)
        words.append(child.tail or "")
