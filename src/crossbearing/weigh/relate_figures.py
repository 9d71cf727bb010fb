"""How two figures for the same thing stand to each other.

Order of precedence: denies, updates, contradicts, refines, agrees. The rules of the order of time (docs/weighing.md#relations):
what is over does not update; what is counted by rivals does not update; what is told again is as old as its first telling.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from crossbearing.records.relation import RelationType
from crossbearing.weigh.breakdown import ANYBODY, head
from crossbearing.weigh.folding import stems
from crossbearing.weigh.moments import compare, compare_hours
from crossbearing.weigh.said import Said
from crossbearing.weigh.speakers import party, phrase, same_speaker

# Attributes whose figure is a state of the moment: it falls and rises, and two of different days never contradict.
STOCKS = frozenset({"missing"})
# Attributes that add up: a smaller figure later is a rival's or of a part, unless the same speaker corrects it.
GROWING = frozenset({"fatalities", "injured", "detained", "displaced", "buildings"})
# Attributes whose figure does not grow: a second value contradicts the first at any date, unless the same speaker corrects it.
FIXED = frozenset({"magnitude", "population", "duration"})
# A crowd is counted once; only the same counter's later figure updates.
CROWDS = frozenset({"participants", "troops"})
# Rival counts of one crowd differ up to a factor of twelve (police and organisers); beyond, one of them is of another crowd.
OTHER_CROWD = 15
MANY_THINGS = frozenset({"other", "money"})
# A later toll this many times smaller from somebody else counts something smaller.
OTHER_TOLL = 5
# A lower bound this many times greater than an earlier one tells of growth, not of caution.
OUTGROWN = 2
UNREAL = frozenset({"predicted", "hypothetical"})
DOUBTFUL = frozenset({"unconfirmed", "alleged"})


class Found(msgspec.Struct, frozen=True):
    """A relation from `a` to `b`."""

    a: Said
    b: Said
    type: RelationType
    why: str


class Circumstances(msgspec.Struct, frozen=True):
    """What the event knows: whether it was long over when the earlier of two was told, and who counts as a rival of whom."""

    settled: Callable[[Said, Said], bool]
    rivals: Callable[[Said, Said], bool]
    corrected: Callable[[Said, Said], bool] = lambda a, b: False
    contested: Callable[[Said], bool] = lambda s: False


def relate_figures(a: Said, b: Said, event: Circumstances) -> Found | None:
    """The relation of two comparable figures, None where none can be told."""
    if a.figure is None or b.figure is None:
        return None
    one, two = a.figure, b.figure
    unreal = (a.claim.factuality in UNREAL, b.claim.factuality in UNREAL)
    if any(unreal) and not all(unreal):
        return None
    denied = (a.claim.factuality == "denied", b.claim.factuality == "denied")
    if any(denied):
        return _with_denial(a, b, *denied) or _corrected(a, b, event)
    if one.zero != two.zero and max(one.low, two.low) >= 1:
        found = _none_at_all(a, b, event)
        if found is not None or a.scope.groups != b.scope.groups or a.scope.where != b.scope.where:
            return found
    if one.same(two):
        return Found(a, b, "agrees", f"both say {one}")
    if one.meets(two) and not (two.within(one) or one.within(two)):
        return Found(a, b, "agrees", f"{one} and {two} are one figure")
    if one.overlaps(two):
        return _overlapping(a, b, event, all(unreal))
    return None if all(unreal) else _apart(a, b, event)


def _with_denial(a: Said, b: Said, a_denied: bool, b_denied: bool) -> Found | None:
    one, two = a.range, b.range
    if not (one.same(two) or (one.stated is not None and one.stated == two.stated)):
        return None
    if a_denied and b_denied:
        return Found(a, b, "agrees", f"both deny {one}")
    claimed, denial = (b, a) if a_denied else (a, b)
    return Found(
        claimed,
        denial,
        "denies",
        f"{phrase(denial.speaker)} denies the {claimed.figure} told by {phrase(claimed.speaker)}",
    )


def _corrected(a: Said, b: Said, event: Circumstances) -> Found | None:
    """An account that takes a figure back in its own voice and gives another ("There were 64, not 115")."""
    old, new = (a, b) if a.claim.factuality == "denied" else (b, a)
    if new.claim.factuality == "denied" or not event.corrected(old, new):
        return None
    return Found(old, new, "updates", f"{old.figure} is taken back for {new.figure}")


def _none_at_all(a: Said, b: Said, event: Circumstances) -> Found | None:
    """ "No one was hurt" against a figure."""
    none, some = (a, b) if a.range.zero else (b, a)
    if none.claim.attribute == "money":
        return None
    if none.claim.attribute == "detained" and none.document != some.document and _others(none, some):
        return None
    if none.claim.attribute in STOCKS:
        answers = some.document == none.document and some.claim.factuality in DOUBTFUL
        if not answers:
            return None
    if some.document == none.document and some.claim.factuality in DOUBTFUL:
        return Found(some, none, "denies", f"{phrase(none.speaker)} answers {some.figure} with none")
    order = compare(none.effective, some.effective)
    if none.scope.groups != some.scope.groups or none.scope.where != some.scope.where:
        return None if order == -1 and none.claim.as_of is not None else _against_none(a, b, some)
    if none.claim.as_of is not None and order == -1 and not event.settled(a, b) and none.claim.attribute not in FIXED:
        return Found(none, some, "updates", f"none on {none.moment}, {some.figure} on {some.moment}")
    return _against_none(a, b, some)


def _others(none: Said, some: Said) -> bool:
    """Whether people of a kind of their own are told to be detained ("two managers"), and the none is not of that kind: arrests are
    made on many occasions."""
    counted = head(some.claim.subject or "") - ANYBODY
    return bool(counted) and not counted & stems(none.claim.subject or "") and not some.scope.groups & none.scope.groups


def _against_none(a: Said, b: Said, some: Said) -> Found:
    return Found(a, b, "contradicts", f"none against {some.figure}{_dates(a, b)}")


def _overlapping(a: Said, b: Said, event: Circumstances, unreal: bool) -> Found | None:
    one, two = a.range, b.range
    if not unreal and _grew(a, b, event):
        early, late = _in_order(a, b)
        return Found(early, late, "updates", f"{early.figure} on {early.effective}, {late.figure} on {late.effective}")
    if not unreal and (counted := _counted_later(a, b, event)) is not None:
        return counted
    alike = one.open_low and two.open_low
    if not alike and one.within(two):
        return Found(b, a, "refines", f"{one} lies within {two}")
    if not alike and two.within(one):
        return Found(a, b, "refines", f"{two} lies within {one}")
    if (
        (two.stated is not None and one.holds(two.stated))
        or (one.stated is not None and two.holds(one.stated))
        or one.vague
    ):
        return Found(a, b, "agrees", f"{one} and {two} can both be true")
    return None


def _counted_later(a: Said, b: Said, event: Circumstances) -> Found | None:
    """ "Dozens", and on a later day a number of them: what was a guess has been counted since."""
    if (
        a.claim.attribute not in GROWING | STOCKS
        or event.settled(a, b)
        or compare(a.effective, b.effective) in (0, None)
    ):
        return None
    early, late = _in_order(a, b)
    if not early.range.vague or late.range.vague or not late.range.within(early.range):
        return None
    return Found(early, late, "updates", f"{early.figure} on {early.effective}, {late.figure} on {late.effective}")


def _grew(a: Said, b: Said, event: Circumstances) -> bool:
    """Whether a bound gave way to another figure with time: "at least 31", two days later 43."""
    if a.claim.attribute in FIXED or a.scope.fixed or b.scope.fixed or event.settled(a, b) or event.rivals(a, b):
        return False
    if compare(a.effective, b.effective) in (0, None):
        return False
    early, late = _in_order(a, b)
    one, two = early.range, late.range
    if not one.bound or one.stated == two.stated:
        return False
    # "At least 68" and "more than 100" of two sources can both be true; one source's second bound is its correction, and nobody
    # says "at least 28,000" of 100,000.
    if one.open_high and two.open_high:
        corrected = same_speaker(a.speaker, b.speaker) or two.low >= OUTGROWN * one.low
        return two.low > one.low and corrected
    return True


def _apart(a: Said, b: Said, event: Circumstances) -> Found | None:
    """Two figures that cannot both be true for one moment."""
    one, two = a.range, b.range
    attribute, order = a.claim.attribute, compare(a.effective, b.effective)
    if order == 0:
        order = compare_hours(a.claim.as_of, b.claim.as_of)
    same = same_speaker(a.speaker, b.speaker)
    early, late = (a, b) if order is None or order <= 0 else (b, a)
    against = Found(a, b, "contradicts", f"{one} against {two}{_dates(a, b)}")
    after = Found(early, late, "updates", f"{early.figure} on {early.effective}, {late.figure} on {late.effective}")
    if a.document == b.document and a.claim.as_of is None and b.claim.as_of is None:
        told_before = compare(a.effective, a.moment) == compare(b.effective, b.moment) == -1
        if same and a.speaker.own and order in (-1, 1) and told_before:
            return against  # others told both figures before: the account sets them side by side
        order = 0 if not same else order
    if a.document == b.document and a.claim.start == b.claim.start and (a.passed or b.passed):
        early, late = (a, b) if a.claim.end < b.claim.end else (b, a)
        return Found(early, late, "updates", f"{early.figure}, then {late.figure} in a later column")
    if order == 0 and a.passed != b.passed and attribute in GROWING | STOCKS and not event.settled(a, b):
        early, late = (a, b) if a.passed else (b, a)
        if attribute in STOCKS or late.range.low > early.range.low:
            return Found(early, late, "updates", f"{early.figure} in an earlier column, {late.figure} later")
    small = one if one.high < two.low else two
    if small.vague and (attribute in CROWDS or order in (0, None)):
        return None
    if attribute in FIXED or a.scope.fixed or b.scope.fixed:
        return after if same and order in (-1, 1) and a.document != b.document else against
    if event.settled(a, b):
        return against
    if attribute in CROWDS | MANY_THINGS and max(one.low, two.low) >= OTHER_CROWD * min(one.high, two.high) > 0:
        return None
    if same and order == 0 and a.document != b.document and attribute in GROWING | CROWDS:
        early, late = (a, b) if one.high < two.low else (b, a)
        return Found(
            early, late, "updates", f"{early.figure}, then {late.figure} by {phrase(late.speaker)}, both of {a.moment}"
        )
    if attribute in CROWDS:
        listed = a.document == b.document and a.claim.as_of == b.claim.as_of and a.speaker.own and b.speaker.own
        if listed:
            return against
        deployed = attribute == "troops" and not event.rivals(a, b)
        return (
            after
            if (same or deployed) and order in (-1, 1)
            else (None if same and a.document == b.document else against)
        )
    if order == 0 and attribute in GROWING and not event.rivals(a, b) and _told_growing(a, b):
        less, more = (a, b) if one.high < two.low else (b, a)
        why = f"{less.figure} told on {less.published}, {more.figure} on {more.published}, both of {a.moment}"
        return Found(less, more, "updates", why)
    if order in (0, None) and attribute in GROWING and not same and not event.rivals(a, b) and a.document == b.document:
        less, more = (a, b) if one.high < two.low else (b, a)
        if more.grown and not less.grown:
            return Found(less, more, "updates", f"{less.figure}, then {more.figure} as {phrase(more.speaker)} tells it")
    if order in (0, None):
        return None if same and a.document == b.document else against
    if same:
        return after
    if event.rivals(a, b):
        return None if attribute in STOCKS else against
    if attribute in STOCKS and event.contested(early):
        return None
    if attribute in STOCKS or attribute not in GROWING or late.range.high >= early.range.low:
        return after
    if early.range.low >= OTHER_TOLL * late.range.high:
        return None
    # A smaller toll told later by a paper in its own voice is nearly always that of a part: the town's beside the province's.
    if not party(late.speaker):
        return None
    return after if attribute in ("displaced", "buildings") else against


def _told_growing(a: Said, b: Said) -> bool:
    """Whether the greater of two figures for one day was published on a later day."""
    less, more = (a, b) if a.range.high < b.range.low else (b, a)
    return compare(less.published, more.published) == -1 and compare(more.moment, more.effective) == 0


def _in_order(a: Said, b: Said) -> tuple[Said, Said]:
    return (b, a) if compare(a.effective, b.effective) == 1 else (a, b)


def _dates(a: Said, b: Said) -> str:
    if a.moment is None or b.moment is None:
        return ", at dates not both known"
    return f", both for {a.moment}" if compare(a.moment, b.moment) == 0 else f", for {a.moment} and {b.moment}"
