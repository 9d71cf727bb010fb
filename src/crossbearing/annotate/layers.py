"""All layers of annotation over documents, in their order: each paragraph by the layers of its language."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import msgspec

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.boilerplate import find_boilerplate
from crossbearing.annotate.calls import find_calls
from crossbearing.annotate.claims import find_claims
from crossbearing.annotate.events import find_events
from crossbearing.annotate.framing import find_framing
from crossbearing.annotate.languages.others import in_other_languages
from crossbearing.annotate.languages.passages import only, passages
from crossbearing.annotate.names import find_names
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import DEFAULT_MODEL, parse
from crossbearing.annotate.places import find_places
from crossbearing.annotate.quantities import find_quantities
from crossbearing.annotate.times import find_times
from crossbearing.records import Annotations, Document

ENGLISH = "en"


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
    """What each document says by itself, in the order given. `model` reads what is English."""
    waiting: deque[tuple[Document, Document, bool]] = deque()

    def texts() -> Iterator[str]:
        for document in documents:
            runs = passages(document)
            english = only(document.text, runs, ENGLISH)
            blanked = document if english == document.text else msgspec.structs.replace(document, text=english)
            waiting.append((document, blanked, any(run.language != ENGLISH for run in runs)))
            yield english

    for doc in parse(texts(), model):
        document, blanked, others = waiting.popleft()
        found = annotate_parsed(Parsed(blanked, doc, find_boilerplate(blanked.text)))
        yield in_other_languages(document, found) if others else found
