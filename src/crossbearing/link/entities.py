"""Names of one bearer across accounts: spellings, transliterations, short forms, acronyms, other official names.

Joins are made from the surest to the least sure; two full names that cannot be one person, and two places of the gazetteer, stay apart
whatever chain of likenesses would connect them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.lexicon import lexicon
from crossbearing.link.appearances import Appearance, appearances_of, with_translations
from crossbearing.link.bearers import Bearer, Key, bearers_of, key_of, neighbours
from crossbearing.link.body_names import body_tokens, generic_nouns, is_acronym_of, is_short_for, same_body
from crossbearing.link.descriptions import built_on_names, described, initials_used, surnames_alike, surnames_used
from crossbearing.link.folding import fold_name
from crossbearing.link.partition import Partition
from crossbearing.link.person_names import (
    generation,
    is_first_of,
    is_full,
    person_tokens,
    same_person,
    two_persons,
    without_title,
)
from crossbearing.link.strength import stated, strength
from crossbearing.link.typing_slips import kinds_settled
from crossbearing.records import Annotations, Entity, Passage, content_id
from crossbearing.records.name import NameKind
from crossbearing.records.ordered import in_order_of_document

# In a case of no more accounts than this, a bare surname is the one person of that name wherever it stands; in a
# larger one only where an account has both.
SMALL_CASE = 40

Join = tuple[float, Key, Key, str]


def link_entities(accounts: Sequence[Annotations], found: list[Appearance] | None = None) -> tuple[Entity, ...]:
    """Every entity, with all its forms and mentions, in order of first mention. Where the appearances are `found` already, only the accounts'
    documents are looked at."""
    ordered = in_order_of_document(accounts)
    found = [x for a in ordered for x in appearances_of(a)] if found is None else found
    found += built_on_names(ordered, found)
    found = kinds_settled(found, len(ordered) <= SMALL_CASE)
    by_document: dict[str, list[Appearance]] = defaultdict(list)
    for x in found:
        by_document[x.document].append(x)
    bodies = {fold_name(x.form): x for x in found if x.kind in ("organization", "group") and not x.pronoun}
    found = [
        x
        for a in ordered
        for x in with_translations(a.document.id, a.document.text, by_document[a.document.id], bodies)
    ]
    translated = {fold_name(x.form): x.kind for x in found if x.why and " (" in x.why and x.kind != "person"}
    found = [replace(x, kind=translated.get(fold_name(x.known_as), x.kind)) if x.kind == "person" else x for x in found]
    found += initials_used(ordered, found)
    found += surnames_used(ordered, found)
    if len(ordered) <= SMALL_CASE:
        found += surnames_alike(ordered, found)
    descriptions = described(ordered, found)
    told = {(x.document, x.start, x.end) for x in descriptions}
    found = [x for x in found if not x.pronoun or (x.document, x.start, x.end) not in told] + descriptions
    bearers = bearers_of(found)
    apart = Partition(list(bearers), lambda a, b: must_stay_apart(bearers[a], bearers[b]))
    whys: dict[Key, list[str]] = defaultdict(list)
    _join_sure(bearers, apart, whys)
    _join_short(bearers, apart, whys, len(ordered) <= SMALL_CASE)
    order = {a.document.id: n for n, a in enumerate(ordered)}
    entities = [_entity([bearers[k] for k in group], [w for k in group for w in whys[k]]) for group in apart.groups()]
    return tuple(
        sorted(entities, key=lambda e: (order[e.mentions[0].document], e.mentions[0].start, e.mentions[0].end, e.id))
    )


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


def _join_sure(bearers: dict[Key, Bearer], partition: Partition[Key], whys: dict[Key, list[str]]) -> None:
    """Joins full names that are one by their spelling, by the gazetteer or by an account's own words."""
    joins: set[Join] = set()
    for p, near in neighbours(bearers):
        for q in near:
            a, b = bearers[p], bearers[q]
            if p[0] != q[0]:
                continue
            if p[0] == "person":
                x, y = person_tokens(a.name), person_tokens(b.name)
                # "Robert Vane" may be the father or the son: he is joined as a short form is, where there is only one of them.
                if ((len(x) > 1 and len(y) > 1) or len(x) == len(y)) and bool(generation(x)[1]) == bool(
                    generation(y)[1]
                ):
                    why = same_person(x, y)
                    if why:
                        joins.add((-strength(why), p, q, why))
                continue
            if a.geonameid is not None and a.geonameid == b.geonameid:
                joins.add((-1.0, p, q, f"one place in the gazetteer ({a.geonameid})"))
            elif a.listed is not None and a.listed == b.listed:
                joins.add((-1.0, p, q, f"one place in the list of areas ({a.listed})"))
            elif why := same_body(a.name, b.name):
                joins.add((-strength(why), p, q, why))
    for _, p, q, why in sorted(joins):
        if partition.group(p) != partition.group(q) and partition.join(p, q):
            whys[min(p, q)].append(f"“{bearers[p].name}” and “{bearers[q].name}”: {stated(why)}")
    # What one account defines ("Long Form (LF)", "Oldname/Newburg") holds in the others, where only one body is so called.
    named: dict[str, set[Key]] = defaultdict(set)
    for key, bearer in bearers.items():
        for seen in bearer.appearances:
            if seen.why and not seen.pronoun and (seen.form.isupper() or " (" in seen.why or "/" in seen.why):
                named[fold_name(seen.form)].add(key)
    for form, keys in sorted(named.items()):
        alone = ("body", form)
        if alone not in bearers or len({partition.group(k) for k in keys}) != 1:
            continue
        if partition.group(alone) != partition.group(min(keys)) and partition.join(alone, min(keys)):
            whys[alone].append(f"“{bearers[alone].name}” and “{bearers[min(keys)].name}”: {stated('so defined')}")


