"""An event of the generated world: where, when, and its true toll over time."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from generator.wording import rows
from generator.world import Town, World, invented, person

# What was known of the dead at once, as a share of what is known in the end.
FIRST_KNOWN = 0.35


class Happening(NamedTuple):
    """`kind` is a key of kinds.yaml. `final` are the figures in the end, by attribute; `sides` the parties of a fight."""

    id: str
    kind: str
    town: Town
    begun: datetime
    final: dict[str, float]
    sides: tuple[str, str]
    official: str
    rival: str | None

    @property
    def says(self) -> Any:
        return rows("kinds")[self.kind]

    def known(self, attribute: str, hours: float) -> int:
        """The true figure as it is known so many hours after."""
        final = int(self.final.get(attribute, 0))
        passed = min(1.0, hours / self.says["hours"])
        if attribute == "missing":
            return round(final * (1 - passed))
        if attribute in ("fatalities", "injured"):
            return min(
                final, max(min(2, final), round(final * (FIRST_KNOWN + (1 - FIRST_KNOWN) * (1 - (1 - passed) ** 2))))
            )
        return final

    def truth(self) -> dict[str, Any]:
        """The event as a row of the truth."""
        hours = sorted({0, 3, 6, 12, 24, 48, 72, 96, 120, 168, int(self.says["hours"])})
        toll = []
        for h in hours:
            now = {a: self.known(a, h) for a in self.final if a != "magnitude"}
            if not toll or {a: v for a, v in toll[-1].items() if a != "from"} != now:
                toll.append({"from": stamp(self.begun + timedelta(hours=h)), **now})
        t = self.town
        place = {"name": t.name, "admin1": t.admin1, "country": t.country, "geonameid": t.geonameid, "latitude": t.latitude, "longitude": t.longitude}  # fmt: skip
        return {
            "event": self.id, "type": self.says["type"], "kind": self.kind, "date": self.begun.date().isoformat(),
            "place": place, "final": self.final, "toll": toll, "rival": self.rival,
        }  # fmt: skip


def happening(world: World, n: int, begun: datetime) -> Happening:
    """The n-th event of the world."""
    chance = Random(f"{world.seed}:event:{n}")  # noqa: S311 - invented texts
    kinds = rows("kinds")
    kind = chance.choice(list(kinds))
    says = kinds[kind]
    middle, spread = says["deaths"]
    dead = max(2, round(middle * math.exp(chance.gauss(0, spread)))) if middle else 0
    final: dict[str, float] = {"fatalities": dead} if dead else {}

    def around(value: float) -> int:
        return round(value * math.exp(chance.gauss(0, 0.5)))

    for attribute, key in (("injured", "hurt"), ("missing", "missing")):
        if key in says and (count := around(dead * says[key])) > 1:
            final[attribute] = count
    for attribute, key in (
        ("injured", "hurt_own"), ("displaced", "moved"), ("buildings", "houses"), ("participants", "crowd"), ("detained", "held"),
    ):  # fmt: skip
        if key in says and (count := around(says[key])) > 1 and chance.random() < 0.85:
            final[attribute] = count
    if "crowd" in says:
        final.setdefault("participants", says["crowd"])
    if "magnitude" in says:
        final["magnitude"] = round(chance.uniform(*says["magnitude"]), 1)
    sides = (
        "the army",
        f"the {invented(chance, 2)} {chance.choice(('Front', 'Liberation Army', 'Movement', 'Brigade'))}",
    )
    town = world.town(chance)
    rival = says["rival"].replace("{side_b}", sides[1]) if "rival" in says else None
    return Happening(f"v{n:07d}", kind, town, begun, final, sides, person(chance), rival)


def stamp(when: datetime) -> str:
    """A moment as ISO 8601, to the minute."""
    return when.strftime("%Y-%m-%dT%H:%MZ")
