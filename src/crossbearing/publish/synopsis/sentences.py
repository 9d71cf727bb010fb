"""Sentences about one row: what all tell, how it grew, what is disputed and what is denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossbearing.lexicon import lexicon
from crossbearing.publish import wording
from crossbearing.publish.rows import Row
from crossbearing.publish.synopsis.pieces import Piece, Sentence, sentence
from crossbearing.publish.synopsis.values import Value, cites, values

# More rival values than this make a sentence that nobody reads; the table has them all.
MOST_VALUES = 5
# A subject of more words than this is a clause.
LONGEST_SUBJECT = 5


def about(row: Row, alone: bool = False) -> list[Sentence]:
    """What is told in the row, in one sentence or two; nothing where only parts or forecasts are. `alone`: one account tells the whole event."""
    told = values(row)
    stated = [v for v in told if not v.denied]
    denied = [v for v in told if v.denied]
    among = _among(row)
    if not stated:
        return [*([_denial(row, denied)] if denied else []), *among]
    if row.status == "updated" and any(v.struck for v in stated):
        made = _growth(row, stated)
    elif row.status == "disputed" and len(stated) > 1:
        made = _dispute(row, stated)
    else:
        made = _plain(row, [v for v in stated if not v.struck] or stated, alone)
    return [made, *([_denial(row, denied)] if denied else []), *among]


def clause(row: Row, value: Value, alone: bool = False) -> Piece:
    """One value as a clause: "nine people were killed"."""
    return Piece(_clause(row, value), value.ids, () if alone else cites(value.claims))


def _clause(row: Row, value: Value) -> str:
    named = lexicon("synopsis")["named"].get(row.attribute)
    if named:
        return str(named["is"]).format(v=_said(row, value))
    words = _words(row)
    if words is None:
        return f"{row.name}: {value.text}"
    if value.high == 0 and not row.of:
        return str(words["none"]).format(n=value.text)
    single = value.low == value.high == 1
    return str(words["one" if single else "many"]).format(n=counted(row, value))


def counted(row: Row, value: Value) -> str:
    """The figure with whom it counts: "nine firefighters", "at least 68 people"."""
    one, many = (_words(row) or {"who": ["", ""]})["who"]
    who = _who(row) or (one if value.low == value.high == 1 else many)
    said = value.text
    # "dozens of people", "hundreds of people".
    joint = " of " if said.split()[-1] in ("dozens", "hundreds", "thousands", "scores", "millions") else " "
    return f"{said}{joint}{who}".strip() if who and who.split()[-1].lower() not in said.lower().split() else said


def _words(row: Row) -> dict[str, Any] | None:
    found = lexicon("synopsis")["attributes"].get(row.attribute)
    return found if isinstance(found, dict) else None


def _who(row: Row) -> str:
    """Whom the row counts, in the account's words without what only points back."""
    return _bare(row.of)


def _bare(who: str) -> str:
    """The noun phrase of a subject, nothing where it only points back, repeats the attribute or is half a clause."""
    rows = lexicon("synopsis")["subjects"]
    words = who.split()
    while words and words[0].lower() in rows["leads"]:
        words.pop(0)
    empty = not words or len(words) > LONGEST_SUBJECT or words[-1].lower() in rows["nobody"]
    return "" if empty or {w.lower() for w in words} & set(rows["clause"]) else " ".join(words)


def _plain(row: Row, told: Sequence[Value], alone: bool) -> Sentence:
    if len(told) > 1 and (named := lexicon("synopsis")["named"].get(row.attribute)):
        before, _, after = str(named["are"]).partition("{v}")
        return sentence(
            before,
            *listed([Piece(_said(row, v), v.ids, cites(v.claims)) for v in told[:MOST_VALUES]]),
            after,
            _more(told),
        )
    first = clause(row, told[0], alone and not any(c.sources for c in told[0].claims))
    return sentence(
        *listed([first, *(Piece(v.text, v.ids, cites(v.claims)) for v in told[1:MOST_VALUES])], " or "), _more(told)
    )


def _among(row: Row) -> list[Sentence]:
    """Whom the accounts count among the whole, where they say who these are."""
    words = _words(row)
    parts = [v for v in values(row, parts=True) if not v.denied and not v.struck]
    if words is None or "among" not in words or not parts:
        return []
    before, _, _ = str(words["among"]).partition("{n}")
    named = [Piece(said, v.ids, cites(v.claims)) for v in parts if (said := _part_words(v, row))]
    return [sentence(before, *listed(named[:MOST_VALUES]), _more(named))] if named else []


