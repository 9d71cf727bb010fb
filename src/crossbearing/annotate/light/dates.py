"""Dates in any language that CLDR knows: what is certain of them, as TIMEX3.

Read are dates with the name of a month or in figures with a year, days with their month and no year, a month with its year, and weekdays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from crossbearing.annotate.light.digits import plain_digits
from crossbearing.annotate.light.locales import Language
from crossbearing.annotate.timex.anchors import anchors
from crossbearing.annotate.timex.calendar import day, interval
from crossbearing.records import Time

# A day told without its year is one of these many days before or after publication, or its year stays unknown.
BEFORE, AFTER = 90, 30
# Small words and points that stand between day, month and year ("12 de marzo de 2024", "12. März", "2024 m. kovo 12").
_LINK = r"[\s\u00a0]*(?:\.|,|,?[\s\u00a0]+(?:de|del|d'|of|den|di|i|al|г\.|m\.|gada))?[\s\u00a0]*ב?"
_DAY = r"(?P<day>\d{1,2})(?:\.|º|°|er|-?го|-?е|일|日)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Endings that case may add to a month beside its day or year: "kesäkuussa", "márciusban", "w marcu", "Mart'ta".
_ENDING = r"(?:['’]?[^\W\d_]{1,4})?"
_CJK = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s?[年년]\s?)(?:(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일号號])?)?"
    r"|(?<![\d年년])(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號]"
)
_VIETNAMESE = re.compile(
    r"(?:ngày\s)?(?P<day>\d{1,2})\stháng\s(?P<month>\d{1,2})(?:,?\s(?:năm\s)?(?P<year>(?:19|20)\d\d))?"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,4})(?P<sign>[./-])[\u200f\u00a0 ]?(?P<b>\d{1,2})(?P=sign)[\u200f\u00a0 ]?(?P<c>\d{1,4})(?![\d/-]|\.\d)"
)
# Years of the Buddhist era, as Thai dates tell them, run so far ahead; no year of ours is told beyond the other.
_BUDDHIST, _FUTURE = 543, 2400


def find_dates(text: str, language: Language, published: str | None) -> tuple[Time, ...]:
    """Every date of the text, in order; a day without its year takes that of publication where it lies near."""
    low = plain_digits(text)
    today = anchors(published).published
    found: list[Time] = []
    for start, end, value in sorted(_told(low, language), key=lambda x: (x[0], -x[1])):
        if found and start < found[-1].end:
            continue
        value = _with_year(value, today)
        earliest, latest = interval(value)
        found.append(Time(start, end, "DATE", value, earliest, latest))
    return tuple(found)


def _told(low: str, language: Language) -> Iterator[tuple[int, int, str]]:
    for m in _ISO.finditer(low):
        yield from _spelled(m, int(m["year"]), int(m["month"]), int(m["day"]))
    if language.code in ("zh", "ja", "ko"):
        for m in _CJK.finditer(low):
            month, number = m["month"] or m["m"], m["day"] or m["d"]
            yield from _spelled(m, _int(m["year"]), _int(month), _int(number))
    if language.code == "vi":
        for m in _VIETNAMESE.finditer(low):
            yield from _spelled(m, _int(m["year"]), int(m["month"]), int(m["day"]))
    for m in _FIGURES.finditer(low):
        yield from _in_figures(m, language.order)
    if not language.months:
        return
    for pattern in _patterns(language.code, tuple(language.months)):
        for m in pattern.finditer(low):
            told = m.groupdict()
            number = _int(told.get("day"))
            if number is None and not told.get("year"):
                continue
            yield from _spelled(m, _int(told.get("year")), _month(language, m["month"]), number)
    for m in _weekdays(language.code, tuple(language.weekdays)).finditer(low):
        yield m.start(), m.end(), f"XXXX-WXX-{language.weekdays[m.group()]}"


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


@lru_cache(maxsize=32)
def _patterns(code: str, months: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Day, month, year in either order, for one language."""
    names = "|".join(sorted((re.escape(m) for m in months), key=lambda m: (-len(m), m)))
    stems = "|".join(
        sorted({re.escape(m[:-1]) for m in months if len(m) > _bare(m) and m[-1].isalpha()}, key=lambda m: (-len(m), m))
    )
    year = _YEAR if code != "th" else _YEAR.replace("19|20", "19|20|25")
    exact = rf"(?P<month>(?:{names})(?![^\W\d_]))"
    loose = rf"(?P<month>(?:{names}){_ENDING}|(?:{stems}){_ENDING})(?![^\W\d_])" if stems else exact
    return (
        re.compile(rf"(?<!\d){_DAY}{_LINK}{loose}\.?(?:{_LINK}{year}(?!\d))?"),
        re.compile(rf"(?<!\d){year}{_LINK}{loose}(?:\s*{_DAY}(?!\d|[.,]\d))?"),
        re.compile(rf"(?<![^\W_]){exact}\.?\s{_DAY},\s{year}(?!\d)"),
        re.compile(rf"(?<![^\W_]){loose}{_LINK}{year}(?!\d)"),
    )


