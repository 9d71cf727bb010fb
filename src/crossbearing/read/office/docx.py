"""DOCX (ISO/IEC 29500): paragraphs, tables and notes in order; deleted text of tracked changes is left out, inserted text stands."""

from __future__ import annotations

from typing import Any

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.archives import budget
from crossbearing.read.compose import Piece, composed
from crossbearing.read.failure import ReadFailure
from crossbearing.read.office.styles import styled
from crossbearing.read.office.xml import DC, DCTERMS, first, tree
from crossbearing.read.raw import Raw
from crossbearing.records import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# A text box is written twice, for old and new programs; the copy for old ones is passed over.
_PASSED = (
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read(task: Task) -> Reply:
    """The document's one account."""
    archive = budget.opened(task.path, task.data)
    names = set(archive.namelist())
    if "word/document.xml" not in names:
        raise ReadFailure(task.path, "no DOCX (no word/document.xml inside)", "save it again as DOCX, or as text")
    pieces = paragraphs(tree(task.path, budget.member(task.path, archive, "word/document.xml")))
    for name in NOTES:
        if name in names:
            pieces += paragraphs(tree(task.path, budget.member(task.path, archive, name)))
    text, parts = composed(pieces)
    if not text:
        raise ReadFailure(task.path, "document holds no text", "if it holds pictures of pages, run OCR first")
    raw = Raw(text, parts=parts)
    if "docProps/core.xml" in names:
        core = tree(task.path, budget.member(task.path, archive, "docProps/core.xml"))
        # `created` is when the file was made, which is no day of publication.
        raw.title, raw.author, raw.language = (
            first(core, f"{DC}title"),
            first(core, f"{DC}creator"),
            first(core, f"{DC}language"),
        )
        raw.published = first(core, f"{DCTERMS}issued", f"{DC}date")
    return Reply([Part(task.path, raw)])


def paragraphs(root: Any) -> list[Piece]:
    """The words of each paragraph that has any, with the role that its style gives it; a table's row is one paragraph, its cells parted by tabs."""
    found: list[Piece] = []
    for node in root.iter(f"{W}p", f"{W}tr"):
        if any(a.tag in _PASSED for a in node.iterancestors()):
            continue
        if node.tag == f"{W}tr":
            cells = [" ".join(_words(p).strip() for p in cell.iter(f"{W}p")).strip() for cell in node.iter(f"{W}tc")]
            words = "\t".join(cells).strip()
        elif any(a.tag == f"{W}tr" for a in node.iterancestors()):
            continue
        else:
            words = _words(node).strip()
        if words:
            found.append(Piece(words, _role(node)))
    return found


def _role(node: Any) -> Role:
    style = node.find(f"{W}pPr/{W}pStyle")
    return styled(style.get(f"{W}val") or "") if style is not None else "body"


def _words(paragraph: Any) -> str:
    out: list[str] = []
    _gather(paragraph, out)
    return "".join(out)


def _gather(node: Any, out: list[str]) -> None:
    for child in node:
        if not isinstance(child.tag, str) or child.tag in _PASSED:
            continue
        if child.tag == f"{W}t":
            out.append(child.text or "")
        elif child.tag in _BREAKS:
            out.append(_BREAKS[child.tag])
        elif child.tag != f"{W}p":  # a paragraph in a text box stands by itself
            _gather(child, out)
