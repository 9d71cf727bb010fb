"""The contract as JSON Schema, generated from the record types."""

from __future__ import annotations

from typing import Any

import msgspec

from crossbearing.records.annotations import Annotations
from crossbearing.records.record import Record
from crossbearing.records.weighed import CodedClaim, Weighed

OUTPUTS = {"annotate": Annotations, "reconcile": Record, "weigh": Weighed, "coded_claim": CodedClaim}


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) with one definition a record type; `properties` names each command's output."""
    (annotations, record, weighed, coded), components = msgspec.json.schema_components(
        OUTPUTS.values(), ref_template="#/$defs/{name}"
    )
    outputs = dict(zip(OUTPUTS, (annotations, record, weighed, coded), strict=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Crossbearing: what the program reads and prints",
        "type": "object",
        "properties": outputs,
        "$defs": components,
    }
