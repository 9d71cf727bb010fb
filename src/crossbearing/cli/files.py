"""Where the files of an export go: standard output, one file with what explains it beside, a folder, or a ZIP archive. All or nothing."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crossbearing.cli.intake import complain
from crossbearing.cli.output import OutputError, check_writable, replacing

Files = dict[str, bytes]
# The earliest moment that a ZIP archive can tell: the same files give the same archive.
_THEN = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Target:
    """Where to write: `path` is empty for standard output."""

    kind: Literal["stream", "file", "folder", "zip"]
    path: str = ""

    @staticmethod
    def of(output: str | None) -> Target:
        """`out/` and what is a folder already is a folder, `out.zip` an archive, all else a file."""
        if output is None or output == "-":
            return Target("stream")
        if output.endswith(("/", os.sep)) or Path(output).is_dir():
            return Target("folder", output)
        return Target("zip" if output.lower().endswith(".zip") else "file", output)


def check_target(target: Target) -> None:
    """OutputError at once for a target that could not be written at the end."""
    path = Path(target.path)
    if target.kind in ("file", "zip"):
        check_writable(target.path)
    elif target.kind == "folder" and not path.is_dir():
        if path.exists():
            raise OutputError(f"{target.path}: cannot be written (is a file); name a folder")
        if not path.absolute().parent.is_dir():
            raise OutputError(f"{target.path}: cannot be written (no folder {path.parent}); make it first")


def written(target: Target, made: Mapping[str, Files]) -> list[str]:
    """Writes the files of the formats and gives the names of those written to disk. A stream or a file takes one format, whose first file
    can be had by itself."""
    files = _together(made)
    if target.kind == "stream":
        (_, first), *rest = files.items()
        if rest:
            complain(f"left out: {', '.join(n for n, _ in rest)}; name a file, a folder/ or a .zip with -o")
        sys.stdout.buffer.write(first)
        sys.stdout.buffer.flush()
        return []
    if target.kind == "zip":
        return _all({target.path: _archive(files)})
    if target.kind == "folder":
        try:
            Path(target.path).mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(f"{target.path}: cannot be made ({error.strerror}); name another folder") from error
        return _all({str(Path(target.path) / n): data for n, data in files.items()})
    return _all(_beside(target.path, files))


def _together(made: Mapping[str, Files]) -> Files:
    """The files of all formats; of two with one name the later bears its format's name before it."""
    files: Files = {}
    for format, own in made.items():
        for name, data in own.items():
            files[name if name not in files else f"{format}.{name}"] = data
    return files


def _beside(path: str, files: Files) -> Files:
    """The first file under the name that was asked for, the others beside it under the same stem: `rows.csv`, `rows.evidence.csv`."""
    given = Path(path)
    named = [str(given), *(str(given.with_name(f"{given.stem}.{n.partition('.')[2]}")) for n in list(files)[1:])]
    return dict(zip(named, files.values(), strict=True))


def _all(files: Files) -> list[str]:
    """Writes all files, or none: each takes its place only when all are written."""
    with ExitStack() as stack:
        for name, data in files.items():
            stack.enter_context(replacing(name)).write(data)
    return list(files)


def _archive(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _THEN)
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(member, data)
    return out.getvalue()
