"""Quantities in French: numbers with their hedges, their ranges, their units and what they count."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crossbearing.annotate.french.numbers import Number, find_numbers
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.hedges import allowed
from crossbearing.lexicon import lexicon
from crossbearing.records import Quantity, Time
from crossbearing.records.quantity import Change

_SPACE = r"[ \u00a0\u202f]"
_JOINS = re.compile(rf"{_SPACE}?(?P<by>à|ou|et|-|–|—){_SPACE}?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bentre\s$", re.IGNORECASE)
_FROM = re.compile(r"\bde\s$", re.IGNORECASE)
# "Three or four" is one figure, "three or forty" two.
_WIDEST_OR = 2.0
_YEARS = range(1000, 2100)
_MAGNITUDE = re.compile(r"magnitude(?:\s+(?:de|d['’]environ|estimée à))?\s$", re.IGNORECASE)
# Little words between a figure and its noun.
_BETWEEN_NOUN = frozenset({"de", "d'", "des", "du", "autres", "autre", "à"})
_NOT_COUNTED = frozenset({"heures", "heure", "fois"})
_PEOPLE = {"personne": "person", "personnes": "person", "gens": "person", "homme": "homme", "hommes": "homme"}
_ONE_FORM = frozenset(
    {
        "corps",
        "bois",
        "pays",
        "bras",
        "mois",
        "temps",
        "procès",
        "avis",
        "repas",
        "tapis",
        "dos",
        "os",
        "gens",
        "fils",
        "palais",
    }
)
_ARTICLE = frozenset({"un", "une"})
# "Un", "une" are figures only with these before or behind them.
_COUNTED_ONE = re.compile(r"\b(?:seule?|unique)\b|^\W*(?:mort|blessé|disparu)", re.IGNORECASE)


_MOVED = re.compile(
    r"(?:pass|mont|grimp|bond|tomb|chut|descend|recul|augment|baiss)[éeu]\w*\s(?:\w+\s)?de\s$", re.IGNORECASE
)


class Figure(NamedTuple):
    """A quantity with the tokens of its number and its counted noun (`noun` is a token, `first` the figure's first token)."""

    quantity: Quantity
    first: int
    last: int
    noun: int | None


class _Hedge(NamedTuple):
    bound: str
    change: Change
    start: int
    end: int


@lru_cache(maxsize=1)
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str], dict[tuple[str, str], tuple[str, Change]]]:
    rows = lexicon("fr/hedges")
    known = {(r["place"], r["words"]): (r["bound"], r["change"]) for r in rows}

    def form(words: str) -> str:
        body = re.escape(words).replace(r"\ ", r"\s+").replace("'", "['’]")
        return (
            body[:-1] + "(?:e\\s+|['’])"
            if words.endswith(" de")
            else body + (r"\s*" if words.endswith("'à") else r"\s+")
        )

    before = sorted((r["words"] for r in rows if r["place"] == "before"), key=lambda w: -len(w))
    after = sorted((r["words"] for r in rows if r["place"] == "after"), key=lambda w: -len(w))
    return (
        re.compile(rf"(?<!\w)(?P<hedge>{'|'.join(form(w) for w in before)})(?:les\s+|ses\s+|l['’])?$", re.IGNORECASE),
        re.compile(
            rf"(?:\s[\w’'-]+){{0,2}}?,?\s(?P<hedge>{'|'.join(map(re.escape, after))})(?!\w)(?!\s+(?:\d|un |une |deux|trois))",
            re.IGNORECASE,
        ),
        known,
    )


