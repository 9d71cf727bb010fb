"""Bytes in, documents out."""

from crossbearing.read.failure import ManifestError, ReadFailure
from crossbearing.read.manifest import Manifest, read_manifest
from crossbearing.read.source import ReadDocument, read_sources

__all__ = ["Manifest", "ManifestError", "ReadDocument", "ReadFailure", "read_manifest", "read_sources"]
