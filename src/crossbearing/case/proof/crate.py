"""The description of a sealed package as an RO-Crate (version 1.1): `data/ro-crate-metadata.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from crossbearing.case.proof.payload import Packed

CRATE = "data/ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"


class Listed(msgspec.Struct, frozen=True):
    """A file as the crate lists it."""

    path: str
    says: str
    media: str
    size: int
    sha256: str


def listed(file: Packed, sha256: str) -> Listed:
    return Listed(file.path, file.says, file.media, len(file.data), sha256)


def crate(name: str, by: str, time: str, program: str, files: Sequence[Listed]) -> bytes:
    """The metadata file, for a package of this name that `by` sealed at `time` (ISO 8601) with this version of the program."""
    graph: list[dict[str, Any]] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"Sealed case {name}",
            "description": "Accounts of the same events as they were read, their texts, the record that was made of them, and the logs of "
            "decisions and custody.",
            "datePublished": time,
            "author": {"@id": "#sealer"},
            "hasPart": [{"@id": _id(f)} for f in files],
            "mentions": {"@id": "#sealing"},
        },
        {"@id": "#sealer", "@type": "Person", "name": by},
        {"@id": "#crossbearing", "@type": "SoftwareApplication", "name": "Crossbearing", "softwareVersion": program},
        {
            "@id": "#sealing",
            "@type": "CreateAction",
            "name": "Sealing of the case",
            "agent": {"@id": "#sealer"},
            "instrument": {"@id": "#crossbearing"},
            "endTime": time,
            "result": {"@id": "./"},
        },
    ]
    graph += [
        {
            "@id": _id(f),
            "@type": "File",
            "name": _id(f).rsplit("/", 1)[-1],
            "description": f.says,
            "encodingFormat": f.media,
            "contentSize": str(f.size),
            "sha256": f.sha256,
        }
        for f in files
    ]
    return msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, "@graph": graph}), indent=1) + b"\n"


def _id(file: Listed) -> str:
    return file.path.removeprefix("data/")
