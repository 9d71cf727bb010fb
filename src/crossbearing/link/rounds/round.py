"""A round: what each account tells the others, what it asks, and what it makes of the answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from crossbearing.link.appearances import Appearance
from crossbearing.link.rounds.draft import Draft

Telling = tuple[str, ...]
Answer = tuple[str, ...]
# Under which key a thing is told, and what is asked of all that is told under it.
Question = tuple[str, str]
Answers = Callable[[str, str], Answer | None]


@dataclass(frozen=True, slots=True)
class Round:
    """`tells` gives what one account tells, by key; `asks` what it asks; `answer` makes of all that is told under a key, with the number of times
    it is told, the answer to a question, None where there is none; `hears` gives the account's names with the answers to what it asked.

    What is told is counted, never listed: the order and the number of accounts change no answer but by those counts."""

    tells: Callable[[Draft], Iterable[tuple[str, Telling]]]
    asks: Callable[[Draft], Iterable[Question]]
    answer: Callable[[Mapping[Telling, int], str], Answer | None]
    hears: Callable[[Draft, Answers], Sequence[Appearance]]


def heard(drafts: Sequence[Draft], round: Round) -> list[Draft]:
    """The accounts after a round, all of them at hand: what nobody asks is never answered."""
    told: dict[str, Counter[Telling]] = defaultdict(Counter)
    for draft in drafts:
        for key, telling in round.tells(draft):
            told[key][telling] += 1

    @lru_cache(maxsize=200_000)
    def answers(key: str, question: str) -> Answer | None:
        return round.answer(told[key], question) if key in told else None

    return [replace(d, found=round.hears(d, answers)) for d in drafts]
