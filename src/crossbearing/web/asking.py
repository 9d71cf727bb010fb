"""From a path and a query to the struct that a page takes, with errors that a reader understands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, get_origin, get_type_hints

import msgspec

from crossbearing.publish import dates
from crossbearing.web.page import Wrong


def asked(kind: type[msgspec.Struct], path: Mapping[str, Any], pairs: Iterable[tuple[str, str]]) -> msgspec.Struct:
    """The struct from the parameters. Empty ones are not given, unknown ones are left aside; of a repeated one the last counts unless
    the field is a tuple. Wrong where a value does not fit."""
    many = _repeated(kind)
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name not in many or value == "":
            continue
        if many[name]:
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    found.update(path)
    try:
        return msgspec.convert(found, kind, strict=False)
    except msgspec.ValidationError as error:
        raise Wrong(f"the address asks for what cannot be: {error}") from error


@lru_cache(maxsize=256)
def _repeated(kind: type[msgspec.Struct]) -> dict[str, bool]:
    return {name: get_origin(hint) is tuple for name, hint in get_type_hints(kind).items()}


def day(value: str | None) -> str | None:
    """A date to filter by: a day, a month or a year as ISO 8601 has it. Wrong where it is none."""
    if value is None or dates.span(value) is not None:
        return value
    raise Wrong(f"{value!r} is no date; write 2024-10-14, 2024-10 or 2024")
