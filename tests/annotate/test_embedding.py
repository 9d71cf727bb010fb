import numpy as np
import pytest
import spacy
from spacy.language import Language

from crossbearing.annotate import embedding
from crossbearing.annotate.embedding import quicken
from crossbearing.annotate.parser import DEFAULT_MODEL

TEXTS = [
    "A wall fell on the market of Goris on Monday and killed three people, rescuers said.",
    "",
    "Nobody can't say; the wall, the wall and the wall again. 北京 🔥 \u200b",
    " \n\n ",
    "Three people died on Monday. The mayor, Ana Kos, told the Kite that the market of Goris would stay shut.",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.mark.parametrize("kept", [16_384, 40, 5])
def test_the_vectors_are_the_models_own(bare: Language, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "KEPT", kept)
    monkeypatch.setattr(embedding, "GROUP", 20)
    quick = spacy.load(DEFAULT_MODEL)
    for name in ("tok2vec", "ner"):
        assert quicken(quick.get_pipe(name).model)  # type: ignore[attr-defined]
    for _ in range(2):
        for ours, theirs in zip(quick.pipe(TEXTS), bare.pipe(TEXTS), strict=True):
            assert np.array_equal(ours.tensor, theirs.tensor)
            assert [t.dep_ for t in ours] == [t.dep_ for t in theirs]
            assert [(e.start, e.end, e.label) for e in ours.ents] == [(e.start, e.end, e.label) for e in theirs.ents]


def test_the_table_is_bounded(bare: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "KEPT", 40)
    quick = spacy.load(DEFAULT_MODEL)
    model = quick.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    quicken(model)
    (table,) = [m.attrs["table"] for m in model.walk() if "table" in m.attrs]
    for n in range(30):
        quick.make_doc(f"word{n}")
        model.predict([quick.make_doc(f"The {n}th of {n} words is word{n}, said Anna{n}")])
        assert len(table.known) <= 40 == len(table.vectors)


def test_another_network_is_left_as_it_is(bare: Language) -> None:
    assert not quicken(bare.get_pipe("tagger").model.layers[1])  # type: ignore[attr-defined]
