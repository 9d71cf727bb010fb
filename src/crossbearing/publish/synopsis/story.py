"""The case told in order of time, from the record's fields alone: a paragraph an event, and one on the accounts themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossbearing.lexicon import lexicon
from crossbearing.publish import wording
from crossbearing.publish.origins import case_origins
from crossbearing.publish.rows import Row, rows
from crossbearing.publish.sigla import Siglum, sigla
from crossbearing.publish.synopsis.opening import opening
from crossbearing.publish.synopsis.pieces import Cite, Paragraph, Piece, Sentence, sentence
from crossbearing.publish.synopsis.sentences import about, clause, listed
from crossbearing.publish.synopsis.values import values
from crossbearing.publish.view import Case
from crossbearing.records import Call, Event, Record

# What an editor's note holds: the events of which most is told, and of each what several accounts tell or dispute.
MOST_EVENTS, MOST_ROWS, MOST_ALONE, MOST_CALLS = 16, 10, 3, 4
# Rows in the order in which one tells: the toll first, then what was done and by whom, then what else is told.
_ORDER = ("magnitude", "fatalities", "missing", "injured", "displaced", "detained", "participants", "troops", "buildings", "cause", "perpetrator",
          "money", "duration", "population", "end", "other")  # fmt: skip
# Told by one account alone, only these are worth a sentence in a note on the whole case.
_TELLING = frozenset(
    ["fatalities", "missing", "injured", "displaced", "detained", "participants", "magnitude", "perpetrator", "cause"]
)


def synopsis(record: Record) -> tuple[Paragraph, ...]:
    """The paragraphs: events in order of time, those without a date last; then demands; then what the accounts take from one another."""
    letters = sigla(record.documents)
    case = Case(record, letters)
    chosen = [e for e in case.ordered() if e.claims][:MOST_EVENTS]
    chosen.sort(key=lambda e: (e.start is None, e.start or "", e.id))
    made = [Paragraph(e.id, p) for e in chosen if (p := _event(case, e))]
    for extra in (_demands(record.calls, letters), _accounts(record, letters)):
        if extra:
            made.append(Paragraph(None, extra))
    return tuple(made)


def _event(case: Case, event: Event) -> tuple[Sentence, ...]:
    order = tuple(case.sigla)
    table = rows(event, case.claims, case.relations.get(event.id, []), order)
    starts = _own_start(event, table)
    told = tuple(d for d in order if d in event.documents)
    stated = (
        c for k in event.claims if (c := case.claims.get(k)) and c.factuality not in ("predicted", "hypothetical")
    )
    known = list(stated)
    happened = any(c.attribute in _TELLING and c.factuality == "asserted" for c in known)
    first = opening(event, starts, order, known[0].id if known else None, happened)
    ranked = sorted(
        (r for r in table if r.attribute in _ORDER),
        key=lambda r: (_ORDER.index(r.attribute), bool(r.of), -len(r.cells), r.subject or ""),
    )
    if len(told) == 1:
        return (first, *_by_one(ranked))
    said = [first]
    shared = [r for r in ranked if len(r.cells) > 1 or r.status in ("disputed", "updated", "denied")]
    for row in [r for r in shared if r.attribute != "other" or r.subject][:MOST_ROWS]:
        said += about(row)
    for document in order:
        only = [r for r in ranked if r not in shared and set(r.cells) == {document} and r.attribute in _TELLING]
        if line := _only(document, only):
            said.append(line)
    return tuple(said)


def _own_start(event: Event, table: Sequence[Row]) -> Row | None:
    """The row of the event's own beginning: the one that most accounts tell."""
    found = [r for r in table if r.attribute == "start"]
    return max(found, key=lambda r: (len(r.cells), -found.index(r)), default=None)


def _by_one(ranked: Sequence[Row]) -> list[Sentence]:
    plain: list[Piece] = []
    rest: list[Sentence] = []
    for row in [r for r in ranked if r.attribute != "other"][:MOST_ROWS]:
        told = values(row)
        if len(told) == 1 and not told[0].denied and not values(row, parts=True):
            plain.append(clause(row, told[0], alone=not any(c.sources for c in told[0].claims)))
        else:
            rest += about(row, alone=True)
    return [*([sentence(*listed(plain))] if plain else []), *rest]


def _only(document: str, alone: Sequence[Row]) -> Sentence | None:
    """What one account alone tells, its most telling figures."""
    first = [(row, told[0]) for row in alone if (told := values(row)) and not told[0].denied]
    pieces: list[Piece] = []
    for row, value in first[:MOST_ALONE]:
        said = clause(row, value)
        how = next((c.how for c in said.cites if c.how), "")
        pieces.append(Piece(said.text + (f" ({how})" if how else ""), said.claims))
    return sentence("only ", Piece("", (), (Cite((document,)),)), " tells that ", *listed(pieces)) if pieces else None


def _demands(calls: Sequence[Call], letters: Mapping[str, Siglum]) -> tuple[Sentence, ...]:
    """For each account its calls, those of one kind by one caller together."""
    verbs = lexicon("synopsis")["calls"]
    said = []
    for document, siglum in letters.items():
        grouped: dict[tuple[str, str], list[Call]] = {}
        for call in sorted((c for c in calls if c.document == document), key=lambda c: (c.start, c.end)):
            by = call.by if call.by and call.by != siglum.name else ""
            grouped.setdefault((by, call.kind), []).append(call)
        pieces: list[Piece | str] = []
        for (by, kind), mine in list(grouped.items())[:MOST_CALLS]:
            quotes = [wording.quoted(wording.clip(c.quote).rstrip(" .")) for c in mine[:MOST_CALLS]]
            left = f" and {len(mine) - MOST_CALLS:,} more" if len(mine) > MOST_CALLS else ""
            pieces += [
                "; " if pieces else "",
                f"{by} {verbs[kind]}: " if by else f"{verbs[kind]}: ",
                ", ".join(quotes),
                left,
            ]
        if pieces:
            told = Piece("", (), (Cite((document,)),))
            own = not next(iter(grouped))[0]
            said.append(sentence(told, " " if own else " tells that ", *pieces))
    return tuple(said)


def _accounts(record: Record, letters: Mapping[str, Siglum]) -> tuple[Sentence, ...]:
    taken: dict[tuple[str, str], int] = {}
    for copy in record.copies:
        a, b = copy.a.document, copy.b.document
        if a in letters and b in letters:
            late, early = sorted((a, b), key=lambda d: list(letters).index(d), reverse=True)
            if copy.direction in ("a", "b"):
                late, early = (a, b) if copy.direction == "a" else (b, a)
            taken[late, early] = taken.get((late, early), 0) + 1
    said = []
    if len(letters) > 1:
        said.append(
            sentence(
                f"the {wording.count(len(letters), 'account')} bring {wording.count(case_origins(record), 'origin')}"
            )
        )
    for (late, early), n in sorted(
        taken.items(), key=lambda x: (list(letters).index(x[0][0]), list(letters).index(x[0][1]))
    ):
        said.append(
            sentence(
                Piece("", (), (Cite((late,)),)),
                f" shares {wording.count(n, 'passage')} with ",
                Piece("", (), (Cite((early,)),)),
            )
        )
    return tuple(said)
