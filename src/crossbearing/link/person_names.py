"""Whether two names are one person's, and whether they cannot be."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from crossbearing.lexicon import lexicon
from crossbearing.link.folding import fold_name
from crossbearing.link.spelling import is_other_gender, skeleton, spelled_alike

_SPLIT = re.compile(r"[\s,]+")
_POSSESSIVE = re.compile(r"'s?\Z")
# Two names with the same consonants throughout are one from this likeness on (Mutasim Abdelrahim, Muatasim Abdul
# Raheem: 82).
WHOLE_ALIKE = 68
# Short names of few consonants (Naw Paw Wa, Naw Paw Wah) must be nearly the same in their vowels too.
HARDLY_DIFFERENT = 90
# A surname of so many letters may be misspelt in one of them where the given names are the same.
LONG_SURNAME = 6
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\Z")
# What tells a father from his son.
_GENERATIONS = {
    "jr": "junior", "junior": "junior", "fils": "junior", "younger": "junior", "sr": "senior", "senior": "senior", "pere": "senior",
    "elder": "senior", "ii": "second", "iii": "third", "iv": "fourth",
}  # fmt: skip


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    return frozenset(lexicon("bodies")["honorifics"])


@lru_cache(maxsize=100_000)
def person_tokens(name: str) -> tuple[str, ...]:
    """The folded parts of a person's name, without title and possessive; hyphens and apostrophes inside a part are
    dropped."""
    given = " ".join(
        p.replace(".", " ") if _INITIALS.fullmatch(p) else p for p in _SPLIT.split(fold_name(name))
    )  # "M.R. Okoye": two initials
    parts = [_POSSESSIVE.sub("", p).strip(".,'\"()") for p in _SPLIT.split(given)]
    parts = [p for p in parts if p]
    while len(parts) > 1 and parts[0] in _honorifics():
        parts = parts[1:]
    return tuple(p.replace("'", "") for p in parts)


def without_title(name: str) -> str:
    """A name as written, less the titles before it."""
    words = name.split(" ")
    while len(words) > 1 and fold_name(words[0]).strip(".,") in _honorifics():
        words = words[1:]
    return " ".join(words)


def is_full(tokens: tuple[str, ...]) -> bool:
    """Whether a name has a given name and a surname, neither a mere initial."""
    return len(tokens) > 1 and len(tokens[0]) > 1


@lru_cache(maxsize=100_000)
def generation(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """A name without the word that tells father from son, and that word in one spelling; None where there is none."""
    if len(tokens) > 2 and tokens[-1] in _GENERATIONS:
        bare = tokens[:-1]
        return bare[:-1] if bare[-1] == "the" else bare, _GENERATIONS[tokens[-1]]
    return tokens, None


@lru_cache(maxsize=1)
def _variants() -> dict[str, tuple[int, bool]]:
    """For each given name of the list the number of its line, and whether it is one with its neighbours there or only of one origin."""
    out: dict[str, tuple[int, bool]] = {}
    for n, row in enumerate(lexicon("name_variants")["names"]):
        one, _, kin = row.partition(" ; ")
        out |= dict.fromkeys(one.split(), (n, True)) | dict.fromkeys(kin.split(), (n, False))
    return out


def _alike(a: str, b: str) -> str | None:
    """Why two given names may be one: by the list where it has both, else by their spelling."""
    if _two_names(a, b):
        return None
    p, q = _variants().get(a), _variants().get(b)
    if p is not None and q is not None and p[1] and q[1]:
        return spelled_alike(a, b, person=True) or "the same name in another tongue"
    return spelled_alike(a, b, person=True)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    """Why two names may be one person's, None where nothing says so."""
    if not a or not b:
        return None
    if a == b:
        return "the same name"
    (a, of_a), (b, of_b) = generation(a), generation(b)
    if of_a and of_b and of_a != of_b:
        return None
    if a == b:
        return "the same name but for father and son" if of_a or of_b else "the same name"
    short, long = sorted((a, b), key=lambda t: (len(t), t))
    if len(short) > 1 and sorted(short) == sorted(long):
        return "the same names in another order"
    if "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return "the same letters"
    if len(short) == 1:
        if len(long) == 1:
            return spelled_alike(a[0], b[0], person=True)
        if len(short[0]) > 2 and (why := spelled_alike(short[0], long[-1], person=True)):
            return f"the surname ({why})"
        return None
    if len(short) < len(long) and long[-len(short) :] == short:
        return "the same surnames"
    if 2 < len(short) < len(long) and long[: len(short)] == short:
        return "the same names without the last"
    surname = spelled_alike(short[-1], long[-1], person=True) or _misspelt(short, long)
    if surname and _given_alike(short[:-1], long[:-1]):
        return (
            "initial and surname" if len(short[0]) == 1 or len(long[0]) == 1 else f"given name and surname: {surname}"
        )
    whole_a, whole_b = "".join(a), "".join(b)
    if skeleton(whole_a) == skeleton(whole_b) and (
        (len(skeleton(whole_a)) >= 5 and fuzz.ratio(whole_a, whole_b) >= WHOLE_ALIKE)
        or (len(skeleton(whole_a)) >= 3 and len(a) == len(b) > 1 and fuzz.ratio(whole_a, whole_b) >= HARDLY_DIFFERENT)
    ):
        if is_other_gender(a[0], b[0]) or is_other_gender(a[-1], b[-1]) or _two_names(a[0], b[0]):
            return None
        return "another transliteration"
    return None


def _given_alike(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Given names agree where the first of each is alike or the other's initial, and further ones are left out or
    agree too."""
    if len(short) > len(long):
        short, long = long, short
    first = short[0], long[0]
    if not (_alike(*first) or (min(map(len, first)) == 1 and first[0][0] == first[1][0])):
        return False
    rest = list(long[1:])
    return all(any(_alike(s, r) or (min(len(s), len(r)) == 1 and s[0] == r[0]) for r in rest) for s in short[1:])


def _misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    """A surname one letter off, where the given names are the same to the letter."""
    x, y = a[-1], b[-1]
    if a[:-1] != b[:-1] or min(len(x), len(y)) < LONG_SURNAME or x[:4] != y[:4] or OSA.distance(x, y) != 1:
        return None
    return None if is_other_gender(x, y) or len(x) != len(y) else "a letter's difference"


def _two_names(a: str, b: str) -> bool:
    """Whether the list has both, as names of their own."""
    p, q = _variants().get(a), _variants().get(b)
    return p is not None and q is not None and p[0] != q[0]


def is_first_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name may be another without its second surname (`Ana Kos`, `Ana Kos Vidal`)."""
    return 1 < len(short) < len(long) <= len(short) + 2 and long[: len(short)] == short and generation(long)[1] is None


def two_persons(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are certainly not one person's."""
    if is_first_of(a, b) or is_first_of(b, a):
        return False
    return is_full(a) and is_full(b) and same_person(a, b) is None
