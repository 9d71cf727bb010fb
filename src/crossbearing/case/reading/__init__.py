"""The read side of a case: what a page shows, looked up in one state of it."""

from crossbearing.case.reading.reading import Reading
from crossbearing.case.reading.rows import (
    ClaimChange,
    DocumentFilter,
    DocumentRow,
    DocumentSort,
    Doubt,
    DoubtKind,
    EdgeKind,
    EntityForm,
    EntityRow,
    EntityView,
    EventFilter,
    EventMark,
    EventRow,
    EventSort,
    Facets,
    FacetValue,
    FailureRow,
    Hit,
    HitKind,
    Marks,
    OriginEdge,
    Overview,
    Page,
    Version,
    Words,
)

__all__ = [
    "ClaimChange", "DocumentFilter", "DocumentRow", "DocumentSort", "Doubt", "DoubtKind", "EdgeKind", "EntityForm", "EntityRow",
    "EntityView", "EventFilter", "EventMark", "EventRow", "EventSort", "FacetValue", "Facets", "FailureRow", "Hit", "HitKind", "Marks",
    "OriginEdge", "Overview", "Page", "Reading", "Version", "Words",
]  # fmt: skip
