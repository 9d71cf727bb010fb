"""The model's network run in less time, with the same vectors to the last bit.

Its first layers turn each token's form (norm, prefix, suffix, shape) into a vector and know nothing of its neighbours, so that a word met
again has the vector that it had: they take a third of the network's time, a table takes a tenth of that. The layers above them look at the
neighbours; they are run over a few documents at a time, so that what they write stays in the processor's cache.
"""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

# Word forms kept for each network, 0.4 KB each; a full table starts anew. News has some 15,000 forms in 200,000 words.
KEPT = 16_384
# Tokens of a group: their widest layer takes 1.2 MB.
GROUP = 1024

Floats = NDArray[np.float32]
_FEATURES, _RAGGED, _TABLES, _LIST = "extract_features", "list2ragged", "with_array(", "ragged2list"


def quicken(network: Any) -> bool:
    """Makes the network look up what it has embedded before; False where it is of another build, which is left as it is."""
    whole = next((m for m in network.walk() if len(m.layers) == 2 and _is_lexical(m.layers[0])), None)
    if whole is None:
        return False
    embed, encode = whole.layers
    network.replace_node(embed, Model("kept_embedding", _embedded, layers=[embed], attrs={"table": _Table(embed)}))
    network.replace_node(encode, Model("in_groups", _in_groups, layers=[encode]))
    return True


def _is_lexical(model: Any) -> bool:
    """Whether a network gives each token a vector by its own attributes alone."""
    names = [layer.name for layer in model.layers]
    return (
        model.name.startswith(f"{_FEATURES}>>")
        and len(names) == 5
        and names[:2] == [_FEATURES, _RAGGED]
        and names[2].startswith(_TABLES)
        and names[3] == "with_array(maxout>>layernorm>>dropout)"
        and names[4] == _LIST
    )


def _embedded(model: Any, docs: list[Doc], is_train: bool) -> tuple[Any, Any]:
    """One array of vectors a document."""
    if is_train:
        return cast(tuple[Any, Any], model.layers[0](docs, is_train))
    return model.attrs["table"](docs), lambda gradient: []


def _in_groups(model: Any, rows: list[Floats], is_train: bool) -> tuple[Any, Any]:
    """One array a document, those of a few documents computed together."""
    encode = model.layers[0]
    if is_train:
        return cast(tuple[Any, Any], encode(rows, is_train))
    found: list[Floats] = []
    group: list[Floats] = []
    tokens = 0
    for number, row in enumerate(rows):
        group.append(row)
        tokens += len(row)
        if tokens >= GROUP or number + 1 == len(rows):
            found += encode.predict(group)
            group, tokens = [], 0
    return found, lambda gradient: []


class _Table:
    """The vectors of the word forms met so far."""

    def __init__(self, embed: Any) -> None:
        self.features, self.layers = embed.layers[0], embed.layers[1:]
        self.known: dict[bytes, int] = {}
        self.vectors: Floats = np.empty((KEPT, embed.get_dim("nO")), dtype=np.float32)

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        return [self._look_up(np.ascontiguousarray(rows)) for rows in self.features.predict(docs)]

    def _look_up(self, rows: NDArray[np.uint64]) -> Floats:
        if not len(rows):
            return np.empty((0, self.vectors.shape[1]), dtype=np.float32)
        # A row's bytes, less the zeros at its end: rows are of one length, so that this loses nothing.
        keys = rows.view(f"S{rows.shape[1] * rows.itemsize}").ravel().tolist()
        known = self.known
        at = [known.get(key, -1) for key in keys]
        if -1 not in at:
            return self.vectors[at]
        new = {key: i for i, key in enumerate(keys) if key not in known}
        vectors = self._embed(rows[list(new.values())])
        if len(new) > KEPT:
            return self._embed(rows)
        if len(known) + len(new) > KEPT:
            known.clear()
            return self._look_up(rows)
        first = len(known)
        self.vectors[first : first + len(new)] = vectors
        known.update(zip(new, range(first, first + len(new)), strict=True))
        return self.vectors[[known[key] for key in keys]]

    def _embed(self, rows: NDArray[np.uint64]) -> Floats:
        found: Any = [rows]
        for layer in self.layers:
            found = layer.predict(found)
        return cast(Floats, found[0])
