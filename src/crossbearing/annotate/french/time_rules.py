"""Time expressions in French as worded: the patterns, and what each makes of its match. Nothing is valued here."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from crossbearing.annotate.french.numbers import words_value
from crossbearing.annotate.timex.raw import Raw
from crossbearing.lexicon import lexicon

_L: Any = lexicon("fr/times")
MONTHS = {form: n for n, forms in enumerate(_L["months"], 1) for form in forms}
WEEKDAYS = {form: n for n, form in enumerate(_L["weekdays"], 1)}
_UNITS = {form: unit for word, unit in _L["units"].items() for form in (word, word + "s")} | {
    "mois": "M",
    "années": "Y",
}
_PARTS: dict[str, str] = _L["parts"]
_SEASONS: dict[str, str] = _L["seasons"]
_DEICTIC = {row["words"]: row["days"] for row in _L["deictic"]}
_REFERENCES = {row["words"]: row["value"] for row in _L["references"]}
_HOLIDAYS = {row["words"].lower(): row["rule"] for row in _L["holidays"]}


def _any(words: Any) -> str:
    return "|".join(sorted((re.escape(w).replace("'", "['’]") for w in words), key=lambda w: (-len(w), w)))


_M, _W, _P = _any(MONTHS), _any(WEEKDAYS), _any(p for p in _PARTS if p not in ("midi",))
_NUM = r"(?:\d+(?:,\d+)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)s?(?:[- ]et[- ]une?|-\w+){0,2}|cent|mille|quelques|plusieurs)"
_U = _any(u for u in _UNITS if u not in ("quinzaines",))
_Y = r"(?:1[0-9]|20|21)\d\d"
_D = r"(?:1er|[12]?\d|3[01])"
_BEFORE_UNIT = r"(?:début|fin|mi-|milieu|courant)"
Rule = Callable[[re.Match[str]], Raw | list[Raw] | None]


def _number(words: str) -> float | None:
    if words[0].isdigit():
        return float(words.replace(",", "."))
    if words in ("quelques", "plusieurs"):
        return None
    return words_value(words)


def _day(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)")


def _iso(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "date", year=int(m["y"]), month=int(m["m"]), day=int(m["d"]))


def _figures(m: re.Match[str]) -> Raw | None:
    year = int(m["y"])
    year += 2000 if year < 100 else 0
    return Raw(m.start(), m.end(), "date", year=year, month=int(m["m"]), day=int(m["d"]))


def _dated(m: re.Match[str]) -> Raw | list[Raw] | None:
    """ "mardi 3 mai 2024", "3 et 5 mai", "du 3 au 5 mai"."""
    year = int(m["y"]) if m["y"] else None
    month = MONTHS[m["m"].rstrip(".")]
    step = {"dernier": -1, "prochain": 1}.get(m["step"] or "")
    part = _part(m["part"])
    main = Raw(
        m.start("w") if m["w"] else m.start("d"), m.end(), "date", year=year, month=month, day=_day(m["d"]),
        weekday=WEEKDAYS.get(m["w"] or ""), step=step, part=part, pair="range" if m["first"] else None,
    )  # fmt: skip
    if m["first"]:
        first = Raw(
            m.start("first"), m.end("first"), "date", year=year, month=month, day=_day(m["first"]), pair="range"
        )
        return [first, main]
    return main


def _monthly(m: re.Match[str]) -> Raw | None:
    year = int(m["y"]) if m["y"] else None
    step = {"dernier": -1, "prochain": 1}.get(m["step"] or "")
    start = m.start("cut") if m["cut"] else m.start("m")
    if year is None and step is None and not m["cut"] and not m["en"]:
        return None  # "mars" alone may be the planet, "avril" a name
    mod = {"déb": "START", "fin": "END", "mi-": "MID", "mil": "MID"}.get((m["cut"] or "")[:3])
    return Raw(start, m.end(), "date", year=year, month=MONTHS[m["m"]], step=step, mod=mod)


def _yearly(m: re.Match[str]) -> Raw | None:
    mod = {"déb": "START", "fin": "END", "mi-": "MID", "mil": "MID"}.get((m["cut"] or "")[:3])
    return Raw(m.start("cut") if m["cut"] else m.start("y"), m.end("y"), "date", year=int(m["y"]), mod=mod)


def _between_years(m: re.Match[str]) -> list[Raw]:
    return [Raw(m.start(k), m.end(k), "date", year=int(m[k]), pair="range") for k in ("a", "b")]


def _weekday(m: re.Match[str]) -> Raw | None:
    step = {"dernier": -1, "passé": -1, "prochain": 1, "précédent": -1, "suivant": 1}.get(m["step"] or "")
    if m["this"]:
        step = 0
    return Raw(
        m.start("this") if m["this"] else m.start("w"),
        m.end(),
        "weekday",
        weekday=WEEKDAYS[m["w"]],
        step=step,
        part=_part(m["part"]),
    )


def _part(words: str | None) -> str | None:
    return _PARTS.get((words or "").split()[-1] if (words or "").strip() else "")


def _night(m: re.Match[str]) -> Raw | None:
    """ "Nuit de lundi à mardi", "soirée de mardi"; a whole day ("journée de mardi") has no part."""
    part = None if m["span"] == "journée" else _PARTS[m["span"]]
    if m["d"]:
        if not m["m"]:
            return None
        return Raw(m.start(), m.end(), "date", month=MONTHS[m["m"]], day=_day(m["d"]), part=part)
    return Raw(m.start(), m.end(), "weekday", weekday=WEEKDAYS[m["w"]], part=part)


def _deictic(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "deictic", days=_DEICTIC[m["word"].replace("’", "'")], part=_part(m["part"]))


def _this_part(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "deictic", days=0, part=_PARTS[m["part"]])


def _part_alone(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "clock", part=_PARTS[m["part"]])


def _last_night(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "deictic", days=-1, part="NI")


def _unit(m: re.Match[str]) -> Raw | None:
    step = {"der": -1, "pas": -1, "éco": -1, "pro": 1, "sui": 1, "pré": -1}[m["step"][:3]]
    told = m["step"].startswith(("sui", "pré"))
    return Raw(m.start(), m.end(), "span", unit=_UNITS[m["unit"]], step=step, told=told)


def _this_unit(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "span", unit=_UNITS[m["unit"]], step=0)


def _last_days(m: re.Match[str]) -> Raw | None:
    step = 1 if "proch" in m.group() else -1
    return Raw(m.start("n"), m.end(), "duration", unit=_UNITS[m["unit"]], amount=_number(m["n"]), step=step)


def _ago(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "ago", unit=_UNITS[m["unit"]], amount=_number(m["n"]), step=-1)


def _later(m: re.Match[str]) -> Raw | None:
    step = 1 if m["way"].endswith(("tard", "après")) else -1
    return Raw(m.start(), m.end(), "ago", unit=_UNITS[m["unit"]], amount=_number(m["n"]), step=step, told=True)


def _ahead(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "ago", unit=_UNITS[m["unit"]], amount=_number(m["n"]), step=1)


def _next_day(m: re.Match[str]) -> Raw | None:
    days = {"len": 1, "vei": -1, "mêm": 0, "sur": 2, "ava": -2}[m["word"][:3]]
    part = _part(m["part"])
    return Raw(m.start(), m.end(), "next_day", days=days, part=part)


def _clock(m: re.Match[str]) -> Raw | None:
    hour, minute = int(_number(m["h"]) or 0), int(m["min"] or 0)
    if m["half"]:
        minute = 30 if "demi" in m["half"] else 15
    if hour > 24 or minute > 59:
        return None
    return Raw(m.start(), m.end(), "clock", hour=hour, minute=minute)


def _noon(m: re.Match[str]) -> Raw | None:
    return Raw(m.start("w"), m.end("w"), "clock", hour=12 if m["w"] == "midi" else 24, minute=30 if m["half"] else 0)


def _duration(m: re.Match[str]) -> Raw | None:
    amount, unit = _number(m["n"]), _UNITS[m["unit"]]
    if amount is None or unit in ("CE",):
        return Raw(m.start(), m.end(), "duration", unit=unit, amount=None) if amount is None else None
    if m["half"]:
        amount += 0.5
    return Raw(m.start(), m.end(), "duration", unit=unit, amount=amount)


def _season(m: re.Match[str]) -> Raw | None:
    step = {"dernier": -1, "prochain": 1}.get(m["step"] or "")
    if not m["y"] and step is None and not m["this"]:
        return None
    return Raw(m.start("s"), m.end(), "season", unit=_SEASONS[m["s"]], year=int(m["y"]) if m["y"] else None, step=step)


def _quarter(m: re.Match[str]) -> Raw | None:
    number = {"pre": 1, "1er": 1, "deu": 2, "sec": 2, "2e": 2, "tro": 3, "3e": 3, "qua": 4, "4e": 4, "der": 4}[
        m["n"][:3] if m["n"][:2] not in ("2e", "3e", "4e") else m["n"][:2]
    ]
    kind = "quarter" if m["unit"].startswith("tri") else "half"
    return Raw(m.start(), m.end(), kind, unit="Q", amount=float(number), year=int(m["y"]) if m["y"] else None)


def _decade(m: re.Match[str]) -> Raw | None:
    year = int(m["y"])
    year += 1900 if year < 100 else 0
    return Raw(m.start(), m.end(), "decade", year=year) if year % 10 == 0 else None


_ROMAN = {"i": 1, "v": 5, "x": 10}


def _century(m: re.Match[str]) -> Raw | None:
    if m["n"].isdigit():
        return Raw(m.start(), m.end(), "century", amount=float(m["n"]))
    values = [_ROMAN[c] for c in m["n"]]
    total = sum(-v if k + 1 < len(values) and values[k + 1] > v else v for k, v in enumerate(values))
    return Raw(m.start(), m.end(), "century", amount=float(total))


def _set(m: re.Match[str]) -> Raw | None:
    if m["w"]:
        return Raw(
            m.start(),
            m.end(),
            "set",
            value=f"XXXX-WXX-{WEEKDAYS[m['w'].rstrip('s')] if m['w'] not in WEEKDAYS else WEEKDAYS[m['w']]}",
        )
    if m["part"]:
        return Raw(m.start(), m.end(), "set", value=f"XXXX-XX-XXT{_PARTS[m['part'].rstrip('s')]}")
    unit = {"D": "D", "W": "W", "M": "M", "Y": "Y", "H": "H", "TM": "M"}.get(_UNITS[m["unit"]], "D")
    amount = int(_number(m["n"]) or 1) if m["n"] else 1
    clock = "T" if _UNITS[m["unit"]] in ("H", "TM") else ""
    return Raw(m.start(), m.end(), "set", value=f"P{clock}{amount}{unit}")


def _reference(m: re.Match[str]) -> Raw | None:
    return Raw(m.start(), m.end(), "reference", value=_REFERENCES[m.group()])


def _holiday(m: re.Match[str]) -> Raw | None:
    return Raw(m.start("h"), m.end(), "holiday", value=_HOLIDAYS[m["h"]], year=int(m["y"]) if m["y"] else None)


_PART_AFTER = rf"(?P<part>\s+(?:{_P}|midi))?"


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Every pattern with what makes an expression of it; the first that matches at a place wins."""
    return (
        (_pattern(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"), _iso),
        (_pattern(r"(?P<d>\d{1,2})(?P<s>[./])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![./]\d)"), _figures),
        (_pattern(rf"(?P<span>nuit|soirée|matinée|après-midi|journée)\s+(?:de|du)\s+(?:(?P<w>{_W})(?:\s+à\s+(?:{_W})|\s+au\s+(?:{_W}))?|(?P<d>{_D})(?:\s+(?P<m>{_M}))?(?:\s+au\s+{_D}\s+(?:{_M}))?)"), _night),
        (_pattern(rf"(?:(?P<w>{_W})\s+)?(?:(?P<first>{_D})\s*(?:au|et|-|–|ou)\s*)?(?P<d>{_D})\s+(?P<m>{_M})(?:\.?\s+(?P<y>{_Y}))?(?:\s+(?P<step>dernier|prochain))?(?P<part>\s+(?:au\s+)?(?:matin|soir))?"), _dated),
        (_pattern(rf"(?P<cut>{_BEFORE_UNIT}(?:\s+(?:de\s+)?)?)?(?:(?P<en>en\s+|au\s+mois\s+de\s+|au\s+mois\s+d['’]|depuis\s+|mois\s+de\s+|à\s+partir\s+de\s+|de\s+|d['’])(?=\S))?(?P<m>{_M})(?:\s+(?P<step>dernier|prochain)|\s+(?P<y>{_Y}))?"), _monthly),
        (_pattern(rf"(?:entre\s+(?P<a>{_Y})\s+et\s+(?P<b>{_Y}))"), _between_years),
        (_pattern(rf"(?:de\s+(?P<a>{_Y})\s+à\s+(?P<b>{_Y}))"), _between_years),
        (_pattern(rf"(?:(?P<cut>{_BEFORE_UNIT})\s*(?:de\s+)?|(?:en|depuis|avant|après|dès|vers|jusqu['’]en|début\s+de)\s+(?:l['’]an(?:née)?\s+)?|d[e'’]\s*l['’]année\s+)(?P<y>{_Y})(?!\s+(?:[a-zé]+s|%|euros?)(?!\w))"), _yearly),
        (_pattern(rf"(?:chaque|tous\s+les|toutes\s+les)\s+(?:(?P<n>{_NUM})\s+)?(?:(?P<w>(?:{_W})s?)|(?P<part>matins?|soirs?|nuits?)|(?P<unit>{_U}))"), _set),
        (_pattern(rf"(?:(?P<this>ce)\s+)?(?P<w>{_W})(?:\s+(?P<step>dernier|prochain|passé|précédent|suivant))?{_PART_AFTER}"), _weekday),
        (_pattern(rf"(?P<word>{_any(_DEICTIC)}){_PART_AFTER}"), _deictic),
        (_pattern(r"(?:nuit dernière)"), _last_night),
        (_pattern(rf"(?:ce|cet|cette)\s+(?P<part>{_P})"), _this_part),
        (_pattern(rf"(?P<n>{_NUM})\s+(?:derni(?:er|ère)s|prochaine?s)\s+(?P<unit>{_U})"), _last_days),
        (_pattern(rf"(?P<unit>{_U})\s+(?P<step>derni(?:er|ère)|passée?|écoulée?|prochaine?|suivante?|précédente?)"), _unit),
        (_pattern(r"(?:ce|cet|cette)\s+(?P<unit>semaine|mois|année|week-end|weekend|siècle|trimestre)"), _this_unit),
        (_pattern(rf"il\s+y\s+a\s+(?:environ\s+|près\s+de\s+|plus\s+de\s+|à\s+peine\s+)?(?P<n>{_NUM})\s+(?P<unit>{_U})"), _ago),
        (_pattern(rf"(?P<n>{_NUM})\s+(?P<unit>{_U})\s+(?P<way>plus\s+tard|après(?=\s*[,.;]|\s+(?:la|le|les|son|sa|cette|ce)\b)|plus\s+tôt|auparavant|avant(?=\s*[,.;]))"), _later),
        (_pattern(rf"dans\s+(?P<n>{_NUM})\s+(?P<unit>jours?|semaines?|mois|ans?)"), _ahead),
        (_pattern(r"(?P<word>surlendemain|lendemain|avant-veille|veille|même\s+jour)(?P<part>\s+(?:matin|soir|au\s+soir|au\s+matin))?(?!\s+d[eu])"), _next_day),
        (_pattern(r"(?P<h>[01]?\d|2[0-4])\s?h(?:eures?)?\s?(?P<min>[0-5]\d)?(?P<half>)"), _clock_short),
        (_pattern(rf"(?:(?<=à )|(?<=vers )|(?<=avant )|(?<=après )|(?<=dès ))(?P<h>{_NUM})\s+heures?(?:\s+(?P<min>[0-5]\d)(?!\w))?(?P<half>\s+et\s+(?:demie|quart))?"), _clock),
        (_pattern(r"(?:(?<=à l')|(?<=à l’)|(?<=dans la ))(?P<part>aube|matinée|soirée|nuit)"), _part_alone),
        (_pattern(r"(?:(?<=début du )|(?<=fin du )|(?<=milieu du ))(?P<unit>mois)"), _this_unit),
        (_pattern(r"(?:à|vers|avant|après)\s+(?P<w>midi|minuit)(?P<half>\s+et\s+demie)?"), _noon),
        (_pattern(rf"(?P<n>{_NUM})\s+(?P<unit>{_U})(?P<half>\s+et\s+demie?)?"), _duration),
        (_pattern(rf"(?P<this>cet\s+|ce\s+)?(?P<s>{_any(_SEASONS)})(?:\s+(?:de\s+)?(?P<y>{_Y})|\s+(?P<step>dernier|prochain))?"), _season),
        (_pattern(rf"(?P<n>premier|1er|deuxième|second|2e|troisième|3e|quatrième|4e|dernier)\s+(?P<unit>trimestre|semestre)(?:\s+(?:de\s+)?(?P<y>{_Y}))?"), _quarter),
        (_pattern(r"(?:années)\s+(?P<y>(?:1\d|20)\d0|\d0)"), _decade),
        (_pattern(r"(?P<n>[ivx]{1,5}|\d{1,2})e(?:r|me)?\s+siècle"), _century),
        (_pattern(_any(_REFERENCES)), _reference),
        (_pattern(rf"(?:à|de|la)\s+(?P<h>{_any(_HOLIDAYS)})(?:\s+(?P<y>{_Y}))?"), _holiday),
    )  # fmt: skip


def _clock_short(m: re.Match[str]) -> Raw | None:
    """ "14h30", "6 h 45", "22 heures"; "trois heures" is as often a duration and needs a word before it."""
    hour = int(m["h"])
    whole = m.group()
    if "heure" in whole and m["min"] is None:
        before = m.string[max(0, m.start() - 12) : m.start()]
        if not re.search(r"(?:^|\W)(?:à|vers|avant|après|dès|jusqu['’]à|depuis|,)\s$", before):
            return None
    if hour > 24:
        return None
    return Raw(m.start(), m.end(), "clock", hour=hour, minute=int(m["min"] or 0))


_ANY = re.compile(r"[a-zà-ÿ]+|\d+")


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """What a time expression has in it: a text is looked at only where one of these stands."""
    known = {
        *MONTHS,
        *WEEKDAYS,
        *_UNITS,
        *_PARTS,
        *_SEASONS,
        "siècle",
        "trimestre",
        "semestre",
        "lendemain",
        "surlendemain",
        "veille",
        "même",
        "minuit",
    }
    heads = {w.split("-")[0].split("'")[0].split(" ")[0] for w in (*known, *_DEICTIC, *_REFERENCES, *_HOLIDAYS)}
    return re.compile(rf"(?<!\w)(?:{_any(heads)})s?(?!\w)|\d{{4}}|\d\s?h|\d[./]\d")


def find_raw(text: str) -> list[Raw]:
    """Every expression, in order, none overlapping another; where two begin apart and overlap, the longer one."""
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not _words().search(low):
        return []
    found: list[tuple[int, int, int, list[Raw]]] = []
    for rank, (pattern, make) in enumerate(_rules()):
        for m in pattern.finditer(low):
            made = make(m)
            if made:
                raws = made if isinstance(made, list) else [made]
                found.append((raws[0].start, raws[-1].end, rank, raws))
    found.sort(key=lambda f: (-(f[1] - f[0]), f[2], f[0]))
    taken: list[tuple[int, int]] = []
    out: list[Raw] = []
    for start, end, _, raws in found:
        if not any(s < end and start < e for s, e in taken):
            taken.append((start, end))
            out += raws
    return sorted(out, key=lambda r: r.start)
