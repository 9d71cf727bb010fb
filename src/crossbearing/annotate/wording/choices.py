"""The words of `lexicon/framing.yaml`, by their first word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Token
from spacy.vocab import Vocab

from crossbearing.lexicon import lexicon
from crossbearing.records.framing import Tint

_FIRST = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a concept. `rest` is what must follow its first word, with the plural of its last; `place_only` holds it to places."""

    concept: str
    word: str
    tint: Tint
    pos: str | None
    rest: re.Pattern[str] | None
    before: frozenset[str]
    after: tuple[str, ...]
    needs: frozenset[str]
    place_only: bool
    of_last: bool

    def end_of(self, text: str, token: Token) -> int | None:
        """Where the word ends that begins with the token, None where it does not stand here."""
        end: int = token.idx + len(token.text)
        if self.rest is None:
            # "post-election", "anti-government": the word is a piece of another.
            whole = text[token.idx - 1 : token.idx] not in ("-", "‑") and text[end : end + 1] not in ("-", "‑")
            return end if whole else None
        match = self.rest.match(text, end)
        return match.end() if match else None


def _rest(words: str) -> re.Pattern[str]:
    """The words after the first, hyphens or spaces between, "one's" for any possessive, a plural at the end."""
    pieces = [re.escape(w) if w != "one’s" else r"(?:his|her|their|its)" for w in re.split(r"[ -]", words)]
    pieces[-1] = pieces[-1][:-1] + r"(?:y|ies)" if pieces[-1].endswith("y") else pieces[-1] + r"(?:s|es)?"
    return re.compile(r"[ \-‑ ]" + r"[ \-‑ ]".join(pieces) + r"(?![\w])", re.I)


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
                    frozenset(row.get("before", ())),
                    tuple(row.get("after", ())),
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
