"""What a record is handed on as: one file a format, each a pure function from the record to the bytes of one or more files.

A package can add a format under the entry point group `crossbearing.exports`: an `Export`.
"""

from crossbearing.publish.exports.export import Column, Export, Files, Kept, Review, Revision
from crossbearing.publish.exports.registry import EXPORTS, UnknownExport, export_named, exports

__all__ = [
    "EXPORTS",
    "Column",
    "Export",
    "Files",
    "Kept",
    "Review",
    "Revision",
    "UnknownExport",
    "export_named",
    "exports",
]
