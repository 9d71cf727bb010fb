"""Review: one doubtful thing at a time, decided by the name of the reviewer and with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args
from urllib.parse import urlencode

import msgspec
from msgspec import Meta

from crossbearing.case.reading.rows import DoubtKind
from crossbearing.records.claim import Attribute
from crossbearing.web.page import Action, Done, Page, Wrong
from crossbearing.web.review.acts import STOCK, figures, recorded
from crossbearing.web.review.logged import Line, lines
from crossbearing.web.review.queue import Place, decided, next_place, total
from crossbearing.web.review.shown import Evidence, evidence
from crossbearing.web.texts.passage import passage_link
from crossbearing.web.visit import Visitor

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Decisions that can be taken back from the page itself.
LAST = 10
KINDS: tuple[tuple[DoubtKind | None, str], ...] = (
    (None, "all"), ("value", "disputed values"), ("link", "joined events"), ("unplaced", "figures of no event"),
)  # fmt: skip


class Asked(msgspec.Struct, frozen=True):
    """From which place of the queue on."""

    first: Annotated[int, Meta(description="doubts to pass over", ge=0)] = 0
    skip: Annotated[int, Meta(description="claims of the first doubt to pass over", ge=0)] = 0
    kind: Annotated[DoubtKind | None, Meta(description="value, link or unplaced")] = None
    event: Annotated[str | None, Meta(description="id of the event whose doubts alone are shown")] = None
    again: Annotated[bool, Meta(description="show also what somebody has decided on")] = False


class ReviewPage(msgspec.Struct, frozen=True):
    """`place` is what is to be decided, None at the end of the queue; `waiting` the decisions that the record does not hold yet; `last` the
    latest decisions."""

    place: Place | None
    evidence: Evidence | None
    total: int
    last: tuple[Line, ...]
    waiting: int
    kind: DoubtKind | None
    event: str | None


def review(reading: Reading, asked: Asked) -> ReviewPage:
    """The next doubtful thing."""
    log = reading.decisions()
    done = frozenset() if asked.again else decided(log)
    place = next_place(reading, done, asked.first, asked.skip, asked.kind, asked.event)
    found = evidence(reading, place.claim, place.doubt.claims, place.doubt.event) if place else None
    refreshed = reading.overview().refreshed or ""
    waiting = sum(d.time >= refreshed for d in log)
    return ReviewPage(
        place, found, total(reading, asked.kind, asked.event), lines(log)[:LAST], waiting, asked.kind, asked.event
    )


def drawn(page: ReviewPage) -> Mapping[str, Any]:
    """What the forms offer."""
    return {
        "kinds": KINDS,
        "passage": passage_link,
        "stock": lambda about: {v: why for (v, a), why in STOCK.items() if a == about},
        "attributes": get_args(Attribute),
        "claims_of": _claims_of(page),
    }


def _claims_of(page: ReviewPage) -> int:
    """The place of the claim among its doubt's."""
    p = page.place
    return p.doubt.claims.index(p.claim) if p and p.claim else 0


class Verdict(msgspec.Struct, frozen=True):
    """A decision on a claim or an event (`about`), or on a pair (`other`); `next` is where to go on."""

    verdict: Literal["accept", "reject", "merge", "not_same"]
    about: Literal["claim", "event", "entity"]
    id: str
    other: str | None = None
    reason: str = ""
    next: str = "/review"


def judge(case: Any, asked: Verdict, who: Visitor) -> Done:
    """Accepts, rejects, joins or keeps apart."""
    pairs = asked.verdict in ("merge", "not_same")
    if pairs and not asked.other:
        raise Wrong("name the other one of the pair")
    link = asked.other is not None and not pairs
    made = recorded(
        case, asked.verdict, "link" if link else asked.about, asked.id, who.name, asked.reason, other=asked.other
    )
    return Done(asked.next, made)


class Correction(msgspec.Struct, frozen=True):
    """What a claim is to say: the fields that are given. A single `-` says that the account leaves it open."""

    id: str
    low: str | None = None
    high: str | None = None
    value: str | None = None
    attribute: str | None = None
    event: str | None = None
    reason: str = ""
    next: str = "/review"


def correct(case: Any, asked: Correction, who: Visitor) -> Done:
    """Corrects what a claim says, or to which event it belongs."""
    fields = figures(asked.low, asked.high, asked.value, asked.attribute, asked.event)
    return Done(asked.next, recorded(case, "correct", "claim", asked.id, who.name, asked.reason, fields))


class Parting(msgspec.Struct, frozen=True):
    """What goes out of an event (accounts or claims) or of a name (forms)."""

    about: Literal["event", "entity"]
    id: str
    out: tuple[str, ...] = ()
    reason: str = ""
    next: str = "/review"


def split(case: Any, asked: Parting, who: Visitor) -> Done:
    """Splits something in two."""
    if not asked.out:
        raise Wrong("nothing is split off: mark what does not belong")
    return Done(
        asked.next, recorded(case, "split", asked.about, asked.id, who.name, asked.reason, {"out": list(asked.out)})
    )


class Undoing(msgspec.Struct, frozen=True):
    """A decision by its number; without one the reviewer's own last."""

    number: int | None = None
    reason: str = "taken back"
    next: str = "/review"


def undo(case: Any, asked: Undoing, who: Visitor) -> Done:
    """Takes a decision back; the log keeps both."""
    log = case.log()
    gone = {d.target.id for d in log if d.kind == "revoke"}
    mine = [d for d in log if d.hash not in gone and d.kind != "revoke"]
    if asked.number is None:
        mine = [d for d in mine if d.author == who.name][-1:]
    else:
        mine = [d for d in mine if d.number == asked.number]
    if not mine:
        raise Wrong(
            "there is no such decision that still stands"
            if asked.number
            else "you have decided nothing that could be taken back"
        )
    return Done(asked.next, recorded(case, "revoke", "decision", mine[0].hash, who.name, asked.reason or "taken back"))


class Freshening(msgspec.Struct, frozen=True):
    """Where to go on."""

    next: str = "/review"


def freshen(case: Any, asked: Freshening, who: Visitor) -> Done:
    """Makes the record anew, with all decisions."""
    return Done(asked.next, case.freshen())


def here(page: ReviewPage, **more: object) -> str:
    """The address of the review with the same filter."""
    pairs = {"kind": page.kind, "event": page.event, **more}
    query = urlencode({k: str(v) for k, v in pairs.items() if v not in (None, 0, "")})
    return f"/review?{query}" if query else "/review"


PAGES = (
    Page(
        "/review",
        "review.html",
        review,
        "The next doubtful thing, with what is to be seen of it",
        "review",
        None,
        lambda p: {**drawn(p), "here": here},
    ),
)
ACTIONS = (
    Action("/review/judge", judge, "Accept or reject a claim, an event or a link; join two things or keep them apart"),
    Action("/review/correct", correct, "Correct what a claim says, or to which event it belongs"),
    Action("/review/split", split, "Split accounts or claims off an event, or forms off a name"),
    Action("/review/undo", undo, "Take a decision back"),
    Action("/review/freshen", freshen, "Make the record anew, with all decisions"),
)
