"""All layers of annotation over documents, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.boilerplate import find_boilerplate
from crossbearing.annotate.calls import find_calls
from crossbearing.annotate.claims import find_claims
from crossbearing.annotate.events import find_events
from crossbearing.annotate.framing import find_framing
from crossbearing.annotate.names import find_names
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import DEFAULT_MODEL, parse
from crossbearing.annotate.places import find_places
from crossbearing.annotate.quantities import find_quantities
from crossbearing.annotate.times import find_times
from crossbearing.records import Annotations, Document

LANGUAGES = ("en",)


def annotate_parsed(parsed: Parsed) -> Annotations:
    """Every layer over one parsed document."""
    times = find_times(parsed)
    quantities = find_quantities(parsed, times)
    places = find_places(parsed)
    names = find_names(parsed, places)
    attributions = find_attributions(parsed, names)
    events = find_events(parsed, times, places, names, attributions)
    calls = find_calls(parsed, names, attributions)
    found = Annotations(
        parsed.document, times, quantities, places, names, attributions, events, (), calls, parsed.boilerplate
    )
    return Annotations(
        parsed.document,
        times,
        quantities,
        places,
        names,
        attributions,
        events,
        find_claims(parsed, found),
        calls,
        parsed.boilerplate,
        framing=find_framing(parsed, places, names, attributions),
    )


def annotate(documents: Iterable[Document], model: str = DEFAULT_MODEL) -> Iterator[Annotations]:
    """What each document says by itself, in the order given."""
    waiting: deque[Document] = deque()

    def texts() -> Iterator[str]:
        for document in documents:
            waiting.append(document)
            yield document.text if _is_read(document) else ""

    for doc in parse(texts(), model):
        document = waiting.popleft()
        aside = find_boilerplate(document.text)
        yield (
            annotate_parsed(Parsed(document, doc, aside))
            if _is_read(document)
            else Annotations(document, boilerplate=aside)
        )


def _is_read(document: Document) -> bool:
    """Whether the document's language is one that the layers know; an unknown one is tried."""
    return document.language is None or document.language.split("-")[0] in LANGUAGES
