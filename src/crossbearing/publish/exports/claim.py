"""schema.org Claim with its appearances, as JSON-LD; a ClaimReview only where a named reviewer has decided.

One Claim a reading: the value, and every account that tells it. A claim that no reading holds is a Claim by itself. No verdict of the program's
own is given: `reviewRating` holds the reviewer's word alone, without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crossbearing.publish import wording
from crossbearing.publish.exports.encoding import json_bytes, without_empty
from crossbearing.publish.exports.export import Export, Files, Kept, Review
from crossbearing.publish.exports.index import Index, folded
from crossbearing.publish.exports.links import urn, web_address
from crossbearing.publish.exports.tables import reading_id
from crossbearing.records import Claim, Document, Event, Record

Node = dict[str, object]
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")
_TYPES = {"person": "Person", "organization": "Organization"}


def make(record: Record, kept: Kept) -> Files:
    """`claims.jsonld`."""
    index = Index(record)
    graph: list[Node] = []
    node_of: dict[str, str] = {}
    for event in record.events:
        for n, attribute in enumerate(event.attributes):
            for m, reading in enumerate(attribute.readings):
                claims = [c for k in reading.claims if (c := index.claims.get(k))]
                if claims:
                    iri = urn("reading", reading_id(event.id, n, m))
                    said = wording.reading(attribute.attribute, reading, claims[0].unit)
                    graph.append(_claim(iri, claims, said, event, index))
                    node_of.update((c.id, iri) for c in claims)
    for c in record.claims:
        if c.id not in node_of:
            iri = node_of[c.id] = urn("claim", c.id)
            graph.append(_claim(iri, [c], wording.value(c), index.events.get(c.event or ""), index))
    # A claim that was rejected is there for its review alone.
    for x in kept.reviews:
        if (c := index.rejected.get(x.claim)) is not None and c.id not in node_of:
            iri = node_of[c.id] = urn("claim", c.id)
            graph.append(_claim(iri, [c], wording.value(c), index.events.get(c.event or ""), index))
    graph += [_event(e) for e in record.events]
    graph += [_article(d) for d in record.documents]
    graph += [r for x in kept.reviews if (r := _review(x, index, node_of))]
    document = {"@context": "https://schema.org", "@graph": graph}
    return {"claims.jsonld": json_bytes(without_empty(document))}


def _claim(iri: str, claims: Sequence[Claim], said: str, event: Event | None, index: Index) -> Node:
    """A Claim: the words of its first appearance, what they say, of what event, by whom, and where else it is told."""
    ordered = sorted(
        claims, key=lambda c: (_published(c, index) is None, _published(c, index) or "", c.document or "", c.start)
    )
    first = ordered[0]
    documents = list(dict.fromkeys(c.document for c in ordered if c.document in index.documents))
    articles = [_reference(index.documents[d]) for d in documents if d]
    name = wording.ATTRIBUTES.get(first.attribute, first.attribute)
    dated = _published(first, index) is not None
    return {
        "@type": "Claim",
        "@id": iri,
        "name": f"{name}: {said}" if said else name,
        "text": first.quote,
        "author": _speaker(ordered, index),
        "about": {"@type": "Event", "@id": urn("event", event.id)} if event else None,
        "datePublished": _published(first, index),
        "appearance": articles,
        # Which account was first is only known where all have a date.
        "firstAppearance": articles[0] if dated and all(_published(c, index) for c in ordered) else None,
        "identifier": [{"@type": "PropertyValue", "propertyID": "crossbearing:claim", "value": c.id} for c in ordered],
    }


def _published(claim: Claim, index: Index) -> str | None:
    d = index.documents.get(claim.document or "")
    return d.published if d else None


def _speaker(claims: Iterable[Claim], index: Index) -> Node | None:
    """Who says it, where all accounts give the same speaker and the record knows what kind of being that is."""
    names = {folded(c.sources[-1]) if c.sources else "" for c in claims}
    if len(names) != 1 or "" in names:
        return None
    entity = index.named.get(names.pop())
    if entity is None or entity.kind not in _TYPES:
        return None
    return {"@type": _TYPES[entity.kind], "@id": urn("entity", entity.id), "name": entity.name}


def _reference(d: Document) -> Node:
    return {"@type": "Article", "@id": urn("document", d.id), "url": web_address(d)}


def _article(d: Document) -> Node:
    return {
        "@type": "Article",
        "@id": urn("document", d.id),
        "url": web_address(d),
        "headline": d.title,
        "publisher": {"@type": "Organization", "name": d.publisher} if d.publisher else None,
        "author": {"@type": "Person", "name": d.author} if d.author else None,
        "datePublished": d.published,
        "inLanguage": d.language,
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": d.sha256},
    }


def _iso(date: str | None) -> str | None:
    """A date that ISO 8601 can tell; nothing for a decade, an interval or about when."""
    return date if date and _ISO.fullmatch(date) else None


def _event(e: Event) -> Node:
    place: Node | None = None
    if e.place:
        country = {"@type": "Country", "identifier": e.place.country} if e.place.country else None
        place = {"@type": "Place", "name": e.place.name, "containedInPlace": country}
    return {
        "@type": "Event",
        "@id": urn("event", e.id),
        "name": e.label,
        "startDate": _iso(e.start),
        "endDate": _iso(e.end),
        "location": place,
    }


def _review(x: Review, index: Index, node_of: dict[str, str]) -> Node | None:
    """A named reviewer's decision; nobody's decision is no review."""
    claim = index.claims.get(x.claim) or index.rejected.get(x.claim)
    if claim is None or not x.reviewer.strip():
        return None
    return {
        "@type": "ClaimReview",
        "@id": urn("decision", x.id) if x.id else None,
        "author": {"@type": "Person", "name": x.reviewer},
        "datePublished": x.at,
        "claimReviewed": claim.quote,
        "itemReviewed": {"@type": "Claim", "@id": node_of[claim.id]},
        "reviewRating": {"@type": "Rating", "alternateName": x.verdict},
        "reviewBody": x.reason,
    }


EXPORT = Export(
    "claim",
    "schema.org Claim with every appearance (JSON-LD); ClaimReview only for what a named reviewer decided.",
    make,
)
