"""Places in any language that the gazetteer knows by a form in that language's script: countries by their CLDR names, towns by GeoNames'.

A form must stand as the gazetteer has it, but for a few endings of case and one-letter prefixes that change no name into another. Towns must
be large, or stand behind a word that the language puts before places. What is not sure is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from crossbearing.annotate.gazetteer import Entry, gazetteer
from crossbearing.annotate.gazetteer.scripts import entry_of, form_key, forms
from crossbearing.annotate.light.locales import Language
from crossbearing.lexicon import lexicon
from crossbearing.records import Place

# A town without a telling word before it must have so many people, one with such a word so many.
LARGE, LARGER_THAN_A_WORD = 300_000, 15_000
# From so many people on a town of that name is meant rather than one that has it for another name.
LARGE_BY_ITS_OWN_NAME = 100_000
# A name that several towns bear is the largest one's where it is so many times larger than the next.
TIMES_LARGER = 4
# Words of a name, and characters of one in a script that parts no words.
LONGEST, LONGEST_UNPARTED = 4, 10
_UNPARTED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
_CASELESS = frozenset(
    {
        "ar",
        "fa",
        "ur",
        "ps",
        "ug",
        "he",
        "hi",
        "mr",
        "ne",
        "bn",
        "ta",
        "te",
        "kn",
        "ml",
        "gu",
        "pa",
        "ka",
        "am",
        "si",
        "ko",
    }
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’\-\u0300-\u036f\u200c]*(?:[-'’][^\W\d_]+)*(?:[\u0900-\u0dff]+)?")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:\n»”\"])\s*[«“„\"']?\s*$")
# Endings of case that a name of these languages takes, with what the base form has in their stead. Longest first.
_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ru": (("ом", ("",)), ("ой", ("а",)), ("ии", ("ия",)), ("ию", ("ия",)), ("ией", ("ия",)), ("е", ("", "а")), ("у", ("", "а")), ("ы", ("а",)), ("и", ("ь", "а")), ("а", ("",)), ("я", ("ь",))),
    "uk": (("ом", ("",)), ("ою", ("а",)), ("ії", ("ія",)), ("ію", ("ія",)), ("єві", ("їв",)), ("єва", ("їв",)), ("кові", ("ків",)), ("кова", ("ків",)), ("і", ("", "а")), ("у", ("", "а")), ("и", ("а",)), ("а", ("",))),
    "pl": (("ach", ("y",)), ("ie", ("",)), ("ii", ("ia",)), ("ę", ("a",)), ("y", ("a",)), ("u", ("",)), ("a", ("",))),
    "cs": (("ě", ("a", "")), ("u", ("", "a")), ("y", ("a",)), ("e", ("",))),
    "fi": (("ssa", ("",)), ("ssä", ("",)), ("sta", ("",)), ("stä", ("",)), ("n", ("",)), ("lla", ("",)), ("ssä", ("",))),
    "hu": (("ban", ("",)), ("ben", ("",)), ("ból", ("",)), ("ből", ("",)), ("ba", ("",)), ("be", ("",)), ("en", ("",)), ("on", ("",)), ("ről", ("",)), ("ról", ("",))),
    "lt": (("uje", ("us",)), ("e", ("as",)), ("o", ("as",)), ("aus", ("us",)), ("oje", ("a",))), "sr": (("у", ("", "а")), ("и", ("а",)), ("а", ("",)), ("е", ("а",))),
    "de": (("s", ("",)),), "sv": (("s", ("",)),), "da": (("s", ("",)),), "nb": (("s", ("",)),),
    "el": (("ας", ("α",)), ("ης", ("η",)), ("ου", ("ος", "ο"))),
    "tr": tuple((e, ("",)) for e in ("'da", "'de", "'ta", "'te", "'dan", "'den", "'tan", "'ten", "'ya", "'ye", "'a", "'e", "'nin", "'nın", "'in", "'ın", "’da", "’de", "’ta", "’te", "’dan", "’den")),
    "ko": tuple((e, ("",)) for e in ("에서", "에는", "으로", "에", "의", "은", "는", "이", "가", "을", "를", "로")),
}  # fmt: skip
_PREFIXES = {"ar": "وبلف", "he": "בלמהוש", "fa": "", "ur": ""}
# A stem shorter than this takes no ending: "Рим" and "Рима" are told, "Уфа" and "уф" are not one.
_SHORTEST_STEM = 3


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {r["language"]: (frozenset(r["before"]), frozenset(r["common"])) for r in lexicon("light_places")}


def find_places(text: str, language: Language) -> tuple[Place, ...]:
    """Every place that is certain, in order."""
    spans = _unparted(text, language) if language.code in _UNPARTED else _parted(text, language)
    return tuple(
        Place(s, e, x.name, x.geonameid, x.latitude, x.longitude, x.country, x.admin1, x.precision) for s, e, x in spans
    )


def _parted(text: str, language: Language) -> Iterator[tuple[int, int, Entry]]:
    """Names in a script that parts words: the longest run of words that is one."""
    words = list(_WORD.finditer(text))
    cased = language.code not in _CASELESS
    at = 0
    while at < len(words):
        if cased and not words[at].group()[:1].isupper():
            at += 1
            continue
        last = at
        while (
            last + 1 < len(words)
            and last + 1 - at < LONGEST
            and text[words[last].end() : words[last + 1].start()] in (" ", "\u00a0")
        ):
            last += 1
        for end in range(last, at - 1, -1):
            form = text[words[at].start() : words[end].end()]
            entry = _meant(text, words, at, end, form, language, cased)
            if entry is not None:
                yield words[at].start(), words[end].end(), entry
                at = end
                break
        at += 1


def _meant(
    text: str, words: list[re.Match[str]], at: int, end: int, form: str, language: Language, cased: bool
) -> Entry | None:
    """The place of a form, where it is certain."""
    before, no = _rows().get(language.code, (frozenset(), frozenset()))
    preceding = words[at - 1].group().lower() if at and text[words[at - 1].end() : words[at].start()].isspace() else ""
    told = preceding in before
    for base in _bases(form, language.code):
        if (iso := _countries(language).get(form_key(base))) is not None and (not cased or base[:1].isupper()):
            return _country(iso)
        if len(base) < (2 if language.code == "ko" else 3) or (base in no and not told):
            continue
        if cased and not told:
            # A name beside other capitals is a person's or a body's.
            alone = not (
                at
                and words[at - 1].group()[:1].isupper()
                and text[words[at - 1].end() : words[at].start()] == " "
                and not _opens(text, words[at - 1])
            )
            alone = alone and not (
                end + 1 < len(words)
                and words[end + 1].group()[:1].isupper()
                and text[words[end].end() : words[end + 1].start()] == " "
            )
            if not alone and language.code != "de":
                continue
        entry = _town(base, LARGER_THAN_A_WORD if told else LARGE)
        if entry is not None:
            return entry
    return None


def _opens(text: str, word: re.Match[str]) -> bool:
    return _SENTENCE_START.search(text, max(0, word.start() - 6), word.start()) is not None


def _bases(form: str, code: str) -> Iterator[str]:
    """The form, then what it may be a case or a prefixed form of."""
    yield form
    for ending, stands in _ENDINGS.get(code, ()):
        if form.endswith(ending) and len(form) - len(ending) >= (_SHORTEST_STEM if code != "ko" else 2):
            for base in stands:
                yield form[: -len(ending)] + base
    prefixes = _PREFIXES.get(code, "")
    if prefixes and form[:1] in prefixes and len(form) > _SHORTEST_STEM + 1:
        yield form[1:]
        if form.startswith("لل"):
            yield "ال" + form[2:]


@lru_cache(maxsize=32)
def _names_of_countries(code: str, names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {form_key(name): iso for name, iso in names if len(name) > 2 or not name.isascii()}


def _countries(language: Language) -> dict[str, str]:
    return _names_of_countries(language.code, tuple(language.countries.items()))


@lru_cache(maxsize=512)
def _country(iso: str) -> Entry | None:
    """The gazetteer's entry of a country."""
    row = next((c for c in lexicon("countries")["countries"] if c["iso"] == iso), None)
    if row is None:
        return None
    return next((e for e in gazetteer().entries(row["name"]) if e.kind == "country"), None)


