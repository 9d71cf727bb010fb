"""Canonical JSON after RFC 8785 (JCS): one value, one run of bytes, so that a hash or a signature can be made again by anybody.

Keys are sorted by UTF-16 code units, numbers written as ECMAScript writes them, nothing is escaped that need not be.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

# Whole numbers beyond this are no longer exact where numbers are IEEE 754 doubles (RFC 7493, 2.2).
EXACT = 2**53
# ECMAScript's Number::toString writes plain decimals between these powers of ten, exponents outside.
LEAST, MOST = -7, 21


def canonical(value: object) -> bytes:
    """The bytes of a JSON value or a record. ValueError for what JSON cannot hold: NaN, infinities, lone surrogates, inexact integers."""
    return _written(msgspec.to_builtins(value)).encode("utf-8")


def _written(value: Any) -> str:
    if value is None or isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        if abs(value) >= EXACT:
            raise ValueError(f"{value}: no exact number in JSON; write it as text")
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{json.dumps(k, ensure_ascii=False)}:{_written(value[k])}" for k in keys) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(map(_written, value)) + "]"
    raise ValueError(f"{type(value).__name__}: nothing that JSON can hold")


def number(value: float) -> str:
    """A number as ECMAScript writes it (ECMA-262, Number::toString): 12, 0.5, 1e+21."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value}: nothing that JSON can hold")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    # The value is 0.DIGITS times ten to this power.
    point = int(exponent or 0) + (len(whole) if whole != "0" else -(len(fraction) - len(fraction.lstrip("0"))))
    digits = digits.rstrip("0")
    if len(digits) <= point <= MOST:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= MOST:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if LEAST < point - 1 < 0 or point == 0:
        return f"{sign}0.{'0' * -point}{digits}"
    power = f"{point - 1:+d}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if len(digits) > 1 else ''}e{power}"
