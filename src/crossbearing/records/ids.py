"""Ids made from content, so that a rerun keeps them."""

from __future__ import annotations

import hashlib

# 64 bits: at a million claims the chance of any collision is under 3 in 10 million (birthday bound).
ID_HEX = 16


def content_id(kind: str, *parts: object) -> str:
    """A short id from what identifies a thing: `kind` is its first letter, `parts` are joined by an unlikely separator."""
    digest = hashlib.sha256("\x1f".join("" if p is None else str(p) for p in parts).encode("utf-8", "surrogatepass"))
    return f"{kind}{digest.hexdigest()[:ID_HEX]}"
