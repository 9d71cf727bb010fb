"""One account of an event: sentences composed from patterns, with the figures as its sources know them at that hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from generator.figures import Figure, exact, hedged
from generator.happening import Happening
from generator.told import Account, Claim, Sentence
from generator.wording import capital, filled, rows
from generator.world import OFFICES, World, invented, person

# Words of an account: from, to.
USUAL, SHORT = (80, 125), (38, 62)
# How long a source's knowledge may be behind, in hours.
LAG = 5
PEOPLE = ("people", "people", "people", "persons")
NOUNS = {"injured": PEOPLE, "missing": PEOPLE, "displaced": ("residents", "people", "villagers"), "buildings": ("houses", "homes", "buildings"),
         "participants": ("people", "people", "demonstrators"), "detained": ("people", "suspects", "men")}  # fmt: skip
SLOTS = {"hurt": "injured", "missing": "missing", "moved": "displaced", "houses": "buildings", "held": "detained"}
WRONG_TOLL, DENIES, RECALLS, CORRECTS = 0.02, 0.4, 0.18, 0.03
# How often a lead tells of something beside what happened.
SCENE = 0.8


class Writer:
    """Writes one account of an event for a paper at an hour."""

    def __init__(self, world: World, event: Happening, paper: str, published: datetime, chance: Random) -> None:
        self.world, self.event, self.paper, self.published, self.chance = world, event, paper, published, chance
        self.hours = max(0.0, (published - event.begun).total_seconds() / 3600 - chance.uniform(0, LAG))
        self.claims: list[Claim] = []
        self.speaker: tuple[str, ...] = ()
        self.own = False
        says = event.says
        self.noun = "the " + chance.choice(says["nouns"])
        self.where = f"{chance.choice(says['where'])} {event.town.name}"
        # An account keeps to one or two offices.
        self.speakers = chance.sample(says["speakers"], min(2, len(says["speakers"])))
        self.dead = event.known("fatalities", self.hours)

    def write(self, words: tuple[int, int]) -> Account:
        """The account, of so many words."""
        s, e, c = rows("sentences"), self.event, self.chance
        target, used = c.uniform(*words), 0
        paragraphs: list[tuple[Sentence, ...]] = []
        for pattern in self._plan(s):
            sentence = self.sentence(pattern)
            if used and used >= target:
                break
            used += len(sentence.text.split())
            joined = bool(paragraphs) and len(paragraphs) > 1 and len(paragraphs[-1]) < 2 and c.random() < 0.5
            if joined:
                paragraphs[-1] += (sentence,)
            else:
                paragraphs.append((sentence,))
        if e.final.get("fatalities") and c.random() < CORRECTS:
            paragraphs.append((self.sentence(c.choice(s["correction"]), own=True),))
        return Account(self.title(), self.header(), tuple(paragraphs))

    def _plan(self, s: dict[str, object]) -> list[str]:
        """The patterns of the sentences, in order; what comes late is left out first."""
        c, e = self.chance, self.event

        def of(*keys: str) -> str:
            found: object = s
            for k in keys:
                found = found[k]  # type: ignore[index]
            return str(c.choice(found))  # type: ignore[arg-type]

        figures = [k for k, a in SLOTS.items() if e.known(a, self.hours) > 1 and not (k == "held" and self.hours < 3)]
        c.shuffle(figures)
        if "participants" in e.final:
            lead = "crowd"
        elif self.dead < 2:
            lead = "bare"
        elif self.hours > 16 and c.random() < 0.6:
            lead = "risen"
        elif "hurt" in figures and c.random() < 0.5:
            lead = "dead and hurt"
            figures.remove("hurt")
        else:
            lead = "dead"
        plan = [of("lead", lead)]
        later = [of(k) for k in figures[: 1 + (c.random() < 0.7)]]
        if lead == "risen" and c.random() < 0.6:
            plan.append(of("before"))
        if e.rival and c.random() < 0.75:
            later.insert(0, of("rival", "crowd" if lead == "crowd" else "dead"))
            if lead != "crowd" and c.random() < DENIES:
                later.append(of("denial"))
        causes, colours = e.says["causes"], e.says["colours"]
        if causes and c.random() < 0.6:
            later.append(of("cause"))
        # Two accounts have a sentence in common only where one has it from the other: each colour ends in its own way.
        told = c.sample(colours, min(len(colours), 1 + (c.random() < 0.6)))
        later += [pattern.removesuffix(".") + of("endings") for pattern in told]
        if c.random() < 0.55:
            later.append(of("quote"))
        if c.random() < RECALLS:
            later.append(of("past"))
        rest = [*c.sample(s["general"], 7), *c.sample(s["reaction"], 2)]  # type: ignore[arg-type]
        c.shuffle(rest)
        return plan + later + rest

    def sentence(self, pattern: str, own: bool = False) -> Sentence:
        """The sentence of this pattern with its claims."""
        self.claims, self.own = [], own or "{outlet}" in pattern
        self.speaker = ()
        self.source = self.chance.choice(self.speakers)
        if "says}" in pattern.lower() or "says_}" in pattern.lower():
            self.speaker = (self.source,)
        text = filled(pattern, self.chance, self.slot)
        return Sentence(text, tuple(self.claims), self.own)

    def figure(self, attribute: str, value: int, noun: str = "", **more: object) -> str:
        """The figure in words; what it says is a claim."""
        stated: Figure = exact(value, self.chance) if more.pop("bare", False) else hedged(value, self.chance)
        sources = more.pop("sources", self.speaker)
        self.claims.append(Claim(attribute, stated.low, stated.high, sources, **more))  # type: ignore[arg-type]
        return f"{stated.text} {noun}".strip()

    def slot(self, name: str) -> str:
        """What stands in a slot."""
        made: Callable[[], str] | None = getattr(self, f"_{name}", None)
        if made:
            return made()
        attribute = SLOTS[name]
        return self.figure(attribute, self.event.known(attribute, self.hours), self.chance.choice(NOUNS[attribute]))

    def _dead(self) -> str:
        value = self.dead
        if self.chance.random() < WRONG_TOLL:
            value = max(2, round(value * self.chance.choice((0.5, 1.5, 2))))
        return self.figure("fatalities", value, self.chance.choice(PEOPLE))

    def _toll(self) -> str:
        return self.figure("fatalities", self.dead)

    def _old(self) -> str:
        day = (self.published - timedelta(days=1)).date().isoformat()
        value = max(2, self.event.known("fatalities", max(0, self.hours - 20)))
        return self.figure("fatalities", value, as_of=day, sources=(self.source,))

    def _crowd(self) -> str:
        return self.figure("participants", int(self.event.final["participants"]), self.chance.choice(NOUNS["participants"]))  # fmt: skip

    def _rivaldead(self) -> str:
        value = max(2, round(self.dead * self.event.says["rivals"]))
        return self.figure("fatalities", value, "people", sources=(self.event.rival,), factuality="alleged")

    def _rivalcrowd(self) -> str:
        value = round(self.event.final["participants"] * self.event.says["rivals"])
        return self.figure("participants", value, "people", sources=(self.event.rival,))

    def _pastdead(self) -> str:
        return self.figure("fatalities", self.chance.randint(3, 40), "people", of=f"{self.event.id}-past")

    def _wrong(self) -> str:
        return self.figure(
            "fatalities", self.dead + self.chance.randint(1, 6), "people", factuality="denied", bare=True
        )

    def _right(self) -> str:
        said = exact(max(2, self.dead), self.chance)
        self.claims.append(Claim("fatalities", said.low, said.high))
        return said.text

    def _magnitude(self) -> str:
        value = self.event.final["magnitude"]
        self.claims.append(Claim("magnitude", value, value, self.speaker))
        return str(value)

    def _clause(self) -> str:
        return filled_clause(self.chance.choice(self.event.says["clauses"]), self)

    def _cause(self) -> str:
        return filled(self.chance.choice(self.event.says["causes"]), self.chance, self.slot)

    def _cause_(self) -> str:
        cause = self._cause()
        return cause[:1].lower() + cause[1:]

    def _noun(self) -> str:
        return self.noun

    def _side_a(self) -> str:
        return self.event.sides[0]

    def _side_b(self) -> str:
        return self.event.sides[1]

    def _rival(self) -> str:
        return self.event.rival or self.source

    def _source(self) -> str:
        return self.source

    def _says(self) -> str:
        return self.chance.choice((f"{self.source} said", f"{self.source} said", f"according to {self.source}"))

    def _says_(self) -> str:
        return f"{capital(self.source)} {self.chance.choice(('said', 'said that', 'reported', 'said'))} "

    def _at(self) -> str:
        town = self.event.town
        tail = self.chance.choice(
            (f", {town.land},", f" in {town.land}", "", f" in {town.admin1}" if town.admin1 else "", "")
        )
        return self.where + ("" if tail.endswith(",") and town.name == town.land else tail)

    def _place(self) -> str:
        return self.event.town.name

    def _pastplace(self) -> str:
        return self.chance.choice(self.world.towns[self.event.town.country]).name

    def _near(self) -> str:
        return self._pastplace()

    def _street(self) -> str:
        word = invented(self.chance, 2)
        return self.chance.choice((f"{word} Street", f"{word} Square", f"the {word} quarter", f"{word} Road"))

    def _hospital(self) -> str:
        return f"the {invented(self.chance, 2)} {self.chance.choice(('Hospital', 'Clinic'))}"

    def _age(self) -> str:
        return str(self.chance.randint(19, 78))

    def _year(self) -> str:
        return str(self.event.begun.year - self.chance.randint(2, 15))

    def _on(self) -> str:
        day = self.event.begun
        old = (self.published.date() - day.date()).days
        if old > 5:
            return f"on {day.day} {day:%B}"
        part = self.chance.choice(("", "", f" {part_of_day(day.hour)}"))
        return self.chance.choice((f"on {day:%A}{part}", f"on {day:%A}{part}", f"on {day:%A}, {day.day} {day:%B},"))

    def _today(self) -> str:
        return f"on {self.published:%A}"

    def _date(self) -> str:
        return f"{self.published:%B} {self.published.day}"

    def _outlet(self) -> str:
        return self.paper

    def _person(self) -> str:
        return person(self.chance)

    def _official(self) -> str:
        office = OFFICES[sum(map(ord, self.event.id)) % len(OFFICES)]
        return f"{office} {self.event.official}"

    def header(self) -> str:
        """What stands before the first sentence of a paper's own report."""
        pattern = self.chance.choice(rows("sentences")["own"])
        return filled(pattern, self.chance, self.slot) if pattern else ""

    def title(self) -> str:
        """A heading."""
        noun = self.noun.removeprefix("the ")
        n = exact(self.dead, self.chance).text
        if self.dead < 2:
            return capital(f"{noun} {self.where}")
        return capital(
            self.chance.choice(
                (
                    f"{n} dead in {noun} {self.where}",
                    f"{n} killed in {noun} {self.where}",
                    f"{noun} {self.where}: {n} dead",
                )
            )
        )


def filled_clause(pattern: str, writer: Writer) -> str:
    """What happened, as it stands within a sentence."""
    made = filled(pattern, writer.chance, writer.slot)
    scene = writer.chance.choice(rows("sentences")["scenes"]) if writer.chance.random() < SCENE else ""
    aside = f", {filled(scene, writer.chance, writer.slot)}," if scene else ""
    return made[:1].lower() + made[1:] + (aside[:2] + aside[2:3].lower() + aside[3:])


def part_of_day(hour: int) -> str:
    """The word for an hour."""
    return "night" if hour < 5 or hour > 20 else "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"
