"""What a container may unpack to: members, bytes, ratio, depth. Nothing is ever written to disk; names of members are only names."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib

from crossbearing.read.failure import ReadFailure

MEMBERS = 20_000
TOTAL = 400 * 1024**2
# Text packs to a tenth, tables to a fiftieth; a member that grows a thousandfold was made to.
RATIO = 1000
RATIO_FROM = 1024**2
DEPTH = 3
_REMEDY = "do not trust it; unpack it by hand and give the files"


def opened(path: str, data: bytes) -> zipfile.ZipFile:
    """The ZIP, whose directory holds to the budget as far as it tells. ReadFailure else."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadFailure(path, "ZIP truncated or damaged", "fetch the file again") from error
    if len(members) > MEMBERS:
        raise ReadFailure(path, f"{len(members):,} files in one archive (at most {MEMBERS:,})", _REMEDY)
    if sum(m.file_size for m in members) > TOTAL:
        raise ReadFailure(path, f"unpacks to more than {TOTAL // 1024**2} MB", _REMEDY)
    return archive


def member(path: str, archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """A member's bytes, unpacked no further than it says and the budget allows."""
    try:
        info = archive.getinfo(name) if isinstance(name, str) else name
        if info.flag_bits & 1:
            raise ReadFailure(f"{path}!/{info.filename}", "locked by a password", "unpack it by hand and give the file")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ReadFailure(f"{path}!/{info.filename}", "a link to another file", "give that file itself")
        if info.file_size > RATIO_FROM and info.file_size > RATIO * max(1, info.compress_size):
            raise ReadFailure(f"{path}!/{info.filename}", f"unpacks to {RATIO} times its size", _REMEDY)
        with archive.open(info) as stream:
            unpacked = stream.read(info.file_size + 1)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        where = name if isinstance(name, str) else name.filename
        raise ReadFailure(
            f"{path}!/{where}", f"cannot be unpacked ({type(error).__name__})", "fetch the archive again"
        ) from error
    if len(unpacked) > info.file_size:
        raise ReadFailure(f"{path}!/{info.filename}", "unpacks to more than it says", _REMEDY)
    return unpacked


def ungzipped(path: str, data: bytes) -> bytes:
    """The bytes of a gzip stream with all its members, within the budget."""
    parts: list[bytes] = []
    size, rest = 0, data
    while rest:
        engine = zlib.decompressobj(31)
        try:
            part = engine.decompress(rest, TOTAL - size + 1)
        except zlib.error as error:
            if parts:  # what follows the last whole member is padding
                break
            raise ReadFailure(path, "gzip truncated or damaged", "fetch the file again") from error
        size += len(part)
        if size > TOTAL or (size > RATIO_FROM and size > RATIO * len(data)):
            raise ReadFailure(path, "unpacks to more than a document may", _REMEDY)
        parts.append(part)
        if not engine.eof:
            raise ReadFailure(path, "gzip truncated or damaged", "fetch the file again")
        rest = engine.unused_data
    return b"".join(parts)
