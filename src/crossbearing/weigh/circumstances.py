"""What an event knows of its figures: whether it was over when they were told, and who counts as a rival of whom."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records import Event
from crossbearing.weigh.moments import compare, compare_hours, day, latest_day
from crossbearing.weigh.relate_figures import UNREAL, Circumstances
from crossbearing.weigh.said import Said
from crossbearing.weigh.speakers import Speaker, party, same_speaker
from crossbearing.weigh.subjects import ours

# Tolls of disasters and attacks move for weeks (the wounded die, the missing are found dead within the 30 days of the road traffic
# definition of a death: Vienna Convention, UNECE); a figure first told later is a settled one.
SETTLED_AFTER_DAYS = 30
# Rivals are looked for among so many different figures of one group; past that the pairs only repeat what is known.
RIVAL_FIGURES = 24
# A figure taken back and the one given instead stand within so many characters.
CORRECTED_WITHIN = 300
# Forces, by the line of who speaks, and the people they count as their own.
_FORCES: dict[str | None, frozenset[str]] = {"army": frozenset({"soldiers"}), "police": frozenset({"police"})}
# Attributes that only grow: a smaller figure from somebody else is a rival count.
TOLLS = frozenset({"fatalities", "injured", "detained", "participants"})


def circumstances(event: Event | None, groups: Sequence[Sequence[Said]]) -> Circumstances:
    """The circumstances of one event, from its dates and from all its groups of comparable figures."""
    over = latest_day(event.end or event.start) if event else None
    pairs: list[tuple[Speaker, Speaker, int]] = []
    for group in groups:
        for a, b, sign in _conflicts(group):
            if not any(same_speaker(a, x) and same_speaker(b, y) and sign == z for x, y, z in pairs):
                pairs.append((a, b, sign))
    side = {s.document: t for group in groups for s, t in _adopted(group)}

    def settled(a: Said, b: Said) -> bool:
        days = [d for d in (day(a.moment), day(b.moment)) if d is not None]
        return over is not None and bool(days) and (min(days) - over).days > SETTLED_AFTER_DAYS

    def rivals(a: Said, b: Said) -> bool:
        if _own_ranks(a, b) or _own_ranks(b, a):
            return True
        if not pairs or any(same_speaker(x, y) for x in _sides(a, side) for y in _sides(b, side)):
            return False
        greater = 0
        if a.figure and b.figure:
            greater = (a.figure.low > b.figure.low) - (a.figure.low < b.figure.low)
        return any(
            (same_speaker(x, p) and same_speaker(y, q) and sign in (0, greater))
            or (same_speaker(x, q) and same_speaker(y, p) and sign in (0, -greater))
            for p, q, sign in pairs
            for x in _sides(a, side)
            for y in _sides(b, side)
        )

    replaced = {k: v for group in groups for k, v in _replaced(group)}

    def corrected(old: Said, new: Said) -> bool:
        known = new.figure is not None and new.document == old.document
        return known and (new.range.low, new.range.high) == replaced.get(old.claim.id)

    contested = {s.claim.id for group in groups for s in group if _contested(s, group)}
    return Circumstances(settled, rivals, corrected, lambda s: s.claim.id in contested)


def _contested(s: Said, group: Sequence[Said]) -> bool:
    """Whether a lower bound was already above what another gave for the same day: one party's word, from which nothing grew or fell."""
    return bool(s.figure) and s.range.open_high and any(
        t.figure and t.range.high < s.range.low and compare(t.effective, s.effective) == 0 and not same_speaker(s.speaker, t.speaker)
        for t in group
    )  # fmt: skip


def _replaced(group: Sequence[Said]) -> list[tuple[str, tuple[float, float]]]:
    """Figures that an account takes back in its own voice, each with the figure that it gives instead, right after or before."""
    found = []
    for s in group:
        if s.claim.factuality != "denied" or not s.speaker.own or s.figure is None or not s.figure.exact:
            continue
        beside = [
            t
            for t in group
            if t.document == s.document and t.speaker.own and t.claim.factuality == "asserted" and t.figure
            and not t.range.overlaps(s.range) and abs(t.claim.start - s.claim.start) <= CORRECTED_WITHIN
        ]  # fmt: skip
        if beside:
            near = min(beside, key=lambda t: (abs(t.claim.start - s.claim.start), t.claim.start))
            found.append((s.claim.id, (near.range.low, near.range.high)))
    return found


def _own_ranks(a: Said, b: Said) -> bool:
    """Whether `a` is a force's count of its own dead and `b` another's of the same: those never follow each other."""
    if ours(a.claim.quote) and a.scope.groups == b.scope.groups and not same_speaker(a.speaker, b.speaker):
        return True
    own = a.speaker.line in _FORCES and bool(a.scope.groups & _FORCES[a.speaker.line])
    return own and party(b.speaker) and b.speaker.line != a.speaker.line and a.scope.groups == b.scope.groups


def _sides(s: Said, side: dict[str, Speaker]) -> tuple[Speaker, ...]:
    taken = side.get(s.document) if s.speaker.own else None
    return (s.speaker, taken) if taken else (s.speaker,)


def _adopted(group: Sequence[Said]) -> list[tuple[Said, Speaker]]:
    """Papers that tell in their own voice the exact figure that one party told before, and the party: they count with it."""
    told: dict[float, list[Said]] = {}
    for s in group:
        if s.figure and s.figure.exact and s.claim.factuality not in UNREAL | {"denied"} and not s.scope.individual:
            told.setdefault(s.figure.low, []).append(s)
    found = []
    for rows in told.values():
        parties = [t.speaker for t in rows if party(t.speaker) and compare(t.moment, t.effective) == 0]
        if not parties:
            continue
        found += [
            (s, parties[0])
            for s in rows
            if s.speaker.own and not party(s.speaker) and compare(s.moment, s.effective) == 1
        ]
    return found


def _conflicts(group: Sequence[Said]) -> list[tuple[Speaker, Speaker, int]]:
    """Pairs of speakers who gave different figures for one moment (with the sign of the difference), or of whom the later gave
    the smaller toll (0)."""
    told: dict[tuple[str, float, float, str | None], Said] = {}
    for s in group:
        if s.figure and not s.figure.vague and not s.scope.individual and s.claim.factuality not in UNREAL | {"denied"}:
            told.setdefault((s.speaker.name, s.figure.low, s.figure.high, s.effective), s)
    rows = list(told.values())[:RIVAL_FIGURES]
    found = []
    for n, a in enumerate(rows):
        for b in rows[n + 1 :]:
            order = compare(a.effective, b.effective) or compare_hours(a.claim.as_of, b.claim.as_of)
            if (
                compare(a.effective, b.effective) is None
                or a.range.overlaps(b.range)
                or same_speaker(a.speaker, b.speaker)
            ):
                continue
            if not (party(a.speaker) and party(b.speaker)):
                continue
            early, late = (a, b) if order <= 0 else (b, a)
            if order != 0 and late.range.high < early.range.low and a.claim.attribute in TOLLS:
                found.append((a.speaker, b.speaker, 0))
            elif order == 0 and not _told_later(a, b):
                found.append((a.speaker, b.speaker, 1 if a.range.low > b.range.low else -1))
    return found


def _told_later(a: Said, b: Said) -> bool:
    """Whether the greater figure for the same moment was published later: then it grew, and nobody is a rival."""
    order = compare(a.published, b.published)
    if order in (0, None):
        return False
    early, late = (a, b) if order == -1 else (b, a)
    return late.range.low > early.range.low
