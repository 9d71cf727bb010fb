"""Where a page from the web is from, as those say who pass it on: the feed that names another outlet, the page that names another site's address."""

from __future__ import annotations

from crossbearing.read.raw import Raw
from crossbearing.records import Derivation


def tell_passed_on(raw: Raw, credited: str | None, stated: str | None) -> None:
    """Adds to `raw.derived_from` the outlet that a feed credits (`<source>`) where the page's own is another, and the canonical address
    where it is not the page's own (`raw.url`)."""
    if credited and raw.publisher and credited.casefold() != raw.publisher.casefold():
        raw.derived_from.append(Derivation(credited, None, "feed"))
    web = stated is not None and stated.startswith(("http://", "https://"))
    if stated and web and raw.url and stated != raw.url and not any(d.told_by == "canonical" for d in raw.derived_from):
        raw.derived_from.append(Derivation(None, stated, "canonical"))
