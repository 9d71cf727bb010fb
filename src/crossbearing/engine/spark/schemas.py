"""The columns of what lies between the stages. Records travel as their own JSON, so that nothing of them is lost or changed on the way."""

from __future__ import annotations

# Where a row came from, in the order of reading: path by path, file by file, stretch by stretch of a file, line by line.
PLACE = ("source", "file", "block", "line")
_PLACE = "source int, file string, block long, line long"

# `bytes` is a line, a row as JSON, or a whole file; `suffix` says which form it has.
RAW = f"{_PLACE}, path string, suffix string, bytes binary"
# A document, or in its place why there is none (`cause`). `key` is a digest of all that annotating sees; `original` is null where the bytes
# read are the text itself.
DOCUMENTS = (
    f"{_PLACE}, id string, key string, words int, document binary, warnings binary, original binary, path string, "
    "cause string, remedy string"
)
# What a document says, or in its place why it could not be annotated. `attempt` counts the workers lost over it.
ANNOTATED = "key string, id string, words int, annotations binary, cause string, attempt int"
