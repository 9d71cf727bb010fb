"""The sentence that opens an event: who tells of it, what, where and when, and who puts it otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.lexicon import lexicon
from crossbearing.publish import dates, wording
from crossbearing.publish.rows import Row
from crossbearing.publish.synopsis.pieces import Cite, Piece, Sentence, sentence
from crossbearing.publish.synopsis.values import Value, values
from crossbearing.records import Event

_VOWELS = tuple("aeiouAEIOU")


def opening(
    event: Event, starts: Row | None, accounts: Sequence[str], known: str | None = None, happened: bool = False
) -> Sentence:
    """`accounts`: the ids of all documents of the case; `starts`: the row of the event's own beginning; `known`: a claim that shows
    the event where none tells its beginning; `happened`: something is told of it that only what happened can have."""
    told = values(starts) if starts else []
    ids = tuple(i for v in told for i in v.ids) or (() if known is None else (known,))
    what = Piece(_what(event), ids)
    who = tuple(d for d in accounts if d in event.documents)
    foretold = (
        not happened
        and bool(starts and starts.claims)
        and all(c.factuality in ("predicted", "hypothetical") for c in (starts.claims if starts else ()))
    )
    if foretold and starts is not None:
        return sentence(Piece(f"{_what(event)} is expected", tuple(c.id for c in starts.claims), (Cite(who),)))
    if len(who) == len(accounts) > 1:
        head: list[Piece | str] = [f"{'Both' if len(who) == 2 else 'All ' + _number(len(who))} accounts tell of ", what]
    else:
        head = [Piece("", (), (Cite(who),)), " tells of " if len(who) == 1 else " tell of ", what]
    return sentence(*head, *_otherwise(event, told))


def _what(event: Event) -> str:
    noun = event.label.split(",")[0].strip()
    noun = noun[:1].lower() + noun[1:] if not noun.isupper() else noun
    # "deaths" and "clashes" are several, "fighting" has no number.
    plain = noun.endswith("s") or noun.split()[-1] in lexicon("synopsis")["mass"]
    text = noun if plain else f"{'an' if noun.startswith(_VOWELS) else 'a'} {noun}"
    if event.place and event.place.name.lower() not in noun.lower():
        text += f" in {event.place.name}" if (event.place.precision or 1) != 2 else f" near {event.place.name}"
    when = wording.when(event)
    if not when:
        return f"{text}, without a date"
    if not event.start:
        return f"{text}, {when}"
    # An end that only says less ("August 2009" for a day in it) tells no length.
    if event.end and not event.start.startswith(event.end) and dates.words(event.start) != when:
        return f"{text} ({when})"
    return f"{text} {_preposition(event.start)} {dates.words(event.start)}"


def _preposition(value: str) -> str:
    return "on" if len(value) >= 10 else "in"


def _otherwise(event: Event, told: Sequence[Value]) -> list[Piece | str]:
    """The beginnings that are more precise than the event's date, or differ from it."""
    plain = dates.words((event.start or "")[:10])
    pieces: list[Piece | str] = []
    shared = wording.when(event)
    for value in told:
        if value.denied or value.struck or value.text in (plain, shared) or plain.endswith(value.text):
            continue
        said = value.text.removeprefix(plain).lstrip(", ")
        said = f"at {said}" if said[:1].isdigit() and ":" in said and said != value.text else said
        if said == value.text:
            said = f"{_preposition(value.claims[0].value or '')} {said}"
        pieces += [
            "; " if not pieces else ", ",
            Piece("", (), (Cite(value.documents),)),
            " put it " if not pieces and len(value.documents) > 1 else " puts it " if not pieces else " ",
            Piece(said, value.ids),
        ]
    return pieces


def _number(n: int) -> str:
    return ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[n] if n < 10 else f"{n:,}"
