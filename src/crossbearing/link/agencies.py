"""Whose copy an account carries: the agency that its dateline, foot or byline credits, and agencies that gave a part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.records import Document

# Credits stand in the dateline and in the last lines.
HEAD, FOOT = 400, 300
# What an account is called by that was made of the copy of agencies which it does not name.
UNNAMED = "agencies"


@dataclass(frozen=True, slots=True)
class Credits:
    """`carried`: the one agency whose copy the account is as a whole; `given`: every agency it credits, those that gave a part included."""

    carried: str | None
    given: frozenset[str]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """(agency, as a whole, in part, its name alone as a byline or publisher)."""
    rows = lexicon("credits")["agencies"]
    out: list[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = []
    for agency in lexicon("agencies"):
        name = "(?:" + "|".join(re.escape(f) for f in agency["forms"]) + ")"
        whole = [r["pattern"].replace("{name}", name) for r in rows["carried"]]
        whole += [agency["credit"]] if "credit" in agency else []
        part = [r["pattern"].replace("{name}", name) for r in rows["contributed"]]
        out.append(
            (
                agency["name"],
                re.compile("|".join(whole)),
                re.compile("|".join(part)),
                re.compile(rf"(?:The )?{name}(?: news agency| News Agency)?"),
            )
        )
    return tuple(out)


@lru_cache(maxsize=1)
def _unnamed() -> re.Pattern[str]:
    return re.compile("|".join(r["pattern"] for r in lexicon("credits")["unnamed"]), re.IGNORECASE)


@lru_cache(maxsize=1)
def _any() -> re.Pattern[str]:
    """The name of any agency, or the word: most accounts have neither."""
    names = sorted({form for agency in lexicon("agencies") for form in agency["forms"]})
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r"|[Aa]gencies)(?!\w)")


def credits_of(document: Document) -> Credits:
    """The agencies that an account credits at its head or foot, in its byline, in its page's data, or by which it is published."""
    head, foot = document.text[:HEAD], document.text[-FOOT:]
    carried: list[str] = []
    given: set[str] = set()
    sources = [d.publisher.strip() for d in document.derived_from if d.publisher]
    if not _any().search("\n".join([head, foot, str(document.author), str(document.publisher), *sources])):
        return Credits(None, frozenset())
    for agency, whole, part, alone in _patterns():
        by = document.author or ""
        its_own = is_agency(document.publisher, alone) or any(alone.fullmatch(x) for x in (by.strip(), *sources))
        if its_own or whole.search(head) or whole.search(foot):
            carried.append(agency)
        elif part.search(foot) or part.search(by) or re.search(rf"(?:^|[/,&]\s*|\bwith ){alone.pattern}\b", by):
            given.add(agency)
    if not carried and not given and (_unnamed().search(head) or _unnamed().search(foot)):
        given.add(UNNAMED)
    return Credits(carried[0] if len(carried) == 1 else None, frozenset([*carried, *given]))


def is_agency(publisher: str | None, alone: re.Pattern[str]) -> bool:
    """Whether a publisher is the agency itself."""
    return bool(publisher and alone.fullmatch(publisher.strip()))
