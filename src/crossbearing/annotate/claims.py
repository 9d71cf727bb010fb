"""Claims: what the account says of each attribute of each of its events."""

from __future__ import annotations

from crossbearing.annotate.claim.dates import date_claims
from crossbearing.annotate.claim.fates import with_fates
from crossbearing.annotate.claim.figures import figure_claims
from crossbearing.annotate.claim.moments import with_moments
from crossbearing.annotate.claim.titles import title_claims
from crossbearing.annotate.claim.words import word_claims
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Claim


def find_claims(parsed: Parsed, found: Annotations) -> tuple[Claim, ...]:
    """Every claim of the account, in order. `found` holds all other layers."""
    figures = with_fates(parsed, found, sorted(figure_claims(parsed, found), key=lambda c: c.start))
    dates = date_claims(parsed, found, figures)
    every = [
        *with_moments(parsed, found, figures, dates),
        *dates,
        *title_claims(parsed, found),
        *word_claims(parsed, found),
    ]
    claims = {c.id: c for c in every if not parsed.is_boilerplate(c.start)}
    return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end, c.attribute, c.id)))
