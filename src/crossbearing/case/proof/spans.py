"""Every span against the text in which it stands: inside it, and the quote the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from crossbearing.case.proof.finding import Finding
from crossbearing.records import Annotations, Claim

LAYERS = (
    "times",
    "quantities",
    "places",
    "names",
    "attributions",
    "events",
    "claims",
    "calls",
    "boilerplate",
    "framing",
)
# The places that a span names besides its own.
WITHIN = ("cue", "source", "agent", "patient", "counted")


def wrong_spans(account: Annotations, where: str) -> Iterator[Finding]:
    """What is wrong with the spans of one account."""
    text = account.document.text
    for layer in LAYERS:
        for x in getattr(account, layer):
            yield from _wrong(x, layer, text, where)


def spans_in(account: Annotations) -> int:
    """How many spans an account has."""
    return sum(len(getattr(account, layer)) for layer in LAYERS)


def wrong_quotes(claims: Iterable[Claim], texts: dict[str, str]) -> Iterator[Finding]:
    """What is wrong with the quotes of a record's claims."""
    for c in claims:
        text = texts.get(c.document or "")
        if text is None:
            yield Finding(f"claim {c.id}", f"stands in account {c.document}, which is not there")
        elif text[c.start : c.end] != c.quote:
            yield Finding(f"claim {c.id}", _differs(c, text))


def _wrong(x: Any, layer: str, text: str, where: str) -> Iterator[Finding]:
    here = f"{where}: {layer} {x.start}..{x.end}"
    if not 0 <= x.start < x.end <= len(text):
        yield Finding(here, f"lies outside the text of {len(text)} characters")
    elif (quote := getattr(x, "quote", None)) is not None and text[x.start : x.end] != quote:
        yield Finding(here, _differs(x, text))
    inner = [(f, span) for f in WITHIN if (span := getattr(x, f, None))]
    inner += [("parts", span) for span in getattr(x, "parts", None) or ()]
    for name, span in inner:
        start, end = span
        if not 0 <= start < end <= len(text):
            yield Finding(here, f"its {name} {start}..{end} lies outside the text")


def _differs(x: Any, text: str) -> str:
    return f"the text there reads {text[x.start : x.end][:60]!r}, the quote {x.quote[:60]!r}"
