"""Bytes in, documents out."""

from crossbearing.read.source import read_sources

__all__ = ["read_sources"]
