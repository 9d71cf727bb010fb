"""The project's own gold: invented sentences with what a layer must find in them, and how a layer fares on them.

`LAYER.yaml` (of another language `LANGUAGE/LAYER.yaml`) holds rows of `text`, `published` where it is not `PUBLISHED`, `for` (the phenomenon) and `gold` (what the layer
must find, as the test of the layer spells it; an empty list where it must find nothing).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from crossbearing.annotate.layers import annotate
from crossbearing.records import Annotations, Document, content_id

PUBLISHED = "2024-05-08"  # a Wednesday
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One invented text with its gold and with what all layers find in it."""

    phenomenon: str
    gold: list[Any]
    told: Annotations

    @property
    def text(self) -> str:
        """The text itself."""
        return self.told.document.text


@dataclass(slots=True)
class Score:
    """Counts over all rows; `misses` tells each row that fell short: phenomenon, text, what is missing, what is too much."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent to one decimal."""
        return round(200 * self.right / max(1, self.found + self.wanted), 1)

    def __str__(self) -> str:
        return f"F1 {self.f1}\n" + "\n".join(self.misses)


@cache
def rows(layer: str) -> tuple[Row, ...]:
    """The rows of `LAYER.yaml` in their order, annotated in one go."""
    listed = yaml.safe_load((HERE / f"{layer}.yaml").read_text(encoding="utf-8"))
    language = layer.split("/")[0] if "/" in layer else "en"
    documents = [
        Document(content_id("d", f"{n} {r['text']}"), "-", "", None, None, str(r.get("published", PUBLISHED)), language, None, None, r["text"])
        for n, r in enumerate(listed)
    ]  # fmt: skip
    return tuple(Row(r["for"], r["gold"], told) for r, told in zip(listed, annotate(documents), strict=True))


def score(layer: str, wanted: Callable[[Row], Iterable[Hashable]], found: Callable[[Row], Iterable[Hashable]]) -> Score:
    """What `found` gives for each row held against what `wanted` reads from its gold, both as multisets."""
    total = Score()
    for row in rows(layer):
        gold, mine = Counter(wanted(row)), Counter(found(row))
        total.right += (gold & mine).total()
        total.found += mine.total()
        total.wanted += gold.total()
        if gold != mine:
            total.misses.append(
                f"{row.phenomenon}: {row.text!r}\n  missing {sorted(map(str, (gold - mine).elements()))}"
                f"\n  too much {sorted(map(str, (mine - gold).elements()))}"
            )
    return total
