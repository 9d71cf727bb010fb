"""EPUB 2 and 3: the chapters of the spine in their order, as one account."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.archives import budget
from crossbearing.read.blocks import pieces
from crossbearing.read.compose import Piece, composed
from crossbearing.read.failure import ReadFailure
from crossbearing.read.office.xml import DC, first, tree
from crossbearing.read.raw import Raw

_C = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"


def read(task: Task) -> Reply:
    """The book's one account; a chapter that cannot be read is a warning."""
    archive = budget.opened(task.path, task.data)
    container = tree(task.path, budget.member(task.path, archive, "META-INF/container.xml"))
    package = next((n.get("full-path") for n in container.iter(f"{_C}rootfile") if n.get("full-path")), None)
    if package is None:
        raise ReadFailure(task.path, "EPUB that names no package", "save it again, or give its text")
    opf = tree(task.path, budget.member(task.path, archive, package))
    hrefs = {i.get("id"): i.get("href") for i in opf.iter(f"{_OPF}item") if "html" in (i.get("media-type") or "")}
    raw = Raw(
        "",
        title=first(opf, f"{DC}title"),
        author=first(opf, f"{DC}creator"),
        publisher=first(opf, f"{DC}publisher"),
        published=first(opf, f"{DC}date"),
        language=first(opf, f"{DC}language"),
    )
    found: list[Piece] = []
    for reference in opf.iter(f"{_OPF}itemref"):
        href = hrefs.get(reference.get("idref"))
        if href:
            # A name inside the archive and nothing else: what points outside is not there.
            name = normpath(join(dirname(package), unquote(href)))
            try:
                found += pieces(budget.member(task.path, archive, name))
            except ReadFailure as failure:
                raw.warnings.append(f"{name}: {failure.cause}")
    raw.text, raw.parts = composed(found)
    if not raw.text:
        raise ReadFailure(task.path, "EPUB that holds no text", "it may be protected; give its text")
    return Reply([Part(task.path, raw)])
