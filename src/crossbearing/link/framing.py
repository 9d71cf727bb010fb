"""What the accounts name differently: entities under names that share no word, and concepts for which they choose other words.

A comparison, no score: it tells which account uses which word, itself or in others' mouths. Forms that differ only in spelling or inflection
are one form. A concept is compared on the same thing (`of`, resolved to an entity), else among the accounts of one event.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crossbearing.link.body_names import body_tokens, generic_nouns, is_acronym_of
from crossbearing.link.folding import fold_name
from crossbearing.link.partition import Partition
from crossbearing.link.spelling import spelled_alike
from crossbearing.link.translations import in_english
from crossbearing.records import Annotations, Entity, FramedForm, Naming, Passage
from crossbearing.records.ordered import in_order_of_document

# Two words of one concept and tint that begin with so many letters alike are one word in two parts of speech (occupy, occupation).
STEM = 4
# Letters in brackets after a place are the agency's, or the place's initials; neither is another name for it.
_LETTERS = re.compile(r"(?:[A-Z]\.?[a-z]?){2,5}")
# Words from which on an entity has too many names to be one.
MOST_FORMS = 12


class Use(NamedTuple):
    """One use of a form by an account; `own` where the account itself speaks; `english` is the form of a concept in English."""

    form: str
    passage: Passage
    own: bool
    tint: str | None = None
    english: str | None = None


def compare_naming(
    accounts: Sequence[Annotations], entities: Sequence[Entity], main_event: dict[str, str]
) -> tuple[Naming, ...]:
    """Everything that two accounts or more name differently: entities first, then concepts, what most accounts name first."""
    ordered = in_order_of_document(accounts)
    texts = {a.document.id: a.document.text for a in ordered}
    found = [row for e in entities if (row := _entity(e, texts)) is not None]
    concepts = _concepts(ordered, entities, main_event)
    return (*sorted(found, key=_rank), *sorted(concepts, key=_rank))


def _rank(row: Naming) -> tuple[object, ...]:
    told = {d for f in row.forms for d in (*f.documents, *f.quoted)}
    return (-len(told), -sum(len(f.mentions) for f in row.forms), row.label, row.of or "", row.event or "")


def _form(form: str, uses: Iterable[Use]) -> FramedForm:
    told = sorted(uses, key=lambda u: (u.passage.document, u.passage.start))
    own = dict.fromkeys(u.passage.document for u in told if u.own)
    quoted = dict.fromkeys(u.passage.document for u in told if u.passage.document not in own)
    tint = next((u.tint for u in told), None)
    return FramedForm(form, tuple(own), tuple(quoted), tuple(dict.fromkeys(u.passage for u in told)), tint)  # type: ignore[arg-type]


def _forms(groups: dict[str, list[Use]]) -> tuple[FramedForm, ...]:
    made = [_form(form, uses) for form, uses in groups.items()]
    return tuple(sorted(made, key=lambda f: (-len(f.documents), -len(f.mentions), f.form)))


# Entities.


def _telling(form: str) -> frozenset[str]:
    return frozenset(t for t in body_tokens(form) if t not in generic_nouns())


def same_name(a: str, b: str) -> bool:
    """Whether two forms of a name differ in no more than spelling, inflection, length or initials."""
    x, y = _telling(a), _telling(b)
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return True
    return any(p == q or spelled_alike(p, q) or _inflected(p, q) for p in x for q in y)


def _inflected(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= STEM and long.startswith(short)


def _entity(entity: Entity, texts: dict[str, str]) -> Naming | None:
    """The entity's names, where two accounts use names that share no word."""
    if entity.kind == "person" or len({m.document for m in entity.mentions}) < 2:
        return None
    uses: dict[str, list[Use]] = defaultdict(list)
    # What an entity is written as; "It" and "they" are mentions of it, but none of its names.
    written = {" ".join(f.split()) for f in (entity.name, *entity.aliases)}
    for m in entity.mentions:
        form = " ".join(texts[m.document][m.start : m.end].split())
        if (
            form in written
            and form[:1].isupper()
            and _telling(form)
            and not (_LETTERS.fullmatch(form) and entity.kind == "place")
        ):
            uses[form].append(Use(form, m, True))
    if len(uses) < 2:
        return None
    forms = sorted(uses, key=lambda f: (-len(uses[f]), f))
    apart: Partition[str] = Partition(forms, lambda a, b: False)
    for n, a in enumerate(forms):
        for b in forms[n + 1 :]:
            if same_name(a, b):
                apart.join(a, b)
    groups: dict[str, list[Use]] = {}
    for group in apart.groups():
        # The form that most use stands for the others; a whole name before a heading in capitals.
        best = min(
            group,
            key=lambda f: (
                f.isupper() and len(f) > STEM,
                -len({u.passage.document for u in uses[f]}),
                -len(uses[f]),
                f,
            ),
        )
        groups[best] = [u for f in group for u in uses[f]]
    if not 1 < len(groups) <= MOST_FORMS or not _differ(groups):
        return None
    return Naming(entity.name, _forms(groups), entity=entity.id)


