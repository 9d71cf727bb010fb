"""ZIM (openZIM, version 5 and 6): the pages of a site as one archive; its checksum is checked. Compressed clusters take the extra `zim` (Zstandard) or nothing (LZMA, none).

Read by our own few lines: the library of the format is under the GPL. Only the pages are read, and none of the indexes.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import struct
from collections import defaultdict
from typing import NamedTuple

from crossbearing.read.apart.message import Failed, Part, Reply, Task, told
from crossbearing.read.archives.budget import MEMBERS, TOTAL
from crossbearing.read.failure import ReadFailure

MAGIC = b"ZIM\x04"
# magic, version, uuid, entries, clusters, places of: addresses, titles, clusters, types; main page, layout, checksum.
_HEADER = struct.Struct("<4sHH16sIIQQQQIIQ")
_ENTRY = struct.Struct("<HBcI")
_REDIRECT = 0xFFFF
_PAGES = ("A", "C")
_NONE, _LZMA, _ZSTD = (0, 1), 4, 5
# A type, an address, a title: longer is no name of anything.
LONGEST_NAME = 4096
_DAMAGED = "ZIM truncated or damaged"


class _Entry(NamedTuple):
    name: str
    cluster: int
    blob: int


def read(task: Task) -> Reply:
    """One part a page, in the order of their addresses; a page without an article is a failure of its own."""
    from crossbearing.read import forms

    parts: list[Part] = []
    failed: list[Failed] = []
    try:
        head = _HEADER.unpack_from(task.data)
        entries = _entries(task, head)
        notes = _notes(task.data, head[12])
        blobs = _blobs(task, head, entries)
    except (struct.error, IndexError, ValueError, OverflowError, EOFError, lzma.LZMAError) as error:
        raise ReadFailure(task.path, f"{_DAMAGED} ({type(error).__name__})", "fetch the file again") from error
    total = 0
    for entry in entries:
        where, data = f"{task.path}!/{entry.name}", blobs[entry.cluster, entry.blob]
        # Many entries may name the same bytes.
        total += len(data)
        if total > TOTAL:
            failed.append(Failed(task.path, f"unpacks to more than {TOTAL // 1024**2} MB", "take the pages out of it and give those"))  # fmt: skip
            break
        try:
            found = forms.parts(Task(where, ".html", data))
        except ReadFailure as failure:
            failed.append(told(failure))
            continue
        for part in found.parts:
            part.raw.warnings += notes
            parts.append(Part(part.path, part.raw, data))
        failed += found.failed
    if not parts and not failed:
        raise ReadFailure(task.path, "ZIM holds no page", "check what it was made from")
    return Reply(parts, failed)


def _entries(task: Task, head: tuple[int, ...]) -> list[_Entry]:
    """The pages: what is HTML and no redirect."""
    data, count, addresses = task.data, head[4], head[6]
    if count > MEMBERS:
        raise ReadFailure(task.path, f"{count:,} entries in one archive (at most {MEMBERS:,})", "take the pages out of it and give those")  # fmt: skip
    types = _types(data, head[9])
    found = []
    for place in struct.unpack_from(f"<{count}Q", data, addresses):
        kind, _, space, _ = _ENTRY.unpack_from(data, place)
        if kind == _REDIRECT or kind >= len(types) or not types[kind].startswith("text/html"):
            continue
        if space.decode("latin-1") in _PAGES:
            cluster, blob = struct.unpack_from("<II", data, place + 8)
            found.append(_Entry(_name(data, place + 16), cluster, blob))
    return sorted(found)


def _types(data: bytes, at: int) -> list[str]:
    found = []
    while name := _name(data, at):
        found.append(name)
        at = data.index(b"\0", at) + 1
        if len(found) > LONGEST_NAME:
            raise ValueError("types")
    return found


def _name(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at, at + LONGEST_NAME)].decode("utf-8", "replace")


def _notes(data: bytes, at: int) -> list[str]:
    sound = hashlib.md5(data[:at], usedforsecurity=False).digest() == data[at : at + 16]
    return [] if sound else ["the archive's checksum does not match"]


def _blobs(task: Task, head: tuple[int, ...], entries: list[_Entry]) -> dict[tuple[int, int], bytes]:
    """The bytes of the entries, each cluster unpacked once."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[entry.cluster].add(entry.blob)
    places = struct.unpack_from(f"<{head[5]}Q", task.data, head[8])
    found: dict[tuple[int, int], bytes] = {}
    total = 0
    for cluster, blobs in sorted(wanted.items()):
        end = min((p for p in (*places, head[12]) if p > places[cluster]), default=len(task.data))
        info = task.data[places[cluster]]
        held = _unpacked(task.path, info & 0x0F, task.data[places[cluster] + 1 : end], TOTAL - total)
        total += len(held)
        size = 8 if info & 0x10 else 4
        letter = "Q" if size == 8 else "I"
        first = struct.unpack_from(f"<{letter}", held)[0]
        borders = struct.unpack_from(f"<{first // size}{letter}", held)
        for blob in blobs:
            found[cluster, blob] = held[borders[blob] : borders[blob + 1]]
    return found


def _unpacked(path: str, kind: int, data: bytes, most: int) -> bytes:
    if kind in _NONE:
        return data
    if kind == _LZMA:
        held = lzma.LZMADecompressor(memlimit=256 * 1024**2).decompress(data, most + 1)
    elif kind == _ZSTD:
        held = _zstandard(path, data, most)
    else:
        raise ReadFailure(path, f"packed in a way that is not read ({kind})", "unpack it by hand and give the files")
    if len(held) > most:
        raise ReadFailure(
            path, f"unpacks to more than {TOTAL // 1024**2} MB", "take the pages out of it and give those"
        )
    return held


def _zstandard(path: str, data: bytes, most: int) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise ReadFailure(path, "a ZIM packed with Zstandard", 'pip install "crossbearing[zim]"') from error
    try:
        unpacking = zstandard.ZstdDecompressor(max_window_size=128 * 1024**2).stream_reader(io.BytesIO(data))
        return unpacking.read(most + 1)
    except (zstandard.ZstdError, MemoryError) as error:
        raise ValueError("zstandard") from error
