"""Passwords, kept as argon2id hashes (RFC 9106) and never as they are."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Length counts for more than kinds of signs (NIST SP 800-63B); the upper bound keeps a hostile one from costing time.
SHORTEST, LONGEST = 12, 1000
# The parameters of RFC 9106's second recommended option, for machines without gigabytes to spare: 64 MiB, three passes.
_HASHER = PasswordHasher()
# Checked where there is no such person, so that a wrong name takes as long as a wrong password.
_NOBODY = _HASHER.hash("nobody has this password")


def wanting(password: str) -> str | None:
    """What is wrong with a new password, in words; None where nothing is."""
    if len(password) < SHORTEST:
        return f"a password needs {SHORTEST} characters or more"
    if len(password) > LONGEST:
        return f"a password has at most {LONGEST} characters"
    if len(set(password)) < 4:
        return "a password needs more than three different characters"
    return None


def hashed(password: str) -> str:
    """The hash to keep, with its own salt."""
    return _HASHER.hash(_normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether the password is the one whose hash was kept; takes as long where none was."""
    if len(password) > LONGEST:
        return False
    try:
        return _HASHER.verify(kept or _NOBODY, _normal(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than those of today."""
    return _HASHER.check_needs_rehash(kept)


def _normal(password: str) -> bytes:
    """The same password however a keyboard composes it (RFC 8265, OpaqueString)."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
