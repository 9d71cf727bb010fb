"""`crossbearing schema`: the contract as JSON Schema."""

from __future__ import annotations

import sys

import msgspec


def schema() -> None:
    """Print the JSON Schema of all that the program reads and prints."""
    from crossbearing.records.schema import json_schema

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=1) + b"\n")
