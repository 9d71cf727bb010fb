"""The past of which a paragraph tells: "In 1994 war broke out. A truce followed." - the truce is of the past too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossbearing.annotate.governing import anchors
from crossbearing.annotate.happening import Happening, Incident
from crossbearing.annotate.standing import comes_back, goes_on
from crossbearing.annotate.syntax import Syntax
from crossbearing.records import Interval


class Scene:
    """`time` is the past in which the sentences of a paragraph lie, None where they tell the news."""

    def __init__(self, past: Callable[[Interval | None], bool], recent: str | None) -> None:
        self.past, self.recent = past, recent
        self.time: Interval | None = None
        self.settled = False  # a happening has been told in it, not only a fact
        self.here = False  # the sentence itself names the time

    def close(self) -> None:
        """A new paragraph."""
        self.time, self.settled, self.here = None, False, False

    def sentence(self, s: Syntax, sentence: int, told: Sequence[Happening]) -> None:
        """Learns from a sentence's own times whether it opens, keeps or leaves the past."""
        own = [h for h in told if h.time is not None and not anchors(s, h.t.i)]
        past = [h for h in own if h.topical and self.past(h.time) and _main_clause(s, h)]
        news = [h for h in own if not self.past(h.time) and h.factuality != "predicted"]
        self.here = bool(past) and not news
        if self.here:
            time = past[0].time
            # "leading to 900 dead by 1990": the sentence began where the one before left off
            onward = self.time is not None and time is not None and time.earliest is None
            if not onward and time != self.time:
                self.time, self.settled = time, False
        elif news or comes_back(s, sentence):
            self.close()
        self.goes_on = goes_on(s, sentence)

    def over(self, s: Syntax, h: Happening) -> Interval | None:
        """The time that a happening without one takes from the scene."""
        if self.time is None or h.time is not None or h.present:
            return None
        if anchors(s, h.t.i) and not (self.settled and h.definite):
            return None  # "after the bloodshed" goes back to what the paragraph has told; "since the war" need not
        if h.factuality in ("predicted", "hypothetical") or not (self.settled or self.goes_on or self.here):
            return None
        return Interval(self.time.earliest, self.recent or self.time.latest)

    def told(self, h: Happening, x: Incident) -> None:
        """Notes that a happening has been told in the scene."""
        if self.time is not None and (h.time is not None or h.scene is not None) and self.fits(x):
            self.settled = True

    def fits(self, x: Incident) -> bool:
        """Whether an incident lies in the past."""
        return x.scene is not None or (bool(x.times) and all(self.past(t) for t in x.times))


def _main_clause(s: Syntax, h: Happening) -> bool:
    """Whether what is dated is what the sentence tells: not "the bridge, built in 1968, gave way"."""
    return (
        h.t.role == "core"
        or s.dep[h.t.i] in ("ROOT", "advcl")
        or (s.dep[h.t.i] == "conj" and s.dep[s.head[h.t.i]] == "ROOT")
    )