@lru_cache(maxsize=1)
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    known: dict[str, tuple[str, str]] = {}
    for row in lexicon("fr/units"):
        for word in row["words"]:
            known[word.lower()] = (row["unit"], row["kind"])
        for sign in row["symbols"]:
            known[sign] = (row["unit"], row["kind"])
    words = sorted((re.escape(w).replace(r"\ ", r"\s+") for w in known), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{_SPACE}|-)?(?:d['’e]{_SPACE}?)?(?P<unit>{'|'.join(words)})(?![\w])", re.IGNORECASE), known


def find_figures(t: Tokens, times: tuple[Time, ...]) -> list[Figure]:
    """Every quantity that is no part of a date, in order, with the tokens that it stands on."""
    text = t.text
    spans = [(x.start, x.end) for x in times if x.type != "DURATION"]
    numbers = [n for n in find_numbers(text) if not any(s <= n.start < e for s, e in spans)]
    found: list[Figure] = []
    skip = -1
    for k, n in enumerate(numbers):
        if n.start < skip:
            continue
        pair = _pair(text, n, numbers[k + 1]) if k + 1 < len(numbers) else None
        figure = _figure(t, pair or n, ranged=pair is not None)
        if figure is not None:
            found.append(figure)
            skip = max(skip, figure.quantity.end)  # the "cent" of "45 pour cent" is no hundred
            if pair is not None:
                skip = pair.end
    found += _nobody(t)
    return sorted(found, key=lambda f: (f.quantity.start, f.quantity.end))


def _pair(text: str, a: Number, b: Number) -> Number | None:
    """Two numbers as the ends of one range: "entre 30 et 40", "de 15 à 20", "trois ou quatre"."""
    gap = _JOINS.fullmatch(text, a.end, b.start)
    if gap is None or a.vague or b.vague or a.about or b.about:
        return None
    low = a.value * b.magnitude if a.magnitude == 1.0 and a.value < b.value / b.magnitude else a.value
    if low >= b.value:
        return None
    by = gap["by"].lower()
    before = text[max(0, a.start - 8) : a.start]
    if by == "et" and not _BETWEEN.search(before):
        return None
    if by == "ou" and b.value > _WIDEST_OR * low:
        return None
    return Number(a.start, b.end, low, low, b.value, (low, b.value), digits=b.digits)


def _figure(t: Tokens, n: Number, *, ranged: bool) -> Figure | None:
    text = t.text
    first, last = t.at(n.start), t.at(n.end - 1)
    pattern, known = _units()
    unit = pattern.match(text, n.end)
    name: str | None = None
    kind = ""
    noun: int | None = None
    end = n.end
    if unit is not None and not (
        unit["unit"] in ("m", "t", "l", "h") and (not n.digits or text[unit.end() : unit.end() + 1] == "'")
    ):
        key = re.sub(r"\s+", " ", unit["unit"].lower())
        name, kind = known.get(unit["unit"]) or known[key]
        end = unit.end()
        if (
            kind == "time"
            and name == "year"
            and re.search(r"(?:\bâgée?s?\s+d[e'’]|\bde|\bd['’]|,)\s*$", text[max(0, n.start - 16) : n.start])
            and _is_age(text, n, end)
        ):
            name, kind = "year of age", "age"
    elif _MAGNITUDE.search(text, max(0, n.start - 30), n.start):
        name, kind = "magnitude", "physics"
    else:
        noun = _counted(t, last, n)
        if noun is not None:
            name = singular(t, noun)
    if _is_no_figure(t, n, first, last, name, noun):
        return None
    hedge = _hedge(text, n, end, t.end[noun] if noun is not None else end)
    moved = ranged and _MOVED.search(text, max(0, n.start - 40), n.start) is not None
    start = n.start
    low: float | None = n.low
    high: float | None = n.high
    change: Change = "~" if n.about else "="
    if hedge is not None:
        base_low, base_high = (n.value, n.value) if n.about else (n.low, n.high)
        if n.vague:
            low, high = (
                (None if hedge.bound in ("most", "fewer") else low),
                (None if hedge.bound in ("least", "more") else high),
            )
        else:
            low, high = allowed(hedge.bound, base_low, base_high, measure=bool(kind) and kind != "count")
        change = hedge.change
        start, end = min(start, hedge.start), end
    if moved:
        low = high = n.high
        change = "up" if n.high > n.low else "down"
    modifier = text[hedge.start : hedge.end].strip() if hedge is not None else None
    counted = (t.start[min(last + 1, noun)], t.end[noun]) if noun is not None else None
    return Figure(Quantity(start, end, n.values, low, high, name, modifier, change, (), counted), first, last, noun)


def _is_age(text: str, n: Number, end: int) -> bool:
    """Whether so many years are somebody's age: "une femme de 34 ans", never "un bail de 30 ans"."""
    if n.value > 120:
        return False
    before = text[max(0, n.start - 40) : n.start].lower()
    return bool(
        re.search(
            r"âgée?s? d|(?:homme|femme|fille|garçon|enfant|adolescente?|ans|conducteur|conductrice|étudiante?|retraitée?|soldat|ouvrier|père|mère|fils)\s+d[e'’]\s*$",
            before,
        )
    ) or bool(
        re.search(r"[A-ZÉ][\w’'-]+, $", text[max(0, n.start - 30) : n.start]) and text[end : end + 1] in (",", ".")
    )


def _is_no_figure(t: Tokens, n: Number, first: int, last: int, name: str | None, noun: int | None) -> bool:
    """Whether a number is an article, a year, a label, or counts nothing that is told."""
    text = t.text
    word = text[n.start : n.end].lower()
    if word in _ARTICLE:
        return True
    if name is not None and noun is None:
        return False
    if n.digits and n.value in _YEARS and noun is None and text[n.start : n.end].isdigit():
        return True
    if noun is None:
        before = text[max(0, n.start - 2) : n.start]
        if n.digits and ((first and t.pos[first - 1] == "PROPN") or before.endswith(("-", "/", "n°", "°"))):
            return True
        if n.digits and first and t.pos[first - 1] == "NOUN" and n.magnitude == 1.0:
            return True  # "la chambre 12", "page 4"
        if not n.digits and word in ("neuf", "six", "dix", "cent"):
            return t.pos[first] not in ("NUM", "PRON", "NOUN")
    return False


def _hedge(text: str, n: Number, end: int, noun_end: int) -> _Hedge | None:
    before, after, known = _hedges()
    low = max(0, n.start - 40)
    m = before.search(text, low, n.start)
    if m is not None:
        words = re.sub(r"\s+", " ", m["hedge"].lower().replace("’", "'")).strip()
        words = words[:-1] + "e" if words.endswith("d'") else words
        bound, change = known["before", words]
        return _Hedge(bound, change, m.start("hedge"), m.end("hedge"))
    m = after.match(text, n.end) or (after.match(text, noun_end) if noun_end != n.end else None)
    if m is not None:
        words = re.sub(r"\s+", " ", m["hedge"].lower())
        bound, change = known["after", words]
        return _Hedge(bound, change, m.start("hedge"), m.end("hedge"))
    return None


def _counted(t: Tokens, last: int, n: Number) -> int | None:
    """The noun counted: the first noun behind the number, over "de", adjectives before it, "autres"."""
    i = last + 1
    stop = min(len(t), last + 6)
    while i < stop:
        low = t.lower[i]
        if t.sent[i] != t.sent[last] and t.pos[i] != "NOUN":
            return None
        if low in ("des", "du", "d'entre") or (
            low in ("de", "d'")
            and not (n.about or n.vague or n.magnitude >= 1e6 or low == "d'" or _collective_at(t, last))
        ):
            if low in ("des", "d'entre"):
                return _after_article(t, i + 1, stop)
            return None
        if low in _BETWEEN_NOUN or t.pos[i] == "DET":
            i += 1
            continue
        if low in _NOT_COUNTED or not low[0].isalpha():
            return None
        if low == "casques" and t.lower[i + 1 : i + 2] == ["bleus"]:
            return i
        if t.pos[i] in ("NOUN", "PROPN") and not t.word[i][0].isupper():
            return i
        if t.pos[i] == "ADJ" or low in ("seul", "seule"):
            following = i + 1
            if following < stop and t.pos[following] == "NOUN" and not t.lower[following].endswith("aient"):
                return following
            return i if _nominal(t, i) else None
        if (
            t.pos[i] in ("VERB", "NUM", "X")
            and t.sent[i] == t.sent[last]
            and low.endswith(("s", "x"))
            and i == last + 1
        ):
            return i if _nominal(t, i) else None
        if t.word[i][0].isupper() and i == last + 1 and low.endswith("s"):
            return i
        return None
    return None


def _collective_at(t: Tokens, i: int) -> bool:
    return t.lower[i].rstrip("s") in {r["word"] for r in lexicon("fr/numbers")["collectives"]}


def _after_article(t: Tokens, i: int, stop: int) -> int | None:
    while i < stop:
        if t.pos[i] == "NOUN":
            return i
        if t.pos[i] not in ("ADJ", "NUM", "DET"):
            return None
        i += 1
    return None


@lru_cache(maxsize=1)
def _victims() -> frozenset[str]:
    return frozenset(w for row in lexicon("fr/attributes")["nouns"] for w in row["words"])


def _nominal(t: Tokens, i: int) -> bool:
    """Whether an adjective or participle stands for those it tells of: "douze blessés"."""
    return t.lower[i] in _victims() or t.lower[i].rstrip("s") in _victims() or t.pos[i] in ("NUM", "ADJ")


def _nobody(t: Tokens) -> list[Figure]:
    """ "Aucun passager", "personne n'a été blessé", "pas un seul mort": a figure of nought."""
    found = []
    for i, low in enumerate(t.lower):
        if low in ("aucun", "aucune", "nul", "nulle") and i + 1 < len(t):
            noun = next(
                (
                    j
                    for j in range(i + 1, min(i + 4, len(t)))
                    if t.pos[j] in ("NOUN", "ADJ", "VERB") and t.lower[j] not in ("autre",)
                ),
                None,
            )
            if noun is not None and t.pos[noun] != "NOUN" and not _nominal(t, noun):
                noun = None
            if noun is not None:
                q = Quantity(
                    t.start[i],
                    t.end[i],
                    (0.0,),
                    0.0,
                    0.0,
                    singular(t, noun),
                    None,
                    "=",
                    (),
                    (t.start[noun], t.end[noun]),
                )
                found.append(Figure(q, i, i, noun))
        elif (
            low == "personne"
            and t.word[i][0] in "Pp"
            and i + 1 < len(t)
            and t.lower[i + 1] in ("n'", "ne")
            and (i == 0 or t.pos[i - 1] != "DET")
        ):
            q = Quantity(t.start[i], t.end[i], (0.0,), 0.0, 0.0, "person", None, "=")
            found.append(Figure(q, i, i, None))
    return found


def singular(t: Tokens, i: int) -> str:
    """The counted noun's lemma; `person` for people."""
    low = t.lower[i]
    if low in ("personne", "personnes", "gens"):
        return "person"
    if t.lemma[i] == low or low in _ONE_FORM:
        return low  # "corps", "villageois"
    if low.endswith("eaux"):
        return low[:-1]
    if low.endswith("aux") and len(low) > 4:
        return low[:-3] + "al"
    return low[:-1] if low.endswith(("s", "x")) and len(low) > 3 else low
