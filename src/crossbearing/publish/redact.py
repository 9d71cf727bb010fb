"""Names of private persons taken out of a record: every form of each is covered by a mark of the same length, so that every span stays right.

What is covered: the names as given, in any case and without regard to accents; every form in which the record joins them; each part of a
name by itself where it is written as a name. Addresses and files that hold a part of a name are covered whole; ids that do are numbered anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.lexicon.lookalikes import latin_twin
from crossbearing.records import Record

MARK = "█"
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = "[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
# Words in forms of a name that are no part of it; offices and ranks are added from the lexicon.
_PARTICLES = frozenset(
    ["al", "and", "da", "das", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "of", "the", "van", "von", "mr", "mrs", "ms", "miss",
     "dr", "sir", "he", "she", "they", "him", "her", "his", "them", "who", "it"]
)  # fmt: skip
# Fields that hold names in ways that no word tells: percent signs, hyphens, all in one.
_ADDRESSES = frozenset({"path", "url"})
S = TypeVar("S", bound=msgspec.Struct)


class Redaction:
    """What covers the names. `found` says of each name given whether it stands in the record."""

    def __init__(self, names: Sequence[str], record: Record) -> None:
        self.found: dict[str, bool] = {}
        forms: set[str] = set()
        for name in names:
            own = {_bare(f) for f in (name.title() if name.islower() else name, *_forms(name, record))}
            forms |= own
            self.found[name] = _stands(own, record)
        self._parts = frozenset(_fold(w) for f in forms for w in _parts(f))
        self._pattern = _pattern({_fold(f) for f in forms})
        self._hidden_parts = _pattern(self._parts)
        self._ids: dict[str, str] = {}
        for d in sorted(record.documents, key=lambda d: d.id):
            if self._held(d.id):
                self._ids[d.id] = f"account-{len(self._ids) + 1}"

    def of(self, record: Record) -> Record:
        """The record without the names. Hashes stay those of the accounts as they were read."""
        covered = self.struct(record)
        texts = {d.id: d.text for d in covered.documents}
        claims = tuple(
            msgspec.structs.replace(c, quote=texts[c.document][c.start : c.end]) if c.document in texts else c
            for c in covered.claims
        )
        calls = tuple(
            msgspec.structs.replace(c, quote=texts[c.document][c.start : c.end]) if c.document in texts else c
            for c in covered.calls
        )
        return msgspec.structs.replace(covered, claims=claims, calls=calls)

    def struct(self, thing: S) -> S:
        """Any record type with the names covered in all its texts."""
        covered: S = msgspec.convert(self._covered(msgspec.to_builtins(thing), ""), type(thing))
        return covered

    def text(self, words: str) -> str:
        """The words, the names in them covered, nothing else moved."""
        folded = _fold(words)
        spans = [m.span() for m in self._pattern.finditer(folded)] if self._pattern else []
        spans += [m.span() for m in _WORD.finditer(words) if _fold(m[0]) in self._parts and not m[0].islower()]
        if self._hidden_parts and not words.isascii():
            spans += [m.span() for m in self._hidden_parts.finditer(folded) if not words[slice(*m.span())].islower()]
        if not spans:
            return words
        out = list(words)
        for start, end in spans:
            for n in range(start, end):
                if out[n] != "\n":
                    out[n] = MARK
        return "".join(out)

    def _covered(self, thing: Any, field: str) -> Any:
        if isinstance(thing, str):
            if thing in self._ids:
                return self._ids[thing]
            return MARK * 8 if field in _ADDRESSES and self._held(thing) else self.text(thing)
        if isinstance(thing, dict):
            return {self._covered(k, ""): self._covered(v, k if isinstance(k, str) else "") for k, v in thing.items()}
        if isinstance(thing, list | tuple):
            return [self._covered(x, field) for x in thing]
        return thing

    def _held(self, address: str) -> bool:
        folded = _fold(unquote(address))
        return any(len(p) > 2 and p in folded for p in self._parts) or bool(
            self._pattern and self._pattern.search(folded)
        )


def _forms(name: str, record: Record) -> set[str]:
    """The forms of every entity that bears the name, or of which the name is the fullest form without its title."""
    wanted = _plain(name)
    texts = {d.id: d.text for d in record.documents}
    out: set[str] = set()
    for e in record.entities:
        if wanted in {_plain(f) for f in (e.name, *e.aliases)}:
            told = {e.name, *e.aliases} | {texts.get(m.document, "")[m.start : m.end] for m in e.mentions}
            out |= {f for f in told if _parts(f)}
    return out


def _stands(forms: Iterable[str], record: Record) -> bool:
    pattern = _pattern({_fold(f) for f in forms})
    return pattern is not None and any(pattern.search(_fold(d.text)) for d in record.documents)


def _pattern(folded: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the forms as whole words, however they are spaced; the longest first."""
    written = []
    for f in sorted(set(folded), key=lambda f: (-len(f), f)):
        words = f.split()
        if words and _WORD.search(f):
            # Between two letters may stand what nobody sees: signs without width, marks of their own.
            written.append(r"\s+".join(_UNSEEN.join(map(re.escape, w)) for w in words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)") if written else None


def _parts(form: str) -> list[str]:
    """The words of a form that are written as names: not titles, not particles, not words in small letters."""
    words = _WORD.findall(form)
    return [
        w for w in words if len(w) > 1 and not w.islower() and _fold(w) not in _PARTICLES and _fold(w) not in _titles()
    ]


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    data = lexicon("offices")
    return frozenset(
        _fold(w) for key in ("offices", "ranks") for row in data[key] for phrase in row["words"] for w in phrase.split()
    )


def _bare(form: str) -> str:
    """The form from its first to its last part: without the title before it."""
    wanted = set(_parts(form))
    spans = [m.span() for m in _WORD.finditer(form) if m[0] in wanted]
    return form[spans[0][0] : spans[-1][1]] if spans else form


def _plain(name: str) -> str:
    return " ".join(_fold(name).split())


def _fold(text: str) -> str:
    """The text without case and accents, letters of other alphabets as the Latin ones that they look like, character for character: offsets stay."""
    return "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(c: str) -> str:
    plain = "".join(x for x in unicodedata.normalize("NFD", c.casefold()) if not unicodedata.combining(x))
    plain = latin_twin(plain) or plain
    return plain if len(plain) == 1 else c.lower() if len(c.lower()) == 1 else c
