"""Letters and signs that make a word look like another: letters of a second script, signs that nobody sees, signs that turn the order of writing.

After Unicode's own rules (UTS 39, confusables and mixed scripts; UAX 9, embeddings and overrides). Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2s
from itertools import groupby

import msgspec

# Alphabets whose letters resemble one another. Each by its own letters; what they share (digits, marks) belongs to none.
_SCRIPTS = {
    "Latin": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff",
    "Greek": "\u0370-\u0373\u0376-\u037d\u0386-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8a\ua640-\ua66d",
    "Armenian": "\u0531-\u0556\u0560-\u0588",
    "Georgian": "\u10a0-\u10fa\u1c90-\u1cbf",
    "Cherokee": "\u13a0-\u13fd\uab70-\uabbf",
    "Coptic": "\u2c80-\u2cee",
    "Lisu": "\ua4d0-\ua4f7",
}
_SCRIPT = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_MARKS = "\u0300-\u036f"
_LETTER = "".join(_SCRIPTS.values())
_OTHER = "".join(letters for name, letters in _SCRIPTS.items() if name != "Latin")
_WORD = re.compile(f"[{_LETTER}](?:[{_LETTER}{_MARKS}])*")
# A letter beside one of another alphabet: what a text must hold for its words to be looked at.
_BESIDE = re.compile("|".join(f"[{a}][{_MARKS}]*(?![{a}{_MARKS}])[{_LETTER}]" for a in _SCRIPTS.values()))
# Inside a word of these alphabets a sign without width has no work to do; in Arabic, in the scripts of India and between pictures it has.
_UNSEEN = "\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0\U000e0000-\U000e007f"
_HIDDEN = re.compile(f"(?<=[{_LETTER}0-9])[{_UNSEEN}]+(?=[{_LETTER}0-9])")
_AROUND = re.compile(f"[{_LETTER}{_MARKS}0-9{_UNSEEN}]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDE, _ISOLATES = "\u202d\u202e", "\u2066\u2067\u2068"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Words that are whole in another alphabet say by themselves that they are; shorter than this they are initials.
SHORTEST_WHOLE = 3
_WHOLE = re.compile(rf"(?<!\w)[{_OTHER}]{{{SHORTEST_WHOLE},}}(?!\w)")
FEW = 3
_SIGN = re.compile(f"[{_UNSEEN}\u202a-\u202e\u2066-\u2069]")
LONGEST_SHOWN = 60
# How a key begins that stands for a disguised word; no word of any language does.
KEY = "zzqx"
# How far a neighbouring word is looked for.
NEAR = 80
# What no text holds that has nothing disguised: most texts are done with one look for it.
_ANY = re.compile(f"[{_OTHER}{_UNSEEN}\u202a-\u202e\u2066-\u2069]")


class Disguise(msgspec.Struct, frozen=True):
    """A part of a text that looks like something else. `looks` is what a reader takes it for, None where that cannot be told; `why` names letters and signs."""

    start: int
    end: int
    form: str
    looks: str | None
    why: str


def disguises(text: str) -> list[Disguise]:
    """Every disguised word of a text, in its order."""
    if text.isascii() or not _ANY.search(text):
        return []
    found = [*_mixed(text), *_whole(text), *_hidden(text), *_turned(text)]
    return sorted(found, key=lambda d: (d.start, d.end))


@lru_cache(maxsize=200_000)
def set_apart(text: str) -> str:
    """The text with each disguised word replaced by a key that no other word has, so that what is compared afterwards equals nothing but itself."""
    if text.isascii() or not _ANY.search(text):
        return text
    out, end = [], 0
    for d in sorted([*_mixed(text), *_hidden(text), *_turned(text)], key=lambda d: (d.start, -d.end)):
        if d.start >= end:
            key = blake2s(d.form.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
            out += [text[end : d.start], f"{KEY}{key}"]
            end = d.end
    return "".join([*out, text[end:]])


def latin_twin(letter: str) -> str | None:
    """The Latin letter that a letter of another alphabet looks like; None where it has none, or is Latin."""
    return _like(letter, "Latin") if not letter.isascii() and _script(letter) not in (None, "Latin") else None


def shown(text: str) -> str:
    """A text with the signs written out that hide or turn something in it, for a line that is read by people."""
    out, end = [], 0
    for d in disguises(text):
        if d.start >= end:
            out += [text[end : d.start], _SIGN.sub(lambda m: f"[U+{ord(m[0]):04X}]", d.form)]
            end = d.end
    return "".join([*out, text[end:]])


def _mixed(text: str) -> Iterator[Disguise]:
    end = 0
    for met in _BESIDE.finditer(text):
        if met.start() < end:
            continue
        word = next(w for w in _WORD.finditer(text, _back(text, met.start())) if w.end() > met.start())
        end = word.end()
        if told := _told(word.group()):
            yield Disguise(word.start(), word.end(), word.group(), *told)


def _back(text: str, at: int) -> int:
    """Where the word begins that holds the letter at `at`."""
    while at > 0 and _WORD.fullmatch(text[at - 1] + "a" if not re.match(f"[{_MARKS}]", text[at - 1]) else "a"):
        at -= 1
    return at


@lru_cache(maxsize=8192)
def _told(word: str) -> tuple[str | None, str] | None:
    """What a word of several alphabets looks like, and why; None for one that nobody would take for another ("SMSки")."""
    scripts = [_script(c) for c in word]
    runs = [s for s, _ in groupby(s for s in scripts if s)]
    letters = Counter(s for s in scripts if s)
    for main in sorted(s for s, n in letters.items() if n == max(letters.values())):
        odd = [c for c, s in zip(word, scripts, strict=True) if s and s != main]
        like = {c: _like(c, main) for c in odd}
        if (
            main == "Latin"
            and "".join(odd).islower()
            and set(scripts) <= {"Latin", "Greek"}
            and _capitals(word, scripts)
        ):
            continue  # "TNFα", "NFκB": names of science
        # One change within a word is a borrowed word with its ending, or a lost space, unless a few letters with twins are all that changes.
        if (all(like.values()) and (len(runs) > 2 or len(odd) <= FEW)) or (len(runs) > 2 and any(like.values())):
            looks = "".join(like.get(c) or c for c in word)
            return looks, _letters(odd)
    return None


def _capitals(word: str, scripts: list[str | None]) -> bool:
    return all(c.isupper() for c, s in zip(word, scripts, strict=True) if s == "Latin")


def _letters(odd: list[str]) -> str:
    names = [f"{_script(c)} {c} (U+{ord(c):04X})" for c in dict.fromkeys(odd)]
    return ", ".join(names)


def _whole(text: str) -> Iterator[Disguise]:
    """A word all of whose letters have twins in Latin, among Latin words."""
    for word in _WHOLE.finditer(text):
        if len({_script(c) for c in word.group()}) > 1:
            continue
        if not (_latin(text, word.start() - 1, -1) and _latin(text, word.end(), 1)):
            continue
        like = [_like(c, "Latin") for c in word.group()]
        if all(like):
            yield Disguise(word.start(), word.end(), word.group(), "".join(map(str, like)), f"all {_script(word.group()[0])} letters")  # fmt: skip


def _latin(text: str, at: int, step: int) -> bool:
    """Whether the nearest letter of the line is Latin, or there is none."""
    for n in range(at, at + step * NEAR, step):
        if not 0 <= n < len(text) or text[n] == "\n":
            return True
        if script := _script(text[n]):
            return script == "Latin"
        if text[n].isalpha():
            return False
    return True


def _hidden(text: str) -> Iterator[Disguise]:
    for met in _AROUND.finditer(text) if _HIDDEN.search(text) else ():
        signs = _HIDDEN.findall(met.group()) if _HIDDEN.search(met.group()) else None
        if signs:
            plain = re.sub(f"[{_UNSEEN}]", "", met.group())
            why = ", ".join(dict.fromkeys(f"unseen sign U+{ord(c):04X}" for s in signs for c in s))
            yield Disguise(met.start(), met.end(), met.group(), plain, why)


def _turned(text: str) -> Iterator[Disguise]:
    """Signs that turn what follows: overrides, and embeddings that nothing ends on their line or that hold nothing written from right to left."""
    if not _TURNING.search(text):
        return
    at = 0
    for line in text.split("\n"):
        if _TURNING.search(line):
            written = [m.start() for m in _RIGHT_TO_LEFT.finditer(line)]
            for start, end, closed in _stretches(line):
                sign = line[start]
                inside = bisect_left(written, end) > bisect_left(written, start)
                if sign in _OVERRIDE or not closed or not inside:
                    end = min(end, start + LONGEST_SHOWN)
                    why = f"sign that turns the order of writing U+{ord(sign):04X}"
                    yield Disguise(at + start, at + end, line[start:end], None, why)
        at += len(line) + 1


def _stretches(line: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of what each sign turns, and whether another ends it: U+2069 isolates, U+202C all else."""
    open_: dict[bool, list[int]] = {True: [], False: []}
    for met in _TURNING.finditer(line):
        sign = met.group()
        if sign in "\u202c\u2069":
            if waiting := open_[sign == "\u2069"]:
                yield waiting.pop(), met.end(), True
        else:
            open_[sign in _ISOLATES].append(met.start())
    for waiting in open_.values():
        yield from ((start, len(line), False) for start in waiting)


@lru_cache(maxsize=8192)
def _script(letter: str) -> str | None:
    return next((name for name, pattern in _SCRIPT.items() if pattern.match(letter)), None)


@lru_cache(maxsize=4096)
def _like(letter: str, script: str) -> str | None:
    """The letter of an alphabet that looks like this one; None where it has none. In Latin only letters of English count: others are as foreign as what they stand for."""
    from confusable_homoglyphs.confusables import confusables_data

    twins: list[str] = [row["c"] for row in confusables_data.get(letter, ()) if len(row["c"]) == 1]
    # The table leads each letter to one that stands for its whole group, and back.
    twins += [x["c"] for t in twins for x in confusables_data.get(t, ()) if len(x["c"]) == 1]
    fitting = [t for t in twins if _script(t) == script and (t.isascii() or script != "Latin")]
    same = [t for t in fitting if t.isupper() == letter.isupper()]
    return next(iter(same or fitting), None)
