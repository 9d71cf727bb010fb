"""WACZ 1.1: a ZIP of WARCs with a manifest of hashes, and sometimes a signature over it. Hashes are checked; a signature is checked
against the key that the file itself carries, which proves that the file is whole, not who made it."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import msgspec

from crossbearing.read.apart.message import Failed, Part, Reply, Task, told
from crossbearing.read.archives import budget
from crossbearing.read.archives.warc import captures
from crossbearing.read.failure import ReadFailure


def read(task: Task) -> Reply:
    """The pages of all the WARCs; what does not hold to the manifest is a warning on each page of its WARC."""
    archive = budget.opened(task.path, task.data)
    manifest = budget.member(task.path, archive, "datapackage.json")
    hashes = _hashes(task.path, manifest)
    said = [_signature(archive, task.path, manifest)]
    parts: list[Part] = []
    failed: list[Failed] = []
    for name in sorted(n for n in archive.namelist() if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))):
        data = budget.member(task.path, archive, name)
        stated = hashes.get(name)
        if stated is None:
            notes = [f"{name}: the manifest has no hash of it"]
        elif not _matches(stated, data):
            notes = [f"{name}: its hash is not the one that the manifest states"]
        else:
            notes = []
        try:
            found = captures(f"{task.path}!/{name}", data)
        except ReadFailure as failure:
            failed.append(told(failure))
            continue
        for part in found.parts:
            part.raw.warnings += [*notes, *filter(None, said)]
        parts += found.parts
        failed += found.failed
    if not parts and not failed:
        raise ReadFailure(task.path, "web archive holds no page", "check what it was made from")
    return Reply(parts, failed)


def _hashes(path: str, manifest: bytes) -> dict[str, str]:
    try:
        said: Any = msgspec.json.decode(manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadFailure(f"{path}!/datapackage.json", "no JSON", "fetch the archive again") from error
    rows = said.get("resources") if isinstance(said, dict) else None
    return {
        r["path"]: r["hash"]
        for r in rows or ()
        if isinstance(r, dict) and isinstance(r.get("path"), str) and isinstance(r.get("hash"), str)
    }


def _matches(stated: str, data: bytes) -> bool:
    name, _, value = stated.partition(":")
    return (
        name in ("sha256", "sha512", "sha1", "md5")
        and hashlib.new(name, data, usedforsecurity=False).hexdigest() == value.lower()
    )


def _signature(archive: Any, path: str, manifest: bytes) -> str | None:
    """What is to be said of the signature; None where there is none."""
    try:
        said: Any = msgspec.json.decode(budget.member(path, archive, "datapackage-digest.json"))
    except (ReadFailure, msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("hash"), str):
        return "the archive's signature cannot be read"
    if not _matches(said["hash"], manifest):
        return "the archive's manifest was changed after it was signed"
    signed = said.get("signedData")
    if not isinstance(signed, dict):
        return None
    try:
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        key = serialization.load_der_public_key(base64.b64decode(signed["publicKey"]))
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return "the archive's signature is of a kind that is not checked"
        raw = base64.b64decode(signed["signature"])
        if len(raw) == 96 or len(raw) == 64:
            from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

            half = len(raw) // 2
            raw = encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))
        key.verify(raw, str(signed["hash"]).encode(), ec.ECDSA(hashes.SHA256()))
    except KeyError:
        return "the archive's signature names an issuer; it was not checked"
    except Exception:
        return "the archive's signature does not hold"
    return "the archive's signature holds for the key that it carries"
