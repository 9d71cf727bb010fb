"""What is read of a passage in a language without layers of its own, and what is said of the rest."""

from __future__ import annotations

from crossbearing.annotate.light.dates import find_dates
from crossbearing.annotate.light.locales import known
from crossbearing.annotate.light.numbers import find_numbers
from crossbearing.annotate.light.places import find_places
from crossbearing.records import Annotations, Document, Name


def read_lightly(document: Document, language: str) -> Annotations:
    """Dates, numbers in figures, and places that the gazetteer knows, each also as a name; nothing of a language that CLDR does not know."""
    cldr = known(language)
    if cldr is None:
        return Annotations(document)
    text = document.text
    times = find_dates(text, cldr, document.published)
    places = find_places(text, cldr)
    return Annotations(
        document,
        times=times,
        quantities=find_numbers(text, cldr, times),
        places=places,
        names=tuple(Name(p.start, p.end, "place", p.name) for p in places),
    )


def is_known(language: str) -> bool:
    """Whether anything at all is read of a language."""
    return known(language) is not None
