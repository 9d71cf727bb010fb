"""Which triggers of one account tell one happening: incidents as a coder would file them.

Core triggers found incidents and refer back to them; effects (deaths, damage) belong to the core that governs them, else to what the
paragraph is about; actions that follow (arrests, flight) do too, unless the text gives them another day or place. Two cores are kept apart
by time, place, modality, by words like "another", and by kinds that no coder would file together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crossbearing.annotate.consequences import ONE_DEATH, Consequences
from crossbearing.annotate.distance import holds
from crossbearing.annotate.governing import anchors, continues, governing_core, purpose_of
from crossbearing.annotate.happening import COUNTED, Happening, is_open
from crossbearing.annotate.kinds import disjoint, related
from crossbearing.annotate.participants import subject_of
from crossbearing.annotate.scene import Scene
from crossbearing.annotate.sections import Sections
from crossbearing.annotate.standing import entitled, is_fresh, object_of_protest
from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.telling_apart import OF_ITS_OWN, WARLIKE
from crossbearing.lexicon import lexicon
from crossbearing.records import Interval

# Kinds of words for anything that goes wrong: "OTHER INCIDENTS" heads no single one.
_ANY = frozenset(["accident", "disaster", "violence"])
# Types that explain harm told before them.
_HURTING = frozenset(
    ["disaster", "accident", "explosion", "remote_violence", "battle", "violence_against_civilians", "riot"]
)
# What is told by no word of a known kind, on a day of its own.
OCCURRENCE = "occurrence"
# Incidents, the last founded, with which a happening is compared: a book has hundreds.
LOOKED_AT = 60
# A title stands among so many first lines.
TITLE_LINES = 8
# Kinds that only tell harm: what they found waits for the core that did it.
_HARM = frozenset(["death", "injury", "missing", "damage", "impact", "rescue"])


class Grouping(Consequences):
    """Incidents of one account, found in the order of the text."""

    def __init__(self, s: Syntax, published: str | None = None) -> None:
        super().__init__(s, published)
        self.scene = Scene(self.past, self.recent)
        self.of: dict[int, int] = {}  # token of a trigger -> incident

    def bridged(self, h: Happening, current: int | None, para: int) -> int | None:
        """The offensive that the account calls a war: "the short war", "this war", where it has told of no war yet."""
        if h.t.kind != "war" or h.t.verb or h.time is not None or not (h.definite or h.present) or h.scene is not None:
            return None
        if any("war" in x.kinds and self.s.para[x.last] == para and not x.open for x in self.incidents):
            return None
        for k in dict.fromkeys(k for k in (self.main(), current) if k is not None):
            x = self.incidents[k]
            if "campaign" in x.kinds and "war" not in x.kinds and not self.conflict(h, x):
                return k
        return None

    def core(self, h: Happening, current: int | None, avoid: int | None = None) -> int:
        """The incident that a core trigger tells: one told before, or a new one; never the one to `avoid`."""
        bridge = self.bridged(h, current, self.s.para[h.t.i])
        if bridge is not None:
            return bridge
        if (
            current is not None
            and self.incidents[current].kinds[0] == ONE_DEATH
            and h.t.verb
            and h.factuality != "predicted"
        ):
            subject, _ = subject_of(self.s, h.t.i)
            if subject is not None and self.s.lower[subject] in ("he", "she"):
                return current
        main = self.main()
        order = [k for k in (current, main) if k is not None]
        order += sorted(
            (k for k in range(max(0, len(self.incidents) - LOOKED_AT), len(self.incidents)) if k not in order),
            key=lambda k: -self.incidents[k].last,
        )
        if (
            current is not None
            and main is not None
            and not h.definite
            and self.incidents[current].kinds[0] in OF_ITS_OWN
            and h.t.kind not in self.incidents[current].kinds
            and h.t.kind in self.incidents[main].kinds
            and WARLIKE.intersection(self.incidents[main].kinds)
        ):
            order.insert(0, main)  # after the depot's blast, "they shelled the village" is of the offensive again
        if h.place is not None and h.t.kind == "war":
            order.sort(key=lambda k: not any(h.place and p.name == h.place.name for p in self.incidents[k].places))
        near = (current, main, self.harmful())
        for k in dict.fromkeys(order):
            x = self.incidents[k]
            if k == avoid or self.foreign(h, x):
                continue
            if h.scene is not None and not (self.scene.fits(x) and self.recalled(h, x)):
                continue
            if h.scene is None and h.generic and k != current and self.scene.fits(x):
                continue
            if h.ordinal is not None and h.ordinal == x.ordinal and h.t.kind in x.kinds:
                return k
            bare = all(kind in _HARM for kind in x.kinds) and k in near and h.t.type in _HURTING and not h.generic
            if not (bare or h.t.kind in x.kinds or related(h.t.kind, x.kinds[0])) or self.conflict(h, x):
                continue
            if h.generic and h.t.kind not in x.kinds:
                continue
            headline = len(self.incidents) == 1 and not x.times and h.t.kind in x.kinds and is_fresh(self.s, h.t)
            if h.another and not (x.another and not h.t.verb) and not headline:
                continue
            same = h.t.kind in x.kinds
            if same or k in (current, main) or h.definite or (bare and k in near):
                if bare and h.t.role == "core":
                    x.type, x.kinds = h.t.type, [h.t.kind]
                return k
        if (
            h.generic
            and (h.scene is None or (current is not None and self.scene.fits(self.incidents[current])))
            and (current is not None or main is not None)
            and avoid is None
        ):
            return current if current is not None else main  # type: ignore[return-value]
        return self.found(h)

    def on_a_day_of_its_own(self, told: Sequence[Happening]) -> int | None:
        """The incident of a sentence whose main verb tells, by no word of a known kind, what happened on a day on which nothing of what
        the account is chiefly about did: "On Saturday the clinic was ransacked"; None where it tells none."""
        main = self.main()
        if main is None or not self.incidents[main].times:
            return None
        if any(h.t.role in ("effect", "action") for h in told):
            return None  # a toll is told on any day
        for h in told:
            if h.t.role != "other" or not h.t.verb or h.loose or not _on_a_day(h.time) or not _is_main(self.s, h.t.i):
                continue
            if h.t.lemma in _follow_up() or any(self.s.dep[c] == "neg" for c in self.s.children[h.t.i]):
                return None
            if self.past(h.time) or not all(disjoint(h.time, t) for t in self.incidents[main].times):
                return None
            for k in range(len(self.incidents) - 1, -1, -1):
                x = self.incidents[k]
                if x.kinds[0] == OCCURRENCE and x.open == is_open(h) and not all(disjoint(h.time, t) for t in x.times):
                    return k
            k = self.found(h)
            self.incidents[k].kinds = [OCCURRENCE]
            if h.time is not None:
                self.incidents[k].times.append(h.time)
            if h.place is not None:
                self.incidents[k].places.append(h.place)
            return k
        return None

    def put(self, h: Happening, k: int, weight: float) -> None:
        """Counts a happening to an incident and lets it learn its time, place and kind."""
        x = self.incidents[k]
        self.of[h.t.i] = k
        x.weight += weight
        x.last = h.t.i
        x.arrests = x.arrests or h.t.kind == "arrest"
        x.ordinal = x.ordinal or h.ordinal
        if h.t.role == "core" and h.t.kind not in x.kinds and not h.generic:
            x.kinds.append(h.t.kind)
        founds = (
            not x.times
            and h.t.kind in ("death", "injury", "impact", "arrest", "displacement")
            and h.t.lemma not in COUNTED
        )
        if h.time is not None and not h.loose and ((h.t.role == "core" and not h.generic) or founds):
            x.times.append(h.time)
        if h.place is not None:
            place = h.place
            if any(holds(p, place) for p in x.places):  # a town tells more than its country
                x.places = [p for p in x.places if not holds(p, place)]
                x.places.append(place)
            elif h.t.role == "core" or not x.places:
                x.places.append(place)


@lru_cache(maxsize=1)
def _follow_up() -> frozenset[str]:
    """Verbs of saying, counting, perceiving and of what follows upon an event: no occurrence of its own."""
    table = lexicon("occurrences")
    return frozenset(
        w for part in ("idle", "counts", "after_events", "perceiving", "crowding", "moves") for w in table[part]
    )


def _on_a_day(time: Interval | None) -> bool:
    return (
        time is not None
        and time.earliest is not None
        and time.latest is not None
        and time.earliest[:10] == time.latest[:10]
    )


def _is_main(s: Syntax, i: int) -> bool:
    return s.dep[i] == "ROOT" or (s.dep[i] == "conj" and s.dep[s.head[i]] == "ROOT")


def group(
    s: Syntax, happenings: Sequence[Happening], published: str | None = None, sections: Sections | None = None
) -> list[int]:
    """For each happening the number of its incident, in the order of the incidents' first founding."""
    g = Grouping(s, published)
    by_sentence: dict[int, list[Happening]] = {}
    for h in happenings:
        by_sentence.setdefault(s.sent[h.t.i], []).append(h)
    current: int | None = None
    para = -1
    headed: dict[int, int] = {}  # what a heading names
    for sentence, told in by_sentence.items():
        heading = sections.over(sentence) if sections is not None else None
        if s.para[sentence] != para:
            para = s.para[sentence]
            if not continues(s, told):
                current = headed.get(heading[0]) if heading is not None else None
                current = current if current is not None else g.main()
            g.scene.close()
        # What a headline or the first lines tell, the account is about; most of all a title in capitals.
        weight = 2.0 if len(g.incidents) == 0 or s.line[sentence] <= 1 else 1.0
        if s.line[sentence] <= TITLE_LINES and entitled(s, sentence):
            weight = 3.0
        cores = {h.t.i: h.t for h in told if h.t.role == "core"}
        counted: dict[int, float] = {}
        start = current
        g.scene.sentence(s, sentence, told)
        for h in told:
            if h.t.role == "core":
                h.scene = g.scene.over(s, h)
                over = purpose_of(s, h.t, cores)
                about = object_of_protest(s, h.t, cores)
                avoid = g.of.get(about) if about is not None else None
                before = current
                current = g.of[over] if over is not None and over in g.of else g.core(h, current, avoid)
                g.put(h, current, weight if not h.generic else 0.0)
                g.scene.told(h, g.incidents[current])
                if anchors(s, h.t.i) and len(cores) == 1 and any(g.past(t) for t in g.incidents[current].times):
                    current = before  # "since the 2031 quake": the sentence is about something else
                    continue
                counted[current] = counted.get(current, 0) + (0.1 if anchors(s, h.t.i) else 1)
        apart_told = None if cores else g.on_a_day_of_its_own(told)
        if apart_told is not None:
            start = apart_told
        for h in told:
            if h.t.role in ("effect", "action"):
                over = governing_core(s, h.t, cores)
                near = over if over is not None else min(cores, key=lambda c: (abs(c - h.t.i), c), default=None)
                base = g.of[near] if near is not None else start
                k = g.effect(h, base if base is not None else g.main(), over is not None)
                g.put(h, k, weight * 0.5)
                counted[k] = counted.get(k, 0) + 0.6
        if counted:
            current = max(counted, key=lambda k: (counted[k], k))
            if heading is not None and heading[0] == sentence and any(t.kind not in _ANY for t in cores.values()):
                headed[sentence] = current
        if not counted:
            past = next((h for h in told if h.t.role == "other" and h.topical and g.past(h.time)), None)
            if past is not None:  # "In 1998 they sold the mill": background, by its date alone
                main = g.main()
                if main is None or all(disjoint(past.time, t) for t in g.incidents[main].times):
                    current = g.elsewhere(past, -1)
                    g.put(past, current, 0.0)
        for h in told:
            if h.t.role in ("speech", "other"):
                firm = {c: t for c, t in cores.items() if not anchors(s, c)}
                over = governing_core(s, h.t, firm) if firm else None
                top = h.t.i  # "after the raids, which claimed nine"; what the clause says besides is of the raids too
                while s.dep[top] in ("ccomp", "xcomp", "conj") and s.head[top] != top:
                    top = s.head[top]
                if s.dep[top] == "relcl" and s.head[top] in cores:
                    over = s.head[top]
                k2 = g.of[over] if over is not None else current
                if apart_told is not None and h.t.role == "other":
                    k2 = apart_told
                if k2 is None:
                    k2 = g.main()
                if k2 is not None:
                    g.of[h.t.i] = k2
    main = g.main()
    found: list[int] = []
    ahead: dict[int, int] = {}  # what a paragraph comes to tell of
    for h in reversed(happenings):
        if h.t.i in g.of:
            ahead[s.para[h.t.i]] = g.of[h.t.i]
        found.append(g.of.get(h.t.i, ahead.get(s.para[h.t.i], main if main is not None else -1)))
    return found[::-1]
