"""What is said of an account whose names are written in letters of another alphabet, with unseen signs, or with signs that turn the order of writing."""

from __future__ import annotations

from crossbearing.lexicon.lookalikes import LONGEST_SHOWN, disguises, shown
from crossbearing.read.raw import Raw

# Forms that are told one by one; a text that is full of them says so by their number.
MOST = 5
_FIELDS = ("title", "author", "publisher", "url")


def notes(raw: Raw) -> list[str]:
    """A warning for each form that is something else than it looks, in the text and in what is said of it."""
    said = []
    for field in _FIELDS:
        for d in disguises(getattr(raw, field) or ""):
            said.append(f"{field}: {_told(d.form, d.looks, d.why)}")
    forms: dict[str, list[str]] = {}
    for d in disguises(raw.text):
        forms.setdefault(d.form, [_told(d.form, d.looks, d.why), str(d.start)]).append("")
    for told, at, *times in list(forms.values())[:MOST]:
        said.append(f"at character {at}: {told}" + (f" ({len(times)} times)" if len(times) > 1 else ""))
    if len(forms) > MOST:
        said.append(f"{len(forms) - MOST} more words are not what they look like")
    return said


def _told(form: str, looks: str | None, why: str) -> str:
    if looks is None:
        return f"“{shown(form)[:LONGEST_SHOWN]}” has a {why}"
    return f"“{shown(form)[:LONGEST_SHOWN]}” looks like “{looks[:LONGEST_SHOWN]}” but is not ({why}); not taken for it"
