"""Bodies described rather than named: `the county emergency inspectorate` for the Inspectorate for Emergency Situations of that county. All words
of a description, head included, are of the name of one body of the case."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from crossbearing.link.appearances import Appearance
from crossbearing.link.body_names import body_tokens, head_of
from crossbearing.link.rounds.built import NO_START, heads
from crossbearing.link.rounds.draft import Draft
from crossbearing.link.rounds.round import Answer, Answers, Question, Round, Telling

# Words before the head that a description may have, and that it must have at least: "the authority" alone is no
# description.
LONGEST, SHORTEST = 4, 1
_BEFORE = re.compile(rf"(?<![\w\-])(?:[\w’'\-]+[ \u00a0]){{{SHORTEST},{LONGEST}}}\Z")
# Characters that so many words fill at most.
FAR = 80
_WORDS = re.compile(r"[\w’'\-]+")


class Head(NamedTuple):
    """A noun on which a body may be described, and where the descriptions that end with it may begin, the longest first."""

    head: str
    end: int
    starts: list[int]


@lru_cache(maxsize=1)
def _head_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\-])({heads()})(?![\w\-])", re.IGNORECASE)


def _heads_of(text: str) -> Iterator[Head]:
    for m in _head_words().finditer(text):
        head = body_tokens(m.group())
        before = _BEFORE.search(text, max(0, m.start() - FAR), m.start()) if head else None
        if before:
            words = _WORDS.finditer(before.group())
            yield Head(
                head[0], m.end(), [before.start() + w.start() for w in words if w.group().lower() not in NO_START]
            )


def _tells(draft: Draft) -> Iterable[tuple[str, Telling]]:
    """Each body's name under its head and each of its words, and that there is such a head."""
    for x in draft.found:
        tokens = body_tokens(x.known_as)
        if x.kind in ("organization", "group") and not x.pronoun and len(tokens) > 1:
            head = head_of(x.known_as)
            yield head, ()
            for token in sorted(set(tokens)):
                yield f"{head} {token}", (" ".join(tokens), x.known_as)


def _asks(draft: Draft) -> Iterable[Question]:
    asked: set[Question] = set()
    for head in _heads_of(draft.text):
        asked.add((head.head, ""))
        for start in head.starts:
            tokens = body_tokens(draft.text[start : head.end])
            if len(tokens) > 1:
                asked.add(_question(head.head, tokens))
    return sorted(asked)


def _question(head: str, tokens: tuple[str, ...]) -> Question:
    """Names that have all the words lie under each of them; the longest word is in few."""
    telling = max((t for t in tokens if t != head), key=lambda t: (len(t), t), default=head)
    return f"{head} {telling}", " ".join(tokens)


def _answer(told: Mapping[Telling, int], question: str) -> Answer | None:
    """The shortest name that has the words and more, where all others that have them only add to it; nothing where they are several bodies'. None
    where no name has them, or one is just these words."""
    if not question:
        return ()
    asked = _set_of(question)
    fitting = {tokens for tokens, _ in told if asked <= _set_of(tokens)}
    if not fitting or question in fitting:
        return None
    shortest = min(fitting, key=lambda t: (t.count(" "), t.split(" ")))
    if not all(_set_of(shortest) <= _set_of(t) for t in fitting):
        return ()
    return (min(name for tokens, name in told if tokens == shortest),)


@lru_cache(maxsize=100_000)
def _set_of(tokens: str) -> frozenset[str]:
    return frozenset(tokens.split(" "))


def _hears(draft: Draft, answers: Answers) -> list[Appearance]:
    found = draft.found
    taken = sorted((x.start, x.end) for x in found if not x.pronoun)
    described = list(_described(draft, taken, answers))
    told = {(x.start, x.end) for x in described}
    return [*(x for x in found if not x.pronoun or (x.start, x.end) not in told), *described]


def _described(draft: Draft, taken: list[tuple[int, int]], answers: Answers) -> Iterator[Appearance]:
    starts = [start for start, _ in taken]
    for head in _heads_of(draft.text):
        if answers(head.head, "") is None:
            continue
        for start in head.starts:
            form = draft.text[start : head.end]
            tokens = body_tokens(form)
            answer = answers(*_question(head.head, tokens)) if len(tokens) > 1 else None
            if answer is None:
                continue
            # Names may lie in a description ("EU mission"), a description is never a part of a name.
            near = taken[max(0, bisect_left(starts, start) - 3) : bisect_right(starts, head.end)]
            cut = any(
                s < head.end and start < e and not (start <= s and e <= head.end and e - s < head.end - start)
                for s, e in near
            )
            if answer and not cut:
                why = f"“{form}” describes “{answer[0]}”"
                yield Appearance(draft.document, start, head.end, form, "organization", answer[0], why=why)
            break


DESCRIBED = Round(_tells, _asks, _answer, _hears)
