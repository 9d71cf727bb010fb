"""The claims as W3C Web Annotations (JSON-LD): each on the words that make it, found again by position and by quote.

Positions are code points into the account's stored text, end exclusive (TextPositionSelector); the quote has what stands before and after it
(TextQuoteSelector). The state tells of which time's text it is: the moment of publication, or the day where no more is told.
"""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.exports.encoding import json_bytes, without_empty
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.links import urn, web_address
from crossbearing.records import Claim, Document, Record, selectors

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
Node = dict[str, object]


def make(record: Record, kept: Kept) -> Files:
    """`annotations.jsonld`: one AnnotationPage."""
    documents = {d.id: d for d in record.documents}
    items = [_annotation(c, documents[c.document]) for c in record.claims if c.document in documents]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", *sorted(documents)[:1]) if documents else urn("annotations"),
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    body = {**page, "items": [without_empty(x) for x in items]}
    return {"annotations.jsonld": json_bytes(body)}


def _annotation(claim: Claim, document: Document) -> Node:
    position, quote = selectors(document.text, claim.start, claim.end)
    said = wording.value(claim)
    name = wording.ATTRIBUTES.get(claim.attribute, claim.attribute)
    words = f"{name}: {said}" if said else name
    words += f" ({claim.subject})" if claim.subject else ""
    words += "" if claim.factuality == "asserted" else f", {claim.factuality}"
    words += f", by {', by '.join(reversed(claim.sources))}" if claim.sources else ""
    decided = claim.decided
    reviewed: list[Node] = []
    if not isinstance(decided, msgspec.UnsetType):
        # What reviewers made of it, by the latest of them; the time is the decision's own.
        reviewer = {"type": "Person", "name": decided.author}
        reviewed = [
            {
                "type": "TextualBody",
                "value": decided.verdict,
                "format": "text/plain",
                "purpose": "assessing",
                "creator": reviewer,
                "created": decided.time,
            }
        ]
    tags = [claim.attribute, claim.factuality]
    source: Node = {
        "id": urn("document", document.id),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
    }
    return {
        "id": urn("claim", claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en", "purpose": "describing"},
            *({"type": "TextualBody", "value": t, "format": "text/plain", "purpose": "tagging"} for t in tags),
            *reviewed,
            *(
                [
                    {
                        "id": urn("event", claim.event),
                        "type": "SpecificResource",
                        "source": urn("event", claim.event),
                        "purpose": "linking",
                    }
                ]
                if claim.event
                else []
            ),
        ],
        "target": {
            "type": "SpecificResource",
            "source": source,
            "scope": web_address(document),
            "selector": [
                {"type": "TextPositionSelector", "start": position.start, "end": position.end},
                _Quote(quote.exact, quote.prefix, quote.suffix),
            ],
            "state": _state(document),
        },
    }


class _Quote(msgspec.Struct, frozen=True, tag="TextQuoteSelector", tag_field="type"):
    """Kept whole: an empty prefix says that nothing stands before the quote."""

    exact: str
    prefix: str
    suffix: str


def _state(document: Document) -> Node | None:
    """The time of the text: the moment of publication, or its whole day in universal time."""
    when = document.published or ""
    if _DAY.match(when):
        return {"type": "TimeState", "sourceDateStart": f"{when}T00:00:00Z", "sourceDateEnd": f"{when}T23:59:59Z"}
    try:
        moment = datetime.fromisoformat(when) if "T" in when else None
    except ValueError:
        moment = None
    if moment is None:
        return None
    # A moment without a zone is taken as universal time: the standard wants a zone.
    text = moment.isoformat()
    return {"type": "TimeState", "sourceDate": text if moment.tzinfo else text + "Z"}


EXPORT = Export(
    "annotations", "Each claim as a W3C Web Annotation on its words, by position and quote (JSON-LD).", make
)