@lru_cache(maxsize=32)
def _weekdays(code: str, names: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(sorted((re.escape(n) for n in names if len(n) > 2), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W_])" if forms else r"(?!)")


def _bare(month: str) -> int:
    """The letters that a month must have more than to lose its last one to an ending: in Cyrillic "май" does ("в мае")."""
    return 2 if "\u0400" <= month[0] <= "\u052f" else 4


def _month(language: Language, form: str) -> int:
    """The month of a form, with its ending or without."""
    form = form.rstrip(".")
    if form in language.months:
        return language.months[form]
    longest = max(language.months, key=lambda m: (_alike(m, form), -len(m)))
    return language.months[longest]


def _alike(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _spelled(
    m: re.Match[str], year: int | None, month: int | None, number: int | None
) -> Iterator[tuple[int, int, str]]:
    if month is not None and not 1 <= month <= 12:
        return
    if number is not None and (month is None or day(year or 2024, month, number) is None):
        return
    year = year - _BUDDHIST if year and year > _FUTURE else year
    start, end = m.span()
    while end > start and m.string[end - 1] in " \u00a0,.":
        end -= 1
    value = f"{year:04}" if year else "XXXX"
    if month is not None:
        value += f"-{month:02}"
    if number is not None:
        value += f"-{number:02}"
    yield start, end, value


def _in_figures(m: re.Match[str], order: str) -> Iterator[tuple[int, int, str]]:
    """12.3.2024, 2024/3/12 and 12/03/24, in the order of the language; nothing where that gives no day of the calendar."""
    a, b, c = m["a"], m["b"], m["c"]
    if len(a) == 4:
        order = "ymd"
    elif order == "ymd" and len(c) == 4:
        order = "dmy"
    told = dict(zip(order, (a, b, c), strict=True))
    if len(told["y"]) not in (2, 4) or len(told["d"]) > 2 or (len(told["y"]) == 2 and m["sign"] != "/"):
        return
    year = int(told["y"]) + (2000 if len(told["y"]) == 2 else 0)
    if not 1900 <= year - (_BUDDHIST if year > _FUTURE else 0) < 2100:
        return
    month, number = int(told["m"]), int(told["d"])
    if month > 12 >= number:
        month, number = number, month
    yield from _spelled(m, year, month, number)


def _with_year(value: str, today: date | None) -> str:
    """The value with the year of publication where the day lies near it; as it is else."""
    if today is None or not value.startswith("XXXX-") or "W" in value or len(value) < 10:
        return value
    for year in (today.year, today.year - 1, today.year + 1):
        told = day(year, int(value[5:7]), int(value[8:10]))
        if told is not None and -BEFORE <= (told - today).days <= AFTER:
            return told.isoformat()
    return value
