"""Concepts for which accounts choose other words: on one thing (`of`, resolved to an entity), else among the accounts of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from crossbearing.link.folding import fold_name
from crossbearing.link.naming_forms import STEM, Use, forms_of
from crossbearing.link.translations import in_english
from crossbearing.records import Annotations, Entity, FramedForm, Naming, Passage


class Wording(NamedTuple):
    """A word that an account uses for a concept, and of what."""

    concept: str
    of: str | None
    use: Use


def wordings(account: Annotations) -> Iterator[Wording]:
    """The account's own choice of words, and those it quotes, in order."""
    for f in account.framing:
        passage = Passage(account.document.id, f.start, f.end)
        yield Wording(f.concept, f.of, Use(f.word, passage, f.by is None, f.tint, in_english(f.concept, f.word)))


def on_thing(concept: str, of: str, uses: Sequence[Use]) -> Naming | None:
    """The words for a concept of one thing, where accounts differ; `uses` in order of account and place."""
    forms = _compared(uses)
    return Naming(concept, forms, concept=concept, of=of) if forms else None


def in_event(concept: str, event: str, uses: Sequence[Use]) -> Naming | None:
    """The words for a concept among the accounts of one event, where they differ; `uses` in order of account and place."""
    forms = _compared(uses)
    return Naming(concept, forms, concept=concept, event=event) if forms else None


def concept_namings(
    accounts: Iterable[Annotations], entities: Sequence[Entity], main_event: dict[str, str]
) -> Iterator[Naming]:
    """Every concept for which accounts, given in order, choose other words."""
    named: dict[str, str] = {}
    for e in entities:
        for form in (e.name, *e.aliases):
            named.setdefault(fold_name(form), e.name)
    about: dict[tuple[str, str], list[Use]] = defaultdict(list)
    among: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for a in accounts:
        event = main_event.get(a.document.id)
        for w in wordings(a):
            if w.of is not None:
                about[w.concept, named.get(fold_name(w.of), w.of)].append(w.use)
            if event is not None:
                among[w.concept, event].append(w.use)
    done: set[tuple[str, Passage]] = set()
    for (concept, of), uses in sorted(about.items()):
        if row := on_thing(concept, of, uses):
            yield row
            done.update((concept, u.passage) for u in uses)
    for (concept, event), uses in sorted(among.items()):
        if row := in_event(concept, event, [u for u in uses if (concept, u.passage) not in done]):
            yield row


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
    return forms_of(groups)


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
