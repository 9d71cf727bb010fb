"""Names in French: persons, bodies, groups and places, with titles, later surnames and pronouns resolved within the account."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon
from crossbearing.records import Name, Place
from crossbearing.records.name import NameKind

_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_PARTICLE = r"(?:de la|de|du|des|d['’]|van der|van|von|ben|bin|al-|el-|le|la)"
_FULL = re.compile(rf"{_CAP}(?:\s+(?:{_PARTICLE}\s+)?{_CAP})+")
_FIRST_WORDS = frozenset(
    "Le La Les L Un Une Des Du De Ce Cette Ces Son Sa Ses Selon Mais Et Pour Par Dans En Au Aux À Après Avant Il Elle Ils Elles On Nous Quand Si".split()
)


@lru_cache(maxsize=1)
def _lexicon() -> Any:
    return lexicon("fr/names")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _lexicon()

    def anyof(key: str) -> str:
        return "|".join(
            sorted(
                (re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in words[key]), key=lambda w: -len(w)
            )
        )

    fixed = re.compile(rf"(?<![\w-])(?:{anyof('alone')}|{anyof('letters')})(?![\w-])")
    body = re.compile(
        rf"(?:(?<=[lL]e )|(?<=[lL]a )|(?<=[dD]u )|(?<=[lL]['’])|(?<=[aA]u )|(?=[A-ZÀ-Þ]))(?<![\w-])(?i:{anyof('bodies')})(?:\s+(?:de\s+la|de\s+l['’]|de|du|des|d['’]))\s?(?:{_CAP})(?:\s+(?:et\s+(?:de\s+la\s+|du\s+|des\s+)?)?{_CAP})*"
    )
    groups = re.compile(rf"(?<![\w-])(?:{anyof('groups')})(?![\w-])")
    honorific = re.compile(rf"(?<!\w)(?:{anyof('honorifics')})\s+(?P<name>{_CAP}(?:\s+(?:{_PARTICLE}\s+)?{_CAP})*)")
    title = re.compile(
        rf"(?<!\w)(?P<title>(?:{anyof('titles')})(?:\s+(?:de\s+la|de\s+l['’]|de|du|des|d['’])\s?[\w’'-]+(?:\s+et\s+[\w’'-]+)?|\s+[a-zà-ÿ]+(?:ais|ois|ien|ain|ique|ant|al|an|e|é))?)(?:,)?\s+(?P<name>{_CAP}(?:\s+(?:{_PARTICLE}\s+)?{_CAP})+)",
        re.UNICODE,
    )
    return fixed, body, groups, honorific, title


class _Found:
    def __init__(
        self,
        start: int,
        end: int,
        kind: NameKind,
        name: str,
        title: str | None = None,
        sure: int = 1,
        pronoun: bool = False,
    ) -> None:
        self.start, self.end, self.kind, self.name, self.title, self.sure, self.pronoun = (
            start,
            end,
            kind,
            name,
            title,
            sure,
            pronoun,
        )


def find_names(t: Tokens, places: tuple[Place, ...]) -> tuple[Name, ...]:
    """Every mention, in order."""
    text = t.text
    fixed, body, groups, honorific, title = _patterns()
    found: list[_Found] = [_Found(p.start, p.end, "place", p.name, None, 3) for p in places]
    for m in fixed.finditer(text):
        found.append(_Found(m.start(), m.end(), "organization", m.group(), None, 4))
    for m in body.finditer(text):
        found.append(_Found(m.start(), m.end(), "organization", m.group(), None, 4))
    for m in groups.finditer(text):
        found.append(_Found(m.start(), m.end(), "group", m.group(), None, 4))
    for m in honorific.finditer(text):
        found.append(_Found(m.start("name"), m.end("name"), "person", m["name"], None, 5))
    for m in title.finditer(text):
        if not any(w.start <= m.start("name") < w.end and w.kind == "organization" for w in found):
            found.append(_Found(m.start("name"), m.end("name"), "person", m["name"], m["title"], 5))
    found += _by_model(t, places)
    kept: list[_Found] = []
    for f in sorted(found, key=lambda f: (-f.sure, -(f.end - f.start), f.start)):
        if not any(k.start < f.end and f.start < k.end for k in kept):
            kept.append(f)
    kept.sort(key=lambda f: f.start)
    for f in kept:
        if f.kind == "person" and f.title is None:
            f.title = _apposition(text, f.end)
    kept += _later(text, kept)
    kept.sort(key=lambda f: f.start)
    kept += _pronouns(t, kept)
    return tuple(
        Name(f.start, f.end, f.kind, f.name, f.title, f.pronoun) for f in sorted(kept, key=lambda f: (f.start, f.end))
    )


def _by_model(t: Tokens, places: tuple[Place, ...]) -> list[_Found]:
    """What the model takes for names: persons of two capitals or more, bodies; and runs of capitals that it overlooks."""
    text = t.text
    out: list[_Found] = []
    i = 0
    while i < len(t):
        kind = t.kind[i]
        if not kind:
            i += 1
            continue
        j = i
        while j + 1 < len(t) and t.kind[j + 1] == kind and t.sent[j + 1] == t.sent[i]:
            j += 1
        words = text[t.start[i] : t.end[j]]
        if (
            kind in ("ORG", "MISC")
            and len(words) > 2
            and words[0].isupper()
            and not (i == t.sent[i] and j == i)
            and t.pos[i] not in ("DET", "ADP", "VERB", "ADV")
        ):
            full = _FULL.fullmatch(words)
            if kind == "ORG" or full:
                out.append(
                    _Found(
                        t.start[i],
                        t.end[j],
                        "organization" if kind == "ORG" else "person" if full else "organization",
                        words,
                        None,
                        1 if kind == "ORG" else 0,
                    )
                )
        i = j + 1
    for m in _FULL.finditer(text):
        start, words = m.start(), m.group()
        head = words.split()[0]
        if head in _FIRST_WORDS or head in ("Saint", "Nations", "Union", "Premier", "Mer"):
            rest = words[len(head) :].lstrip()
            if not _FULL.fullmatch(rest):
                continue
            start, words = m.end() - len(rest), rest
        kinds = {t.kind[k] for k in range(t.at(start), t.at(m.end() - 1) + 1)}
        if not (kinds & {"LOC"}) or "PER" in kinds:
            out.append(_Found(start, m.end(), "person" if "ORG" not in kinds else "organization", words, None, 2))
    return out


def _apposition(text: str, end: int) -> str | None:
    """The office told behind a name: "Ana Lupu, maire de la commune,"."""
    words = "|".join(re.escape(w) for w in _lexicon()["titles"])
    m = re.compile(rf",\s(?:le\s|la\s|l['’])?(?P<title>(?:{words})(?!\w)[^,.;:()\n]{{0,60}})(?=[,.])").match(text, end)
    return m["title"].strip() if m else None


def _later(text: str, known: list[_Found]) -> list[_Found]:
    """Later mentions by the surname alone."""
    out: list[_Found] = []
    full = {f.name.split()[-1]: f.name for f in known if f.kind == "person" and len(f.name.split()) > 1}
    for f in known:
        if f.kind == "person" and len(f.name.split()) == 1 and f.name in full:
            f.name = full[f.name]
    for surname, name in full.items():
        if len(surname) < 3:
            continue
        for m in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text):
            inside = [k for k in known if k.start <= m.start() < k.end]
            if not inside:
                out.append(_Found(m.start(), m.end(), "person", name))
    return out


_IMPERSONAL = re.compile(
    r"\s+(?:n['’])?(?:y\s|s['’]agit|faut|fallait|faudra|pleut|neige|semble|paraît|est\s+(?:possible|probable|temps|midi|interdit|\d)|a\s+(?:plu|neigé|fallu|été\s+(?:annoncé|décidé|confirmé)|suffi))"
)


def _pronouns(t: Tokens, known: list[_Found]) -> list[_Found]:
    """ "Il" and "elle" at the beginning of a sentence, for the one person told of in the sentence before, where there is only one."""
    out = []
    for i, low in enumerate(t.lower):
        plain = low.removeprefix("-").removeprefix("t-")
        if plain not in ("il", "elle") or _IMPERSONAL.match(t.text, t.end[i]):
            continue
        begin = t.start[t.sent[i]]
        before = [
            f for f in known if f.kind == "person" and f.start < t.start[i] and begin - f.start < 400 and not f.pronoun
        ]
        if not before or "\n\n" in t.text[before[-1].end : t.start[i]]:
            continue
        near = {f.name for f in before[-3:]}
        if len(near) == 1:
            start = t.end[i] - len(plain)
            out.append(_Found(start, t.end[i], "person", before[-1].name, None, 1, True))
    return out
