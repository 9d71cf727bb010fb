"""Toponyms in French: countries by their French names, regions and seas by the lexicon, towns by the gazetteer's other names, told from persons
and bodies by what stands beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log10
from typing import Any, NamedTuple

from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.gazetteer import Entry, gazetteer
from crossbearing.annotate.light.locales import known
from crossbearing.lexicon import lexicon
from crossbearing.records import Place

# UCDP 2: near a place.
NEAR = 2
# From this evidence on (see `_evidence`) a town's name is a toponym.
SURE = 1.5
# What a country told in the text adds to its own towns among several of the name, in powers of ten of people.
COUNTRY_TOLD = 2.5
# What a place of another kind than a town loses beside a town of the name.
NO_TOWN = 2.0
LONGEST = 5
_DISTANCE = re.compile(
    r"(?:\bkm|\bkilomètres|\bheures?|\bmètres)\s(?:au (?:nord|sud|nord-est|sud-est|nord-ouest|sud-ouest)|à l['’](?:est|ouest))?\s?(?:de|d['’]|du)\s*$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’']*(?:-[\w’']+)*")
_SMALL = r"(?:[ \u00a0](?:(?:de|du|des|d['’]|la|le|les|sur|en|sous)[ \u00a0]?)*|-)"


class _Found(NamedTuple):
    start: int
    end: int
    entries: tuple[Entry, ...]
    fixed: bool


@lru_cache(maxsize=1)
def _lexicon() -> Any:
    return lexicon("fr/places")


@lru_cache(maxsize=1)
def _fixed() -> tuple[re.Pattern[str], dict[str, Entry], frozenset[str]]:
    """Names of countries, regions and seas, as one pattern, with the entry of each; those that need a word before them."""
    found: dict[str, Entry] = {}
    french = known("fr")
    isos = {**(french.countries if french else {}), **_lexicon()["countries"]}
    names = {c["iso"]: c["name"] for c in lexicon("countries")["countries"]}
    for form, iso in isos.items():
        entry = next((e for e in gazetteer().entries(names.get(iso, "")) if e.kind == "country"), None)
        if entry is not None and len(form) > 2:
            found[form.replace("’", "'")] = entry
    for row in _lexicon()["names"]:
        entries = gazetteer().entries(row["en"])
        wanted = row.get("kind")
        entry = next((e for e in entries if e.kind == wanted), None) or (
            next((e for e in entries if e.kind in ("area", "sea", "division")), None)
        )
        if entry is not None:
            found[row["fr"]] = entry
    forms = sorted((re.escape(f).replace("'", "['’]") for f in found), key=lambda f: (-len(f), f))
    strong = frozenset(r["fr"] for r in _lexicon()["names"] if r.get("strong"))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])"), found, strong


def find_places(t: Tokens) -> tuple[Place, ...]:
    """Every toponym, in order."""
    text = t.text
    pattern, fixed, strong = _fixed()
    found: list[_Found] = []
    for m in pattern.finditer(text):
        name = m.group().replace("’", "'")
        if name in strong and _preposition(text, m.start()) not in ("dans", "la", "en"):
            continue
        if not _of_a_body(text, m.start(), m.end()):
            found.append(_Found(m.start(), m.end(), (fixed[name],), True))
    told = frozenset(e.country for f in found for e in f.entries if e.country)
    taken = [(f.start, f.end) for f in found]
    at = 0
    while (word := _CAPITAL.search(text, at)) is not None:
        at = word.end()
        if any(s < word.end() and word.start() < e for s, e in taken):
            continue
        town = _town(t, word)
        if town is not None:
            found.append(town)
            at = town.end
    out = []
    for f in sorted(found):
        entry = (
            f.entries[0]
            if f.fixed
            else _meant(f, told, _REGION.search(text, max(0, f.start - 24), f.start) is not None)
        )
        precision = entry.precision
        if precision == 1 and _is_near(text, f.start):
            precision = NEAR
        out.append(
            Place(
                f.start,
                f.end,
                entry.name,
                entry.geonameid,
                entry.latitude,
                entry.longitude,
                entry.country,
                entry.admin1,
                precision,
            )
        )
    return tuple(out)


_REGION = re.compile(r"(?:région|province|oblast|gouvernorat|État|département|district|canton)\s(?:de\s|du\s|d['’])?$")


def _meant(f: _Found, told: frozenset[str], region: bool) -> Entry:
    """The entry of a name: by how many live there and by the countries told; a division where the words say that it is one."""
    entries = f.entries
    if region:
        entries = tuple(e for e in entries if e.kind in ("division", "district")) or entries
    return max(entries, key=lambda e: (_weight(e, told), -(e.geonameid or 0)))


def _weight(e: Entry, told: frozenset[str]) -> float:
    return (
        log10(e.population + 10)
        + (COUNTRY_TOLD if e.country in told else 0.0)
        - (0.0 if e.kind == "town" else NO_TOWN)
        + (0.3 if e.main else 0.0)
    )


def _town(t: Tokens, m: re.Match[str]) -> _Found | None:
    """The town whose name begins with a capitalised word, where the evidence is enough."""
    text = t.text
    word = m.group()
    if (
        word in _lexicon()["not_places"]
        and not (
            word in ("Le", "La", "Les")
            and _preposition(text, m.start()) is not None
            and text[m.end() : m.end() + 1] == " "
        )
        and not (word in ("Le", "La") and re.match(r"[A-ZÀ-Þ]", text[m.end() + 1 : m.end() + 2]))
    ):
        return None
    run = [m.span()]
    while len(run) < LONGEST:
        following = re.compile(_SMALL + r"?(?=[A-ZÀ-ÖØ-Þ])").match(text, run[-1][1])
        if following is None or following.end() == run[-1][1]:
            break
        nxt = _CAPITAL.match(text, following.end())
        if nxt is None:
            break
        run.append(nxt.span())
    for size in range(len(run), 0, -1):
        end = run[size - 1][1]
        form = text[m.start() : end].replace("’", "'")
        entries = gazetteer().entries(form)
        if (
            size == 1
            and _preposition(text, m.start()) in ("au", "du", "le")
            and (with_article := gazetteer().entries(f"Le {form}"))
        ):
            entries = (*with_article, *entries)
        entries = tuple(e for e in entries if e.kind in ("town", "division", "district") or e.main)
        if not entries or form in _lexicon()["not_places"]:
            continue
        best = max(e.population for e in entries)
        if _evidence(t, m.start(), end, best, len(run) > size, size) >= SURE:
            return _Found(m.start(), end, entries, False)
        return None
    return None


def _evidence(t: Tokens, start: int, end: int, people: int, goes_on: bool, size: int) -> float:
    """What speaks for and against a name being a place: the word before it, the model's own finding, how many people live there."""
    text = t.text
    i, last = t.at(start), t.at(end - 1)
    kinds = {t.kind[j] for j in range(i, last + 1)}
    score = 0.0
    before = _preposition(text, start)
    if before in _lexicon()["strong"] or before == "près de":
        score += 2.0
    elif before in ("de", "d'", "du", "des", "pour"):
        score += 0.8
    elif before in ("la", "le", "l'", "les", "un", "une"):
        score -= 1.0
    score += {"LOC": 1.5, "PER": -1.5, "ORG": -0.4, "MISC": -0.5}.get(next(iter(sorted(kinds - {""})), ""), 0.0)
    score += max(-1.0, min(1.6, (log10(people + 1) - 4.0) * 0.8))
    previous = re.search(r"([\w’'.-]+)[ \u00a0]$", text[max(0, start - 30) : start])
    if previous is not None:
        word = previous[1].rstrip(",")
        if word[:1].isupper() and not _begins(text, start - len(previous[0])) and word not in ("Le", "La"):
            score -= 4.0
        elif word[:1].isupper() and before is None and len(word) > 3:
            score -= 3.0
        elif before is None and word.lower().rstrip(".") in {w.lower() for w in _lexicon()["titles"]}:
            score -= 4.0
    elif (
        start >= 2
        and text[start - 2 : start] == ", "
        and re.search(r"(?:{}),\s$".format("|".join(_lexicon()["titles"])), text[max(0, start - 20) : start])
    ):
        score -= 3.0
    if goes_on and text[end : end + 1] == " ":
        score -= 3.0
    if re.search(
        rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in _lexicon()['not_before'])})\s+(?:de\s+la\s+|de\s+|d['’]|du\s+|des\s+)?$",
        text[max(0, start - 30) : start],
        re.IGNORECASE,
    ):
        score -= 4.0
    if _begins(text, start):
        score += 0.4 if people >= 100_000 else -1.0
    if _of_a_body(text, start, end):
        score -= 4.0
    return score


_BODY = re.compile(
    r"(?:Banque|Bourse|Électricité|Air|Radio|Banque centrale|Crédit|Université|Orchestre|Cercle|Racing|Olympique|Stade)\s+(?:de\s+la\s+|de\s+|d['’]|du\s+)?$"
)


def _of_a_body(text: str, start: int, end: int) -> bool:
    """Whether the name is a piece of a body's: "Banque de France", "Paris Saint-Germain"."""
    return _BODY.search(text, max(0, start - 30), start) is not None


def _begins(text: str, start: int) -> bool:
    return (
        not text[max(0, start - 3) : start].strip()
        or re.search(r"(?:^|[.!?:\n»]\s*[«\"]?\s*)$", text[max(0, start - 5) : start]) is not None
    )


def _preposition(text: str, start: int) -> str | None:
    """The small word before a name."""
    m = re.search(
        r"(?:^|[^\w])(près de|près d['’]|[dlDL]['’]|à|À|[Ee]n|[Aa]ux?|[Vv]ers|[Dd]epuis|[Dd]ans|[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ll]es|[Uu]ne?|[Ss]ur|[Cc]ontre|[Jj]usqu['’]à|[Pp]our|[Pp]ar)\s?$",
        text[max(0, start - 12) : start],
    )
    return m[1].lower().replace("’", "'") if m else None


def _is_near(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start]
    if _DISTANCE.search(before):
        return True
    low = before.lower().replace("’", "'")
    forms = (w if w.endswith("'") else w + " " for w in _lexicon()["near"])
    return any(low.endswith(w) and not low[: -len(w)][-1:].isalpha() for w in forms)
