import spacy

from crossbearing.annotate.components import MADE_BY
from crossbearing.annotate.parser import DEFAULT_MODEL


def test_the_registered_layers_are_those_of_the_contract() -> None:
    assert set(MADE_BY) == {
        "times", "quantities", "places", "names", "attributions", "events", "calls", "claims", "boilerplate", "framing"
    }  # fmt: skip


def test_each_layer_alone_in_a_pipeline() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("crossbearing_quantities")
    nlp.add_pipe("crossbearing_claims")
    doc = nlp("At least 12 people were killed when a wall fell on the market of Goris, rescuers said.")
    assert [(q.values, q.change) for q in doc._.crossbearing_quantities] == [((12.0,), ">")]
    assert ("fatalities", 12.0, None) in [(c.attribute, c.low, c.high) for c in doc._.crossbearing_claims]