@lru_cache(maxsize=20_000)
def _town(form: str, smallest: int) -> Entry | None:
    """The town that a form names, where it is large enough and no other of the name comes near it."""
    if ord(form[0]) > 0x24F and not 0x1E00 <= ord(form[0]) < 0x1F00:
        found = forms().get(form_key(form), ())
        if not found or found[0][1] < smallest or (len(found) > 1 and found[0][1] < TIMES_LARGER * found[1][1]):
            return None
        entry = entry_of(found[0][0])
        return entry if isinstance(entry, Entry) else None
    towns = sorted(
        (e for e in gazetteer().entries(form) if e.kind == "town"), key=lambda e: (-e.population, e.geonameid or 0)
    )
    if any(e.main and e.population >= LARGE_BY_ITS_OWN_NAME for e in towns):
        towns = [e for e in towns if e.main]  # Tijuana was once called Zaragoza
    if not towns or towns[0].population < smallest:
        return None
    if any(b.population * TIMES_LARGER > a.population for a, b in pairwise(towns[:2])):
        return None
    return towns[0]


def _unparted(text: str, language: Language) -> Iterator[tuple[int, int, Entry]]:
    """Names in a script that parts no words: the longest string at each place that is a country or a large town."""
    countries = _countries(language)
    at = 0
    while at < len(text):
        if ord(text[at]) < 0x0E00:
            at += 1
            continue
        for size in range(min(LONGEST_UNPARTED, len(text) - at), 1, -1):
            form = text[at : at + size]
            iso = countries.get(form_key(form))
            entry = _country(iso) if iso else _town(form, LARGE)
            if entry is not None:
                yield at, at + size, entry
                at += size - 1
                break
        at += 1