def _part_words(value: Value, row: Row) -> str:
    subjects = {_bare(c.subject or "") for c in value.claims} | {_bare(row.of)}
    who = max(sorted(s for s in subjects if s), key=len, default="")
    return f"{value.text} {who}" if who and who.split()[-1].lower() not in value.text.lower().split() else ""


def listed(pieces: Sequence[Piece], last: str = " and ") -> list[Piece | str]:
    """The pieces with commas between them, and `last` before the last one."""
    made: list[Piece | str] = []
    for n, piece in enumerate(pieces):
        made += [("" if not n else last if n == len(pieces) - 1 else ", "), piece]
    return made


def _said(row: Row, value: Value) -> str:
    return value.text if row.attribute == "end" else wording.quoted(value.text)


def _growth(row: Row, told: Sequence[Value]) -> Sentence:
    old = [v for v in told if v.struck]
    new = [v for v in told if not v.struck] or [old.pop()]
    # What fewer accounts tell and no figure has grown to is not where it went.
    new = [v for v in new if len(v.documents) == len(new[0].documents) or _beside(v, new[0])] or new
    verb = "went"
    first, last = old[0] if old else new[0], new[0]
    if first.low is not None and last.low is not None and first.low != last.low:
        verb = "rose" if last.low > first.low else "fell"
    head = _head(row)
    pieces: list[Piece | str] = [f"{head} {verb} from "]
    for n, value in enumerate(old[:MOST_VALUES]):
        pieces += [" and " if n else "", Piece(value.text, value.ids, cites(value.claims))]
    for n, value in enumerate(new[:MOST_VALUES]):
        pieces += [" to " if not n else " or ", Piece(value.text, value.ids, cites(value.claims))]
    return sentence(*pieces, _more([*old[MOST_VALUES:], *new[MOST_VALUES:]], 0))


def _beside(a: Value, b: Value) -> bool:
    """Whether the ranges of two values meet."""
    low, high = (
        max(a.low or 0, b.low or 0),
        min(a.high if a.high is not None else 1e18, b.high if b.high is not None else 1e18),
    )
    return low <= high


def _dispute(row: Row, told: Sequence[Value]) -> Sentence:
    named = lexicon("synopsis")["named"].get(row.attribute)
    words = _words(row)
    question = str((named or words or {}).get("question", f"the figure for {row.name}"))
    who = f" ({_who(row)})" if _who(row) and words else ""
    pieces: list[Piece | str] = [f"{question}{who} is disputed: "]
    for n, value in enumerate(told[:MOST_VALUES]):
        text = _said(row, value) if named else value.text
        pieces += [", against " if n == 1 else ", " if n else "", Piece(text, value.ids, cites(value.claims))]
    pieces.append(_more(told))
    estimate = row.record.estimate if row.record else None
    if estimate is not None and (best := wording.estimate(row.attribute, estimate, row.unit)):
        spread = wording.estimate_range(row.attribute, estimate, row.unit)
        pieces.append(
            f"; taken together, {best}" + (f" (between {spread.replace('–', ' and ')})" if "–" in spread else "")
        )
    return sentence(*pieces)


def _denial(row: Row, denied: Sequence[Value]) -> Sentence:
    pieces: list[Piece | str] = []
    for n, value in enumerate(denied[:MOST_VALUES]):
        who = Piece("", (), cites(value.claims))
        verb = " denies " if len(value.documents) == 1 else " deny "
        pieces += ["; " if n else "", who, verb, Piece(_denied_words(row, value), value.ids)]
    return sentence(*pieces, _more(denied))


def _denied_words(row: Row, value: Value) -> str:
    if row.attribute in lexicon("synopsis")["named"]:
        return f"that {_clause(row, value)}"
    return f"that {_clause(row, value)}" if _words(row) else f"the figure of {value.text} for {row.name}"


def _head(row: Row) -> str:
    words = _words(row)
    if words is None:
        return f"the figure for {row.name}"
    who = _who(row)
    return f"{words['count']}{f' ({who})' if who else ''}"


def _more(told: Sequence[object], most: int = MOST_VALUES) -> str:
    left = len(told) - most
    return f" and {wording.count(left, 'more value')}" if left > 0 else ""
