"""Output files: written beside and renamed, so that nothing half-written is left behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


class OutputError(Exception):
    """An output that cannot be written. `str()` is one line."""


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """A file to write into that takes the place of `path` when all is written, and vanishes when anything fails."""
    target = Path(path)
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); free some space or name another file"
        ) from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def check_writable(*paths: str | None) -> None:
    """OutputError at once for an output that could not be written at the end."""
    for path in paths:
        if path:
            folder = Path(path).parent
            if Path(path).is_dir():
                raise OutputError(f"{path}: cannot be written (is a folder); name a file")
            if not folder.is_dir():
                raise OutputError(f"{path}: cannot be written (no folder {folder}); make it first")
            if not os.access(folder, os.W_OK):
                raise OutputError(f"{path}: cannot be written (no permission in {folder}); name another file")


def write(path: str, data: bytes) -> None:
    """Writes the whole of `data` to `path`, or nothing."""
    with replacing(path) as file:
        file.write(data)


def write_pieces(path: str, pieces: Iterable[bytes]) -> None:
    """Writes all the pieces to `path`, one after another, or nothing."""
    with replacing(path) as file:
        file.writelines(pieces)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
