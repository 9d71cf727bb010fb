"""The language of a line of text: by its script, else by its little words, else by the identifier where both leave it open.

A line is told to be in another language than its document only where that is certain; what is short says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from crossbearing.lexicon import lexicon

# Fewer words than these tell no language by their little words.
FEWEST_WORDS = 8
# Fewer letters than these tell no script.
FEWEST_LETTERS = 10
# Share of little words from which a line is in the language: running text has 0.25 to 0.45, names in a row under 0.1.
RUNNING = 0.15
# With a smaller share of little words that only other languages have, a line is none of theirs.
A_FEW = 0.1
# So many different ones: "WAR" five times over in a table of players is no German.
VARIED = 3
# A line is in another language where so many more of its words are that language's little words than the document's own.
CLEARLY_MORE = 2.5
# Two languages whose shares lie as near as this are told apart by the identifier (Danish and Norwegian, Czech and Slovak).
ALIKE = 0.7
# A line without little words that we know is left to the identifier from so many letters on.
LONG = 160

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2c80-\u2dff\u3040-\uabff\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_WORD = re.compile(r"[^\W\d_]+")
# Script, the language that it is taken for where the identifier gives another, and those that are written in it.
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja", ("ja",)),
    (re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"), "ko", ("ko",)),
    (re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"), "zh", ("zh", "ja", "yue", "wuu")),
    (re.compile("[\u0400-\u052f]"), "ru", ("ru", "uk", "bg", "be", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "ba")),
    (
        re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
        "ar",
        ("ar", "fa", "ur", "ps", "ug", "sdh", "ku", "arz", "ary"),
    ),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "el", ("el",)),
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "he", ("he",)),
    (re.compile("[\u0900-\u097f]"), "hi", ("hi", "mr", "ne")),
    (re.compile("[\u0530-\u058f]"), "hy", ("hy",)),
    (re.compile("[\u10a0-\u10ff\u2d00-\u2d2f]"), "ka", ("ka",)),
    (re.compile("[\u0e00-\u0e7f]"), "th", ("th",)),
    (re.compile("[\u0980-\u09ff]"), "bn", ("bn", "as")),
    (re.compile("[\u0b80-\u0bff]"), "ta", ("ta",)),
    (re.compile("[\u0c00-\u0c7f]"), "te", ("te",)),
    (re.compile("[\u0c80-\u0cff]"), "kn", ("kn",)),
    (re.compile("[\u0d00-\u0d7f]"), "ml", ("ml",)),
    (re.compile("[\u0a80-\u0aff]"), "gu", ("gu",)),
    (re.compile("[\u0a00-\u0a7f]"), "pa", ("pa",)),
    (re.compile("[\u1000-\u109f]"), "my", ("my",)),
    (re.compile("[\u1780-\u17ff]"), "km", ("km",)),
    (re.compile("[\u0e80-\u0eff]"), "lo", ("lo",)),
    (re.compile("[\u1200-\u137f]"), "am", ("am",)),
    (re.compile("[\u0d80-\u0dff]"), "si", ("si",)),
)
_OTHER_SCRIPTS = frozenset({"be", "dv", "bo", "dz"})
# Names that the identifier gives to what others write under one code.
_SAME = {"no": "nb", "nn": "nb", "yue": "zh", "wuu": "zh", "arz": "ar", "ary": "ar", "sr": "sr", "bs": "hr"}


@lru_cache(maxsize=1)
def little_words() -> dict[str, frozenset[str]]:
    """The little words of each language written in Latin letters."""
    return {row["language"]: frozenset(row["words"].split()) for row in lexicon("function_words")}


def plain_code(language: str | None) -> str | None:
    """The bare code of a language as a document tells it: `no` and `nn` are `nb`, `pt-BR` is `pt`."""
    if not language:
        return None
    code = language.split("-")[0].lower()
    return _SAME.get(code, code)


def is_plainly(line: str, language: str) -> bool:
    """Whether a line shows nothing but its document's own language: enough of its little words, or too few words to tell."""
    own = little_words().get(language)
    if own is None or (not line.isascii() and _OTHER.search(line)):
        return False
    words = line.lower().split()
    if len(words) < FEWEST_WORDS:
        return True
    mine = sum(map(own.__contains__, words))
    if mine >= RUNNING * len(words):
        return True
    others = sum(map(_of_others(language).__contains__, words))
    return others < max(2, A_FEW * len(words)) and (mine > 0 or len(line) < LONG)


@lru_cache(maxsize=8)
def _of_others(language: str) -> frozenset[str]:
    """The little words of every other language that are none of this one's."""
    known = little_words()
    also = {row["language"]: row.get("also", "").split() for row in lexicon("function_words")}
    return frozenset().union(*known.values()) - known[language] - frozenset(also[language])


def language_of(line: str, own: str) -> str | None:
    """The language of a line in a document that is mostly in `own`; None where the line tells nothing."""
    if not line.isascii() and (script := _by_script(line)) is not None:
        return script
    words = _WORD.findall(line.lower())
    if len(words) < FEWEST_WORDS:
        known = little_words().get(own, frozenset())
        plain = sum(map(known.__contains__, words)) > 1
        return own if plain and not any(map(_of_others(own).__contains__, words)) else None
    shares = {code: sum(map(known.__contains__, words)) / len(words) for code, known in little_words().items()}
    best = max(shares.values())
    mine = shares.get(own, 0.0)
    if mine >= RUNNING and (mine >= ALIKE * best or own not in ("en", "fr")):
        return own
    if best >= RUNNING and best >= CLEARLY_MORE * mine:
        seen = frozenset(words)
        alike = [c for c, share in shares.items() if share >= ALIKE * best and len(seen & little_words()[c]) >= VARIED]
        if not alike:
            return None
        return (
            alike[0] if len(alike) == 1 else identified(line, alike) or max(alike, key=lambda c: (shares[c], c == own))
        )
    if own not in shares:
        return own if mine == 0 and best < RUNNING else None
    if best < RUNNING / 2 and sum(map(len, words)) >= LONG:
        found = identified(line)
        return found if found not in shares else None
    return None


def writes_latin(code: str) -> bool:
    """Whether a language is written in Latin letters."""
    return not any(code in (usual, *written) for _, usual, written in _SCRIPTS) and code not in _OTHER_SCRIPTS


def _by_script(line: str) -> str | None:
    """The language of a line most of whose letters are no Latin ones."""
    other = len(_OTHER.findall(line))
    if other < FEWEST_LETTERS and not (
        other >= 4 and re.search("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]", line)
    ):
        return None
    if other <= len(_LATIN.findall(line)):
        return None
    counted = [(len(pattern.findall(line)), -n) for n, (pattern, _, _) in enumerate(_SCRIPTS)]
    most, n = max(counted)
    if not most:
        return None
    if counted[0][0] > 0.1 * other:
        return "ja"  # Chinese characters with kana between them
    _, usual, written = _SCRIPTS[-n]
    return usual if len(written) == 1 else identified(line, written) or usual


def identified(line: str, among: Collection[str] = ()) -> str | None:
    """What the identifier takes a line for, of some languages only where they are told."""
    import py3langid

    for code, _ in py3langid.rank(line[:1000]):
        plain = _SAME.get(code, code)
        if not among or plain in among or code in among:
            return str(plain)
    return None
