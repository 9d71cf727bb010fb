"""A sealed package as it lies there: a folder or a ZIP archive, read without unpacking it."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from crossbearing.case.proof.keys import SealError

CHUNK = 1 << 20
# A file that is read whole (records, lists) may have so many bytes; a seal of a million accounts stays under it.
LARGEST = 4 << 30


class Package:
    """The files of a package by their paths inside it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._folder = Path(path)
        self._archive: zipfile.ZipFile | None = None
        self._names: dict[str, str] = {}
        self._digests: dict[str, tuple[str, int]] = {}
        self.strange: list[str] = []
        try:
            if self._folder.is_dir():
                for p in sorted(self._folder.rglob("*")):
                    name = p.relative_to(self._folder).as_posix()
                    if p.is_symlink():
                        self.strange.append(name)
                    elif p.is_file():
                        self._names[name] = str(p)
            else:
                self._archive = zipfile.ZipFile(path)
                self._list(self._archive)
        except (OSError, zipfile.BadZipFile) as error:
            raise SealError(f"{path}: no sealed package that can be read ({error}); name a folder or a .zip") from error

    def _list(self, archive: zipfile.ZipFile) -> None:
        """Paths inside the one folder that the archive holds; two members of one name, or a path that leads out, are strange."""
        members = [m for m in archive.infolist() if not m.is_dir()]
        tops = {PurePosixPath(m.filename).parts[0] for m in members if "/" in m.filename}
        top = f"{tops.pop()}/" if len(tops) == 1 and all("/" in m.filename for m in members) else ""
        for m in members:
            name = m.filename.removeprefix(top)
            if name in self._names or name.startswith("/") or ".." in PurePosixPath(name).parts:
                self.strange.append(m.filename)
            else:
                self._names[name] = m.filename

    def names(self) -> tuple[str, ...]:
        """The paths of all files, in order."""
        return tuple(sorted(self._names))

    def digest(self, name: str) -> tuple[str, int]:
        """SHA-256 and size of a file; SealError where it cannot be read."""
        if name not in self._digests:
            found, size = hashlib.sha256(), 0
            for chunk in self._chunks(name):
                found.update(chunk)
                size += len(chunk)
            self._digests[name] = (found.hexdigest(), size)
        return self._digests[name]

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """A whole file; SealError where it is missing, broken or larger than `most`."""
        out, size = [], 0
        for chunk in self._chunks(name):
            size += len(chunk)
            if size > most:
                raise SealError(f"{name}: larger than {most} bytes")
            out.append(chunk)
        return b"".join(out)

    def _chunks(self, name: str) -> Iterator[bytes]:
        if name not in self._names:
            raise SealError(f"{name}: is missing")
        try:
            with self._open(name) as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            raise SealError(f"{name}: cannot be read ({error})") from error

    def _open(self, name: str) -> IO[bytes]:
        if self._archive is not None:
            return self._archive.open(self._names[name])
        return Path(self._names[name]).open("rb")

    def close(self) -> None:
        if self._archive is not None:
            self._archive.close()
