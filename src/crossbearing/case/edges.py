"""Who copies, credits or quotes whom, with counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from crossbearing.case.bearing import display_name
from crossbearing.publish.origins import fold_speaker
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Record


def edges(record: Record, sigla: Mapping[str, Siglum]) -> Iterator[dict[str, Any]]:
    """The edges between publishers and speakers, the strongest first. A source that is an account's publisher is credited, any other quoted."""
    names = {d: display_name(s.document) for d, s in sigla.items()}
    known = {fold_speaker(x): x for x in names.values()}
    documents: dict[str, set[str]] = defaultdict(set)
    for d, own in names.items():
        documents[own].add(d)
    found: Counter[tuple[str, str, str]] = Counter()
    for c in record.copies:
        taker, giver = (c.a, c.b) if c.direction in ("a", c.a.document) else (c.b, c.a)
        if c.direction is not None and names[taker.document] != names[giver.document]:
            found["copies", names[taker.document], names[giver.document]] += 1
    for claim in record.claims:
        if claim.document is None:
            continue
        teller = names[claim.document]
        for source in claim.sources:
            publisher = known.get(fold_speaker(source))
            if publisher != teller:
                found["credits" if publisher else "quotes", teller, publisher or source] += 1
    for n, ((kind, source, target), count) in enumerate(sorted(found.items(), key=lambda x: (-x[1], x[0]))):
        yield {"number": n, "kind": kind, "source": source, "target": target, "count": count,
               "source_document": _only(documents.get(source)), "target_document": _only(documents.get(target))}  # fmt: skip


def _only(documents: set[str] | None) -> str | None:
    return next(iter(documents)) if documents and len(documents) == 1 else None
