"""A session as a signed cookie: who signed in, until when. Nothing is kept on the server, and the key dies with the process."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

import msgspec

COOKIE = "crossbearing"
# A working day and a bit, in seconds.
LASTS = 12 * 3600


class Claimed(msgspec.Struct, frozen=True, array_like=True):
    """`since` is when the person was given this password: another one ends the session. `until` is in seconds of the clock."""

    name: str
    since: str
    until: int


class Sessions:
    """Makes and reads the cookie's value."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(32)

    def made(self, name: str, since: str, now: float) -> str:
        """The value for somebody who signed in now."""
        data = msgspec.json.encode(Claimed(name, since, int(now) + LASTS))
        return f"{_text(data)}.{_text(self._signature(data))}"

    def read(self, value: str | None, now: float) -> Claimed | None:
        """Who it says, None where it is not ours or over."""
        data, _, signature = (value or "").partition(".")
        try:
            held, given = _bytes(data), _bytes(signature)
        except ValueError:
            return None
        if not hmac.compare_digest(self._signature(held), given):
            return None
        claimed = msgspec.json.decode(held, type=Claimed)
        return claimed if now < claimed.until else None

    def _signature(self, data: bytes) -> bytes:
        return hmac.new(self._key, data, sha256).digest()


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
