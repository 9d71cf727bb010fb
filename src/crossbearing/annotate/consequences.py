"""To which incident of an account harm and what follows belong: deaths, damage, arrests, flight, told in a clause or paragraph about it.

They belong to what their clause or paragraph is about, unless the text gives them another day or place, or a reach of their own.
"""

from __future__ import annotations

from crossbearing.annotate.distance import apart, holds
from crossbearing.annotate.governing import in_unrest
from crossbearing.annotate.happening import Happening, Incident, is_open
from crossbearing.annotate.kinds import before, disjoint
from crossbearing.annotate.standing import is_recalled
from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.telling_apart import WIDE_WEATHER, Apart

# Types whose harm is told place by place: each town's protest or raid is an incident of its own, while a flood's or quake's toll is
# broken down by district within one.
_LOCAL = frozenset(
    ["protest", "riot", "remote_violence", "battle", "violence_against_civilians", "explosion", "arrest"]
)
_TOLD = 2.0  # weight of an incident of which a headline and a sentence have told: enough for an action on a day of its own to be apart
_TOWN = 3  # UCDP precision
# Happenings that hurt nobody by themselves: harm told after them belongs to what the account is about.
_HARMLESS = frozenset(
    [
        "vigil",
        "release",
        "meeting",
        "election",
        "curfew",
        "agreement",
        "service",
        "season",
        "blockade",
        "happening",
    ]
)
ONE_DEATH, NATIONWIDE = "one death", "nationwide"
# Those held over an accident or disaster: an inquiry's arrests are another matter than the harm. In a clash they are a part of it.
CUSTODY = "custody"
_INQUIRED = frozenset(["accident", "disaster"])
# Harm of a whole country told beside what happened on one spot is of something wider.
_ON_A_SPOT = frozenset(["landslide", "collapse", "crash", "blast", "fire"])
# Deaths, injuries and damage come to be known later than the happening; only an earlier time takes them out of it.
_LATER_IS_SAME = frozenset(["death", "missing", "damage", "impact", "rescue"])
_TREATED = frozenset(
    ["treat", "discharge", "operate", "hospitalise", "hospitalize", "injured", "wounded", "injury", "wound", "trap"]
)


