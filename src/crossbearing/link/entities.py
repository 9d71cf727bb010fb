"""Names of one bearer across accounts: spellings, transliterations, short forms, acronyms, other official names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossbearing.link.appearances import Appearance, appearances_of
from crossbearing.link.bearers import bearers_of, key_of, neighbours
from crossbearing.link.body_names import body_tokens, generic_nouns
from crossbearing.link.name_joins import joined, reasons
from crossbearing.link.person_names import person_tokens, without_title
from crossbearing.link.rounds import DESCRIBED, INITIALS, ROUNDS, TRANSLATED, TRANSLATIONS, Draft, draft_of, heard
from crossbearing.link.rounds.kinds import MAJORITY, settled_by_all
from crossbearing.link.rounds.surnames import surnames_alike
from crossbearing.records import Annotations, Entity, Passage, content_id
from crossbearing.records.name import NameKind
from crossbearing.records.ordered import in_order_of_document

# In a case of no more accounts than this, a bare surname is the one person of that name wherever it stands; in a
# larger one only where an account has both.
SMALL_CASE = 40


def link_entities(accounts: Sequence[Annotations], found: Sequence[Appearance] | None = None) -> tuple[Entity, ...]:
    """Every entity, with all its forms and mentions, in order of first mention. Where the appearances are `found` already, only the accounts'
    documents are looked at."""
    ordered = in_order_of_document(accounts)
    by_document: dict[str, list[Appearance]] = defaultdict(list)
    for x in found or ():
        by_document[x.document].append(x)
    drafts = [
        draft_of(a.document, appearances_of(a) if found is None else by_document.pop(a.document.id, []))
        for a in ordered
    ]
    small = len(drafts) <= SMALL_CASE
    drafts = _among_few(drafts) if small else _among_many(drafts)
    bearers = bearers_of([x for d in drafts for x in d.found])
    pairs = (
        (p, q, why)
        for p, near in neighbours(bearers)
        for q in near
        if (why := reasons(bearers[p], bearers[q])) is not None
    )
    found_one = joined(bearers, pairs, small)
    entities = [
        entity_of(
            (x for k in group for x in bearers[k].appearances), [w for k in group for w in found_one.whys.get(k, ())]
        )
        for group in found_one.groups
    ]
    return tuple(sorted(entities, key=place_of))


def place_of(entity: Entity) -> tuple[str, int, int, str]:
    """Where an entity stands in the order of first mention."""
    first = entity.mentions[0]
    return first.document, first.start, first.end, entity.id


def _among_many(drafts: list[Draft]) -> list[Draft]:
    for round in ROUNDS:
        drafts = heard(drafts, round)
    return drafts


def _among_few(drafts: list[Draft]) -> list[Draft]:
    """In a small case what one account says in full holds in all the others."""
    drafts = settled_by_all(heard(drafts, MAJORITY))
    for round in (TRANSLATIONS, TRANSLATED, INITIALS):
        drafts = heard(drafts, round)
    alike = surnames_alike(drafts)
    drafts = [replace(d, found=[*d.found, *more]) for d, more in zip(drafts, alike, strict=True)]
    return heard(drafts, DESCRIBED)


def entity_of(appearances: Iterable[Appearance], whys: Sequence[str]) -> Entity:
    """The entity of all appearances of bearers that are one, bearer by bearer, and of the reasons for which they are."""
    appearances = sorted(appearances, key=lambda x: (x.document, x.start, x.end))
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
    mentions = tuple(dict.fromkeys(Passage(x.document, x.start, x.end) for x in appearances))
    return Entity(
        content_id("n", *(f"{m.document}:{m.start}:{m.end}" for m in mentions)),
        kind,
        name,
        tuple(sorted((f for f in forms if f != name), key=lambda f: (f.lower(), f))),
        mentions,
        min(ids, key=lambda i: (-ids[i], i)) if ids and kind == "place" else None,
        tuple(dict.fromkeys([*whys, *(x.why for x in appearances if x.why)])),
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


__all__ = ["forms_by_document", "link_entities"]
