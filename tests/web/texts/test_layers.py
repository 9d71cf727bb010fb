"""The layers of an account as marks."""

from __future__ import annotations

from crossbearing.records import Annotations, Attribution, Claim, Document, Name, Time
from crossbearing.web.texts import layers

TEXT = "“The dam,” said Iva Hren on Monday, “is gone.” Nine died."


def account() -> Annotations:
    document = Document("d", "d.txt", "0" * 64, None, None, None, "en", None, None, TEXT)
    said = Attribution(0, 46, (11, 15), (16, 24), ("Iva Hren",), True, "statement", parts=((0, 10), (36, 46)))
    claim = Claim("c1", 47, 56, "Nine died", "e", "fatalities", 9, 9, None, None, "people", None, (), "asserted")
    return Annotations(document, times=(Time(28, 34, "DATE", "2031-11-03", "2031-11-03", "2031-11-03"),),
                       names=(Name(16, 24, "person", "Iva Hren"),), attributions=(said,), claims=(claim,))  # fmt: skip


def test_layers_are_asked_for_by_commas_or_by_repeating_and_what_is_none_is_passed_over() -> None:
    assert layers.asked(()) == layers.USUAL
    assert layers.asked(("places,dates",)) == ("dates", "places")
    assert layers.asked(("none", "calls", "names", "<b>")) == ("names", "calls")
    assert layers.asked(("none",)) == ()


def test_marks_are_those_of_the_layers_that_touch_the_part() -> None:
    assert [(m.layer, TEXT[m.start : m.end]) for m in layers.marks(account(), ("dates", "names"))] == [
        ("names", "Iva Hren"), ("dates", "Monday"),
    ]  # fmt: skip
    assert [m.layer for m in layers.marks(account(), layers.NAMES, 47, 57)] == ["claims"]


def test_interrupted_words_keep_one_key_with_their_speaker_and_verb() -> None:
    found = layers.marks(account(), ("attributions",))
    assert [(TEXT[m.start : m.end], m.part) for m in found] == [
        ("“The dam,”", ""),
        ("said", "cue"),
        ("Iva Hren", "source"),
        ("“is gone.”", ""),
    ]
    assert len({m.key for m in found}) == 1
    assert {m.says for m in found} == {"from Iva Hren · word for word"}


def test_a_claims_key_is_its_id_and_counts_are_of_the_whole_account() -> None:
    assert [m.key for m in layers.marks(account(), ("claims",))] == ["c1"]
    assert layers.counts(account())["attributions"] == 1
    assert sorted(layers.starts(account(), ("claims", "dates"))) == [28, 47]
