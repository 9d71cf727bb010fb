"""A case that is kept."""

from crossbearing.case.store import Case, CaseError, is_case

__all__ = ["Case", "CaseError", "is_case"]
