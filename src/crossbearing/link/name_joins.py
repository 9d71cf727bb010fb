"""Why names are one bearer's, and which of them come together.

Joins are made from the surest to the least sure; two full names that cannot be one person, and two places of the gazetteer, stay apart
whatever chain of likenesses would connect them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from crossbearing.lexicon import lexicon
from crossbearing.link.bearers import Bearer, Key
from crossbearing.link.body_names import body_tokens, generic_nouns, is_acronym_of, is_short_for, same_body
from crossbearing.link.partition import Partition
from crossbearing.link.person_names import generation, is_first_of, is_full, person_tokens, same_person, two_persons
from crossbearing.link.strength import stated, strength


class Reasons(NamedTuple):
    """Why two bearers may be one: by their full names; the first as a short form of the second; the second as one of the first."""

    sure: str | None
    first: str | None
    second: str | None


class Joined(NamedTuple):
    """The groups of bearers that are one, and why each of them came to its group."""

    groups: list[list[Key]]
    whys: Mapping[Key, list[str]]


def reasons(a: Bearer, b: Bearer) -> Reasons | None:
    """Why two bearers may be one, None where nothing says so."""
    if a.key[0] != b.key[0]:
        return None
    found = Reasons(_sure(a, b), _short(a, b), _short(b, a))
    return found if any(found) else None


def joined(bearers: dict[Key, Bearer], pairs: Iterable[tuple[Key, Key, Reasons]], small: bool) -> Joined:
    """The bearers, given in order of key, in groups: by the pairs, each once and the lower key first, and by what accounts define. What neither a pair nor a
    definition connects has no influence on one another. `small`: a short form is the one bearer that it fits though no account has both."""
    apart = Partition(list(bearers), lambda a, b: must_stay_apart(bearers[a], bearers[b]))
    whys: dict[Key, list[str]] = defaultdict(list)
    sure: list[tuple[float, Key, Key, str]] = []
    fits: dict[Key, dict[Key, str]] = defaultdict(dict)
    for p, q, why in pairs:
        if why.sure:
            sure.append((-strength(why.sure), p, q, why.sure))
        if why.first:
            fits[p][q] = why.first
        if why.second:
            fits[q][p] = why.second
    for _, p, q, told in sorted(sure):
        if apart.group(p) != apart.group(q) and apart.join(p, q):
            whys[min(p, q)].append(f"“{bearers[p].name}” and “{bearers[q].name}”: {stated(told)}")
    _join_defined(bearers, apart, whys)
    _join_short(bearers, fits, apart, whys, small)
    return Joined(apart.groups(), whys)


def defining(bearers: Mapping[Key, Bearer]) -> dict[Key, list[Key]]:
    """For the bearer of each short form that accounts define ("Long Form (LF)", "Oldname/Newburg") those whose it is said to be."""
    found: dict[Key, list[Key]] = defaultdict(list)
    for key, bearer in bearers.items():
        for form in sorted(bearer.defines):
            if ("body", form) in bearers:
                found["body", form].append(key)
    return found


def must_stay_apart(a: Bearer, b: Bearer) -> bool:
    """Whether two bearers cannot be one: a person and a body, two full names of persons, two places of the
    gazetteer."""
    if a.key[0] != b.key[0]:
        return True
    if a.key[0] == "person":
        return two_persons(person_tokens(a.name), person_tokens(b.name))
    if (a.kind == "place") != (b.kind == "place") and (a.geonameid is not None or b.geonameid is not None):
        return same_body(a.name, b.name) is None
    if a.geonameid is not None and b.geonameid is not None and a.geonameid != b.geonameid:
        return True
    x, y = body_tokens(a.name), body_tokens(b.name)
    nations = ({t for t in x if t.startswith("=")}, {t for t in y if t.startswith("=")})
    if nations[0] and nations[1] and not nations[0] & nations[1]:
        return True
    return (len(x) == 1) != (len(y) == 1) and ("people" in x) != ("people" in y) and bool(nations[0] & nations[1])


def _sure(a: Bearer, b: Bearer) -> str | None:
    """Why two full names are one by their spelling or by the gazetteer."""
    if a.key[0] == "person":
        x, y = person_tokens(a.name), person_tokens(b.name)
        # "Robert Vane" may be the father or the son: he is joined as a short form is, where there is only one of them.
        alike = ((len(x) > 1 and len(y) > 1) or len(x) == len(y)) and bool(generation(x)[1]) == bool(generation(y)[1])
        return same_person(x, y) if alike else None
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return f"one place in the gazetteer ({a.geonameid})"
    if a.listed is not None and a.listed == b.listed:
        return f"one place in the list of areas ({a.listed})"
    return same_body(a.name, b.name)


def _join_defined(bearers: dict[Key, Bearer], apart: Partition[Key], whys: dict[Key, list[str]]) -> None:
    """What one account defines holds in the others, where only one body is so called."""
    for alone, keys in sorted(defining(bearers).items()):
        if len({apart.group(k) for k in keys}) != 1:
            continue
        if apart.group(alone) != apart.group(min(keys)) and apart.join(alone, min(keys)):
            whys[alone].append(f"“{bearers[alone].name}” and “{bearers[min(keys)].name}”: {stated('so defined')}")


def _join_short(
    bearers: dict[Key, Bearer],
    fits: dict[Key, dict[Key, str]],
    apart: Partition[Key],
    whys: dict[Key, list[str]],
    small: bool,
) -> None:
    """Joins short forms, surnames and acronyms to the one bearer that they fit, none where several do."""
    for short in sorted(fits, key=lambda k: (-len(k[1]), k)):
        candidates = {k: why for k, why in fits[short].items() if apart.may_join(short, k)}
        groups: dict[int, list[Key]] = defaultdict(list)
        for k in sorted(candidates):
            groups[apart.group(k)].append(k)
        if len(groups) > 1 or not small:
            met = {
                g: keys for g, keys in groups.items()
                if any(bearers[k].documents & bearers[short].documents for k in apart.members(keys[0]))
            }  # fmt: skip
            groups = defaultdict(list, met)
        if len(groups) != 1:
            continue
        (keys,) = groups.values()
        if apart.group(short) != apart.group(keys[0]) and apart.join(short, keys[0]):
            whys[short].append(f"“{bearers[short].name}” and “{bearers[keys[0]].name}”: {stated(candidates[keys[0]])}")


def _short(short: Bearer, long: Bearer) -> str | None:
    """Why one may be a short form of the other."""
    if short.key[0] == "person":
        x, y = person_tokens(short.name), person_tokens(long.name)
        less = generation(y)[1] is not None and generation(x)[1] is None
        if len(x) == 2 and is_full(x) and is_first_of(x, y):
            return "the same names without the last"
        return same_person(x, y) if (less or not is_full(x)) and is_full(y) and len(x) <= len(y) else None
    if long.kind == "place" or short.geonameid is not None:
        return _short_place(short, long)
    if is_acronym_of(short.name, long.name):
        return "its initials"
    return is_short_for(short.name, long.name)


def _short_place(short: Bearer, long: Bearer) -> str | None:
    """A street, river or dam without its common noun (`Linden` for `Linden Avenue`); a town is not its river."""
    x, y = body_tokens(short.name), body_tokens(long.name)
    if short.kind == long.kind and x and len(x) < len(y) and set(y) - set(x) <= set(lexicon("bodies")["states"]):
        return "the same without the form of state"
    if short.kind != long.kind or short.geonameid is not None or long.listed is not None:
        return None
    nouns = set(lexicon("bodies")["thoroughfares"])
    if x and len(x) < len(y) and y[: len(x)] == x and set(y[len(x) :]) <= nouns and not set(x) & generic_nouns():
        return "a short form"
    return None
