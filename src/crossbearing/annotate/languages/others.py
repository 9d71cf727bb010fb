"""What a document's passages in other languages than English say, put together with what its English ones do."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from crossbearing.annotate.french.parser import INSTALL, is_installed
from crossbearing.annotate.languages.passages import only, passages
from crossbearing.annotate.languages.warnings import unread
from crossbearing.annotate.light.layers import read_lightly
from crossbearing.records import Annotations, Document

_LAYERS = (
    "times", "quantities", "places", "names", "attributions", "events", "claims", "calls", "boilerplate", "framing",
)  # fmt: skip
FRENCH = "fr"


def in_other_languages(document: Document, english: Annotations) -> Annotations:
    """The annotations of the whole document: the English ones given, and those of every other language in it, in order of the text."""
    runs = passages(document)
    languages = list(dict.fromkeys(run.language for run in runs))
    found = [english]
    warnings: list[str] = []
    for code in languages:
        if code == "en":
            continue
        blanked = msgspec.structs.replace(document, text=only(document.text, runs, code))
        if code == FRENCH and is_installed():
            from crossbearing.annotate.french.layers import read_french

            found.append(read_french(blanked))
            continue
        found.append(read_lightly(blanked, code))
        warnings.append(unread(runs, len(languages) == 1, code, INSTALL if code == FRENCH else None))
    return _together(document, found, warnings)


def _together(document: Document, found: Iterable[Annotations], warnings: list[str]) -> Annotations:
    """All layers of several annotations of one document, each list in order of start."""
    found = list(found)
    layers = {
        layer: tuple(sorted((x for a in found for x in getattr(a, layer)), key=lambda x: (x.start, x.end)))
        for layer in _LAYERS
    }
    told = tuple(w for a in found for w in a.warnings)
    return Annotations(document, warnings=(*told, *warnings), **layers)
