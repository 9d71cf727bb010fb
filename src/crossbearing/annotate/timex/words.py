"""The words of time, by what they stand for."""

from __future__ import annotations

import re

from crossbearing.lexicon import lexicon

_L = lexicon("times")
MONTHS: dict[str, int] = {f: r["number"] for r in _L["months"] for f in r["forms"]}
WEEKDAYS: dict[str, int] = {f: r["number"] for r in _L["weekdays"] for f in r["forms"]}
UNITS: dict[str, str] = {f: r["unit"] for r in _L["units"] for f in r["forms"]}
SEASONS: dict[str, str] = {f: r["season"] for r in _L["seasons"] for f in r["forms"]}
PARTS: dict[str, str] = {f: r["part"] for r in _L["parts"] for f in r["forms"]}
DEICTIC: dict[str, tuple[int, str | None]] = {f: (r["days"], r.get("part")) for r in _L["deictic"] for f in r["forms"]}
REFERENCES: dict[str, tuple[str, bool]] = {f: (r["value"], "needs" in r) for r in _L["references"] for f in r["forms"]}
SETS: dict[str, str] = {f: r["value"] for r in _L["sets"] for f in r["forms"]}
CLOCK: dict[str, int] = {f: r["hour"] for r in _L["clock"] for f in r["forms"]}
LIGHT: dict[str, str] = {f: r["part"] for r in _L["light"] for f in r["forms"]}
HOLIDAYS: dict[str, str] = {r["name"]: r["rule"] for r in _L["holidays"]}
_HOLIDAY_RULE = {name.replace("'", ""): rule for name, rule in HOLIDAYS.items()}
NOT_DAYS: frozenset[str] = frozenset(w for r in _L["names"] for w in r.get("before", ()))
NO_DAYS_OF: frozenset[str] = frozenset(w for r in _L["names"] for w in r.get("after", ()))

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
PART = "(?:" + "|".join(sorted(PARTS, key=len, reverse=True)) + ")"

ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
        "eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
        "twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}  # fmt: skip

# What a word sets off: the rule that looks at its surroundings.
TRIGGERS: dict[str, str] = {}
for _words, _rule in (
    (MONTHS, "month"), (WEEKDAYS, "weekday"), (UNITS, "unit"), (SEASONS, "season"), (DEICTIC, "deictic"), (PARTS, "part"),
    (REFERENCES, "reference"), (SETS, "set"), (CLOCK, "clock_word"), (LIGHT, "light"),
):  # fmt: skip
    TRIGGERS.update(dict.fromkeys(_words, _rule))
TRIGGERS.update(dict.fromkeys((*ONES, "twenty", "half", "quarter"), "clock_number"))
TRIGGERS.update(
    {
        name.split(" ")[0].split("'")[0]: "holiday"
        for name in HOLIDAYS
        if name.split(" ")[0].split("'")[0] not in TRIGGERS
    }
)
TRIGGERS.update({f + "s": "weekdays" for f in WEEKDAYS if f.endswith("day")})
TRIGGERS["quarter"] = "quarter"
TRIGGERS["half"] = "half"
TRIGGERS.update(dict.fromkeys(TENS, "tens"))
TRIGGERS.update(dict.fromkeys(("q", "h"), "letter"))


HOLIDAY = re.compile(
    "|".join(re.escape(n).replace("'", "['’]?") for n in sorted(HOLIDAYS, key=len, reverse=True)) + r"\b"
)


def holiday_rule(words: str) -> str:
    """The rule of a day by the name found, with any apostrophe or none."""
    return _HOLIDAY_RULE[words.replace("’", "").replace("'", "")]
