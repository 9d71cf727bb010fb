"""The frozen types that all the verbs speak, one concept a file."""

from crossbearing.records.annotations import Annotations
from crossbearing.records.attribution import Attribution
from crossbearing.records.boilerplate import Boilerplate
from crossbearing.records.call import Call
from crossbearing.records.claim import Claim
from crossbearing.records.copy import Copy
from crossbearing.records.coverage import Coverage, Telling
from crossbearing.records.decided import Decided
from crossbearing.records.derivation import Derivation, ToldBy
from crossbearing.records.document import Document
from crossbearing.records.entity import Entity
from crossbearing.records.event import Event, Part
from crossbearing.records.framing import FramedForm, Framing, Naming
from crossbearing.records.ids import content_id
from crossbearing.records.links import Links, NearLink
from crossbearing.records.mention import EventMention
from crossbearing.records.name import Name
from crossbearing.records.place import Location, Place, location
from crossbearing.records.quantity import Quantity
from crossbearing.records.reading import AttributeRecord, Estimate, Origin, Reading
from crossbearing.records.record import DocumentAttribution, Record, SetAside
from crossbearing.records.relation import Relation
from crossbearing.records.span import Passage, Span, TextPositionSelector, TextQuoteSelector, selectors
from crossbearing.records.text_part import Role, TextPart
from crossbearing.records.time import Interval, Time
from crossbearing.records.weighed import CodedClaim, Weighed

__all__ = [
    "Annotations",
    "AttributeRecord",
    "Attribution",
    "Boilerplate",
    "Call",
    "Claim",
    "CodedClaim",
    "Copy",
    "Coverage",
    "Decided",
    "Derivation",
    "Document",
    "DocumentAttribution",
    "Entity",
    "Estimate",
    "Event",
    "EventMention",
    "FramedForm",
    "Framing",
    "Interval",
    "Links",
    "Location",
    "Name",
    "Naming",
    "NearLink",
    "Origin",
    "Part",
    "Passage",
    "Place",
    "Quantity",
    "Reading",
    "Record",
    "Relation",
    "Role",
    "SetAside",
    "Span",
    "Telling",
    "TextPart",
    "TextPositionSelector",
    "TextQuoteSelector",
    "Time",
    "ToldBy",
    "Weighed",
    "content_id",
    "location",
    "selectors",
]  # fmt: skip
