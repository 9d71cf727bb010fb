"""Sealing a case: a BagIt package (RFC 8493) whose list of hashes is signed, so that any copy can be checked offline.

`seal.json` is canonical JSON (RFC 8785) with the hash and size of every file; `seal.sig` the ed25519 signature of exactly its bytes;
`seal.pub` the key to check it with.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from crossbearing import __version__
from crossbearing.case.canonical import canonical
from crossbearing.case.file import CaseError
from crossbearing.case.proof.crate import CRATE, Listed, crate, listed
from crossbearing.case.proof.custody import who
from crossbearing.case.proof.keys import SealError, fingerprint, public_pem, signing_key
from crossbearing.case.proof.payload import Packed, payload
from crossbearing.case.store import Case

SEAL, SIGNATURE, PUBLIC = "seal.json", "seal.sig", "seal.pub"
# Version of the layout of seal.json.
FORM = 1
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# Seconds that a stamp of an authority may take.
STAMPING = 120


class Sealed(msgspec.Struct, frozen=True):
    """A seal that was made: where, the hash of its list, the fingerprint of its key, how many files and bytes."""

    path: str
    sha256: str
    key: str
    files: int
    size: int


def seal(
    case: Case,
    output: str,
    time: str,
    key: str | None = None,
    stamps: Sequence[str] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Sealed:
    """Writes the sealed package to a folder, or to a ZIP archive where `output` ends in `.zip`; whole or not at all.

    `time` is ISO 8601 in UTC. `stamps` are commands that are run with `{file}` replaced by the path of `seal.json`; what they write beside it
    is kept in the package (`ots stamp {file}`). SealError where it cannot be made.
    """
    target = Path(output)
    if target.exists():
        raise SealError(f"{output}: is there already; a seal is never written over, name another")
    signer = signing_key(key)
    record = case.record(case.rule())
    if not record.documents:
        raise SealError(f"{case.path}: the case is empty; there is nothing to seal")
    try:
        room = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.absolute().parent))
    except OSError as error:
        raise SealError(
            f"{output}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from error
    try:
        folder = room / target.name.removesuffix(".zip")
        files, head = payload(case, record, progress)
        held = [_put(folder, f) for f in files]
        name = target.name.removesuffix(".zip")
        described = crate(name, who(), time, __version__, held)
        held.append(
            _put(folder, Packed(CRATE, described, "what the package holds (RO-Crate 1.1)", "application/ld+json"))
        )
        made = _tags(folder, held, time, msgspec.to_builtins(head), case.rule(), public_pem(signer), signer.sign)
        for command in stamps:
            _stamp(command, folder / SEAL)
        _hand_over(folder, target)
    except OSError as error:
        raise SealError(
            f"{output}: cannot be written ({error.strerror}); free some space or name another place"
        ) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)
    told = {"to": target.name, "seal_sha256": made.sha256, "key": made.key, "files": made.files}
    case.handed("seal", told, time)
    return msgspec.structs.replace(made, path=output)


def _put(folder: Path, file: Packed) -> Listed:
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.data)
    return listed(file, hashlib.sha256(file.data).hexdigest())


def _tags(
    folder: Path,
    held: Sequence[Listed],
    time: str,
    head: dict[str, Any],
    rule: str,
    public: bytes,
    sign: Callable[[bytes], bytes],
) -> Sealed:
    """Writes everything beside the payload: what BagIt asks for, then the seal over all of it."""
    ordered = sorted(held, key=lambda f: f.path)
    size = sum(f.size for f in ordered)
    about = [
        f"Bag-Software-Agent: crossbearing {__version__}",
        f"Bagging-Date: {time[:10]}",
        f"Contact-Name: {who()}",
        "External-Description: accounts as they were read, their texts, the record made of them, logs of decisions and custody",
        f"Payload-Oxum: {size}.{len(ordered)}",
    ]
    tags = {
        "bagit.txt": _BAGIT,
        "bag-info.txt": "\n".join([*about, ""]).encode("utf-8", "replace"),
        "manifest-sha256.txt": "".join(f"{f.sha256}  {_percent(f.path)}\n" for f in ordered).encode(),
    }
    sums = {f.path: {"sha256": f.sha256, "size": f.size} for f in ordered}
    sums |= {n: {"sha256": hashlib.sha256(d).hexdigest(), "size": len(d)} for n, d in tags.items()}
    told = {
        "crossbearing_seal": FORM, "sealed": time, "by": who(), "program": __version__, "rule": rule, "key": fingerprint(public),
        "files": sums, **head,
    }  # fmt: skip
    statement = canonical(told)
    tags |= {SEAL: statement, SIGNATURE: sign(statement), PUBLIC: public}
    listing = "".join(f"{hashlib.sha256(d).hexdigest()}  {n}\n" for n, d in sorted(tags.items()))
    for name, data in {**tags, "tagmanifest-sha256.txt": listing.encode()}.items():
        (folder / name).write_bytes(data)
    return Sealed(str(folder), hashlib.sha256(statement).hexdigest(), fingerprint(public), len(ordered), size)


def _percent(path: str) -> str:
    """A path as a manifest writes it (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _stamp(command: str, file: Path) -> None:
    """Runs a command of the user's that has an authority stamp the seal."""
    words = [w.replace("{file}", str(file)) for w in shlex.split(command)]
    try:
        done = subprocess.run(words, capture_output=True, timeout=STAMPING, cwd=file.parent, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SealError(f"{command}: the stamp could not be had ({error}); nothing was sealed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise SealError(
            f"{command}: the stamp could not be had (exit status {done.returncode}: {said}); nothing was sealed"
        )


def _hand_over(folder: Path, target: Path) -> None:
    """Puts the finished package in its place, under its own name in one step."""
    if target.suffix.lower() != ".zip":
        os.rename(folder, target)  # noqa: PTH104
        return
    packed = folder.parent / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    os.rename(packed, target)  # noqa: PTH104


__all__ = ["CaseError", "Sealed", "seal"]
