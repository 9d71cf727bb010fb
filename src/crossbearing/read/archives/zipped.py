"""ZIP: a document in ZIP's clothes (DOCX, ODT, EPUB, WACZ), or a bundle of files that are read each by itself."""

from __future__ import annotations

from pathlib import PurePosixPath

from crossbearing.read.apart.message import Failed, Part, Reply, Task, told
from crossbearing.read.archives import budget
from crossbearing.read.failure import ReadFailure

# What operating systems and version control put into bundles besides documents.
_CLUTTER = ("__MACOSX/", ".git/", ".svn/")


def read(task: Task, depth: int = 0) -> Reply:
    """The documents of the bundle in the order of their names."""
    from crossbearing.read import forms

    if depth >= budget.DEPTH:
        raise ReadFailure(task.path, "archives inside archives inside archives", "unpack it by hand and give the files")
    archive = budget.opened(task.path, task.data)
    names = set(archive.namelist())
    inner = _document(names)
    if (inner and depth == 0) or inner in ("docx", "odt", "epub"):
        return forms.reader(inner)(task)
    parts: list[Part] = []
    failed: list[Failed] = []
    total = 0
    for info in sorted(archive.infolist(), key=lambda i: i.filename):
        name = info.filename
        suffix = PurePosixPath(name).suffix.lower()
        if (
            info.is_dir()
            or name.startswith(_CLUTTER)
            or PurePosixPath(name).name.startswith(".")
            or suffix not in forms.SUFFIXES
        ):
            continue
        where = f"{task.path}!/{name}"
        try:
            data = budget.member(task.path, archive, info)
            total += len(data)
            if total > budget.TOTAL:
                raise ReadFailure(
                    task.path,
                    f"unpacks to more than {budget.TOTAL // 1024**2} MB",
                    "unpack it by hand and give the files",
                )
            found = inside(Task(where, suffix, data), depth)
        except ReadFailure as failure:
            failed.append(told(failure))
            if failure.path == task.path:
                break
            continue
        parts += [Part(p.path, p.raw, data if p.original is None else p.original) for p in found.parts]
        failed += found.failed
    if not parts and not failed:
        raise ReadFailure(task.path, "archive holds no document that is read", "name the files themselves")
    return Reply(parts, failed)


def inside(task: Task, depth: int) -> Reply:
    """What a member holds; an archive in an archive one step deeper."""
    from crossbearing.read import forms

    if task.data.strip() and forms.form(task.suffix, task.data) == "zip":
        return read(task, depth + 1)
    return forms.parts(task)


def _document(names: set[str]) -> str | None:
    """Which document the ZIP is, None for a bundle."""
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    if "datapackage.json" in names and any(n.startswith("archive/") for n in names):
        return "wacz"
    return None
