"""The model's named entities, decoded in arrays.

spaCy's greedy decoder asks for Python's lock at every label of every token, which takes more time than its arithmetic. The scores of a
token outside a name depend on that token alone, those inside a name on the token, the one before it and the name's first: so all scores
can be computed at once, and only the walk over the chosen moves is left. The names are the same as the model's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

BATCH = 8
# The features of a state: this token, the first of the open name, the token before this one.
FEATURES = 3


class Entities:
    """Finds what a trained spaCy `ner` of greedy decoding finds."""

    def __init__(self, ner: Any) -> None:
        self.ner = ner
        # `move_names` leaves out the move that blocks, the table of scores does not.
        self.names = tuple(str(ner.moves.get_class_name(n)) for n in range(ner.moves.n_moves))
        moves = [name.partition("-") for name in self.names]
        self.labels = [label for _, _, label in moves]
        kinds = [kind for kind, _, _ in moves]
        numbers = {name: n for n, name in enumerate(self.names)}
        self.begins = np.array([k == "B" for k in kinds])
        self.units = np.array([k == "U" and bool(label) for k, label in zip(kinds, self.labels, strict=True)])
        self.outside = np.array([k == "O" for k in kinds])
        # For each move that begins a name: the moves that go on with it and that end it.
        self.inner = np.array([numbers.get(f"I-{label}", -1) for label in self.labels])
        self.last = np.array([numbers.get(f"L-{label}", -1) for label in self.labels])

    @staticmethod
    def reads(ner: Any) -> bool:
        """Whether `ner` is of the kind that this decoder knows."""
        model = getattr(ner, "model", None)
        return (
            model is not None
            and model.name == "parser_model"
            and bool(model.attrs.get("has_upper"))
            and not model.attrs.get("unseen_classes")
            and model.get_ref("lower").get_dim("nF") == FEATURES
            and model.get_ref("lower").get_dim("nP") > 1
            and ner.cfg.get("beam_width") == 1
        )

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The same Docs, in order, with their entities set."""
        waiting = iter(docs)
        while batch := list(islice(waiting, BATCH)):
            self.annotate(batch)
            yield from batch

    def annotate(self, docs: list[Doc]) -> None:
        """Sets the entities of all docs. One whose names are partly given is left to the model's own decoder."""
        for doc in docs:
            if doc.has_annotation("ENT_IOB") and len(doc):
                self.ner(doc)
        fresh = [d for d in docs if len(d) and not d.has_annotation("ENT_IOB")]
        if not fresh:
            return
        scores = _Scores(self.ner.model, fresh)
        starts, spaces, ends = _shape(fresh)
        chosen = self._outside_moves(scores, starts, spaces, ends)
        begun = np.flatnonzero(self.begins[chosen])
        closed = self._closings(scores, begun, chosen, starts, ends)
        at = 0
        for doc in fresh:
            self._set(doc, at, chosen, closed)
            at += len(doc)

    def _outside_moves(self, scores: _Scores, starts: NDArray[Any], spaces: NDArray[Any], ends: NDArray[Any]) -> Ints:
        """The best move at each token where no name is open. No name begins in white space, none of two tokens at a sentence's end."""
        table = scores.outside()
        alone = ends | np.append(starts[1:], False)
        table[np.ix_(alone | spaces, self.begins)] = -np.inf
        table[np.ix_(spaces, self.units)] = -np.inf
        table[:, ~(self.begins | self.units | self.outside)] = -np.inf
        return cast(Ints, table.argmax(axis=1))

    def _closings(
        self, scores: _Scores, begun: Ints, chosen: Ints, starts: NDArray[Any], ends: NDArray[Any]
    ) -> dict[int, int]:
        """For each token that may begin a name the last token of that name."""
        found: dict[int, int] = {}
        last_here = ends | np.append(starts[1:], False)
        open_, at = begun, begun + 1
        while len(open_):
            moves = chosen[open_]
            inner, last = scores.inside(at, open_, self.inner[moves], self.last[moves])
            first = self.inner[moves] < self.last[moves]
            closes = last_here[at] | (last > inner) | ((last == inner) & ~first)
            found.update(zip(open_[closes].tolist(), at[closes].tolist(), strict=True))
            open_, at = open_[~closes], at[~closes] + 1
        return found

    def _set(self, doc: Doc, begin: int, chosen: Ints, closed: dict[int, int]) -> None:
        spans: list[DocSpan] = []
        moves = chosen[begin : begin + len(doc)]
        at = 0
        for i in np.flatnonzero(~self.outside[moves]).tolist():
            if i < at:
                continue
            end = closed.get(begin + i, begin + i) - begin + 1
            spans.append(DocSpan(doc, i, end, label=self.labels[moves[i]]))
            at = end
        doc.set_ents(cast(Any, spans))


class _Scores:
    """What the model's layers give for the tokens of some Docs, one behind the other."""

    def __init__(self, model: Any, docs: list[Doc]) -> None:
        vectors = model.get_ref("tok2vec").predict(docs)
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        cached: Floats = lower.predict(vectors)
        # The first row stands for a feature that is missing.
        self.missing, self.features = cached[0], cached[1:]
        self.bias: Floats = lower.get_param("b")
        self.weights: Floats = upper.get_param("W")
        self.upper_bias: Floats = upper.get_param("b")

    def outside(self) -> Floats:
        """Scores of every move at every token, no name being open: (tokens, moves)."""
        hidden = self.features[:, 0] + self.missing[1] + self.missing[2] + self.bias
        return cast(Floats, _largest_piece(hidden) @ self.weights.T + self.upper_bias)

    def inside(self, at: Ints, first: Ints, inner: Ints, last: Ints) -> tuple[Floats, Floats]:
        """Scores of going on and of ending, at tokens `at` of the names that began at `first`."""
        hidden = self.features[at, 0] + self.features[first, 1] + self.features[at - 1, 2] + self.bias
        best = _largest_piece(hidden)
        return tuple((best * self.weights[m]).sum(axis=1) + self.upper_bias[m] for m in (inner, last))


def _largest_piece(hidden: Floats) -> Floats:
    """`hidden.max(axis=-1)`, which numpy does twenty times slower where the last axis is as short as here."""
    best = hidden[..., 0]
    for piece in range(1, hidden.shape[-1]):
        best = np.maximum(best, hidden[..., piece])
    return best


def _shape(docs: list[Doc]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """For each token: whether it starts a sentence, is white space, ends its Doc."""
    flags = np.concatenate([d.to_array([SENT_START, IS_SPACE]).astype(np.int64) for d in docs])
    ends = np.zeros(len(flags), dtype=bool)
    ends[np.cumsum([len(d) for d in docs]) - 1] = True
    return flags[:, 0] == 1, flags[:, 1] == 1, ends


class EntitiesPipe:
    """The spaCy component; its decoder is given after loading."""

    entities: Entities

    def __call__(self, doc: Doc) -> Doc:
        self.entities.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """The same Docs, in order, with their entities set."""
        return self.entities.pipe(stream)


@Language.factory("crossbearing_ents")
def make_entities(nlp: Language, name: str) -> EntitiesPipe:
    return EntitiesPipe()
