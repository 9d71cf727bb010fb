"""The words of `lexicon/framing.yaml`, by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.vocab import Vocab

from crossbearing.annotate.wording.choice import Choice
from crossbearing.lexicon import lexicon

_FIRST = re.compile(r"[^\W_]+")


def _rest(words: str) -> re.Pattern[str]:
    """The words after the first, hyphens or spaces between, "one's" for any possessive, a plural at the end."""
    pieces = [re.escape(w) if w != "one’s" else r"(?:his|her|their|its)" for w in re.split(r"[ -]", words)]
    pieces[-1] = pieces[-1][:-1] + r"(?:y|ies)" if pieces[-1].endswith("y") else pieces[-1] + r"(?:s|es)?"
    return re.compile(r"[ \-‑ ]" + r"[ \-‑ ]".join(pieces) + r"(?![\w])", re.I)


def _before(words: Iterable[str]) -> re.Pattern[str] | None:
    """One of the words straight before, in quotation marks or not."""
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"(?:^|\s)[“\"'‘(]*(?:{listed})[“\"'‘(]*\s*$", re.I) if listed else None


def _after(words: Iterable[str]) -> re.Pattern[str] | None:
    """One of the words straight behind."""
    listed = "|".join(map(re.escape, words))
    return re.compile(rf" (?:{listed})(?![^\W\d_])", re.I) if listed else None


@lru_cache(maxsize=1)
def choices() -> dict[str, tuple[Choice, ...]]:
    """Every choice by the first word of its form, longer ones first."""
    found: dict[str, list[tuple[int, Choice]]] = {}
    for concept in lexicon("framing")["concepts"]:
        for row in concept["words"]:
            for form in (row.get("form", row["word"]), *row.get("also", ())):
                first = cast(re.Match[str], _FIRST.match(form)).group().lower()
                tail = form[len(first) + 1 :]
                made = Choice(
                    concept["concept"],
                    row["word"],
                    row["tint"],
                    row.get("pos"),
                    _rest(tail.replace("one's", "one’s")) if tail else None,
                    _before(row.get("before", ())),
                    _after(row.get("after", ())),
                    frozenset(row.get("needs", ())),
                    row.get("object") == "place",
                    bool(tail) and first not in _VERBS,
                )
                found.setdefault(first, []).append((len(form), made))
    return {w: tuple(c for _, c in sorted(rows, key=lambda x: -x[0])) for w, rows in sorted(found.items())}


# First words of phrases whose head they are ("restore control"); of others the last word is.
_VERBS = frozenset({"take", "restore", "lose", "fall", "lay", "break", "round", "maintain"})


@lru_cache(maxsize=2)
def first_words(vocab: Vocab) -> npt.NDArray[np.uint64]:
    """The first words of all choices as the vocabulary's numbers, sorted."""
    return np.array(sorted(vocab.strings.add(w) for w in choices()), dtype=np.uint64)
