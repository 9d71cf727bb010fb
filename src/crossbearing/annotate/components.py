"""Each layer alone, as a spaCy component: `nlp.add_pipe("crossbearing_times")`, then `doc._.crossbearing_times`.

The layers that a layer stands on are computed when first asked for and kept with the Doc. The date of publication is taken from
`doc._.published` (an ISO 8601 date or None), which the caller sets, as with `nlp.pipe(..., as_tuples=True)` or a component before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.boilerplate import find_boilerplate
from crossbearing.annotate.calls import find_calls
from crossbearing.annotate.claims import find_claims
from crossbearing.annotate.events import find_events
from crossbearing.annotate.framing import find_framing
from crossbearing.annotate.names import find_names
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.places import find_places
from crossbearing.annotate.quantities import find_quantities
from crossbearing.annotate.times import find_times
from crossbearing.records import Annotations, Document, content_id

KEPT = "crossbearing"


class Layers:
    """The layers of one Doc, each computed once."""

    def __init__(self, doc: Doc) -> None:
        document = Document(
            content_id("d", doc.text), "-", "", None, None, doc._.published, doc.lang_ or None, None, None, doc.text
        )
        self.parsed = Parsed(document, doc, find_boilerplate(doc.text))
        self.found: dict[str, Any] = {"boilerplate": self.parsed.boilerplate}

    def __getitem__(self, layer: str) -> Any:
        if layer not in self.found:
            self.found[layer] = MADE_BY[layer](self)
        return self.found[layer]

    def annotations(self) -> Annotations:
        """All layers under the claims."""
        under = ("times", "quantities", "places", "names", "attributions", "events", "calls", "boilerplate")
        return Annotations(self.parsed.document, **{layer: self[layer] for layer in under})


MADE_BY: dict[str, Callable[[Layers], Any]] = {
    "times": lambda x: find_times(x.parsed),
    "quantities": lambda x: find_quantities(x.parsed, x["times"]),
    "places": lambda x: find_places(x.parsed),
    "names": lambda x: find_names(x.parsed, x["places"]),
    "attributions": lambda x: find_attributions(x.parsed, x["names"]),
    "events": lambda x: find_events(x.parsed, x["times"], x["places"], x["names"], x["attributions"]),
    "calls": lambda x: find_calls(x.parsed, x["names"], x["attributions"]),
    "framing": lambda x: find_framing(x.parsed, x["places"], x["names"], x["attributions"]),
    "claims": lambda x: find_claims(x.parsed, x.annotations()),
    "boilerplate": lambda x: x.parsed.boilerplate,
}


class Layer:
    """A component that sets `doc._.crossbearing_LAYER` to the layer's records."""

    def __init__(self, layer: str) -> None:
        self.layer = layer

    def __call__(self, doc: Doc) -> Doc:
        layers = doc.user_data.get(KEPT)
        if layers is None:
            layers = doc.user_data[KEPT] = Layers(doc)
        doc._.set(f"crossbearing_{self.layer}", layers[self.layer])
        return doc


def _register(layer: str) -> None:
    name = f"crossbearing_{layer}"
    Doc.set_extension(name, default=(), force=True)
    Language.factory(name, func=lambda nlp, name: Layer(layer))


Doc.set_extension("published", default=None, force=True)
for _layer in MADE_BY:
    _register(_layer)
