"""The words of `lexicon/fr/framing.yaml` in all their forms, by the first piece of each: "coup" for "coup d'État", "contre" for "contre-offensive"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.inflection import forms
from crossbearing.annotate.wording.choice import Choice
from crossbearing.lexicon import lexicon

PIECE = re.compile(r"[^\W_]+")
# Words of a phrase that have one form.
_SMALL = frozenset("de d du des la le les l à en au aux dans sur par pour entre non".split())
_REFLEXIVE = ("s'", "se ")


def is_reflexive(choice: Choice) -> bool:
    """Whether the word is a verb with "se"."""
    return choice.pos == "VERB" and choice.word.startswith(_REFLEXIVE)


@lru_cache(maxsize=1)
def framed_words() -> dict[str, tuple[Choice, ...]]:
    """Every choice by each form of its first piece, adjectives first: "villes occupées" has one beside it, no verb."""
    found: dict[str, list[Choice]] = {}
    for concept in lexicon("fr/framing")["concepts"]:
        for row in concept["words"]:
            for written in (row.get("form", row["word"]), *row.get("also", ())):
                first, rest = _parted(written, row)
                made = Choice(
                    concept["concept"], row["word"], row["tint"], row.get("pos"), _rest(rest),
                    _before(row.get("before", ())), _after(row.get("after", ())),
                    frozenset(w.lower() for w in row.get("needs", ())), row.get("object") == "place",
                    unless=frozenset(w.lower() for w in row.get("unless", ())),
                )  # fmt: skip
                for form in _first_forms(first, row, concept["kind"] == "party"):
                    found.setdefault(form, []).append(made)
    return {form: tuple(sorted(rows, key=lambda c: c.pos != "ADJ")) for form, rows in sorted(found.items())}


def _parted(written: str, row: dict[str, Any]) -> tuple[str, str]:
    """The first piece of a word and what follows it, "se" left out."""
    if row.get("pos") == "VERB":
        written = written.removeprefix("s'").removeprefix("se ")
    first = cast(re.Match[str], PIECE.match(written)).group()
    return first, written[len(first) :]


def _first_forms(first: str, row: dict[str, Any], of_persons: bool) -> frozenset[str]:
    if row.get("pos") == "VERB" and first != "en":
        verb = "s'" + first if row["word"].startswith("s'") else first
        return frozenset(f.removeprefix("s'") for f in forms_of(verb))
    if first in _SMALL or row.get("form"):
        return frozenset({first.lower()})
    return forms(first.lower(), row.get("feminine", True) and (of_persons or row.get("pos") == "ADJ"))


def _phrase(words: str) -> str:
    """An expression for words with what parts them, each in all its forms."""
    out = []
    for piece in re.findall(r"[^\W_]+|[^\w]", words):
        if piece in "'’":
            out.append("['’]")
        elif not piece[0].isalnum():
            out.append(r"[ \-‑ ]")
        elif piece.lower() in _SMALL:
            out.append(re.escape(piece))
        else:
            out.append(f"(?:{'|'.join(sorted(map(re.escape, forms(piece.lower())), key=len, reverse=True))})")
    return "".join(out)


def _rest(tail: str) -> re.Pattern[str] | None:
    return re.compile(_phrase(tail) + r"(?!\w)", re.I) if tail else None


def _before(words: Iterable[str]) -> re.Pattern[str] | None:
    listed = "|".join(_phrase(w) + ("" if w.endswith("'") else r"[\s«]+") for w in words)
    return re.compile(rf"(?<!\w)(?:{listed})$", re.I) if listed else None


def _after(words: Iterable[str]) -> re.Pattern[str] | None:
    listed = "|".join(_phrase(w) + ("" if w.endswith("'") else r"(?!\w)") for w in words)
    return re.compile(rf"[ \-‑ ](?:{listed})", re.I) if listed else None