def _differ(groups: dict[str, list[Use]]) -> bool:
    """Whether two accounts use different sets of the forms."""
    by_document: dict[str, set[str]] = defaultdict(set)
    for form, uses in groups.items():
        for u in uses:
            by_document[u.passage.document].add(form)
    return len({frozenset(f) for f in by_document.values()}) > 1


# Concepts.


def _concepts(ordered: Sequence[Annotations], entities: Sequence[Entity], main_event: dict[str, str]) -> list[Naming]:
    named: dict[str, Entity] = {}
    for e in entities:
        for form in (e.name, *e.aliases):
            named.setdefault(fold_name(form), e)
    about: dict[tuple[str, str], list[Use]] = defaultdict(list)
    among: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for a in ordered:
        event = main_event.get(a.document.id)
        for f in a.framing:
            passage = Passage(a.document.id, f.start, f.end)
            use = Use(f.word, passage, f.by is None, f.tint, in_english(f.concept, f.word))
            if f.of is not None:
                entity = named.get(fold_name(f.of))
                about[f.concept, entity.name if entity else f.of].append(use)
            if event is not None:
                among[f.concept, event].append(use)
    rows: list[Naming] = []
    done: set[tuple[str, Passage]] = set()
    for (concept, of), uses in sorted(about.items()):
        if forms := _compared(uses):
            rows.append(Naming(concept, forms, concept=concept, of=of))
            done.update((concept, u.passage) for u in uses)
    for (concept, event), uses in sorted(among.items()):
        rest = [u for u in uses if (concept, u.passage) not in done]
        if forms := _compared(rest):
            rows.append(Naming(concept, forms, concept=concept, event=event))
    return rows


def _compared(uses: Sequence[Use]) -> tuple[FramedForm, ...] | None:
    """The forms, where one account uses a word that says more than the bare fact and another account uses another word instead."""
    if len({u.passage.document for u in uses}) < 2:
        return None
    groups: dict[str, list[Use]] = {}
    for form, members in _families(uses).items():
        groups[form] = members
    told = {form: {u.passage.document for u in members} for form, members in groups.items()}
    everybody = {d for documents in told.values() for d in documents}
    loaded = [f for f, members in groups.items() if members[0].tint != "plain"]
    if len(groups) < 2 or not any(everybody - told[f] for f in loaded):
        return None
    return _forms(groups)


def _families(uses: Sequence[Use]) -> dict[str, list[Use]]:
    """The uses by word, those of one stem and tint, and of one word in two languages, together under the word used most."""
    by_word: dict[str, list[Use]] = defaultdict(list)
    for u in uses:
        by_word[u.form].append(u)
    families: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for word in sorted(by_word):
        english = by_word[word][0].english or word
        families[english[:STEM] if " " not in english else english, by_word[word][0].tint].append(word)
    out: dict[str, list[Use]] = {}
    for words in families.values():
        counts = Counter({w: len(by_word[w]) for w in words})
        best = min(words, key=lambda w: (-counts[w], w))
        out[best] = [u for w in words for u in by_word[w]]
    return out
