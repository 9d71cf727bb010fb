"""The face for Python and notebooks: a case opened, its record as rows that go to Arrow, pandas and polars. What of it is public stands in
`crossbearing.__all__`."""

from crossbearing.case.file import CaseError
from crossbearing.python.opened import OpenCase, open, reconcile
from crossbearing.python.rows import MissingLibrary, Rows

__all__ = ["CaseError", "MissingLibrary", "OpenCase", "Rows", "open", "reconcile"]
