"""Facts by accounts: who tells, who denies, who is silent; what only one tells, and what only one leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossbearing.records import Coverage, Telling
from crossbearing.weigh.comparable import Group
from crossbearing.weigh.independence import Families
from crossbearing.weigh.relations import Weighing
from crossbearing.weigh.said import Said
from crossbearing.weigh.subjects import label

# Silent accounts are named while the event has so many at most, so that the record grows with what is told and not with what is not.
NAMED_SILENT = 40
# An account leaves out what this many others tell.
OTHERS = 2
# Words of these attributes are told of one thing; words of others tell different facts unless they stand in some relation.
ONE_FACT = frozenset({"start", "end", "title"})


def facts(weighed: Sequence[Weighing]) -> list[Weighing]:
    """The groups, those of words split into facts: causes or places that have nothing to do with each other stand apart."""
    found: list[Weighing] = []
    for w in weighed:
        if w.group.figures or w.group.own[0].claim.attribute in ONE_FACT:
            found.append(w)
        else:
            found += _split(w)
    return found


def _split(w: Weighing) -> Iterator[Weighing]:
    families = Families()
    for f in w.found:
        families.join(f.a.claim.id, f.b.claim.id)
    kept: dict[str, list[Said]] = {}
    for s in w.group.own:
        kept.setdefault(families.root(s.claim.id), []).append(s)
    for root, rows in kept.items():
        yield Weighing(Group(tuple(rows)), tuple(f for f in w.found if families.root(f.a.claim.id) == root))


def coverage(event: str, documents: Sequence[str], split: Sequence[Weighing]) -> tuple[Coverage, ...]:
    """The facts of one event by its accounts, in the order of the groups; nothing where only one account tells of it."""
    telling = sorted({s.document for w in split for s in w.group.own if s.claim.event == event} | set(documents))
    if len(telling) < 2:
        return ()
    return tuple(c for w in split if (c := _fact(event, telling, w)) is not None)


def _fact(event: str, documents: Sequence[str], w: Weighing) -> Coverage | None:
    rows = [s for s in w.group.own if s.claim.event == event and s.claim.factuality != "hypothetical"]
    told = _by_document(s for s in rows if s.claim.factuality != "denied")
    refuted = {f.b.claim.id for f in w.found if f.type == "denies"}
    denied = _by_document(
        s for s in rows if s.document not in told and (s.claim.factuality == "denied" or s.claim.id in refuted)
    )
    if not told and not denied:
        return None
    silent = [d for d in documents if d not in told and d not in denied]
    alone = len(told) == 1 and not denied and bool(silent)
    left_out = len(silent) == 1 and len(told) >= OTHERS
    return Coverage(
        rows[0].claim.attribute,
        _subject(rows, w.group.figures),
        tuple(Telling(d, ids) for d, ids in sorted(told.items())),
        tuple(Telling(d, ids) for d, ids in sorted(denied.items())),
        tuple(silent) if len(documents) <= NAMED_SILENT else (),
        len(silent),
        next(iter(told)) if alone else None,
        silent[0] if left_out else None,
    )


def _by_document(rows: Iterator[Said]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for s in rows:
        found.setdefault(s.document, []).append(s.claim.id)
    return {d: tuple(ids) for d, ids in found.items()}


def _subject(rows: Sequence[Said], figures: bool) -> str | None:
    """The words most claims use, the first told among equals; for a fact in words, the word itself; where no claim says whom a part
    counts, what sets it apart."""
    count: dict[str, int] = {}
    for s in rows:
        said = s.claim.subject if figures or s.claim.attribute in ONE_FACT else s.claim.value
        if said:
            count[said] = count.get(said, 0) + 1
    if count:
        return max(count, key=lambda k: count[k])
    return None if rows[0].scope.whole or not figures else label(rows[0].scope)