def _join_short(bearers: dict[Key, Bearer], partition: Partition[Key], whys: dict[Key, list[str]], small: bool) -> None:
    """Joins short forms, surnames and acronyms to the one bearer that they fit, none where several do."""
    fits: dict[Key, dict[Key, str]] = defaultdict(dict)
    for p, near in neighbours(bearers):
        for q in near:
            if p[0] != q[0]:
                continue
            for short, long in ((p, q), (q, p)):
                why = _short_why(bearers[short], bearers[long])
                if why:
                    fits[short][long] = why
    for short in sorted(fits, key=lambda k: (-len(k[1]), k)):
        candidates = {k: why for k, why in fits[short].items() if partition.may_join(short, k)}
        groups: dict[int, list[Key]] = defaultdict(list)
        for k in sorted(candidates):
            groups[partition.group(k)].append(k)
        if len(groups) > 1 or not small:
            met = {
                g: keys for g, keys in groups.items()
                if any(bearers[k].documents & bearers[short].documents for k in partition.members(keys[0]))
            }  # fmt: skip
            groups = defaultdict(list, met)
        if len(groups) != 1:
            continue
        (keys,) = groups.values()
        if partition.group(short) != partition.group(keys[0]) and partition.join(short, keys[0]):
            whys[short].append(f"“{bearers[short].name}” and “{bearers[keys[0]].name}”: {stated(candidates[keys[0]])}")


def _short_why(short: Bearer, long: Bearer) -> str | None:
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


def _entity(group: list[Bearer], whys: list[str]) -> Entity:
    appearances = sorted((x for b in group for x in b.appearances), key=lambda x: (x.document, x.start, x.end))
    kinds = Counter(x.kind for x in appearances)
    kind: NameKind = min(kinds, key=lambda k: (-kinds[k], k))
    forms: Counter[str] = Counter()
    for x in appearances:
        forms[x.known_as] += 0
        if not x.pronoun:
            forms[x.form] += 1
            if x.title:
                forms[f"{x.title} {x.form}"] += 0
            # A short form goes with its article ("the Company"), a name of several words without.
            if x.article and " " not in x.form and kind in ("organization", "group") and not x.form.isupper():
                forms[x.forms[1]] += 0
    for form in list(forms):
        bare = form.split(" ", 1)[1] if form[:4] in ("the ", "The ") else None
        if bare and key_of(bare, kind)[1] not in generic_nouns():
            forms[bare] += 0
        if kind == "person" and (untitled := without_title(form)) != form:
            forms[untitled] += 0
    ids = Counter(x.geonameid for x in appearances if x.geonameid is not None)
    name = _fullest(forms, kind)
    whys = [*dict.fromkeys([*whys, *(x.why for x in appearances if x.why)])]
    mentions = tuple(dict.fromkeys(Passage(x.document, x.start, x.end) for x in appearances))
    return Entity(
        content_id("n", *(f"{m.document}:{m.start}:{m.end}" for m in mentions)),
        kind,
        name,
        tuple(sorted((f for f in forms if f != name), key=lambda f: (f.lower(), f))),
        mentions,
        min(ids, key=lambda i: (-ids[i], i)) if ids and kind == "place" else None,
        tuple(whys),
    )


def _fullest(forms: Counter[str], kind: NameKind) -> str:
    """The form by which the entity is called: full, not in capitals, as most write it. A place is called as most
    call it."""

    def rank(form: str) -> tuple[object, ...]:
        words = len(person_tokens(form)) if kind == "person" else len(body_tokens(form))
        full = 0 if kind == "place" else -min(words, 6)
        # A single word in capitals is an acronym, several are a headline.
        titled = kind == "person" and without_title(form) != form
        return (
            form.isupper() and len(form) > 1,
            "\n" in form,
            full,
            titled,
            form[:4].lower() == "the ",
            -forms[form],
            form,
        )

    return min(forms, key=rank)


def forms_by_document(entities: Sequence[Entity]) -> dict[str, list[tuple[int, int, str]]]:
    """For each document the mentions in it: (start, end, entity id), in order."""
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for m in entity.mentions:
            out[m.document].append((m.start, m.end, entity.id))
    return {d: sorted(rows) for d, rows in sorted(out.items())}


__all__ = ["Appearance", "forms_by_document", "link_entities", "must_stay_apart"]
