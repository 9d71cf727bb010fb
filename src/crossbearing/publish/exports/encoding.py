"""JSON in UTF-8, the same bytes for the same value, whatever text from outside stands in it."""

from __future__ import annotations

from typing import Any

import msgspec


def whole(value: Any) -> Any:
    """The value with a question mark for each lone surrogate, which UTF-8 cannot hold; no reader lets one in, a caller may."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {whole(k): whole(v) for k, v in value.items()}
    return [whole(v) for v in value] if isinstance(value, (list, tuple)) else value


def without_empty(value: Any) -> Any:
    """The value with `None`, empty texts and empty lists left out of objects: what is unknown has no key."""
    if isinstance(value, dict):
        return {k: without_empty(v) for k, v in value.items() if v is not None and v not in ("", [], {}, ())}
    return [without_empty(v) for v in value] if isinstance(value, (list, tuple)) else value


def json_line(value: Any) -> bytes:
    """The value as one line of JSON."""
    try:
        return msgspec.json.encode(value) + b"\n"
    except UnicodeEncodeError:
        return msgspec.json.encode(whole(msgspec.to_builtins(value))) + b"\n"


def json_bytes(value: Any) -> bytes:
    """The value as indented JSON."""
    return msgspec.json.format(json_line(value), indent=1) + b"\n"
