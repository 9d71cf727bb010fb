"""Bytes in, documents out."""

from crossbearing.read.failure import ManifestError, ReadFailure
from crossbearing.read.manifest import Manifest, read_manifest
from crossbearing.read.source import ReadDocument, read_sources
from crossbearing.read.web import web_fetcher

__all__ = ["Manifest", "ManifestError", "ReadDocument", "ReadFailure", "read_manifest", "read_sources", "web_fetcher"]
