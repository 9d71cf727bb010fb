"""The values that accounts tell in one row, in words fit for a sentence, each with its accounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.publish import wording
from crossbearing.publish.rows import Row
from crossbearing.publish.synopsis.pieces import Cite
from crossbearing.records import Claim

# A source's name longer than this is a description; the account's own passage gives it in full.
LONGEST_SOURCE = 60
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")


class Value(msgspec.Struct, frozen=True):
    """One value: `text` its words, `claims` those that tell it, `low` and `high` its bounds; `struck` where a later state has replaced it,
    `denied` where the accounts deny it."""

    text: str
    claims: tuple[Claim, ...]
    low: float | None
    high: float | None
    struck: bool
    denied: bool

    @property
    def documents(self) -> tuple[str, ...]:
        """The accounts that tell it, in the order of their sigla."""
        return tuple(dict.fromkeys(c.document or "" for c in self.claims))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(c.id for c in self.claims)


@lru_cache(maxsize=1)
def _hedged() -> re.Pattern[str]:
    number = r"(?:\d[\d,.]*\d|\d)(?: (?:thousand|million|billion))?"
    return re.compile(
        rf"\b{lexicon('synopsis')['hedges']}(?: (?:{number}|[a-z]+(?:-[a-z]+)?(?: (?:hundred|thousand|million))?))?(?: and {number})?",
        re.I,
    )


def figure(claim: Claim) -> str:
    """A figure as a sentence takes it: an exact one as a number (below ten in words), a hedged one in the account's own words."""
    words = lexicon("synopsis")["numbers"]
    unit = wording.unit(claim)
    if claim.low is not None and claim.low == claim.high:
        small = claim.attribute not in ("magnitude", "money", "duration", "other") and claim.low in range(len(words))
        return words[int(claim.low)] if small else wording.told(claim.attribute, claim.low, claim.high, None, unit)
    if claim.attribute not in ("money", "duration", "other") and (said := _in_words(claim)):
        return said
    low, high = claim.low, claim.high
    if high is None and low is not None:
        return f"at least {wording.told(claim.attribute, low, low, None, unit)}"
    return wording.told(claim.attribute, low, high, None, unit)


def _in_words(claim: Claim) -> str:
    """The hedge and the number of a figure as its account has them, where the quote holds one such pair."""
    found = [m.group() for m in _hedged().finditer(claim.quote)]
    bounds = {wording.number(x).replace(",", "") for x in (claim.low, claim.high) if x is not None}
    if len(found) != 1:
        return ""
    said = found[0][:1].lower() + found[0][1:]
    digits = re.findall(r"\d[\d,.]*\d|\d", said)
    # "at least two firefighters": the number in words stays; a noun that came along goes.
    if not digits:
        known = said.split()
        while len(known) > 1 and not _is_number(known[-1]):
            known.pop()
        return " ".join(known) if any(_is_number(w) for w in known) else ""
    return said if bounds and len(digits) <= 2 else ""


_COUNTING = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million several few couple scores".split()
)


def _is_number(word: str) -> bool:
    return word.lower() in _COUNTING or word.lower().partition("-")[0] in (
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    )


def values(row: Row, parts: bool = False) -> list[Value]:
    """The row's values: what was replaced first, then what most accounts tell; what is only foretold is left out. Parts of the whole
    (`parts`) are told apart."""
    found: dict[tuple[str, bool, bool], list[Claim]] = {}
    for cells in row.cells.values():
        for cell in cells:
            claim = cell.claim
            if claim.part != parts or claim.factuality in ("predicted", "hypothetical"):
                continue
            words = figure(claim) if claim.value is None else _named(row.attribute, claim.value)
            if words:
                key = (words, cell.struck, claim.factuality == "denied")
                found.setdefault(key, []).extend((claim, *cell.again))
    made = [Value(w, tuple(c), c[0].low, c[0].high, struck, denied) for (w, struck, denied), c in found.items()]
    return sorted(made, key=lambda v: (v.denied, not v.struck, 0 if v.struck else -len(v.documents)))


def _named(attribute: str, value: str) -> str:
    """A date in words, or what an account names, without its possessive ending; nothing where that is no name."""
    said = _POSSESSIVE.sub("", wording.told(attribute, None, None, value))
    return "" if said.lower() in lexicon("synopsis")["subjects"]["nobody"] else said


def cites(claims: Sequence[Claim]) -> tuple[Cite, ...]:
    """Who says it, account by account, those that put it alike together."""
    ways: dict[str, dict[str, None]] = {}
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.document or "", []).append(claim)
    for document, said in told.items():
        # An account that tells it in its own words as well needs nobody to cite.
        claim = min(said, key=lambda c: (len(c.sources), c.start))
        ways.setdefault(_way(claim), {})[document] = None
    order = sorted(ways, key=lambda w: (w != "", list(told).index(next(iter(ways[w])))))
    return tuple(Cite(tuple(ways[w]), w) for w in order)


def _way(claim: Claim) -> str:
    names = [wording.clip(s, LONGEST_SOURCE) for s in claim.sources]
    said = f"citing {names[-1]}" if names else ""
    if len(names) > 1:
        said += f" through {wording.listed(names[:-1])}"
    put = claim.factuality if claim.factuality in ("alleged", "unconfirmed") else ""
    return ", ".join(x for x in (said, put) if x)
