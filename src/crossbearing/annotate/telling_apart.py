"""What tells a happening from an incident told before: time, place, modality, the past, a kind of its own."""

from __future__ import annotations

from datetime import date, timedelta

from crossbearing.annotate.distance import apart, of_other_lands
from crossbearing.annotate.happening import Happening, Incident, is_open
from crossbearing.annotate.kinds import coarse, disjoint, plural
from crossbearing.annotate.syntax import Syntax
from crossbearing.records import Interval

# An event without a date of its own is taken to be news; what lies longer before the day of publication is another. Two months: the
# slowest follow-ups of the development cases come within three weeks.
NEWS_DAYS = 60
RECALLED_YEARS = (
    3  # "the war" of a paragraph that begins in 1994 may be the one that broke out in 1992 in the paragraph before
)
# A happening in a town of its own inside one that is spread over a country: a landslide in a cyclone.
WIDE_WEATHER = frozenset(["storm", "flood", "season"])
_SPOT = frozenset(["landslide"])
# Armed conflict, in which "a blast" or "a fire" told with "a" is something of its own; and what then is.
WARLIKE = frozenset(["campaign", "battle", "war", "blockade"])
OF_ITS_OWN = frozenset(["blast", "fire", "crash", "collapse", "accident", "leak", "disaster"])


def _recent(published: str | None) -> str | None:
    """The first day that an account of that date may call its news."""
    try:
        return (date.fromisoformat((published or "")[:10]) - timedelta(days=NEWS_DAYS)).isoformat()
    except (ValueError, OverflowError):
        return None


class Apart:
    """Tells happenings apart in one account of a date; without the date, the past is what is dated by month or year."""

    def __init__(self, s: Syntax, published: str | None = None) -> None:
        self.s = s
        self.recent = _recent(published)
        self.year = (published or "")[:4] if self.recent else None

    def past(self, time: Interval | None) -> bool:
        """Whether a time lies before what an account of this date may call its news; without that date, whether it is a month or year."""
        if time is None or time.latest is None:
            return False
        if (
            self.year is not None
            and time.latest[:4] < self.year
            and (time.earliest or "")[4:7] == "-01"
            and coarse(time)
        ):
            return True  # "last year" in February is no news
        return time.latest[:10] < self.recent if self.recent else coarse(time)

    def conflict(self, h: Happening, x: Incident) -> bool:
        """Whether time, place or modality tell a happening from an incident."""
        if x.times and h.time is not None and not h.loose and all(disjoint(h.time, t) for t in x.times):
            return True
        if not x.times and self.past(h.time) and x.weight >= 1 and not x.another and not x.recalled:
            return True
        if h.place is not None and x.places and all(apart(h.place, p) for p in x.places):
            return True
        if h.t.kind in ("war", "campaign") and h.place is not None and x.places:
            place = h.place
            if all(of_other_lands(place, p) for p in x.places):
                return True
        if h.ordinal is not None and x.ordinal is not None and h.ordinal != x.ordinal:
            return True
        if h.present and (x.scene is not None or (x.times and all(self.past(t) and t.latest for t in x.times))):
            return True
        if x.scene is not None and h.time is not None and not self.past(h.time):
            return True
        return x.open != is_open(h) and not (h.definite and not h.t.verb and h.time is None)

    def foreign(self, h: Happening, x: Incident) -> bool:
        """Whether a happening of a related kind is yet another: a protest in a war, a blast while a town is besieged."""
        if h.t.kind in x.kinds:
            # "the war in Norland" is not the war of 1994 whose place the text does not tell
            return h.t.kind == "war" and h.place is not None and not x.places and any(self.past(t) for t in x.times)
        if h.t.kind in _SPOT and WIDE_WEATHER.intersection(x.kinds) and not h.generic and not plural(self.s, h.t):
            return True
        if x.kinds[0] in _SPOT and h.t.kind in WIDE_WEATHER:
            return True
        war = bool(WARLIKE.intersection(x.kinds))
        if h.t.type == "protest":
            return war and x.type != "protest" and x.type != "riot"
        if h.t.kind == "campaign":
            return x.type in ("protest", "riot", "strike")
        return war and h.new and h.t.kind in OF_ITS_OWN

    def recalled(self, h: Happening, x: Incident) -> bool:
        """Whether a happening of a past scene can be a past incident: of the same paragraph, or named again within some years."""
        if h.new and x.scene is not None and x.scene != h.scene:
            return False
        if self.s.para[x.last] == self.s.para[h.t.i]:
            return True
        years = (
            [
                abs(int(a[:4]) - int(b[:4]))
                for t in x.times
                for a in (h.scene.earliest,)
                for b in (t.earliest or t.latest,)
                if a and b
            ]
            if h.scene
            else []
        )
        return h.definite and bool(years) and min(years) <= RECALLED_YEARS
