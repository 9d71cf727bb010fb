"""`Gantry (Crane)`: a body's name and, in brackets, its translation, where only another account knows the body; and what the translation is then
everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from crossbearing.link.appearances import Appearance
from crossbearing.link.folding import fold_name
from crossbearing.link.rounds.draft import Draft
from crossbearing.link.rounds.round import Answer, Answers, Question, Round, Telling
from crossbearing.link.translated_names import with_translations, words_before
from crossbearing.records.name import NameKind


def _bodies(draft: Draft) -> Iterable[tuple[str, Telling]]:
    for x in draft.found:
        if x.kind in ("organization", "group") and not x.pronoun:
            yield fold_name(x.form), (x.kind, x.known_as)


def _before_brackets(draft: Draft) -> Iterable[Question]:
    return [(fold_name(before), "") for before in words_before(draft.text, draft.found)]


def _most_told(told: Mapping[Telling, int], _: str) -> Answer:
    return min(told, key=lambda t: (-told[t], t))


def _translated(draft: Draft, answers: Answers) -> list[Appearance]:
    def body(word: str) -> tuple[NameKind, str] | None:
        return cast("tuple[NameKind, str] | None", answers(fold_name(word), ""))

    return with_translations(draft.document, draft.text, draft.found, body)


def _kinds(draft: Draft) -> Iterable[tuple[str, Telling]]:
    for x in draft.found:
        if x.why and " (" in x.why and x.kind != "person":
            yield fold_name(x.form), (x.kind,)


def _persons(draft: Draft) -> Iterable[Question]:
    return [(fold_name(x.known_as), "") for x in draft.found if x.kind == "person"]


def _no_persons(draft: Draft, answers: Answers) -> list[Appearance]:
    """What is a translation or an acronym in one account is no person in another."""
    return [_as_answered(x, answers) if x.kind == "person" else x for x in draft.found]


def _as_answered(x: Appearance, answers: Answers) -> Appearance:
    kind = answers(fold_name(x.known_as), "")
    return x if kind is None else replace(x, kind=cast("NameKind", kind[0]))


TRANSLATIONS = Round(_bodies, _before_brackets, _most_told, _translated)
TRANSLATED = Round(_kinds, _persons, _most_told, _no_persons)
