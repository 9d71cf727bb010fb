"""What speaks for and against a candidate being a toponym: features of its words, its neighbours, the parser's names and the whole account."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Span

from crossbearing.annotate.gazetteer.entry import AREA, COUNTRY, DISTRICT, DIVISION, SEA
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.toponyms.candidates import Candidate
from crossbearing.annotate.toponyms.capitals import Capital
from crossbearing.annotate.toponyms.containment import inside
from crossbearing.annotate.toponyms.words import abbreviations, given_names, listed, post_codes

_BEFORE = re.compile(r"([\w.’'-]+|[^\w\s])[\s]*$")
_AFTER = re.compile(r"[ ]*([\w’'-]+|[^\w\s])")
# A dateline ends its paragraph's first words: "JIBOU, Romania, March 27 (Agency) -".
DATELINE_AFTER = re.compile(r"(?:,[^\n]{0,40}?)?(?: ?\([^)\n]{2,25}\))? ?(?:--|—|–|-|:)\s")
_AGED = re.compile(r"(?: [A-Z][\w’'-]+){1,2}, \d{1,3},")
# From so many people on a city is known by its other names, where few other places share them.
KNOWN_CITY, MOST_KNOWN = 40_000, 3
# A name of so many letters that the gazetteer has once is hardly another word.
TELLING = 8
# A line longer than twice this is no heading.
HEADING = 120
# "VoA", "IoT": abbreviations; "McKay", "DeKalb" and "LaRue" are names.
_CAMEL = re.compile(r"(?!Mc|Mac|De|La|Le|Du|Di|Van|O)[A-Z]{1,2}[a-z]{1,2}[A-Z]+s?")
_RUN_LETTERS = re.compile(r"[A-Za-z]")


class Names:
    """The parser's names by offset."""

    def __init__(self, ents: Sequence[Span]) -> None:
        self.spans = [(e.start_char, e.end_char, e.label_) for e in ents]
        self.starts = [s for s, _, _ in self.spans]

    def over(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The name that holds the middle of the span."""
        middle = (start + end) // 2
        at = bisect_right(self.starts, middle) - 1
        if at >= 0 and self.spans[at][1] > middle:
            return self.spans[at]
        return None


@lru_cache(maxsize=1)
def _named_kind() -> re.Pattern[str]:
    kinds = "|".join(sorted(listed("kind_of")))
    return re.compile(rf"\b(?:{kinds}) of ([A-Z][\w’'-]+ [A-Z][\w’'-]+)(?! [A-Z])")


def whole_names(text: str, ents: Sequence[Span]) -> frozenset[str]:
    """Names of several words that the parser takes for places, without article and possessive, or that "village of" stands before."""
    found = {m.group(1) for m in _named_kind().finditer(text)}
    for e in ents:
        if e.label_ in ("GPE", "LOC", "FAC") and len(e) > 1:
            name = re.sub(r"['’]s?$", "", re.sub(r"^[Tt]he ", "", e.text))
            if " " in name and name[0].isupper() and "\n" not in name:
                found.add(name)
    return frozenset(found)


def surnames(ents: Sequence[Span]) -> dict[str, int]:
    """Last words of persons named in full, with how often."""
    found: dict[str, int] = {}
    for e in ents:
        if e.label_ == "PERSON" and len(e) > 1:
            words = re.sub(r"['’]s$", "", e.text).split()
            if words:
                found[words[-1]] = found.get(words[-1], 0) + 1
    return found


def in_heading(text: str, start: int, end: int) -> bool:
    """Whether the span stands in a short line all in capitals, where the capitals say nothing."""
    begin, stop = text.rfind("\n", max(0, start - HEADING), start), text.find("\n", end, end + HEADING)
    if (begin < 0 and start > HEADING) or (stop < 0 and end + HEADING < len(text)):
        return False
    return text[begin + 1 : stop if stop >= 0 else len(text)].isupper()


def local(c: Candidate, text: str, words: list[Capital], names: Names, parsed: Parsed) -> Iterator[str]:
    """The features of one mention by itself."""
    surface = text[c.start : c.end]
    ent = names.over(c.start, c.end)
    if ent is None:
        yield "ent:none"
    else:
        s, e, label = ent
        exact = abs(s - c.start) <= 4 and abs(e - c.end) <= 2
        side = "exact" if exact else ("first" if s >= c.start - 4 else ("last" if e <= c.end + 2 else "inner"))
        group = label if label in ("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT") else "other"
        yield f"ent:{group}:{side}"
    preceded = c.first > 0 and words[c.first].spaced and not c.part
    followed = c.last + 1 < len(words) and words[c.last + 1].spaced and not c.part
    if preceded and words[c.first - 1].text in given_names():
        yield "given_before"
    yield f"run:{'p' if preceded else '-'}{'f' if followed else '-'}"
    if c.part:
        yield "part"
    head = text[max(0, c.start - 40) : c.start]
    if m := _BEFORE.search(head):
        before = m.group(1)
        low = before.lower()
        if low in listed("locative"):
            yield "before:locative"
        elif low in listed("weak_locative"):
            yield f"before:{low}"
        elif before in listed("person_before"):
            yield "before:person"
        elif before in listed("storm_before"):
            yield "before:storm"
        elif low == "the":
            yield "before:the"
        elif low in ("a", "an"):
            yield "before:a"
        elif before == ",":
            yield "before:comma"
        elif before in "“\"‘'":
            yield "before:quote"
        elif before in ".!?:;":
            yield "before:stop"
        elif before[:1].isupper():
            yield "before:capital"
        else:
            yield "before:other"
    else:
        yield "before:start"
    back = head.split()[-4:]
    if back and head[-1:] == " ":
        if back[-1] == "the":
            back.pop()
        joined = back.pop() if back and back[-1] in ("of", "called", "named") else ""
        if back and back[-1] in listed("kind_of"):
            yield "kind_of"
        elif back and joined == "of" and back[-1] in listed("organisation_of"):
            yield "organisation_of"
        elif back and joined == "of" and back[-1].lower() in listed("of_place"):
            yield "of_place"
    tail = text[c.end : c.end + 60]
    if m := _AFTER.match(tail):
        after = m.group(1)
        if after.isupper() and len(after) > 3:
            after = after.title()
        if followed:
            if after in listed("organisation_after"):
                yield "after:organisation"
            elif after in listed("civic_after"):
                yield "after:civic"
            elif after in listed("street"):
                yield "after:street"
            elif after in listed("person_before"):
                yield "after:title"
            else:
                yield "after:capital"
        elif after in listed("person_after"):
            yield "after:person"
        elif after == ",":
            yield "after:comma"
        elif tail.startswith(("'s", "’s")):
            yield "after:possessive"
        elif after in ".!?;":
            yield "after:stop"
        elif after[:1].isdigit():
            yield "after:digit"
        elif after == "-":
            yield "after:hyphen"
        elif after in listed("geo_after"):
            yield "after:geo"
        elif after.islower():
            yield "after:lower"
        else:
            yield "after:other"
    run_end = c.last
    while run_end + 1 < len(words) and words[run_end + 1].spaced:
        run_end += 1
    if run_end > c.last:
        last = words[run_end].text
        last = last.title() if last.isupper() and len(last) > 3 else last
        if last in listed("organisation_after"):
            yield "run_ends:organisation"
        elif last in listed("street"):
            yield "run_ends:street"
    if m := re.match(r", ([A-Z][\w.]*\.?(?: [A-Z]\w+)?)", tail):
        following = m.group(1)
        if (
            following in abbreviations()
            or following.split(" ")[0] in abbreviations()
            or (following[:2] in post_codes() and len(following) == 2)
        ):
            yield "contained"
    if surface in abbreviations():
        yield "abbreviation"
    elif _CAMEL.fullmatch(surface):
        yield "camel"
    if followed and _AGED.match(tail):
        yield "aged"
    letters = _RUN_LETTERS.findall(surface)
    if len(letters) > 1 and surface.isupper():
        yield "caps:short" if len(letters) <= 5 else "caps:long"
        if in_heading(text, c.start, c.end):
            yield "caps:heading"
    if (c.start == 0 or text[c.start - 1] == "\n") and DATELINE_AFTER.match(tail):
        yield "dateline"
    tag = parsed.doc[parsed.token_at(c.start)].tag_ if len(parsed.doc) else ""
    yield (
        f"tag:{tag}"
        if tag in ("NNP", "NNPS", "NN", "NNS", "JJ", "VB", "VBG", "VBD", "RB", "IN", "CD", "DT", "PRP")
        else "tag:other"
    )


def known(c: Candidate, countries: set[str | None]) -> Iterator[str]:
    """The features of what the gazetteer knows under the name; `countries` are those that the account names."""
    if c.head:
        yield "head"
    if not c.entries:
        yield "unknown"
        yield f"unknown:words{min(3, c.last - c.first + 1)}"
        return
    namesakes = sum(1 for e in c.entries if e.main) or len(c.entries)
    yield "namesakes:1" if namesakes == 1 else f"namesakes:{'few' if namesakes < 6 else 'many'}"
    if any(e.country in countries and e.kind != COUNTRY for e in c.entries):
        yield "in_country_told"
        if namesakes == 1:
            yield "only_there"
    best = max(c.entries, key=lambda e: (e.main, e.population))
    kinds = {e.kind for e in c.entries if e.main}
    for kind in (COUNTRY, DIVISION, DISTRICT, AREA, SEA):
        if kind in kinds:
            yield f"kind:{kind}"
    if not best.main:
        # "Calcutta", "Kiev": a city's other name is no slip of another word.
        city = best.population >= KNOWN_CITY and namesakes <= MOST_KNOWN
        yield "alternate:city" if city or (namesakes == 1 and c.end - c.start >= TELLING) else "alternate"
    elif best.kind == "town" and best.division is None:
        yield "kind:site"
    town = max((e.population for e in c.entries if e.kind == "town" and e.main), default=-1)
    yield "town:none" if town < 0 else f"town:{min(7, int(math.log10(town + 1)))}"
    yield f"words{min(3, c.last - c.first + 1)}"


def promising(c: Candidate, text: str, names: Names) -> bool:
    """Whether a name that the gazetteer does not know can be a place at all: the parser says so, or "in" and "village of" before it."""
    name = names.over(c.start, c.end)
    if name is not None and name[2] in ("GPE", "LOC", "FAC"):
        return True
    after = _AFTER.match(text, c.end)
    if after and after.group(1) in listed("geo_after"):
        return True
    back = text[max(0, c.start - 24) : c.start].split()
    return bool(back) and (
        back[-1].lower() in listed("locative") or (back[-1] == "of" and len(back) > 1 and back[-2] in listed("kind_of"))
    )


def features(parsed: Parsed, ents: Sequence[Span], words: list[Capital], found: list[Candidate]) -> list[list[str]]:
    """The features of every candidate, none for those without hope; the last ones tell what the rest of the account says of the same name."""
    text, names, persons = parsed.document.text, Names(ents), surnames(ents)
    countries = {e.country for c in found for e in c.entries[:1] if e.kind == COUNTRY and e.main}
    own = [
        [*local(c, text, words, names, parsed), *known(c, countries)]
        if c.entries or c.head or promising(c, text, names)
        else []
        for c in found
    ]
    by_form: dict[str, list[int]] = {}
    for i, c in enumerate(found):
        by_form.setdefault(text[c.start : c.end].casefold(), []).append(i)
    for i, c in enumerate(found):
        if not own[i]:
            continue
        surface = text[c.start : c.end]
        if surface in persons:
            own[i].append("surname")
        same = [j for j in by_form[surface.casefold()] if j != i]
        if (
            i + 1 < len(found)
            and text[c.end : found[i + 1].start] == ", "
            and any(inside(e, r) for r in found[i + 1].entries[:3] if r.main and r.kind != "town" for e in c.entries)
        ):
            own[i].append("chain")
        seen = {f for j in same for f in own[j][:12]}
        if "before:storm" in seen:
            own[i].append("elsewhere:storm")
        if "before:locative" in seen:
            own[i].append("elsewhere:locative")
        if "contained" in seen:
            own[i].append("elsewhere:contained")
        if "ent:GPE:exact" in seen:
            own[i].append("elsewhere:GPE")
        if "ent:PERSON:exact" in seen or "ent:PERSON:last" in seen:
            own[i].append("elsewhere:PERSON")
        if "ent:ORG:exact" in seen:
            own[i].append("elsewhere:ORG")
        if "dateline" in seen:
            own[i].append("elsewhere:dateline")
    return own