class Consequences(Apart):
    """The incidents of one account, and where effects and following actions go among them."""

    def __init__(self, s: Syntax, published: str | None = None) -> None:
        super().__init__(s, published)
        self.incidents: list[Incident] = []

    def main(self) -> int | None:
        """The incident of which most is told so far; the earlier where two weigh the same."""
        past = [k for k, x in enumerate(self.incidents) if not x.open] or list(range(len(self.incidents)))
        return max(past, key=lambda k: (self.incidents[k].chief, -k), default=None)

    def harmful(self) -> int | None:
        """The main one of the incidents that can hurt somebody."""
        able = [k for k, x in enumerate(self.incidents) if not x.open and x.kinds[0] not in _HARMLESS]
        return max(able, key=lambda k: (self.incidents[k].weight, -k), default=None)

    def found(self, h: Happening) -> int:
        """A new incident."""
        self.incidents.append(Incident([h.t.kind], h.t.type, is_open(h), h.another and not h.t.verb, scene=h.scene))
        self.incidents[-1].recalled = is_recalled(self.s, h.t)
        return len(self.incidents) - 1

    def effect(self, h: Happening, base: int | None, governed: bool) -> int:
        """The incident to which an effect or a following action belongs, given the one that its clause or paragraph is about."""
        if base is None:
            return self.found(h)
        if not governed and (own := self.arrests(h, base)) is not None:
            return own
        x = self.incidents[base]
        background = any(self.past(t) for t in x.times)
        if not governed and not background and x.kinds[0] in _HARMLESS and h.t.kind != "rescue":
            harmful = self.harmful()
            if harmful is None:
                return self.found(h)
            base = harmful
        x = self.incidents[base]
        if h.alone and x.type in ("protest", "riot") and not background:
            return self.named(h, ONE_DEATH)
        if h.wide and x.type in ("protest", "riot") and not background:
            return self.named(h, NATIONWIDE)
        if h.wide and not background and _ON_A_SPOT.intersection(x.kinds) and not WIDE_WEATHER.intersection(x.kinds):
            wider = next((k for k, y in enumerate(self.incidents) if y.kinds[0] in WIDE_WEATHER and not y.open), None)
            return wider if wider is not None else self.named(h, NATIONWIDE)
        if (
            x.type in _INQUIRED
            and not background
            and not is_open(h)
            and h.t.kind in ("arrest", "injury")
            and not governed
        ):
            unrest = self.unrest()
            if unrest is not None and (h.t.kind == "arrest" or in_unrest(self.s, h.t)):
                return unrest
        inquired = x.type in _INQUIRED or (x.kinds[0] == "coup" and self.s.para[h.t.i] != self.s.para[x.last])
        if h.t.kind == "arrest" and inquired and not background and not is_open(h):
            return self.custody(h)
        # Nobody is hurt later than the happening that hurt him; being treated or found hurt may be told of a later day.
        later = h.t.kind in _LATER_IS_SAME or (h.t.kind == "injury" and h.t.lemma in _TREATED)
        if h.time is not None and x.times and not governed:
            earlier = all(before(h.time, t) for t in x.times)
            if earlier or (not later and all(disjoint(h.time, t) for t in x.times)):
                return self.elsewhere(h, base)
        elif h.time is not None and not x.times and not governed and not is_open(h):
            follows = h.t.role == "action" and h.t.kind not in ("rescue", x.kinds[0]) and x.weight >= _TOLD
            if follows or self.past(h.time):
                return self.elsewhere(h, base)
        # Only a place as exact as a town can show that another town is not it.
        exact = [p for p in x.places if (p.precision or 9) <= _TOWN]
        if h.place is not None and exact and x.type in _LOCAL and all(apart(h.place, p) for p in exact):
            return self.elsewhere(h, base)
        return base

    def arrests(self, h: Happening, base: int) -> int | None:
        """The raid that the account has told as one of arrests, for one more sentence about them; None where there is none, or where what
        the sentence is about has arrests of its own."""
        if h.t.kind != "arrest" or h.another or h.generic or self.incidents[base].arrests or is_open(h):
            return None
        for k in range(len(self.incidents) - 1, -1, -1):
            x = self.incidents[k]
            if (
                x.kinds[0] != "arrest"
                or x.open
                or x.recalled
                or x.scene is not None
                or any(self.past(t) for t in x.times)
            ):
                continue
            if not self.conflict(h, x):
                return k
        return None

    def named(self, h: Happening, kind: str) -> int:
        """The incident of a special kind: the death of one person at a protest, with its own hour, place and disputed cause; and the unrest
        of a whole country, of which the protests of its towns are parts."""
        for k, x in enumerate(self.incidents):
            if x.kinds[0] == kind:
                return k
        k = self.found(h)
        self.incidents[k].kinds = [kind]
        return k

    def unrest(self) -> int | None:
        """The protest, riot or strike among the news that was told of last."""
        able = [
            k for k, x in enumerate(self.incidents) if x.type in ("protest", "riot") and not x.open and x.scene is None
        ]
        able = [k for k in able if not any(self.past(t) for t in self.incidents[k].times)]
        return max(able, key=lambda k: (self.incidents[k].last, -k), default=None)

    def custody(self, h: Happening) -> int:
        """The incident of those held over an accident: the one told before, unless time tells another."""
        for k, x in enumerate(self.incidents):
            if x.kinds[0] == CUSTODY and not (
                h.time is not None and x.times and all(disjoint(h.time, t) for t in x.times)
            ):
                return k
        k = self.found(h)
        self.incidents[k].kinds = [CUSTODY]
        return k

    def elsewhere(self, h: Happening, base: int) -> int:
        """The incident told before that fits an effect's own time and place, else a new one of the kind of what it is taken from."""
        for k in range(len(self.incidents) - 1, -1, -1):
            x = self.incidents[k]
            if k == base or x.open != is_open(h):
                continue
            if x.kinds[0] in _HARMLESS and not any(self.past(t) for t in x.times):
                continue
            fits_time = h.time is None or any(not disjoint(h.time, t) for t in x.times)
            near = [p for p in x.places if h.place is not None and not apart(h.place, p) and not holds(p, h.place)]
            fits_place = h.place is None or bool(near)
            if fits_time and fits_place and ((x.times and h.time is not None) or (x.places and h.place is not None)):
                return k
        return self.found(h)
