"""The lexicon of attributes as tables that are looked up by lemma and expressions that are run over a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from crossbearing.lexicon import lexicon


class Sense(NamedTuple):
    """What a cue makes of the figure that it counts. `victims` says where that figure stands: `object`, `subject`, `right`, `none`;
    `about` names the topic of which the account must speak."""

    attribute: str
    victims: str = "object"
    only: str | None = None
    part: bool = False
    passive: bool = False
    soft: bool = False
    carries: str | None = None
    of: bool = False
    weak: bool = False
    near: str | None = None
    about: str | None = None
    not_before: tuple[str, ...] = ()


class Lexemes(NamedTuple):
    """Every table of `lexicon/attributes.yaml`."""

    verbs: dict[str, Sense]
    states: dict[str, Sense]
    nouns: dict[str, Sense]
    things: dict[str, str]
    labels: dict[str, Sense]
    phrases: tuple[tuple[tuple[str, ...], re.Pattern[str], Sense], ...]
    counters: tuple[tuple[tuple[str, ...], re.Pattern[str], Sense], ...]
    persons: frozenset[str]
    not_persons: frozenset[str]
    person_endings: tuple[str, ...]
    kin: frozenset[str]
    namers: frozenset[str]
    idle: frozenset[str]
    topics: dict[str, re.Pattern[str]]

    def is_person(self, lemma: str) -> bool:
        """Whether the noun names persons, by the list or by its ending."""
        if lemma in self.persons or lemma.lower() in self.persons:
            return True
        word = lemma.lower()
        return len(word) > 4 and word.endswith(self.person_endings) and word not in self.not_persons


def _sense(row: dict[str, Any]) -> Sense:
    told: dict[str, Any] = {k: v for k, v in row.items() if k in Sense._fields}
    return Sense(**{**told, "not_before": tuple(told.get("not_before", ()))})


@lru_cache(maxsize=1)
def lexemes() -> Lexemes:
    """The tables, made once a process."""
    rows = lexicon("attributes")

    def table(kind: str) -> dict[str, Sense]:
        return {w: _sense(r) for r in rows[kind] for w in r["words"]}

    def pattern(row: dict[str, Any]) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{row['pattern']})(?:(?<=[^\w])|(?![\w-]))", re.IGNORECASE | re.MULTILINE)

    return Lexemes(
        verbs=table("verbs"),
        states=table("states"),
        nouns=table("nouns"),
        things={w: r["attribute"] for r in rows["things"] for w in r["words"]},
        labels=table("labels"),
        phrases=tuple((tuple(r["when"]), pattern(r), _sense(r)) for r in rows["phrases"]),
        counters=tuple((tuple(r["when"]), pattern(r), Sense(r["attribute"], "right")) for r in rows["counters"]),
        persons=frozenset(rows["persons"]),
        not_persons=frozenset(rows["not_persons"]),
        person_endings=tuple(rows["person_endings"]),
        kin=frozenset(rows["kin"]),
        namers=frozenset(rows["namers"]),
        idle=frozenset(rows["idle"]),
        topics={name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows["topics"].items()},
    )


@lru_cache(maxsize=32)
def words(name: str) -> frozenset[str]:
    """A plain list of words of `lexicon/attributes.yaml`."""
    return frozenset(str(w) for w in lexicon("attributes")[name])
