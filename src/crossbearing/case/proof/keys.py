"""The key with which seals are signed: ed25519, made on first use, readable by its owner alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from crossbearing.case.file import CaseError


class SealError(CaseError):
    """A seal that cannot be made or read. `str()` is one line."""


def default_key() -> Path:
    """Where the user's key lies: `seal-key.pem` in `$XDG_CONFIG_HOME/crossbearing`, else in `~/.config/crossbearing`."""
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "crossbearing" / "seal-key.pem"


def signing_key(path: str | None = None) -> Ed25519PrivateKey:
    """The key of this file, the user's own where none is named. SealError where it cannot be used."""
    file = Path(path) if path else default_key()
    try:
        if path is None and not file.exists():
            return _made(file)
        found = load_pem_private_key(file.read_bytes(), password=None)
    except OSError as error:
        raise SealError(f"{file}: the key cannot be read or made ({error.strerror}); name one with --key") from error
    except (ValueError, TypeError) as error:
        raise SealError(
            f"{file}: no key that can be used; make one with `openssl genpkey -algorithm ed25519`"
        ) from error
    if not isinstance(found, Ed25519PrivateKey):
        raise SealError(f"{file}: no ed25519 key; make one with `openssl genpkey -algorithm ed25519`")
    return found


def _made(file: Path) -> Ed25519PrivateKey:
    """A new key, in a file that nobody else may read from its first byte on."""
    key = Ed25519PrivateKey.generate()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key


def public_pem(key: Ed25519PrivateKey) -> bytes:
    """The public half, as PEM."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(pem: bytes) -> str:
    """The SHA-256 of the raw public key, in hexadecimal: what a signer publishes. SealError for what is no such key."""
    return hashlib.sha256(_public(pem).public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()


def signed_by(pem: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the holder of the key signed exactly these bytes."""
    try:
        _public(pem).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _public(pem: bytes) -> Ed25519PublicKey:
    try:
        found = load_pem_public_key(pem)
    except (ValueError, TypeError) as error:
        raise SealError("the public key of the seal cannot be read") from error
    if not isinstance(found, Ed25519PublicKey):
        raise SealError("the public key of the seal is no ed25519 key")
    return found
