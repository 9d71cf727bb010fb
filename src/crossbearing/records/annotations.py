"""What one account says by itself: the output of `annotate`."""

from __future__ import annotations

from crossbearing.records.attribution import Attribution
from crossbearing.records.boilerplate import Boilerplate
from crossbearing.records.call import Call
from crossbearing.records.claim import Claim
from crossbearing.records.document import Document
from crossbearing.records.framing import Framing
from crossbearing.records.mention import EventMention
from crossbearing.records.name import Name
from crossbearing.records.place import Place
from crossbearing.records.quantity import Quantity
from crossbearing.records.shown import Shown
from crossbearing.records.time import Time


class Annotations(Shown, frozen=True):
    """One document and every span found in it, each list in order of start."""

    document: Document
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    calls: tuple[Call, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    warnings: tuple[str, ...] = ()
    framing: tuple[Framing, ...] = ()
