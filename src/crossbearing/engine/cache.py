"""Annotations kept by content, so that nothing is read twice: a file an account, in a folder of the user.

An entry is sealed with a key made from the account itself, and its name does not tell the key: who has the folder but not the account can read nothing
of it. What cannot be unsealed (a torn write, a flipped bit, another's file) is no entry, and is written anew. Files are put in place whole, so that several
processes may use a folder at once; those used longest ago go first when it is full.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections import Counter
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from crossbearing.engine.fingerprint import fingerprint
from crossbearing.engine.message import packed_account, unpacked_account
from crossbearing.records import Annotations, Document

# What all entries together may take: some 450,000 accounts of 50 words.
LIMIT = 2_000_000_000
# Folders among which entries are spread by the first two digits of their names; each keeps to its share of the limit by itself.
FOLDERS = 256
# A folder is looked through for entries to give up after so many new ones of this process; by so many it may be over its share.
LOOK = 16
# Of a full folder so much stays.
STAYS = 0.9
# Compression at the level that costs a twentieth of what it saves in reading from disk.
_LEVEL = 1
_NONCE = 12


class Cache:
    """Annotations by content. Use it as a context manager around its use. What goes wrong with the folder makes it find nothing, never fail."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder, self.limit = folder, limit
        self.hits = self.misses = 0
        self._written: Counter[str] = Counter()

    def get(self, document: Document) -> Annotations | None:
        """What is kept of the document; None where nothing is."""
        try:
            name, key = _name_and_key(document)
            path = self._path(name)
            data = path.read_bytes()
            # When it was used last, for the order in which entries go.
            os.utime(path)
            packed = zlib.decompress(AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], None))
            found = unpacked_account(packed, document)
        except (OSError, InvalidTag, ValueError, zlib.error, msgspec.DecodeError):
            self.misses += 1
            return None
        self.hits += 1
        return found

    def put(self, account: Annotations) -> None:
        """Keeps what was found in a document."""
        try:
            packed = packed_account(account)
            name, key = _name_and_key(account.document)
        except UnicodeEncodeError:
            return
        nonce = os.urandom(_NONCE)
        path = self._path(name)
        with contextlib.suppress(OSError):
            _replace(path, nonce + AESGCM(key).encrypt(nonce, zlib.compress(packed, _LEVEL), None))
            self._written[path.parent.name] += 1
            if self._written[path.parent.name] % LOOK == 0:
                self._shrink(path.parent)

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:]

    def _shrink(self, folder: Path) -> None:
        """Gives up the entries of a folder that were used longest ago, where it holds more than its share."""
        share = self.limit // FOLDERS
        found = []
        for entry in os.scandir(folder):
            # Another process may be giving up the same ones.
            with contextlib.suppress(OSError):
                stat = entry.stat()
                found.append((stat.st_mtime_ns, entry.path, stat.st_size))
        total = sum(size for *_, size in found)
        if total <= share:
            return
        for _, path, size in sorted(found):
            if total <= share * STAYS:
                break
            with contextlib.suppress(OSError):
                Path(path).unlink()
            total -= size

    def close(self) -> None:
        """Looks through the folders to which less was written than makes a look."""
        for name, number in self._written.items():
            if number % LOOK:
                with contextlib.suppress(OSError):
                    self._shrink(self.folder / name)
        self._written.clear()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _name_and_key(document: Document) -> tuple[str, bytes]:
    """The name of a document's entry, and the key that opens it. Where a file lies and its bytes' hash tell the layers nothing."""
    content = msgspec.json.encode(msgspec.structs.replace(document, path="", sha256="", main_event=None))
    key = hashlib.sha256(f"key {fingerprint()}\n".encode() + content).digest()
    return hashlib.sha256(b"name\n" + key).hexdigest(), key


def _replace(path: Path, data: bytes) -> None:
    """Puts the file in place whole, for this user alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(unfinished).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(unfinished).unlink()
        raise
