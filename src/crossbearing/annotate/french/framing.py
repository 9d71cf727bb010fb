"""Words that a French account chooses among others for the same act, party or place, under the concepts of the English ones.

The words are rows of `lexicon/fr/framing.yaml`; they are found by their forms, and the parse only tells a noun from a verb of one form.
"""

from __future__ import annotations

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.framed_words import PIECE, framed_words, is_reflexive
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.numbers import find_numbers
from crossbearing.annotate.french.objects import About, Named, of_adjective, of_noun, of_verb
from crossbearing.annotate.french.peoples import country_at
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.wording.choice import Choice
from crossbearing.annotate.wording.speaker import said_by, speaker
from crossbearing.records import Attribution, Framing, Name, Place

_NOUNS = ("NOUN", "PROPN")
_BEFORE_NOUN = ("DET", "NUM", "ADP")
_NAMING = frozenset({"appeler", "nommer", "baptiser", "surnommer"})


def find_framing(
    t: Tokens, groups: Groups, places: tuple[Place, ...], names: tuple[Name, ...], said: tuple[Attribution, ...]
) -> tuple[Framing, ...]:
    """Every such word of the account, in order, none overlapping."""
    known = framed_words()
    named = Named(t, places, names)
    speakers = said_by(said)
    found: list[Framing] = []
    end = 0
    for piece in PIECE.finditer(t.text):
        rows = known.get(piece.group().lower())
        if rows is None or piece.start() < end or _in_name(named, t.at(piece.start())):
            continue
        best: Framing | None = None
        for choice in rows:
            stop = choice.end_of(t.text, piece.start(), piece.end())
            if stop is None or (best is not None and stop <= best.end):
                continue
            about = _meant(t, groups, choice, piece.start(), stop, named)
            if about is not None:
                of = named.told(about, t.at(piece.start()), choice.place_only)
                by = speaker(speakers, piece.start())
                best = Framing(piece.start(), stop, choice.concept, choice.word, choice.tint, of, by)
        if best is not None:
            found.append(best)
            end = best.end
    return tuple(found)


def _in_name(named: Named, i: int) -> bool:
    """Whether a token is a piece of a name ("Front de libération nationale"); headings in capitals look like names."""
    name = named.over(i)
    return name is not None and name.kind != "group" and not named.t.word[i].isupper()


def _meant(t: Tokens, groups: Groups, choice: Choice, start: int, stop: int, named: Named) -> About | None:
    """What may tell what the word is about, None where it is not meant here in the concept's sense."""
    first, last = t.at(start), t.at(stop - 1)
    if choice.means_else(t.text, start, stop) or not _company(t, choice, first, last):
        return None
    if choice.pos == "VERB" and t.lower[first] == "en":
        return About(())  # "ont pris dix passagers en otage"
    about: About | None
    if choice.pos == "VERB":
        about = _verb(t, groups, choice, first, last)
    elif choice.pos == "ADJ":
        about = _adjective(t, choice, first, last)
    else:
        about = _noun(t, choice, first, last)
    return None if about is None or (choice.place_only and not _of_place(t, choice, about, named)) else about


def _of_place(t: Tokens, choice: Choice, about: About, named: Named) -> bool:
    """Whether it is about a place; a noun may have the adjective of a people instead: "l'occupation russe"."""
    if about.own is None:
        return False
    return named.is_place(about.own) or (choice.pos is None and country_at(t, about.own[0]) is not None)


def _company(t: Tokens, choice: Choice, first: int, last: int) -> bool:
    """Whether the words that must stand in the sentence do, and those that must not do not."""
    if not choice.needs and not choice.unless:
        return True
    words = [t.lower[j] for j in range(t.sent[first], t.end_of_sentence(first)) if not first <= j <= last]
    if choice.unless and any(w.startswith(tuple(choice.unless)) for w in words):
        return False
    return not choice.needs or any(w.startswith(tuple(choice.needs)) for w in words)


def _verb(t: Tokens, groups: Groups, choice: Choice, first: int, last: int) -> About | None:
    verb = choice.word.split()[0]
    moods = forms_of(verb).get(t.lower[first]) or forms_of(verb).get("s'" + t.lower[first], ())
    if not moods:
        return None
    group = groups.group(first, moods)
    if group.reflexive != is_reflexive(choice):
        return None
    bare = not group.auxiliary and group.mood != "infinitive"
    if bare and first and t.pos[first] in (*_NOUNS, "ADJ", "ADP") and t.pos[first - 1] in _BEFORE_NOUN:
        return None
    return of_verb(t, first, last, group)


def _adjective(t: Tokens, choice: Choice, first: int, last: int) -> About | None:
    """An adjective beside its noun; a participle with "par" is a verb."""
    following = t.lower[last + 1] if last + 1 < len(t) else ""
    before = t.pos[first - 1] if first > t.sent[first] else ""
    beside = before in (*_NOUNS, "ADJ", "X") or (
        last + 1 < len(t) and t.pos[last + 1] in _NOUNS and before in ("DET", "ADP")
    )
    if choice.rest is None and (not beside or following == "par" or t.pos[first] in ("AUX", "ADV")):
        return None
    return of_adjective(t, first, last)


def _noun(t: Tokens, choice: Choice, first: int, last: int) -> About | None:
    before = _before(t, first)
    if choice.rest is None:
        if t.pos[first] in ("VERB", "AUX") and before not in _BEFORE_NOUN:
            return None
        if choice.pos == "NOUN" and not _stands_as_noun(t, first, before):
            return None
        inside = first > t.sent[first] and t.text[t.start[first] - 1] not in '«“"('
        if inside and t.word[first][0].isupper() and not t.word[first].isupper():
            return None  # "la Révolution", a name that is not recognised as one
    return of_noun(t, first, last)


def _before(t: Tokens, i: int) -> str:
    """The part of speech before a word in its sentence; verbs of naming go with articles ("que l'ONU nomme réfugiés")."""
    if i == t.sent[i]:
        return ""
    if t.lemma[i - 1] in _NAMING or find_numbers(t.lower[i - 1]):
        return "DET"
    return t.pos[i - 1]


def _stands_as_noun(t: Tokens, i: int, before: str) -> bool:
    """Whether a word that can be a noun or an adjective is a noun here."""
    if before in (*_NOUNS, "AUX") or t.lower[i - 1 : i] == ["très"]:
        return False
    followed = i + 1 < len(t) and t.pos[i + 1] in _NOUNS
    return t.pos[i] in _NOUNS or (before in _BEFORE_NOUN and not followed)
