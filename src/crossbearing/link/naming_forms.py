"""Forms under which accounts name one thing, and in which order what they name differently is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crossbearing.records import FramedForm, Naming, Passage

# Two words of one concept and tint that begin with so many letters alike are one word in two parts of speech (occupy, occupation).
STEM = 4


class Use(NamedTuple):
    """One use of a form by an account; `own` where the account itself speaks; `english` is the form of a concept in English."""

    form: str
    passage: Passage
    own: bool
    tint: str | None = None
    english: str | None = None


def in_order(rows: Iterable[Naming]) -> list[Naming]:
    """What most accounts name first."""
    return sorted(rows, key=_rank)


def _rank(row: Naming) -> tuple[object, ...]:
    told = {d for f in row.forms for d in (*f.documents, *f.quoted)}
    return (-len(told), -sum(len(f.mentions) for f in row.forms), row.label, row.of or "", row.event or "")


def forms_of(groups: dict[str, list[Use]]) -> tuple[FramedForm, ...]:
    """The forms with their uses, what most accounts use first."""
    made = [_form(form, uses) for form, uses in groups.items()]
    return tuple(sorted(made, key=lambda f: (-len(f.documents), -len(f.mentions), f.form)))


def _form(form: str, uses: Iterable[Use]) -> FramedForm:
    told = sorted(uses, key=lambda u: (u.passage.document, u.passage.start))
    own = dict.fromkeys(u.passage.document for u in told if u.own)
    quoted = dict.fromkeys(u.passage.document for u in told if u.passage.document not in own)
    tint = next((u.tint for u in told), None)
    return FramedForm(form, tuple(own), tuple(quoted), tuple(dict.fromkeys(u.passage for u in told)), tint)  # type: ignore[arg-type]
