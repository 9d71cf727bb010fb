"""What is said of the languages in a document that are read in part or not at all."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from crossbearing.annotate.languages.passages import Passage
from crossbearing.annotate.light.layers import is_known

# What the light path does not do, in one breath.
_LIGHT = (
    "dates, numbers in figures and places known to the gazetteer are read; numbers in words, persons and bodies, who says what, "
    "events, claims, calls and framing are not"
)


def name_of(code: str) -> str:
    """A language by its English name; its code where nobody knows one."""
    try:
        return str(Locale.parse("en").languages.get(code, code))
    except (UnknownLocaleError, ValueError):  # pragma: no cover - English is always there
        return code


def unread(runs: tuple[Passage, ...], whole: bool, code: str, install: str | None) -> str:
    """One warning for one language: how much of the document is in it, what is read of it and what is not. `install` is what adds the rest."""
    name = name_of(code)
    many = sum(run.language == code for run in runs)
    where = f"in {name}" if whole else f"{many} passage{'s' if many > 1 else ''} in {name}"
    done = _LIGHT if is_known(code) else "nothing is read of it"
    return f"{where}: {done}" + (f" ({install})" if install else "")
