"""Whether two names are one organisation's, group's or place's."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.credit import acronym
from crossbearing.link.folding import fold_name
from crossbearing.link.spelling import spelled_alike

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?(?=\W|\Z)")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_SMALL = frozenset(
    [
        "the",
        "of",
        "for",
        "and",
        "in",
        "de",
        "la",
        "le",
        "a",
        "an",
        "on",
        "to",
        "at",
        "by",
        "du",
        "des",
        "der",
        "die",
        "das",
        "&",
        "pro",
        "anti",
    ]
)
_OF = re.compile(r"\s+(?:of|for|on|to|in)\s+|\s+[-–—]\s+|,\s")


@lru_cache(maxsize=1)
def _tables() -> tuple[
    frozenset[str], list[tuple[re.Pattern[str], str]], frozenset[str], dict[str, str], dict[str, str]
]:
    rows = lexicon("bodies")
    others = sorted(lexicon("fr/names")["equivalents"], key=lambda r: -len(r["from"]))
    equivalents = [(re.compile(rf"\b{re.escape(r['from'])}\b"), r["to"]) for r in (*others, *rows["equivalents"])]
    adjectives: dict[str, str] = {}
    countries: dict[str, str] = {}
    for row in lexicon("countries")["countries"]:
        for form in (row["name"], *row.get("forms", ())):
            countries[" ".join(_WORD.findall(fold_name(form)))] = row["iso"]
        for people in row.get("people", ()):
            adjectives[fold_name(people)] = row["iso"]
    return frozenset(rows["legal"]), equivalents, frozenset(rows["army"]), adjectives, countries


@lru_cache(maxsize=100_000)
def body_tokens(name: str) -> tuple[str, ...]:
    """The telling words of a name in one wording: `Azeri forces` and `Azerbaijani army` are both `=AZ army`."""
    legal, equivalents, army, adjectives, countries = _tables()
    folded = _POSSESSIVE.sub("", _DOTTED.sub(lambda m: m.group().replace(".", ""), fold_name(name)))
    folded = _abbreviations(" ".join(_WORD.findall(folded)))
    for pattern, wording in equivalents:
        folded = pattern.sub(wording, folded)
    if folded.removeprefix("the ") in countries:
        return (f"={countries[folded.removeprefix('the ')]}",)
    tokens = [t for t in folded.split() if t not in _SMALL]
    while len(tokens) > 1 and tokens[-1] in legal:
        tokens.pop()
    out: list[str] = []
    for n, token in enumerate(tokens):
        last = n == len(tokens) - 1
        iso = adjectives.get(token) or countries.get(token)
        plural = adjectives.get(token.removesuffix("s")) if token.endswith("s") else None
        if (iso or plural) and last and not out and (plural or token in adjectives):
            out += [f"={iso or plural}", "people"]
        elif iso or plural:
            out.append(f"={iso or plural}")
        else:
            out.append("army" if token in army and last and len(tokens) > 1 else token)
    return tuple(out)


def _abbreviations(folded: str) -> str:
    """`st agnes` as `saint agnes`, `mill st` as `mill street`, `fourteenth regiment` as `14th regiment`."""
    rows = _short_words()
    words = folded.split()
    if len(words) < 2:
        return folded
    words = [rows["anywhere"].get(w, w) for w in words]
    words[0] = rows["first"].get(words[0], words[0])
    words[-1] = rows["last"].get(words[-1], words[-1])
    return " ".join(words)


@lru_cache(maxsize=1)
def _short_words() -> dict[str, dict[str, str]]:
    return {
        where: {str(k): str(v) for k, v in row.items()} for where, row in lexicon("bodies")["abbreviations"].items()
    }


@lru_cache(maxsize=100_000)
def head_of(name: str) -> str:
    """The noun that a body's name is built on: `ministry` of Ministry of Forests, `authority` of Northern Ports
    Authority."""
    folded = _OF.split(fold_name(name))[0]
    tokens = [t for t in body_tokens(folded) if not t.startswith("=")]
    return tokens[-1] if tokens else ""


def same_body(a: str, b: str) -> str | None:
    """Why two full names may be one body's or place's, None where nothing says so. Short forms are judged by
    `is_short_for`."""
    x, y = body_tokens(a), body_tokens(b)
    if not x or not y:
        return None
    if x == y or "".join(x) == "".join(y):
        return "the same words"
    if sorted(x) == sorted(y):
        return "the same words in another order"
    if len(x) == len(y):
        other = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
        if len(other) == 1 and not any(t.startswith("=") for t in other[0]):
            return spelled_alike(*other[0])
    return None


def is_short_for(short: str, long: str) -> str | None:
    """Why one name may be the other's short form: its words in order, with the head, or the part that is the name
    proper."""
    x, y = body_tokens(short), body_tokens(long)
    if not x or len(x) >= len(y):
        return None
    rest = list(y)
    for token in x:
        if token not in rest:
            return None
        rest.remove(token)
    if all(t.startswith("=") for t in x):
        return None
    if all(t.startswith("=") for t in rest):
        return "the same without the country"
    head = head_of(long)
    generic = generic_nouns()
    if head not in x and (head in generic or y[-1] in generic or x[0] != y[0]):
        return None
    if len(x) == 1 and (len(x[0]) <= 2 or x[0] in generic or x[0] not in (y[0], head)):
        return None
    return "a short form"


@lru_cache(maxsize=1)
def generic_nouns() -> frozenset[str]:
    """Nouns that any body may be called by."""
    rows = lexicon("bodies")
    return frozenset(
        [*(r["noun"] for r in rows["roles"]), *rows["heads"], *rows["thoroughfares"], *rows["landforms"], *rows["army"], *rows["premises"],
         "people", "government", "war", "republic", "state", "national", "central", "general", "united", "international", "federal", "city", "county",
         "new", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "saint", "san", "el", "al", "high"]
    )  # fmt: skip


def is_acronym_of(short: str, long: str) -> bool:
    """Whether one is written as the other's initials (`SRI`, Surgical Relief International)."""
    bare = short.replace(".", "")
    if len(bare) < 3 or not bare.isupper():
        return False
    words = long.split()
    # "GFZ" for "GFZ Research Centre"; the country at the end of a name is often left out of its initials.
    if len(words) > 2 and bare in (words[0], words[-1].strip("()")):
        return True
    return bare == acronym(long) or bare == acronym(_without_country(long))


@lru_cache(maxsize=50_000)
def _without_country(name: str) -> str:
    head, of, country = name.rpartition(" of ")
    told = body_tokens(country)
    return head if of and told and (told[0].startswith("=") or told[-1] == "republic") else name
