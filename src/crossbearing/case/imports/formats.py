"""The kinds of coding that can be brought in, by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.case.imports.inception import read_inception
from crossbearing.case.imports.label_studio import read_label_studio
from crossbearing.case.imports.sheet import read_sheet

FORMATS = {
    "sheet": "a coder's spreadsheet of claims: CSV or XLSX",
    "label-studio": "Label Studio's JSON export",
    "inception": "INCEpTION's UIMA CAS JSON or WebAnno TSV 3",
    "case": "another case: its accounts and its decisions",
    "parquet": "the folder that --parquet wrote: its accounts and its record",
}


def read_coding(path: str, format: str) -> Iterator[Coded | ImportFailure]:
    """The coded claims of a file, a failure in the place of one that is wrong. ImportFailure for a file that is not of the format."""
    if format == "sheet":
        return read_sheet(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ImportFailure(path, f"cannot be read ({error.strerror})", "check the file") from error
    return read_label_studio(data, path) if format == "label-studio" else read_inception(data, path)
